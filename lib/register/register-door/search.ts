/** Searching at the register door. Its contract has numbered pages; both of its sorts stand on plain columns. */
import { type Ctx, orgsWith, requireScope } from "../../context";
import { Prisma } from "../../db/rows";
import { look, type Tx } from "../../db/transaction";
import { notFound, Refusal } from "../../errors";
import { isUuid } from "../../ids";
import {
  type FilterValues,
  SEARCH_FILTERS,
  type SearchBody,
  type SearchQuery,
} from "../../schema/register-door/search";
import { type FieldRecord, readFieldsOf } from "../fields";
import type { IncidentRecord } from "../incident";
import { readListedWithFacts } from "../incident-rows";
import { countAll, countFitting, TOTAL_CAP } from "../list-count";
import { isFew } from "../list-page";
import { oneOf } from "../one-of";
import { holdersOf } from "../own-value";
import { readStages } from "../stages";
import { typeIdOf } from "./derived-id";
import { type Surroundings, surroundings } from "./read";

/** One page of what was found. */
export interface Found {
  incidents: (IncidentRecord & { facts: { kind: string; value: Date | null }[] })[];
  around: Surroundings;
  total: number;
  totalIsCapped: boolean;
  /** Whether there is a page after this one. */
  more: boolean;
}

/** Each is one of an index's two directions. */
const ORDERS: Record<SearchQuery["sort"], Prisma.Sql> = {
  "createdDate,asc": Prisma.sql`i.created_at, i.id`,
  "createdDate,desc": Prisma.sql`i.created_at DESC, i.id DESC`,
  "createdDt,asc": Prisma.sql`i.created_at, i.id`,
  "createdDt,desc": Prisma.sql`i.created_at DESC, i.id DESC`,
  "name,asc": Prisma.sql`lower(i.title), i.id`,
  "name,desc": Prisma.sql`lower(i.title) DESC, i.id DESC`,
};

/**
 * One page of the incidents that the caller may read and that fit.
 *
 * @throws Refusal insufficient_scope, not_found (an organisation in the filter), invalid_request (filter)
 */
export async function searchAtRegister(
  ctx: Ctx,
  query: SearchQuery,
  body: SearchBody,
): Promise<Found> {
  requireScope(ctx, "incidents:read");
  return look(ctx, async (tx) => {
    const orgs = orgsWith(ctx, "incidents:read");
    const where = await conditions(tx, orgs, body);
    const { counted: total, all } = isWhole(body)
      ? { counted: await countAll(tx, orgs, {}), all: 0 }
      : await countFitting(tx, orgs, where, TOTAL_CAP + 1);
    const read = isFew(total, all, (query.page + 1) * query.size) ? gathered : walked;
    const rows = total === 0 ? [] : await page(tx, read(orgs, where, query), query);
    const incidents = await readListedWithFacts(
      tx,
      rows.slice(0, query.size).map(({ id }) => id),
      ["occurred_from"],
    );
    return {
      incidents,
      around: await surroundings(
        tx,
        incidents.map(({ orgId }) => orgId),
      ),
      total: Math.min(total, TOTAL_CAP),
      totalIsCapped: total > TOTAL_CAP,
      more: rows.length > query.size,
    };
  });
}

/** Of each organisation as many as the page may need, in the order of its index; one more tells whether more follow. */
const walked = (orgs: string[], where: Prisma.Sql, { sort, page, size }: SearchQuery) => Prisma.sql`
  SELECT i.id FROM unnest(${orgs}::uuid[]) AS o (id), LATERAL (
    SELECT i.id, i.created_at, i.title FROM incident i WHERE i.org_id = o.id AND ${where}
    ORDER BY ${ORDERS[sort]} LIMIT ${(page + 1) * size + 1}
  ) AS i`;

/** All that fit, where they are few: found by what is asked for, whatever their order. */
const gathered = (orgs: string[], where: Prisma.Sql) => Prisma.sql`
  WITH few AS MATERIALIZED (
    SELECT i.id, i.created_at, i.title FROM incident i
    WHERE ${oneOf("i.org_id", orgs)} AND ${where} LIMIT ${TOTAL_CAP + 1})
  SELECT i.id FROM few i`;

