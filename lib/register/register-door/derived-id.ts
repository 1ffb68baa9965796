/** Ids for what has a name and no row of its own here: the same name gives the same id. */
import { createHash } from "node:crypto";

/** A uuid (version 8, RFC 9562 § 5.8) made from the parts. */
function derivedId(...parts: readonly string[]): string {
  const bytes = createHash("sha256").update(JSON.stringify(parts)).digest().subarray(0, 16);
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The id of an incident type, which is a name of the organisation's. */
export const typeIdOf = (orgId: string, typeName: string) =>
  derivedId("incident type", orgId, typeName);
/** The id of an organisation's one workflow. */
export const workflowIdOf = (orgId: string) => derivedId("workflow", orgId);
/** The id of an organisation's set of own fields. */
export const schemaIdOf = (orgId: string) => derivedId("fields", orgId);
