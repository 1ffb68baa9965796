/**
 * Filtering by values of own fields. jsonb's @> is not leakproof, so under row-level security no index could
 * serve it: the organisation's incidents are looked at one by one.
 */
import { Prisma } from "../db/rows";
import type { Tx } from "../db/transaction";
import { type Fault, Refusal } from "../errors";
import { hasOptions } from "../schema/register-door/fields";
import { type FieldRecord, readFieldsOf } from "./fields";

/**
 * One condition for each `name:value`: that the incident holds this value in the field of this name. Where
 * several organisations are asked, in the field of its own.
 *
 * @throws Refusal invalid_request, naming the defined fields
 */
export async function attributeConditions(
  tx: Tx,
  orgIds: readonly string[],
  said: readonly string[],
): Promise<Prisma.Sql[]> {
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
    const each = asked.map((field) => holds(field, text.slice(field.name.length + 1)));
    return Prisma.sql`(${Prisma.join(each, " OR ")})`;
  });
}

/** The fields that `name:value` names. A name may hold colons: the longest that fits is meant. */
function fieldsIn(text: string, fields: readonly FieldRecord[]): FieldRecord[] {
  const fits = fields.filter(({ name }) => text.startsWith(`${name}:`));
  const longest = Math.max(...fits.map(({ name }) => name.length));
  return fits.filter(({ name }) => name.length === longest);
}

/** By what the answers show: an option that was renamed is found by the name that it has now. */
function holds({ id, orgId, kind, options }: FieldRecord, value: string): Prisma.Sql {
  const called = options.filter((option) => option.value === value);
  const held = hasOptions(kind) ? called.map((option) => ({ id: option.id })) : [{ value }];
  if (held.length === 0) return Prisma.sql`false`;
  const each = held.map(
    (one) => Prisma.sql`i.attributes @> ${JSON.stringify({ [id]: [one] })}::jsonb`,
  );
  return Prisma.sql`(i.org_id = ${orgId}::uuid AND (${Prisma.join(each, " OR ")}))`;
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
