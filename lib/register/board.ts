/** What is still open, over all incidents: the board. */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import { type DutyRow, type IncidentRow, Prisma } from "../db/rows";
import { type Tx, transact } from "../db/transaction";
import type { Rule } from "../law/rule";
import { findRule, ruleAt } from "../law/rules";
import { PERSON } from "./incident";
import { oneOf } from "./one-of";
import { type OwnRuleName, ownRulesAt } from "./own-rules";
import { subtreeOf } from "./subtree";

/** The number of open duties is exact up to here. */
const BOARD_TOTAL_CAP = 1_000;

/** More rows than anyone reads; what does not fit is counted in total. */
const MOST_ROWS = 500;
/** Requests that wait for a decision come in numbers: they must not push an incident's clock off the board. */
const MOST_REQUESTS = 100;

export interface OpenDuty {
  duty: DutyRow;
  /** Null for the request of a data principal: its session says which. */
  incident:
    | (Pick<IncidentRow, "id" | "orgId" | "year" | "seq" | "title" | "status" | "drill"> & {
        owner: { id: string; name: string } | null;
      })
    | null;
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
  return transact(ctx, async (tx) => {
    requireScopeIn(ctx, query.orgId, "incidents:read");
    const orgs = query.subtree
      ? await subtreeOf(tx, ctx, query.orgId, "incidents:read")
      : [query.orgId];
    const open = Prisma.sql`${oneOf("d.org_id", orgs)} AND d.state IN ('to_decide', 'waiting', 'running', 'authority_extended')`;
    const ids = await tx.$queryRaw<{ id: string }[]>`
      (SELECT d.id FROM duty d WHERE ${open} AND d.incident_id IS NOT NULL
       ORDER BY ${PLACE}, d.id LIMIT ${MOST_ROWS})
      UNION ALL
      (SELECT d.id FROM duty d WHERE ${open} AND d.incident_id IS NULL
       ORDER BY ${PLACE}, d.id LIMIT ${MOST_REQUESTS})`;
    const [counted] = await tx.$queryRaw<{ n: bigint }[]>`
      SELECT count(*) AS n FROM (SELECT 1 FROM duty d WHERE ${open} LIMIT ${BOARD_TOTAL_CAP + 1}) AS counted`;
    const rows = await openDuties(
      tx,
      orgs,
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

/** The duties of these ids, in this order, each with its incident, its rule and its organisation's name. */
export async function openDuties(
  tx: Tx,
  orgs: readonly string[],
  ids: readonly string[],
): Promise<OpenDuty[]> {
  const found = await tx.duty.findMany({
    where: { id: { in: [...ids] } },
    include: {
      incident: {
        select: {
          id: true,
          orgId: true,
          year: true,
          seq: true,
          title: true,
          status: true,
          drill: true,
          owner: PERSON,
        },
      },
    },
  });
  const names = await tx.organisation.findMany({
    where: { id: { in: [...orgs] } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const byId = new Map(found.map((row) => [row.id, row]));
  const ruleOf = await rulesOf(tx, found);
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { incident, ...duty } = row;
    return [{ duty, incident, rule: ruleOf(duty), orgName: nameOf.get(duty.orgId) ?? "" }];
  });
}
