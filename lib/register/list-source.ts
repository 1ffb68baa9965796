/** Filters that are told elsewhere than on the incident: where few fit, those are where a list begins. */
import { Prisma } from "../db/rows";
import type { IncidentFilter } from "../schema/incident";

/** The incidents that one such filter leaves. */
export interface Source {
  /** Their ids as rows, no more than `most` of them, or all; which of them is not said. */
  hits(most: number | null): Prisma.Sql;
  /** Whether the incident `i` is one of them. */
  holds: Prisma.Sql;
}

/** The words that are searched for. */
export function searched(orgs: readonly string[], { q }: Pick<IncidentFilter, "q">): Source[] {
  if (q === undefined) return [];
  return [
    {
      hits: (most) =>
        Prisma.sql`SELECT search_incidents(${orgs}::uuid[], ${q}, ${most}::bigint) AS id`,
      holds: Prisma.sql`search_holds(i.id, (SELECT search_query(${orgs}::uuid[], ${q})))`,
    },
  ];
}
