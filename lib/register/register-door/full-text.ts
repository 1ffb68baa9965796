/** The full text of the register door: words of the incident by the register's search, names around it by any part. */
import { Prisma } from "../../db/rows";
import type { Tx } from "../../db/transaction";
import { type Source, searched } from "../list-source";
import { oneOf } from "../one-of";

/** Names in which the text occurs. */
interface Names {
  types: string[];
  creators: string[];
  emails: string[];
  organisations: string[];
  stages: string[];
}

/** The incidents that have the text in their words or in a name. */
export async function inFullText(tx: Tx, orgs: string[], text: string): Promise<Source[]> {
  const names = await namesWith(tx, orgs, text);
  const inNames = [
    ...some(names.types, (them) => Prisma.sql`i.type_name = ANY (${them})`),
    ...some(names.creators, (them) => Prisma.sql`i.created_by_name = ANY (${them})`),
    ...some(names.organisations, (them) => Prisma.sql`i.org_id = ANY (${them}::uuid[])`),
    ...some(names.stages, (them) => Prisma.sql`i.stage_id = ANY (${them}::uuid[])`),
    ...some(
      names.emails,
      (them) => Prisma.sql`i.id IN (
        SELECT a.incident_id FROM incident_assignee a
        WHERE ${oneOf("a.org_id", orgs)} AND a.email <> '' AND a.email = ANY (${them}))`,
    ),
  ];
  return searched(orgs, { q: text }).map((words) => ({
    hits: (most) => {
      // What is deleted and what is not stands in indexes of its own.
      const having = inNames.flatMap((condition) =>
        [Prisma.sql`IS NULL`, Prisma.sql`IS NOT NULL`].map(
          (is) => Prisma.sql`(SELECT i.id FROM incident i
            WHERE ${oneOf("i.org_id", orgs)} AND ${condition} AND i.deleted_at ${is} LIMIT ${most})`,
        ),
      );
      const all = [Prisma.sql`(${words.hits(most)})`, ...having];
      return Prisma.sql`SELECT h.id FROM (${Prisma.join(all, " UNION ")}) AS h LIMIT ${most}`;
    },
    holds: Prisma.sql`(${Prisma.join([...inNames, words.holds], " OR ")})`,
  }));
}

const some = (names: string[], holds: (names: string[]) => Prisma.Sql) =>
  names.length === 0 ? [] : [holds(names)];

async function namesWith(tx: Tx, orgs: string[], text: string): Promise<Names> {
  const like = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const rows = await tx.$queryRaw<{ kind: keyof Names; name: string }[]>`
    WITH RECURSIVE ${occurring("type", "incident", "type_name", Prisma.sql`t.deleted_at IS NULL`, orgs)},
      ${occurring("creator", "incident", "created_by_name", Prisma.sql`true`, orgs)},
      ${occurring("email", "incident_assignee", "email", Prisma.sql`t.email <> ''`, orgs)}
    SELECT 'types' AS kind, name FROM type WHERE name ILIKE ${like}
    UNION
    SELECT 'types', i.type_name FROM incident i
    WHERE ${oneOf("i.org_id", orgs)} AND i.deleted_at IS NOT NULL AND i.type_name ILIKE ${like}
    UNION SELECT 'creators', name FROM creator WHERE name ILIKE ${like}
    UNION SELECT 'emails', name FROM email WHERE name ILIKE ${like}
    UNION SELECT 'organisations', o.id::text FROM organisation o
    WHERE o.id = ANY (${orgs}::uuid[]) AND o.name ILIKE ${like}
    UNION SELECT 'stages', s.id::text FROM workflow_stage s
    WHERE ${oneOf("s.org_id", orgs)} AND s.name ILIKE ${like}`;
  const names: Names = { types: [], creators: [], emails: [], organisations: [], stages: [] };
  for (const { kind, name } of rows) names[kind].push(name);
  return names;
}

/**
 * A recursive part of a statement, `called (org_id, name)`: the values that occur in a column, from one to the next by an
 * index. There are few of very many rows. All names are ours, never input.
 */
export function occurring(
  called: string,
  table: "incident" | "incident_assignee",
  column: string,
  where: Prisma.Sql,
  orgs: readonly string[],
): Prisma.Sql {
  const [its, from, value] = [called, table, `t.${column}`].map(Prisma.raw);
  return Prisma.sql`${its} (org_id, name) AS (
    SELECT o.id, (SELECT ${value} FROM ${from} t WHERE t.org_id = o.id AND ${where} ORDER BY ${value} LIMIT 1)
    FROM unnest(${orgs}::uuid[]) AS o (id)
    UNION ALL
    SELECT c.org_id, (SELECT ${value} FROM ${from} t WHERE t.org_id = c.org_id AND ${where} AND ${value} > c.name
                      ORDER BY ${value} LIMIT 1)
    FROM ${its} c WHERE c.name IS NOT NULL)`;
}
