/** What is still open, over all incidents: the board. */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import { type DutyRow, type IncidentRow, Prisma } from "../db/rows";
import { statement } from "../db/statement";
import { look, type Tx } from "../db/transaction";
import type { Rule } from "../law/rule";
import { findRule, ruleAt } from "../law/rules";
import { CLOCK, type ClockRow } from "./clock-row";
import type { Person } from "./incident";
import { oneOf } from "./one-of";
import { type OwnRuleName, ownRulesAt } from "./own-rules";
import { subtreeOf } from "./subtree";

/** The number of open duties is exact up to here. */
const BOARD_TOTAL_CAP = 1_000;

/** More rows than anyone reads; what does not fit is counted in total. */
const MOST_ROWS = 500;
/** Requests that wait for a decision come in numbers: they must not push an incident's clock off the board. */
const MOST_REQUESTS = 100;

type NamedIncident = Pick<
  IncidentRow,
  "id" | "orgId" | "year" | "seq" | "title" | "status" | "drill"
> & { owner: Person | null };

export interface OpenDuty {
  duty: ClockRow & Pick<DutyRow, "orgId" | "sessionId">;
  /** Null for the request of a data principal: its session says which. */
  incident: NamedIncident | null;
  /** The rule in the version under which the duty stands. */
  rule: Rule | undefined;
  orgName: string;
}

/** Rules by their duties, in the version under which each stands: of the library, or an organisation's own. */
export async function rulesOf(
  tx: Tx,
  duties: readonly OwnRuleName[],
): Promise<(duty: OwnRuleName) => Rule | undefined> {
  const ownRuleOf = await ownRulesAt(
    tx,
    duties.filter(({ ruleId }) => !findRule(ruleId)),
  );
  return (duty) => ruleAt(duty.ruleId, duty.ruleVersion) ?? ownRuleOf(duty);
}

/** As the index duty_open has it, so that the planner finds the order there. */
export const PLACE = Prisma.sql`(CASE WHEN NOT d.binding THEN 'infinity'::timestamptz
        WHEN d.state = 'to_decide' THEN '-infinity'::timestamptz
        WHEN d.due_at IS NULL THEN 'infinity'::timestamptz
        ELSE d.due_at END)`;

/**
 * The open duties of an organisation, or of it and those below: what waits for a decision first, then by the
 * due instant, then what has no number or does not bind yet.
 *
 * @throws Refusal not_found (organisation), insufficient_scope
 */
export async function board(
  ctx: Ctx,
  query: { orgId: string; subtree?: boolean },
): Promise<{ rows: OpenDuty[]; total: number; totalIsCapped: boolean }> {
  requireScope(ctx, "incidents:read");
  return look(ctx, async (tx) => {
    requireScopeIn(ctx, query.orgId, "incidents:read");
    const orgs = query.subtree
      ? await subtreeOf(tx, ctx, query.orgId, "incidents:read")
      : [query.orgId];
    const open = Prisma.sql`${oneOf("d.org_id", orgs)} AND d.state IN ('to_decide', 'waiting', 'running', 'authority_extended')`;
    const [ids, [counted]] = await Promise.all([
      tx.$queryRaw<{ id: string }[]>`
        (SELECT d.id FROM duty d WHERE ${open} AND d.incident_id IS NOT NULL
         ORDER BY ${PLACE}, d.id LIMIT ${MOST_ROWS})
        UNION ALL
        (SELECT d.id FROM duty d WHERE ${open} AND d.incident_id IS NULL
         ORDER BY ${PLACE}, d.id LIMIT ${MOST_REQUESTS})`,
      tx.$queryRaw<{ n: bigint }[]>`
        SELECT count(*) AS n FROM (SELECT 1 FROM duty d WHERE ${open} LIMIT ${BOARD_TOTAL_CAP + 1}) AS counted`,
    ]);
    const rows = await openDuties(
      tx,
      ids.map(({ id }) => id),
    );
    const total = Number(counted?.n ?? 0);
    return {
      rows,
      total: Math.min(total, BOARD_TOTAL_CAP),
      totalIsCapped: total > BOARD_TOTAL_CAP,
    };
  });
}

/** A duty in one line with what it belongs to; that of no incident has none of an incident's columns. */
type Found = OpenDuty["duty"] & { incidentId: string | null; orgName: string | null } & Pick<
    IncidentRow,
    "year" | "seq" | "title" | "status" | "drill"
  > & { incidentOrgId: string; ownerId: string | null; ownerName: string };

const THESE = statement<Found>(
  "open duties",
  `SELECT ${CLOCK}, d.org_id AS "orgId", d.session_id AS "sessionId", g.name AS "orgName",
          i.id AS "incidentId", i.org_id AS "incidentOrgId", i.year, i.seq, i.title, i.status, i.drill,
          o.id AS "ownerId", o.name AS "ownerName"
   FROM unnest($1::uuid[]) WITH ORDINALITY AS these(id, place)
   JOIN duty d ON d.id = these.id
   LEFT JOIN organisation g ON g.id = d.org_id
   LEFT JOIN incident i ON i.id = d.incident_id
   LEFT JOIN user_account o ON o.id = i.owner_id
   ORDER BY these.place`,
);

/** The duties of these ids, in this order, each with its incident, its rule and its organisation's name. */
export async function openDuties(tx: Tx, ids: readonly string[]): Promise<OpenDuty[]> {
  if (ids.length === 0) return [];
  const found = await tx.rows(THESE, [ids]);
  const ruleOf = await rulesOf(tx, found);
  return found.map((duty) => ({
    duty,
    incident: incidentIn(duty),
    rule: ruleOf(duty),
    orgName: duty.orgName ?? "",
  }));
}

function incidentIn(found: Found): NamedIncident | null {
  if (found.incidentId === null) return null;
  const { incidentId: id, incidentOrgId: orgId, year, seq, title, status, drill } = found;
  const { ownerId, ownerName } = found;
  const owner = ownerId === null ? null : { id: ownerId, name: ownerName };
  return { id, orgId, year, seq, title, status, drill, owner };
}
