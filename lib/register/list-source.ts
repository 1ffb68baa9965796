/** Filters that are told elsewhere than on the incident: where few fit, those are where a list begins. */
import { Prisma } from "../db/rows";
import type { IncidentFilter } from "../schema/incident";
import { oneOf } from "./one-of";
import { isTold } from "./spans";

/** The incidents that one such filter leaves. */
export interface Source {
  /** Their ids as rows, no more than `most` of them, or all; which of them is not said. */
  hits(most: number | null): Prisma.Sql;
  /** Whether the incident `i` is one of them. */
  holds: Prisma.Sql;
}

/** Each state has an index of those alone. */
export const MET = {
  in_time: Prisma.sql`d.state = 'met' AND d.binding AND d.incident_id IS NOT NULL`,
  late: Prisma.sql`d.state = 'met_late' AND d.binding AND d.incident_id IS NOT NULL`,
} as const;

export function sourcesOf(orgs: string[], { q, filed, span }: IncidentFilter): Source[] {
  const sources: Source[] = [];
  if (q !== undefined) {
    sources.push({
      hits: (most) =>
        Prisma.sql`SELECT search_incidents(${orgs}::uuid[], ${q}, ${most}::bigint) AS id`,
      holds: Prisma.sql`search_holds(i.id, (SELECT search_query(${orgs}::uuid[], ${q})))`,
    });
  }
  if (filed) sources.push(rowsOf(orgs, "duty d", "d", MET[filed]));
  if (span === "to_detect") sources.push(rowsOf(orgs, "incident_times t", "t", isTold(span)));
  return sources;
}

/** The incidents that a row of a table is about; the names are ours, never input. */
function rowsOf(orgs: string[], table: string, alias: "d" | "t", fits: Prisma.Sql): Source {
  const from = Prisma.raw(`FROM ${table}`);
  const column = (name: string) => Prisma.raw(`${alias}.${name}`);
  return {
    hits: (most) => Prisma.sql`
      SELECT ${column("incident_id")} AS id ${from}
      WHERE ${oneOf(`${alias}.org_id`, orgs)} AND ${fits} LIMIT ${most}`,
    holds: Prisma.sql`EXISTS (
      SELECT 1 ${from}
      WHERE ${column("org_id")} = i.org_id AND ${column("incident_id")} = i.id AND ${fits})`,
  };
}
