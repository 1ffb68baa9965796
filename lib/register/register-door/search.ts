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
import { TOTAL_CAP } from "../list-count";
import { oneOf } from "../one-of";
import { holdersOf } from "../own-value";
import { type Ordered, readFitting, readWhole } from "../read-page";
import { readStages } from "../stages";
import { typeIdOf } from "./derived-id";
import { inFullText, occurring } from "./full-text";
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
const CREATED = { columns: Prisma.sql`i.id, i.created_at` };
const NAMED = { columns: Prisma.sql`i.id, i.title` };
const ORDERS: Record<SearchQuery["sort"], Pick<Ordered, "order" | "columns">> = {
  "createdDate,asc": { ...CREATED, order: Prisma.sql`i.created_at, i.id` },
  "createdDate,desc": { ...CREATED, order: Prisma.sql`i.created_at DESC, i.id DESC` },
  "createdDt,asc": { ...CREATED, order: Prisma.sql`i.created_at, i.id` },
  "createdDt,desc": { ...CREATED, order: Prisma.sql`i.created_at DESC, i.id DESC` },
  "name,asc": { ...NAMED, order: Prisma.sql`lower(i.title), i.id` },
  "name,desc": { ...NAMED, order: Prisma.sql`lower(i.title) DESC, i.id DESC` },
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
    const fitting = { orgs, where: await conditions(tx, orgs, body) };
    const text = body.fullText?.trim();
    const sources = text ? await inFullText(tx, orgs, text) : [];
    const ordered: Ordered = {
      ...ORDERS[query.sort],
      // Its pages are numbered: it has no cursor.
      place: Prisma.sql`''`,
      after: Prisma.empty,
      most: query.size + 1,
      skip: query.page * query.size,
    };
    const { rows, counted: total } = isWhole(body)
      ? await readWhole(tx, fitting, ordered)
      : await readFitting(tx, fitting, sources, ordered);
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

const isWhole = ({ filters, fullText: text }: SearchBody) =>
  Object.keys(filters ?? {}).length === 0 && !text?.trim();

async function conditions(tx: Tx, orgs: string[], body: SearchBody): Promise<Prisma.Sql> {
  const filters = Object.entries(body.filters ?? {});
  const all = [Prisma.sql`true`];
  if (!filters.some(([name]) => name === "isDeleted")) all.push(Prisma.sql`i.deleted_at IS NULL`);
  const own = filters.length === 0 ? [] : await readFieldsOf(tx, orgs);
  for (const [name, values] of filters) all.push(await condition(tx, orgs, own, name, values));
  return Prisma.join(all, " AND ");
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
    WITH RECURSIVE ${occurring("type", "incident", "type_name", Prisma.sql`t.deleted_at IS NULL`, orgs)}
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
