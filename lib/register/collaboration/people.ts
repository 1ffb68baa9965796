/** Who may be named on an incident: the people who may read it. */
import type { Tx } from "../../db/transaction";
import { Refusal } from "../../errors";
import type { Person } from "../incident";

/** Members of the organisation and of those above it, by name. The caller has checked that it may ask. */
export async function readersOf(tx: Tx, orgId: string): Promise<Person[]> {
  return tx.$queryRaw<Person[]>`
    SELECT id, name FROM lookup_readers(${orgId}::uuid) ORDER BY name, id`;
}

/**
 * The persons of these ids, in this order.
 *
 * @param pointer where in the request they stand
 * @throws Refusal invalid_request for somebody who may not read the organisation's incidents
 */
export async function requireReaders(
  tx: Tx,
  orgId: string,
  ids: readonly string[],
  pointer: (place: number) => string,
): Promise<Person[]> {
  if (ids.length === 0) return [];
  const readers = new Map((await readersOf(tx, orgId)).map((person) => [person.id, person]));
  const faults = ids.flatMap((id, place) =>
    readers.has(id)
      ? []
      : [
          {
            pointer: pointer(place),
            detail: "This person may not read the incident, or is none.",
            fix: "Name a member of the incident's organisation, or of one above it.",
          },
        ],
  );
  if (faults.length > 0) {
    throw new Refusal("invalid_request", "Only those who may read the incident can be named.", {
      faults,
    });
  }
  return ids.flatMap((id) => readers.get(id) ?? []);
}
