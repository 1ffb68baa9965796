/** Listing at the GRC door: newest first, keyset pages, every scalar field a filter. */
import { type Ctx, orgsWith, requireScope, requireScopeIn } from "../../context";
import { Prisma } from "../../db/rows";
import { look, type Tx } from "../../db/transaction";
import { isUuid } from "../../ids";
import type { GrcListQuery } from "../../schema/grc";
import { broken, readCursor, writeCursor } from "../cursor";
import { readWithFacts } from "../incident-rows";
import { countAll, countFitting, TOTAL_CAP } from "../list-count";
import { isFew } from "../list-page";
import { oneOf } from "../one-of";
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
    const shown = joined(narrowed);
    const bounded = joined([...narrowed, ...bounds(orgs, query)]);
    // The one condition that is always there leaves the deleted ones out.
    const isWhole =
      narrowed.length === 1 && !query.includeDeleted && query.is_deleted === undefined;
    const { counted, all } = isWhole
      ? { counted: await countAll(tx, orgs, {}), all: 0 }
      : await countFitting(tx, orgs, bounded, TOTAL_CAP + 1);
    // A broken cursor is refused, also where there is nothing to read. What bounds another index would draw PostgreSQL
    // away from the one that has the list's order.
    const fitting = isFew(counted, all, query.limit)
      ? gathered(orgs, bounded, query)
      : walked(orgs, shown, query);
    const { ids, nextCursor } = counted === 0 ? NONE : await page(tx, fitting, query);
    const records = await readWithFacts(tx, ids, FACTS);
    return {
      records,
      nextCursor,
      total: Math.min(counted, TOTAL_CAP),
      totalIsCapped: counted > TOTAL_CAP,
    };
  });
}

const joined = (conditions: readonly Prisma.Sql[]) =>
  Prisma.join([Prisma.sql`true`, ...conditions], " AND ");

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

const NONE = { ids: [], nextCursor: null };
const NEWEST = Prisma.sql`i.year DESC, i.seq DESC, i.id DESC`;

/** Of each organisation as many as the page may need, in the order of its index. */
const walked = (orgs: string[], where: Prisma.Sql, query: GrcListQuery) => Prisma.sql`
  SELECT i.id, i.year, i.seq FROM unnest(${orgs}::uuid[]) AS o (id), LATERAL (
    SELECT i.id, i.year, i.seq FROM incident i
    WHERE i.org_id = o.id AND ${where} ${afterCursor(query.cursor)}
    ORDER BY ${NEWEST} LIMIT ${query.limit + 1}
  ) AS i`;

/** All that fit, where they are few: found by what is asked for, whatever their order. */
const gathered = (orgs: string[], where: Prisma.Sql, query: GrcListQuery) => Prisma.sql`
  WITH few AS MATERIALIZED (
    SELECT i.id, i.year, i.seq FROM incident i
    WHERE ${oneOf("i.org_id", orgs)} AND ${where} LIMIT ${TOTAL_CAP + 1})
  SELECT i.id, i.year, i.seq FROM few i WHERE true ${afterCursor(query.cursor)}`;

async function page(tx: Tx, fitting: Prisma.Sql, query: GrcListQuery) {
  const rows = await tx.$queryRaw<{ id: string; year: number; seq: number }[]>`
    ${fitting} ORDER BY ${NEWEST} LIMIT ${query.limit + 1}`;
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    ids: shown.map(({ id }) => id),
    nextCursor: last ? writeCursor(SORT, [String(last.year), String(last.seq), last.id]) : null,
  };
}

function afterCursor(cursor: string | undefined): Prisma.Sql {
  if (cursor === undefined) return Prisma.empty;
  const [year = "", seq = "", id = ""] = readCursor(cursor, SORT, 3);
  if (!/^\d{4}$/.test(year) || !/^\d{1,9}$/.test(seq) || !isUuid(id)) throw broken();
  return Prisma.sql`AND (i.year, i.seq, i.id) < (${Number(year)}::int, ${Number(seq)}::int, ${id}::uuid)`;
}
