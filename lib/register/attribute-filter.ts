/** Filtering by values of own fields. */
import { Prisma } from "../db/rows";
import type { Tx } from "../db/transaction";
import { type Fault, Refusal } from "../errors";
import { hasOptions } from "../schema/register-door/fields";
import { type FieldRecord, readFieldsOf } from "./fields";
import type { Source } from "./list-source";
import { holdersOf, type OwnValue } from "./own-value";

/**
 * What each `name:value` leaves: the incidents that hold this value in the field of this name. Where several
 * organisations are asked, in the field of its own.
 *
 * @throws Refusal invalid_request, naming the defined fields
 */
export async function attributeSources(
  tx: Tx,
  orgIds: readonly string[],
  said: readonly string[],
): Promise<Source[]> {
  if (said.length === 0) return [];
  const fields = await readFieldsOf(tx, orgIds);
  const read = said.map((text) => ({ text, asked: fieldsIn(text, fields) }));
  const faults = read
    .filter(({ asked }) => asked.length === 0)
    .map(({ text }) => none(text, fields));
  const [first] = faults;
  if (first) {
    throw new Refusal("invalid_request", `${first.pointer}: ${first.detail}`, { faults });
  }
  return read.map(({ text, asked }) => {
    const values = asked.flatMap((field) => valuesIn(field, text.slice(field.name.length + 1)));
    const holders = holdersOf(orgIds, values);
    return {
      hits: (most) => Prisma.sql`${holders} LIMIT ${most}`,
      holds: Prisma.sql`EXISTS (SELECT 1 FROM (${holders}) AS held WHERE held.id = i.id)`,
    };
  });
}

/** The fields that `name:value` names. A name may hold colons: the longest that fits is meant. */
function fieldsIn(text: string, fields: readonly FieldRecord[]): FieldRecord[] {
  const fits = fields.filter(({ name }) => text.startsWith(`${name}:`));
  const longest = Math.max(...fits.map(({ name }) => name.length));
  return fits.filter(({ name }) => name.length === longest);
}

/** By what the answers show: an option that was renamed is found by the name that it has now. */
function valuesIn({ id, kind, options }: FieldRecord, value: string): OwnValue[] {
  if (!hasOptions(kind)) return [{ fieldId: id, said: value }];
  const called = options.filter((option) => option.value === value);
  return called.map((option) => ({ fieldId: id, said: option.id }));
}

function none(text: string, fields: readonly FieldRecord[]): Fault {
  const names = [...new Set(fields.map(({ name }) => name))];
  const name = text.slice(0, text.indexOf(":"));
  return {
    pointer: "attribute",
    detail: `The organisation has no field ${name}.`,
    fix:
      names.length === 0
        ? "It has none of its own; define one at /dashboard/settings/fields."
        : `Use one of those defined: ${names.join(", ")}.`,
  };
}
