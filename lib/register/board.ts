/** What is still open, over all incidents: the board. */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import type { DutyRow, IncidentRow } from "../db/rows";
import { transact } from "../db/transaction";
import { OPEN_STATES } from "./incident";
import { subtreeOf } from "./subtree";

/** More rows than anyone reads; what does not fit is counted in total. */
const MOST_ROWS = 500;

export interface OpenDuty {
  duty: DutyRow;
  incident: Pick<IncidentRow, "id" | "orgId" | "year" | "seq" | "title" | "status">;
  orgName: string;
}

/**
 * The open duties of an organisation, or of it and those below: those without a deadline first (they wait
 * for a decision), then by their due instant.
 *
 * @throws Refusal not_found (organisation), insufficient_scope
 */
export async function board(
  ctx: Ctx,
  query: { orgId: string; subtree?: boolean },
): Promise<{ rows: OpenDuty[]; total: number }> {
  requireScope(ctx, "incidents:read");
  return transact(ctx, async (tx) => {
    requireScopeIn(ctx, query.orgId, "incidents:read");
    const orgs = query.subtree
      ? await subtreeOf(tx, ctx, query.orgId, "incidents:read")
      : [query.orgId];
    const where = { orgId: { in: orgs }, state: { in: [...OPEN_STATES] } };
    const [found, total, names] = [
      await tx.duty.findMany({
        where,
        orderBy: [{ dueAt: { sort: "asc", nulls: "first" } }, { id: "asc" }],
        take: MOST_ROWS,
        include: {
          incident: {
            select: { id: true, orgId: true, year: true, seq: true, title: true, status: true },
          },
        },
      }),
      await tx.duty.count({ where }),
      await tx.organisation.findMany({
        where: { id: { in: orgs } },
        select: { id: true, name: true },
      }),
    ];
    const nameOf = new Map(names.map(({ id, name }) => [id, name]));
    const rows = found.map(({ incident, ...duty }) => ({
      duty,
      incident,
      orgName: nameOf.get(duty.orgId) ?? "",
    }));
    return { rows, total };
  });
}
