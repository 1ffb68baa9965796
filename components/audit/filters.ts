/** What the audit log is narrowed to, kept in the page's address under the API's own names. */
import { auditQuerySchema } from "@/lib/schema/audit";

const FIELDS = auditQuerySchema.pick({ subject: true, action: true, from: true, to: true }).shape;

export type AuditFilterName = keyof typeof FIELDS;
export type AuditFilter = Partial<Record<AuditFilterName, string>>;

const NAMES: readonly AuditFilterName[] = ["action", "subject", "from", "to"];

/** How many entries a page of the log holds. */
export const AUDIT_PAGE_SIZE = 50;

/** Reads the filter out of an address; what the API would refuse is left out and named. */
export function readAuditFilter(address: URLSearchParams): {
  filter: AuditFilter;
  dropped: AuditFilterName[];
} {
  const filter: AuditFilter = {};
  const dropped: AuditFilterName[] = [];
  for (const name of NAMES) {
    const said = address.get(name);
    if (said === null || said === "") continue;
    if (FIELDS[name].safeParse(said).success) filter[name] = said;
    else dropped.push(name);
  }
  return { filter, dropped };
}

/** The address of the audit log under a filter. */
export function auditAddress(filter: AuditFilter): string {
  const said = new URLSearchParams();
  for (const name of NAMES) {
    const value = filter[name];
    if (value) said.set(name, value);
  }
  return `/dashboard/audit${said.size > 0 ? `?${said}` : ""}`;
}

/** The key under which the pages of one filter are cached in the browser. */
export function auditKey(orgId: string, filter: AuditFilter) {
  return ["audit", orgId, filter] as const;
}