function page(tx: Tx, fitting: Prisma.Sql, { sort, page, size }: SearchQuery) {
  return tx.$queryRaw<{ id: string }[]>`
    ${fitting} ORDER BY ${ORDERS[sort]} LIMIT ${size + 1} OFFSET ${page * size}`;
}

const isWhole = ({ filters, fullText: text }: SearchBody) =>
  Object.keys(filters ?? {}).length === 0 && !text?.trim();

async function conditions(tx: Tx, orgs: string[], body: SearchBody): Promise<Prisma.Sql> {
  const filters = Object.entries(body.filters ?? {});
  const all = [Prisma.sql`true`];
  if (!filters.some(([name]) => name === "isDeleted")) all.push(Prisma.sql`i.deleted_at IS NULL`);
  const text = body.fullText?.trim();
  if (text) all.push(fullText(orgs, text));
  const own = filters.length === 0 ? [] : await readFieldsOf(tx, orgs);
  for (const [name, values] of filters) all.push(await condition(tx, orgs, own, name, values));
  return Prisma.join(all, " AND ");
}

/** Words of the incident by the register's search; names around it as they are written. */
function fullText(orgs: string[], text: string): Prisma.Sql {
  const like = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(i.id IN (SELECT search_incidents(${orgs}::uuid[], ${text}))
    OR i.type_name ILIKE ${like} OR i.created_by_name ILIKE ${like}
    OR EXISTS (SELECT 1 FROM jsonb_array_elements(i.assignees) a WHERE a->>'assigneeEmail' ILIKE ${like})
    OR i.org_id IN (SELECT o.id FROM organisation o WHERE o.name ILIKE ${like})
    OR i.stage_id IN (SELECT s.id FROM workflow_stage s WHERE s.name ILIKE ${like}))`;
}

async function condition(
  tx: Tx,
  orgs: string[],
  own: readonly FieldRecord[],
  name: string,
  values: FilterValues,
): Promise<Prisma.Sql> {
  const texts = values.map(String);
  switch (name) {
    case "incidentId":
      return oneOf("i.id", ids(name, texts));
    case "orgGroupId":
      // Somebody else's organisation is none at all, here as everywhere.
      if (ids(name, texts).some((id) => !orgs.includes(id))) throw notFound();
      return oneOf("i.org_id", ids(name, texts));
    case "assigneeId":
      return Prisma.sql`i.id IN (
        SELECT a.incident_id FROM incident_assignee a
        WHERE ${oneOf("a.org_id", orgs)} AND a.assignee_id = ANY (${ids(name, texts)}))`;
    case "createdBy":
      return Prisma.sql`i.created_by_id = ANY (${texts})`;
    case "incidentTypeName":
      return Prisma.sql`i.type_name = ANY (${texts})`;
    case "incidentTypeId":
      return typesOf(tx, orgs, ids(name, texts));
    case "incidentStageName":
      return inStages(tx, orgs, texts);
    case "number":
      return numbered(texts);
    case "isDeleted":
      return either(
        flags(name, values).map((on) =>
          on ? Prisma.sql`i.deleted_at IS NOT NULL` : Prisma.sql`i.deleted_at IS NULL`,
        ),
      );
    case "isExtended":
      return either(flags(name, values).map((on) => extended(orgs, on)));
    default:
      return ownField(orgs, own, name, texts);
  }
}

/** An index holds them alone. */
function extended(orgs: string[], on: boolean): Prisma.Sql {
  const some = Prisma.sql`i.id = ANY (ARRAY(
    SELECT d.incident_id FROM duty d
    WHERE ${oneOf("d.org_id", orgs)} AND d.incident_id IS NOT NULL AND d.state = 'authority_extended'))`;
  return on ? some : Prisma.sql`NOT ${some}`;
}

/** Year and place, as this door writes them: at least four digits each. */
function numbered(texts: string[]): Prisma.Sql {
  const read = texts.flatMap((text) => {
    const [, year, seq] = /^(\d{4})(\d{4}|[1-9]\d{4,8})$/.exec(text) ?? [];
    return year && seq ? [Prisma.sql`(i.year = ${Number(year)} AND i.seq = ${Number(seq)})`] : [];
  });
  return either(read);
}

/** Stages by name; one that was never moved is in the first, where an index does not have all of them. */
async function inStages(tx: Tx, orgs: string[], names: string[]): Promise<Prisma.Sql> {
  const stages = await readStages(tx, orgs);
  const fits = stages.filter(({ name }) => names.includes(name));
  const firstOf = orgs.flatMap(
    (org) => stages.find(({ orgId, archivedAt }) => orgId === org && !archivedAt) ?? [],
  );
  const firsts = firstOf.filter((stage) => fits.includes(stage)).map(({ orgId }) => orgId);
  const moved = Prisma.sql`i.stage_id = ANY (${fits.map(({ id }) => id)}::uuid[])`;
  return firsts.length === 0
    ? moved
    : Prisma.sql`(${moved}
    OR (i.stage_id IS NULL AND i.org_id = ANY (${firsts}::uuid[])))`;
}

/** The types whose ids these are: an id is made from the name. */
async function typesOf(tx: Tx, orgs: string[], wanted: string[]): Promise<Prisma.Sql> {
  const types = await typesIn(tx, orgs);
  const fits = types.filter(({ orgId, typeName }) => wanted.includes(typeIdOf(orgId, typeName)));
  return either(
    fits.map(
      ({ orgId, typeName }) =>
        Prisma.sql`(i.org_id = ${orgId}::uuid AND i.type_name = ${typeName})`,
    ),
  );
}

/** The types that occur, from one to the next by an index: there are few of very many rows. */
function typesIn(tx: Tx, orgs: string[]): Promise<{ orgId: string; typeName: string }[]> {
  return tx.$queryRaw`
    WITH RECURSIVE type (org_id, name) AS (
      SELECT o.id, (SELECT i.type_name FROM incident i WHERE i.org_id = o.id AND i.deleted_at IS NULL
                    ORDER BY i.type_name LIMIT 1) FROM unnest(${orgs}::uuid[]) AS o (id)
      UNION ALL
      SELECT t.org_id, (SELECT i.type_name FROM incident i
                        WHERE i.org_id = t.org_id AND i.deleted_at IS NULL AND i.type_name > t.name
                        ORDER BY i.type_name LIMIT 1) FROM type t WHERE t.name IS NOT NULL
    )
    SELECT org_id::text AS "orgId", name AS "typeName" FROM type WHERE name IS NOT NULL
    UNION
    SELECT i.org_id::text, i.type_name FROM incident i
    WHERE ${oneOf("i.org_id", orgs)} AND i.deleted_at IS NOT NULL`;
}

/** An own field of any of the organisations, by its name: one of its values, or its option's id. */
function ownField(
  orgs: string[],
  own: readonly FieldRecord[],
  name: string,
  texts: string[],
): Prisma.Sql {
  const fields = own.filter((field) => field.name === name);
  if (fields.length === 0) {
    const names = [...new Set(own.map((field) => field.name))];
    throw unfit(
      name,
      "Nothing can be filtered by this name.",
      `Use one of: ${[...SEARCH_FILTERS, ...names].join(", ")}.`,
    );
  }
  const values = fields.flatMap(({ id }) => texts.map((said) => ({ fieldId: id, said })));
  return Prisma.sql`i.id IN (${holdersOf(orgs, values)})`;
}

function either(conditions: Prisma.Sql[]): Prisma.Sql {
  if (conditions.length === 0) return Prisma.sql`false`;
  return Prisma.sql`(${Prisma.join(conditions, " OR ")})`;
}

function ids(name: string, texts: string[]): string[] {
  const wrong = texts.find((text) => !isUuid(text));
  if (wrong !== undefined) throw unfit(name, "It is no uuid.", "Send the uuid as text.");
  return texts.map((text) => text.toLowerCase());
}

function flags(name: string, values: FilterValues): boolean[] {
  return values.map((value) => {
    if (value === true || value === "true") return true;
    if (value === false || value === "false") return false;
    throw unfit(name, "It is neither true nor false.", "Send true or false.");
  });
}

function unfit(name: string, detail: string, fix: string): Refusal {
  const pointer = `/filters/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  return new Refusal("invalid_request", `${pointer}: ${detail}`, {
    faults: [{ pointer, detail, fix }],
  });
}
