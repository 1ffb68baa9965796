/**
 * The filters of the GRC list as SQL: each field as viewOf() shows it. A test holds the two together. What bounds an index
 * for them stands in filter-bounds.ts.
 */
import { Prisma } from "../../db/rows";
import { isUuid } from "../../ids";
import {
  type GrcListQuery,
  type KEPT_INSTANTS,
  MAPPED,
  SCHEMA_VERSION,
  SOURCE_DEFAULT,
} from "../../schema/grc";
import { oneOf } from "../one-of";
import { MINUTE_MS } from "./filter-bounds";

/** What this door keeps, as text; `name` is ours, never input. */
const kept = (name: string) => Prisma.raw(`(i.extensions #>> '{grc,${name}}')`);

/** The fact that stands of when it was reported internally. */
const REPORTED = Prisma.sql`(
  SELECT f.value FROM fact f WHERE f.incident_id = i.id AND f.kind = 'reported_internally_at'
  ORDER BY f.recorded_at DESC, f.id DESC LIMIT 1)`;

const NUMBER = Prisma.sql`('INC-' || i.year || '-' || CASE WHEN i.seq < 10000 THEN lpad(i.seq::text, 4, '0') ELSE i.seq::text END)`;

/** The word as it was said, while the register's own value is what it was then; else the register's. */
function word(name: "severity" | "category", column: Prisma.Sql, own: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(CASE WHEN ${kept(name)} IS NOT NULL
      AND ${kept(`register_then,${name}`)} IS NOT DISTINCT FROM ${column}::text
    THEN ${kept(name)} ELSE ${own} END)`;
}

const WORDS: Record<(typeof MAPPED)[number], Prisma.Sql> = {
  severity: word(
    "severity",
    Prisma.sql`i.severity`,
    Prisma.sql`replace(i.severity::text, '_', '-')`,
  ),
  category: word(
    "category",
    Prisma.sql`i.breach_kind`,
    Prisma.sql`coalesce(i.breach_kind::text, nullif(i.type_name, 'Unknown'))`,
  ),
  status: Prisma.sql`coalesce(${kept("status")}, i.status::text)`,
};

const TEXTS = {
  app_id: Prisma.sql`i.app_id`,
  created_by: Prisma.sql`i.created_by_id`,
  updated_by: Prisma.sql`i.updated_by_id`,
  deleted_by: Prisma.sql`i.deleted_by_id`,
  source: Prisma.sql`coalesce(${kept("source")}, ${SOURCE_DEFAULT})`,
  source_type: Prisma.sql`coalesce(${kept("source_type")}, CASE i.source_type
    WHEN 'WEBFORM' THEN 'frontend' WHEN 'ASSESSMENT' THEN 'system' ELSE 'api' END)`,
  incident_number: Prisma.sql`coalesce(${kept("incident_number")}, ${NUMBER})`,
  title: Prisma.sql`i.title`,
  description: Prisma.sql`i.description`,
  root_cause: Prisma.sql`i.root_cause`,
  owner_id: kept("owner_id"),
};

const INSTANTS: Record<
  "created_at" | "updated_at" | "deleted_at" | "detected_at" | (typeof KEPT_INSTANTS)[number],
  Prisma.Sql
> = {
  created_at: Prisma.sql`i.created_at`,
  updated_at: Prisma.sql`i.updated_at`,
  deleted_at: Prisma.sql`i.deleted_at`,
  detected_at: Prisma.sql`i.detected_at`,
  reported_at: Prisma.sql`coalesce(${kept("reported_at")}::timestamptz, ${REPORTED})`,
  contained_at: Prisma.sql`${kept("contained_at")}::timestamptz`,
  closed_at: Prisma.sql`coalesce(${kept("closed_at")}::timestamptz, i.resolution_date)`,
  reported_to_regulators_at: Prisma.sql`coalesce(${kept("reported_to_regulators_at")}::timestamptz, i.authority_notified_at)`,
  customer_notified_at: Prisma.sql`coalesce(${kept("customer_notified_at")}::timestamptz, i.data_subjects_notified_at)`,
};

/** The database has the times taken in whole milliseconds. */
const NUMBERS = {
  financial_impact: Prisma.sql`${kept("financial_impact")}::float8`,
  mttd_minutes: Prisma.sql`i.mttd_ms::float8 / ${MINUTE_MS}`,
  mttr_minutes: Prisma.sql`i.mttr_ms::float8 / ${MINUTE_MS}`,
  schema_version: Prisma.sql`${SCHEMA_VERSION}::float8`,
};

const entries = <Name extends string>(table: Record<Name, Prisma.Sql>) =>
  Object.entries<Prisma.Sql>(table) as [Name, Prisma.Sql][];

/** The conditions of a query, page and organisation apart. */
export function filters(orgs: string[], query: GrcListQuery): Prisma.Sql[] {
  const all: Prisma.Sql[] = [];
  for (const [name, sql] of entries(TEXTS)) {
    if (query[name] !== undefined) all.push(Prisma.sql`${sql} = ${query[name]}`);
  }
  for (const name of MAPPED) {
    const said = query[name];
    if (said !== undefined) all.push(Prisma.sql`lower(${WORDS[name]}) = lower(${said})`);
  }
  for (const [name, sql] of entries(INSTANTS)) {
    if (query[name] !== undefined) all.push(Prisma.sql`${sql} = ${query[name]}`);
  }
  for (const [name, sql] of entries(NUMBERS)) {
    if (query[name] !== undefined) all.push(Prisma.sql`${sql} = ${query[name]}::float8`);
  }
  // What is no id is nothing's.
  const { id } = query;
  if (id !== undefined) all.push(isUuid(id) ? Prisma.sql`i.id = ${id}::uuid` : Prisma.sql`false`);
  const { tenant_id: tenant, is_deleted: deleted, tags, updated_since: since } = query;
  if (tenant !== undefined) all.push(Prisma.sql`i.org_id = ${tenant}::uuid`);
  if (deleted !== undefined) {
    all.push(deleted ? Prisma.sql`i.deleted_at IS NOT NULL` : Prisma.sql`i.deleted_at IS NULL`);
  } else if (!query.includeDeleted) all.push(Prisma.sql`i.deleted_at IS NULL`);
  for (const tag of tags === undefined ? [] : tagsOf(tags)) {
    all.push(
      Prisma.sql`i.id IN (SELECT g.incident_id FROM incident_tag g WHERE ${oneOf("g.org_id", orgs)} AND g.tag = ${tag})`,
    );
  }
  // Whatever an application wrote it is the creator of, and an index has those.
  if (query.app_id !== undefined) all.push(Prisma.sql`i.created_by_id = ${query.app_id}`);
  // Few are, and an index holds them alone.
  if (query.deleted_by !== undefined || query.deleted_at !== undefined) {
    all.push(Prisma.sql`i.deleted_at IS NOT NULL`);
  }
  if (since) all.push(Prisma.sql`i.updated_at >= ${since}`);
  return all;
}

function tagsOf(said: string): string[] {
  return said
    .split(",")
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
}
