/** The filters of the GRC list as SQL: each field as viewOf() shows it. A test holds the two together. */
import { Prisma } from "../../db/rows";
import { isUuid } from "../../ids";
import {
  type GrcListQuery,
  type KEPT_INSTANTS,
  MAPPED,
  SCHEMA_VERSION,
  SOURCE_DEFAULT,
} from "../../schema/grc";
import { SEVERITIES, STATUSES } from "../../schema/incident-values";
import { oneOf } from "../one-of";
import type { FACTS } from "./view";

/** What this door keeps, as text; `name` is ours, never input. */
const kept = (name: string) => Prisma.raw(`(i.extensions #>> '{grc,${name}}')`);

/** The instant that stands of a fact. */
const fact = (kind: (typeof FACTS)[number]) => Prisma.sql`(
  SELECT f.value FROM fact f WHERE f.incident_id = i.id AND f.kind = ${kind}
  ORDER BY f.recorded_at DESC, f.id DESC LIMIT 1)`;

const NUMBER = Prisma.sql`('INC-' || i.year || '-' || CASE WHEN i.seq < 10000 THEN lpad(i.seq::text, 4, '0') ELSE i.seq::text END)`;
const DETECTED = Prisma.sql`i.detected_at`;
const CONTAINED = Prisma.sql`${kept("contained_at")}::timestamptz`;
const CLOSED = Prisma.sql`coalesce(${kept("closed_at")}::timestamptz, i.resolution_date)`;

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
  updated_by: Prisma.sql`coalesce((
    SELECT e.actor_id FROM ledger_entry e WHERE e.org_id = i.org_id AND e.subject_id = i.id::text
    ORDER BY e.seq DESC LIMIT 1), i.created_by_id)`,
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
  detected_at: DETECTED,
  reported_at: Prisma.sql`coalesce(${kept("reported_at")}::timestamptz, ${fact("reported_internally_at")})`,
  contained_at: CONTAINED,
  closed_at: CLOSED,
  reported_to_regulators_at: Prisma.sql`coalesce(${kept("reported_to_regulators_at")}::timestamptz, i.authority_notified_at)`,
  customer_notified_at: Prisma.sql`coalesce(${kept("customer_notified_at")}::timestamptz, i.data_subjects_notified_at)`,
};

/** Minutes from one instant to the next, from whole milliseconds as viewOf() has them; null for less than none. */
function minutes(from: Prisma.Sql, to: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT CASE WHEN ms >= 0 THEN ms / 60000 END
    FROM (SELECT round(extract(epoch FROM ${to} - ${from}) * 1000)::float8 AS ms) AS taken)`;
}

const NUMBERS = {
  financial_impact: Prisma.sql`${kept("financial_impact")}::float8`,
  mttd_minutes: minutes(Prisma.sql`i.occurred_at`, DETECTED),
  mttr_minutes: minutes(DETECTED, Prisma.sql`coalesce(${CONTAINED}, ${CLOSED})`),
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
  const { tenant_id: tenant, is_deleted: deleted, tags, updated_since: since, q } = query;
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
  all.push(...rowConditions(orgs, query));
  if (since) all.push(Prisma.sql`i.updated_at >= ${since}`);
  if (q !== undefined) {
    // As a list: each is looked up by itself.
    all.push(Prisma.sql`i.id = ANY (ARRAY(SELECT search_incidents(${orgs}::uuid[], ${q})))`);
  }
  return all;
}

/**
 * Where what is asked for can only have been said at this door, or is a number: those that it was said of, by an index.
 * The conditions on what is shown hold besides.
 */
function rowConditions(orgs: string[], query: GrcListQuery): Prisma.Sql[] {
  const { source, severity, status, source_type: type, incident_number: number } = query;
  const all: Prisma.Sql[] = [];
  const only = (name: string, said: Prisma.Sql) =>
    all.push(Prisma.sql`i.id IN (${keptBy(orgs, name, said)})`);
  if (query.owner_id !== undefined) only("owner_id", Prisma.sql`${query.owner_id}`);
  if (source !== undefined && source !== SOURCE_DEFAULT) only("source", Prisma.sql`${source}`);
  if (type === "backend" || type === "server") only("source_type", Prisma.sql`${type}`);
  if (severity !== undefined && !isOneOf(SEVERITIES, severity)) {
    only("severity", Prisma.sql`${severity}`);
  }
  if (status !== undefined && !isOneOf(STATUSES, status)) only("status", Prisma.sql`${status}`);
  if (query.contained_at !== undefined) {
    only("contained_at", Prisma.sql`${query.contained_at.toISOString()}`);
  }
  if (query.financial_impact !== undefined) {
    only("financial_impact", Prisma.sql`${query.financial_impact}::float8::text`);
  }
  if (number !== undefined) {
    const [, year, seq] = /^INC-(\d{4})-(\d{4,9})$/.exec(number) ?? [];
    const own = Prisma.sql`SELECT n.id FROM incident n
      WHERE ${oneOf("n.org_id", orgs)} AND n.year = ${Number(year ?? 0)} AND n.seq = ${Number(seq ?? 0)}`;
    const said = keptBy(orgs, "incident_number", Prisma.sql`${number}`);
    all.push(Prisma.sql`i.id IN (${said} UNION ALL ${own})`);
  }
  return all;
}

/** The incidents of which this was said at this door, in letters of either case. */
const keptBy = (orgs: string[], name: string, said: Prisma.Sql) => Prisma.sql`
  SELECT k.incident_id FROM incident_kept k
  WHERE ${oneOf("k.org_id", orgs)} AND k.name = ${name} AND k.held = kept_as(${said})`;

const isOneOf = (words: readonly string[], said: string) => words.includes(said.toLowerCase());

function tagsOf(said: string): string[] {
  return said
    .split(",")
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
}
