/** Listing incidents: keyset pages over one index for each sort, flat however many there are. */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import { look } from "../db/transaction";
import type { ListQuery } from "../schema/incident";
import { attributeSources } from "./attribute-filter";
import type { ListedIncident } from "./incident";
import { readListed } from "./incident-rows";
import { TOTAL_CAP } from "./list-count";
import { type Asked, conditions, streamsOf } from "./list-filter";
import { readPage } from "./list-page";
import { subtreeOf } from "./subtree";

export interface IncidentList {
  incidents: ListedIncident[];
  total: number;
  totalIsCapped: boolean;
  nextCursor: string | null;
}

/**
 * One page of an organisation's incidents, or of it and those below. Deleted ones are hidden, at every door.
 *
 * @throws Refusal not_found (organisation), insufficient_scope, invalid_request (cursor, attribute)
 */
export async function list(ctx: Ctx, query: Asked<ListQuery>): Promise<IncidentList> {
  requireScope(ctx, "incidents:read");
  return look(ctx, async (tx) => {
    requireScopeIn(ctx, query.orgId, "incidents:read");
    const orgs = query.subtree
      ? await subtreeOf(tx, ctx, query.orgId, "incidents:read")
      : [query.orgId];
    const own = await attributeSources(tx, orgs, query.attribute ?? []);
    const where = conditions(ctx, orgs, query);
    const streams = streamsOf(ctx, orgs, query);
    const { ids, nextCursor, counted } = await readPage(tx, {
      orgs,
      where,
      streams,
      query,
      own,
    });
    return {
      incidents: await readListed(tx, ids),
      total: Math.min(counted, TOTAL_CAP),
      totalIsCapped: counted > TOTAL_CAP,
      nextCursor,
    };
  });
}
