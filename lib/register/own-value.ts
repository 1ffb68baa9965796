/** Which incidents hold a value of an own field: an index knows, in incident_value. */
import { createHash } from "node:crypto";
import { Prisma } from "../db/rows";
import { oneOf } from "./one-of";

/** A value's text, or an option's id, in a field. */
export interface OwnValue {
  fieldId: string;
  said: string;
}

/** Ids of the incidents that hold one of these, as a query of one column; without any of them it gives none. */
export function holdersOf(orgs: readonly string[], values: readonly OwnValue[]): Prisma.Sql {
  const each = values.map(
    ({ fieldId, said }) =>
      Prisma.sql`(v.field_id = ${fieldId}::uuid AND v.held = ${createHash("sha256").update(said).digest()})`,
  );
  const any = each.length === 0 ? Prisma.sql`false` : Prisma.join(each, " OR ");
  return Prisma.sql`SELECT v.incident_id AS id FROM incident_value v WHERE ${oneOf("v.org_id", orgs)} AND (${any})`;
}
