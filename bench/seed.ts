/** Filling an organisation with incidents as years of use leave them: every row that a real one has. */
import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import { keyPrefix, newKey } from "../lib/access/key-format";
import { fingerprint } from "../lib/access/secrets";
import type { Ctx } from "../lib/context";
import type { DutyRow, FactRow, IncidentRow } from "../lib/db/rows";
import { newId } from "../lib/ids";
import { canonicalJson } from "../lib/ledger/canonical-json";
import { CopyFiles } from "./copy";
import { recordedAt, type SampleEntry, sampleIncident } from "./sample";

/** An organisation to send requests to. */
export interface Seeded {
  orgId: string;
  name: string;
  count: number;
  /** An API key that reads, writes and notifies. */
  key: string;
  /** Some of its incidents, spread over all of them. */
  ids: string[];
}

/** In the title of ten incidents of each organisation, however many it has. */
export const RARE_WORD = "Bernsteinzimmer";
const RARE = 10;
const IDS_KEPT = 5_000;
const SCOPES = ["incidents:read", "incidents:write", "incidents:notify"];

const TABLES = ["incident", "incident_counter", "duty", "fact", "filing", "decision"];
const LEDGER = ["ledger_entry", "ledger_payload"];

/** Corrective actions are tasks: the verbs keep the two in step, rows that are written past them do not. */
const TASKS = `
  INSERT INTO task (id, org_id, incident_id, title, place, created_at)
  SELECT gen_random_uuid(), i.org_id, i.id, said.title, said.place, i.created_at
  FROM incident i, unnest(i.corrective_actions) WITH ORDINALITY AS said(title, place)
  WHERE i.org_id = $1`;

/**
 * Makes an organisation with `count` incidents and a key.
 *
 * @param allOpen whether each of them has one duty that still runs; else a hundred are open, however many
 *   there are
 * @param url the connection of a superuser: COPY reads files, and no boundary binds it
 * @param dir where the files lie meanwhile
 */
export async function seed(
  url: string,
  dir: string,
  { name, count, allOpen }: { name: string; count: number; allOpen: boolean },
): Promise<Seeded> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    const now = new Date();
    const org = await makeOrganisation(owner, name, now, SCOPES);
    await owner.query("BEGIN");
    const files = new CopyFiles(dir);
    const ids = await writeIncidents(owner, files, org, { count, allOpen });
    await files.load(owner, [...TABLES, ...LEDGER]);
    await owner.query(TASKS, [org.orgId]);
    await owner.query(
      "SELECT setval('ledger_entry_seq_seq', greatest(1, (SELECT max(seq) FROM ledger_entry)))",
    );
    await owner.query("COMMIT");
    return { orgId: org.orgId, name, count, key: org.key, ids };
  } finally {
    await owner.end();
  }
}

/** Leaves the tables as autovacuum would have long since: without it the first runs pay for the seed. */
export async function settle(url: string): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query("VACUUM (ANALYZE)");
  await owner.query("CHECKPOINT");
  await owner.end();
}

/** Makes an organisation that has nothing yet but a key. */
export async function makeOrganisation(
  owner: pg.Client,
  name: string,
  now: Date,
  scopes: readonly string[],
) {
  const orgId = newId(now);
  await owner.query("INSERT INTO organisation (id, name, created_at) VALUES ($1, $2, $3)", [
    orgId,
    name,
    now,
  ]);
  const { key, keyId } = await addKey(owner, orgId, `key of ${name}`, now, scopes);
  const ctx: Ctx = {
    actor: { type: "api_key", id: keyId, name: `key of ${name}` },
    now,
    requestId: newId(now),
    grants: new Map(),
  };
  return { orgId, key, ctx };
}

/** Makes an API key. */
export async function addKey(
  owner: pg.Client,
  orgId: string,
  name: string,
  now: Date,
  scopes: readonly string[],
): Promise<{ key: string; keyId: string }> {
  const key = newKey();
  const keyId = newId(now);
  await owner.query(
    `INSERT INTO api_key (id, org_id, name, prefix, key_hash, scopes, created_at,
                          created_by_type, created_by_id, created_by_name)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'system', 'bench', 'bench')`,
    [keyId, orgId, name, keyPrefix(key), fingerprint(key), scopes, now],
  );
  return { key, keyId };
}

/** The oldest first, so that numbers, ids and places in the ledger follow the time of recording. */
async function writeIncidents(
  owner: pg.Client,
  files: CopyFiles,
  { orgId, ctx }: { orgId: string; ctx: Ctx },
  { count, allOpen }: { count: number; allOpen: boolean },
): Promise<string[]> {
  const { rows } = await owner.query<{ last: string }>(
    "SELECT coalesce(max(seq), 0) AS last FROM ledger_entry",
  );
  let seq = Number(rows[0]?.last ?? 0);
  const places = new Map<number, number>();
  const ids: string[] = [];
  const every = Math.max(1, Math.floor(count / IDS_KEPT));
  for (let rank = count - 1; rank >= 0; rank--) {
    const year = recordedAt(rank, count, ctx.now).getUTCFullYear();
    const place = (places.get(year) ?? 0) + 1;
    places.set(year, place);
    const word = rank % Math.ceil(count / RARE) === 1 ? RARE_WORD : "";
    const made = sampleIncident(ctx, orgId, { rank, count, place, word, allOpen });
    files.add("incident", incidentCopy(made.incident));
    for (const duty of made.duties) files.add("duty", dutyCopy(duty));
    for (const fact of made.facts) files.add("fact", factCopy(fact));
    for (const filing of made.filings) files.add("filing", filing);
    if (made.decision) files.add("decision", made.decision);
    for (const entry of made.entries) {
      seq++;
      writeEntry(files, ctx, orgId, made.incident.id, seq, entry);
    }
    if (rank % every === 0) ids.push(made.incident.id);
  }
  for (const [year, last] of places) files.add("incident_counter", { orgId, year, last });
  return ids;
}

function incidentCopy({ assignees, jurisdictions, ...incident }: IncidentRow) {
  return {
    ...incident,
    assignees: JSON.stringify(assignees),
    jurisdictions: JSON.stringify(jurisdictions),
  };
}

/** Lists in a column of JSON are written as JSON: an array by itself is one of PostgreSQL's. */
function dutyCopy({ readings, missing, ...duty }: DutyRow) {
  return { ...duty, readings: JSON.stringify(readings), missing: JSON.stringify(missing) };
}

function factCopy({ content, ...fact }: FactRow) {
  return { ...fact, content: content === null ? null : JSON.stringify(content) };
}

function writeEntry(
  files: CopyFiles,
  { actor, requestId }: Ctx,
  orgId: string,
  subjectId: string,
  seq: number,
  { action, at, before, after }: SampleEntry,
): void {
  const body = canonicalJson({ before, after });
  const salt = randomBytes(32);
  files.add("ledger_entry", {
    seq,
    id: newId(at),
    orgId,
    recordedAt: at,
    actorType: actor.type,
    actorId: actor.id,
    actorName: actor.name,
    requestId,
    action,
    subjectType: "incident",
    subjectId,
    payloadHash: createHash("sha256").update(salt).update(body).digest(),
  });
  files.add("ledger_payload", { seq, orgId, salt, body });
}
