/** Listing at the GRC door: newest first, keyset pages, every scalar field a filter. */
import { type Ctx, orgsWith, requireScope, requireScopeIn } from "../../context";
import { Prisma } from "../../db/rows";
import { look, type Tx } from "../../db/transaction";
import { isUuid } from "../../ids";
import type { GrcListQuery } from "../../schema/grc";
import { broken, readCursor, writeCursor } from "../cursor";
import { readWithFacts } from "../incident-rows";
import { TOTAL_CAP } from "../list-count";
import { searched } from "../list-source";
import { type Fitting, type Ordered, type Placed, readFitting, readWhole } from "../read-page";
import { subtreeOf } from "../subtree";
import { bounds } from "./filter-bounds";
import { filters } from "./filters";
import { FACTS, type GrcRecord } from "./view";
import { idsOfApp, isApp } from "./visible";

const SORT = "grc";

export interface GrcList {
  records: GrcRecord[];
  nextCursor: string | null;
  total: number;
  totalIsCapped: boolean;
}

/**
 * One page of an organisation's incidents, or of it and those below: an application's own ones, unless it may
 * read all.
 *
 * @param homeOrgId the organisation that is meant where the query names none
 * @throws Refusal not_found (organisation), insufficient_scope, invalid_request (cursor)
 */
export async function listGrc(ctx: Ctx, homeOrgId: string, query: GrcListQuery): Promise<GrcList> {
  requireScope(ctx, "grc:read");
  return look(ctx, async (tx) => {
    const orgId = query.orgId ?? query.tenant_id ?? homeOrgId;
    requireScopeIn(ctx, orgId, "grc:read");
    const orgs = query.subtree ? await subtreeOf(tx, ctx, orgId, "grc:read") : [orgId];
    const narrowed = [...(await scoped(tx, ctx, orgs)), ...filters(orgs, query)];
    const bounding = bounds(orgs, query);
    const fitting: Fitting = {
      orgs,
      where: Prisma.join([Prisma.sql`true`, ...narrowed], " AND "),
      ...(bounding.length > 0 ? { bounds: Prisma.join(bounding, " AND ") } : {}),
    };
    const ordered = newestAfter(query);
    const sources = searched(orgs, { q: query.q });
    // The one condition that is always there leaves the deleted ones out.
    const isWhole =
      narrowed.length === 1 &&
      sources.length === 0 &&
      !query.includeDeleted &&
      query.is_deleted === undefined;
    const { rows, counted } = isWhole
      ? await readWhole(tx, fitting, ordered)
      : await readFitting(tx, fitting, sources, ordered);
    const { ids, nextCursor } = shown(rows, query);
    const records = await readWithFacts(tx, ids, FACTS);
    return {
      records,
      nextCursor,
      total: Math.min(counted, TOTAL_CAP),
      totalIsCapped: counted > TOTAL_CAP,
    };
  });
}

/** What an application sees. */
async function scoped(tx: Tx, ctx: Ctx, orgs: string[]): Promise<Prisma.Sql[]> {
  if (!isApp(ctx)) return [];
  const readable = new Set(orgsWith(ctx, "grc:read_all"));
  const whole = orgs.filter((org) => readable.has(org));
  if (whole.length === orgs.length) return [];
  const own = await idsOfApp(tx, ctx);
  // Whatever an application wrote it is the creator of, and an index has those.
  const isOwn = Prisma.sql`(i.created_by_id = ANY (${own}) AND i.app_id = ANY (${own}))`;
  // Alone, an index answers it.
  if (whole.length === 0) return [isOwn];
  return [Prisma.sql`(${isOwn} OR i.org_id = ANY (${whole}::uuid[]))`];
}

/** Newest first: the last number that was given. */
function newestAfter({ cursor, limit }: GrcListQuery): Ordered {
  return {
    order: Prisma.sql`i.year DESC, i.seq DESC, i.id DESC`,
    columns: Prisma.sql`i.id, i.year, i.seq`,
    place: Prisma.sql`i.year || '-' || i.seq`,
    after: afterCursor(cursor),
    most: limit + 1,
  };
}

function shown(rows: readonly Placed[], { limit }: GrcListQuery) {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    ids: page.map(({ id }) => id),
    nextCursor: last ? writeCursor(SORT, [...last.place.split("-"), last.id]) : null,
  };
}

function afterCursor(cursor: string | undefined): Prisma.Sql {
  if (cursor === undefined) return Prisma.empty;
  const [year = "", seq = "", id = ""] = readCursor(cursor, SORT, 3);
  if (!/^\d{4}$/.test(year) || !/^\d{1,9}$/.test(seq) || !isUuid(id)) throw broken();
  return Prisma.sql`AND (i.year, i.seq, i.id) < (${Number(year)}::int, ${Number(seq)}::int, ${id}::uuid)`;
}
