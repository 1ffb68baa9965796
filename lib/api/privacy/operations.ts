/** The verbs with their answers in the door's shape: what the endpoints answer and the pages read. */
import { z } from "zod";
import { type Ctx, requireScope, requireScopeIn } from "../../context";
import { shortCitation } from "../../law/rule";
import { type LedgerLine, type LedgerPlace, readLedger } from "../../ledger/read";
import { readAssessed } from "../../register/assess";
import { board, type OpenDuty } from "../../register/board";
import { broken, readCursor, writeCursor } from "../../register/cursor";
import { getWithValues } from "../../register/get";
import { getWithLaw } from "../../register/get-whole";
import { incidentNumber } from "../../register/incident";
import { list } from "../../register/list";
import { readNeeds } from "../../register/needs";
import type { AuditEntry, AuditPage, AuditQuery } from "../../schema/audit";
import type { Board, BoardRow } from "../../schema/board";
import type { Assessment, Duty } from "../../schema/duties";
import type { FactsOut } from "../../schema/facts";
import type { IncidentDetail, IncidentPage, ListQuery } from "../../schema/incident";
import { readInstant } from "../../schema/instant";
import { assessmentOut, dutyOut, factsOut } from "./duty-resource";
import { clockOut, incidentDetailOut, incidentOut } from "./resource";

/** One page of incidents. Throws Refusal as lib/register/list.ts says. */
export async function listIncidents(ctx: Ctx, query: ListQuery): Promise<IncidentPage> {
  const { incidents, total, totalIsCapped, nextCursor } = await list(ctx, query);
  return {
    incidents: incidents.map((incident) => incidentOut(incident, ctx.now)),
    total,
    ...(totalIsCapped ? { total_is_capped: true as const } : {}),
    next_cursor: nextCursor,
  };
}

/** One incident whole. Throws Refusal not_found, insufficient_scope. */
export async function readIncident(ctx: Ctx, id: string): Promise<IncidentDetail> {
  const { incident, values } = await getWithValues(ctx, id);
  return incidentDetailOut(incident, values, ctx.now);
}

/** An incident's duties, with what stands under them. Throws Refusal not_found, insufficient_scope. */
export async function readDuties(ctx: Ctx, id: string): Promise<Duty[]> {
  const { incident, law } = await getWithLaw(ctx, id);
  return incident.duties.map((duty) => dutyOut(duty, incident, law));
}

/** An incident's facts. Throws Refusal not_found, insufficient_scope. */
export async function readFacts(ctx: Ctx, id: string): Promise<FactsOut> {
  const { incident, law } = await getWithLaw(ctx, id);
  return factsOut(incident, law, ctx.now);
}

/** What every rule makes of an incident; nothing is written. Throws Refusal not_found, insufficient_scope. */
export async function readAssessment(ctx: Ctx, id: string): Promise<Assessment> {
  return assessmentOut(await readAssessed(ctx, id), true);
}

/** The board. Throws Refusal not_found, insufficient_scope. */
export async function readBoard(
  ctx: Ctx,
  query: { orgId: string; subtree?: boolean },
): Promise<Board> {
  const { rows, total, totalIsCapped } = await board(ctx, query);
  return {
    now: ctx.now.toISOString(),
    total,
    ...(totalIsCapped ? { total_is_capped: true as const } : {}),
    rows: rows.map(boardRowOut),
  };
}

function boardRowOut({ duty, incident, rule, orgName }: OpenDuty): BoardRow {
  return {
    clock: {
      ...clockOut(duty),
      citation: rule ? shortCitation(rule) : duty.ruleId,
      act: rule?.act ?? `Tell ${duty.recipient}`,
    },
    incident: incident && {
      id: incident.id,
      number: incidentNumber(incident),
      orgId: incident.orgId,
      title: incident.title,
      status: incident.status,
      drill: incident.drill,
      owner: incident.owner,
    },
    session_id: duty.sessionId,
    org_name: orgName,
  };
}

/** What waits for the caller. Throws Refusal not_found, insufficient_scope. */
export async function readOwnNeeds(ctx: Ctx, orgId: string) {
  const { duties, tasks, drafts } = await readNeeds(ctx, orgId);
  return {
    duties: duties.map(boardRowOut),
    tasks,
    drafts: drafts.map((draft) => ({ ...draft, createdAt: draft.createdAt.toISOString() })),
  };
}

/** One page of the ledger, newest first. Throws Refusal not_found, insufficient_scope, invalid_request. */
export async function readAudit(ctx: Ctx, query: AuditQuery): Promise<AuditPage> {
  requireScope(ctx, "audit:read");
  requireScopeIn(ctx, query.orgId, "audit:read");
  const lines = await readLedger(ctx, {
    ...query,
    limit: query.limit + 1,
    after: query.cursor === undefined ? undefined : placeIn(query.cursor),
  });
  const shown = lines.slice(0, query.limit);
  const last = lines.length > query.limit ? shown.at(-1) : undefined;
  return {
    entries: shown.map(entryOut),
    next_cursor: last
      ? writeCursor(SORT, [last.recorded_at.toISOString(), last.seq.toString()])
      : null,
  };
}

const SORT = "-recorded_at";

function placeIn(cursor: string): LedgerPlace {
  const [at = "", seq = ""] = readCursor(cursor, SORT, 2);
  const read = readInstant(at);
  if (!("instant" in read) || !/^\d{1,18}$/.test(seq)) throw broken();
  return { recordedAt: read.instant, seq: BigInt(seq) };
}

const contentsSchema = z.object({ before: z.unknown(), after: z.unknown() });

function entryOut(line: LedgerLine): AuditEntry {
  const contents = line.body === null ? undefined : contentsSchema.parse(JSON.parse(line.body));
  return {
    id: line.id,
    seq: line.seq.toString(),
    orgId: line.org_id,
    recorded_at: line.recorded_at.toISOString(),
    actor: { type: line.actor_type, id: line.actor_id, name: line.actor_name },
    action: line.action,
    subject: { type: line.subject_type, id: line.subject_id },
    request_id: line.request_id,
    before: contents?.before ?? null,
    after: contents?.after ?? null,
    payload_hash: Buffer.from(line.payload_hash).toString("hex"),
  };
}
