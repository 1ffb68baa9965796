/** What is still open, over all incidents: the board. */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import { type DutyRow, type IncidentRow, Prisma } from "../db/rows";
import { transact } from "../db/transaction";
import { oneOf } from "./one-of";
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
    const open = Prisma.sql`${oneOf("d.org_id", orgs)} AND d.state IN ('to_decide', 'waiting', 'running')`;
    const ids = await tx.$queryRaw<{ id: string }[]>`
      SELECT d.id FROM duty d WHERE ${open} ORDER BY d.due_at NULLS FIRST, d.id LIMIT ${MOST_ROWS}`;
    const [counted] = await tx.$queryRaw<{ n: bigint }[]>`
      SELECT count(*) AS n FROM duty d WHERE ${open}`;
    const found = await tx.duty.findMany({
      where: { id: { in: ids.map(({ id }) => id) } },
      orderBy: [{ dueAt: { sort: "asc", nulls: "first" } }, { id: "asc" }],
      include: {
        incident: {
          select: { id: true, orgId: true, year: true, seq: true, title: true, status: true },
        },
      },
    });
    const names = await tx.organisation.findMany({
      where: { id: { in: orgs } },
      select: { id: true, name: true },
    });
    const nameOf = new Map(names.map(({ id, name }) => [id, name]));
    const rows = found.map(({ incident, ...duty }) => ({
      duty,
      incident,
      orgName: nameOf.get(duty.orgId) ?? "",
    }));
    return { rows, total: Number(counted?.n ?? 0) };
  });
}
