/** Listing at the GRC door: newest first, keyset pages, every scalar field a filter. */
import { type Ctx, orgsWith, requireScope, requireScopeIn } from "../../context";
import { Prisma } from "../../db/rows";
import { look, type Tx } from "../../db/transaction";
import { isUuid } from "../../ids";
import type { GrcListQuery } from "../../schema/grc";
import { broken, readCursor, writeCursor } from "../cursor";
import { readWithFacts } from "../incident-rows";
import { countAll } from "../list-count";
import { TOTAL_CAP } from "../list-page";
import { oneOf } from "../one-of";
import { subtreeOf } from "../subtree";
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
    const where = Prisma.join([Prisma.sql`true`, ...narrowed], " AND ");
    const { ids, nextCursor } = await page(tx, orgs, where, query);
    const records = await readWithFacts(tx, ids, FACTS);
    // The one condition that is always there leaves the deleted ones out.
    const isWhole =
      narrowed.length === 1 && !query.includeDeleted && query.is_deleted === undefined;
    const counted = isWhole ? await countAll(tx, orgs, {}) : await count(tx, orgs, where);
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
  const isOwn = Prisma.sql`i.app_id = ANY (${own})`;
  // Alone, an index answers it.
  if (whole.length === 0) return [isOwn];
  return [Prisma.sql`(${isOwn} OR i.org_id = ANY (${whole}::uuid[]))`];
}

/** Of each organisation as many as the page may need, in the order of its index. */
async function page(tx: Tx, orgs: string[], where: Prisma.Sql, query: GrcListQuery) {
  const after = query.cursor === undefined ? Prisma.empty : afterCursor(query.cursor);
  const rows = await tx.$queryRaw<{ id: string; year: number; seq: number }[]>`
    SELECT i.id, i.year, i.seq FROM unnest(${orgs}::uuid[]) AS o (id), LATERAL (
      SELECT i.id, i.year, i.seq FROM incident i
      WHERE i.org_id = o.id AND ${where} ${after}
      ORDER BY i.year DESC, i.seq DESC, i.id DESC
      LIMIT ${query.limit + 1}
    ) AS i
    ORDER BY i.year DESC, i.seq DESC, i.id DESC
    LIMIT ${query.limit + 1}`;
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    ids: shown.map(({ id }) => id),
    nextCursor: last ? writeCursor(SORT, [String(last.year), String(last.seq), last.id]) : null,
  };
}

function afterCursor(cursor: string): Prisma.Sql {
  const [year = "", seq = "", id = ""] = readCursor(cursor, SORT, 3);
  if (!/^\d{4}$/.test(year) || !/^\d{1,9}$/.test(seq) || !isUuid(id)) throw broken();
  return Prisma.sql`AND (i.year, i.seq, i.id) < (${Number(year)}::int, ${Number(seq)}::int, ${id}::uuid)`;
}

async function count(tx: Tx, orgs: string[], where: Prisma.Sql): Promise<number> {
  const [row] = await tx.$queryRaw<{ n: bigint }[]>`
    SELECT count(*) AS n FROM (
      SELECT 1 FROM incident i WHERE ${oneOf("i.org_id", orgs)} AND ${where} LIMIT ${TOTAL_CAP + 1}) AS counted`;
  return Number(row?.n ?? 0);
}
