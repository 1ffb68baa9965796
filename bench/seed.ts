/** Filling an organisation with incidents as years of use leave them: every row that a real one has. */
import { createHash, randomBytes } from "node:crypto";
import { setImmediate as breath } from "node:timers/promises";
import pg from "pg";
import { keyPrefix, newKey } from "../lib/access/key-format";
import { fingerprint } from "../lib/access/secrets";
import type { Ctx } from "../lib/context";
import type { DutyRow, FactRow, IncidentRow } from "../lib/db/rows";
import { newId } from "../lib/ids";
import { canonicalJson } from "../lib/ledger/canonical-json";
import { CopyFiles } from "./copy";
import { recordedAt, type SampleEntry, sampleIncident } from "./sample";
import { copyIncidents } from "./seed-copies";
import { loading } from "./seed-load";
import { readToTheEnd, remindedOf } from "./seed-told";

/** An organisation to send requests to. */
export interface Seeded {
  orgId: string;
  name: string;
  count: number;
  /** An API key that reads, writes and notifies. */
  key: string;
  /** Some of its incidents, spread over all of them; none of them is anybody's. */
  ids: string[];
  /** Who owns every eleventh of the others. */
  ownerId: string;
}

/** What an organisation is to have. */
export interface Wanted {
  name: string;
  count: number;
  /** How many of the incidents still have a duty that runs. */
  running: number;
}

const RARE = 10;
const IDS_KEPT = 5_000;
/** So many are made here; of more, each is copied in the database. */
const BLOCK = 20_000;
/** Written to files at once, while the database reads the ones before. */
const CHUNK = 5_000;
const BREATH = 200;
const SCOPES = ["incidents:read", "incidents:write", "incidents:notify"];

const TABLES = ["incident", "duty", "fact", "filing", "decision", "ledger_entry", "ledger_payload"];

/** Corrective actions are tasks: the verbs keep the two in step, rows that are written past them do not. */
const TASKS = `
  INSERT INTO task (id, org_id, incident_id, title, place, created_at)
  SELECT gen_random_uuid(), i.org_id, i.id, said.title, said.place, i.created_at
  FROM incident i, unnest(i.corrective_actions) WITH ORDINALITY AS said(title, place)
  WHERE i.org_id = $1`;

/**
 * Makes an organisation with `count` incidents and a key.
 *
 * @param url the connection of a superuser: COPY reads files, and no boundary binds it
 * @param dir where the files lie meanwhile
 */
export async function seed(url: string, dir: string, wanted: Wanted): Promise<Seeded> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    const { name, count } = wanted;
    const org = await makeOrganisation(owner, name, new Date(), SCOPES);
    const ownerId = await makePerson(owner, `owner.${org.orgId}@bench.example`);
    const copies = copiesOf(count);
    await owner.query("BEGIN");
    await owner.query("SET LOCAL work_mem = '256MB'");
    await loading(
      owner,
      count,
      () => writeIncidents(owner, dir, { ...org, ownerId }, wanted, copies),
      async () => {
        if (copies > 1) await copyIncidents(owner, org.orgId, copies - 1);
        await owner.query(TASKS, [org.orgId]);
      },
    );
    await owner.query(
      "SELECT setval('ledger_entry_seq_seq', greatest(1, (SELECT max(seq) FROM ledger_entry)))",
    );
    await readToTheEnd(owner);
    await remindedOf(owner, org.orgId, new Date());
    await owner.query("COMMIT");
    const ids = await someIds(owner, org.orgId);
    return { orgId: org.orgId, name, count, key: org.key, ids, ownerId };
  } finally {
    await owner.end();
  }
}

/** In how many copies each incident that is made here comes: a million takes as long to make as these few. */
function copiesOf(count: number): number {
  return count > BLOCK && count % BLOCK === 0 ? count / BLOCK : 1;
}

/** Spread over all, the same each time. */
async function someIds(owner: pg.Client, orgId: string): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `SELECT id FROM incident WHERE org_id = $1 AND owner_id IS NULL
     ORDER BY hashtext(id::text), id LIMIT $2`,
    [orgId, IDS_KEPT],
  );
  return rows.map(({ id }) => id);
}

/** Somebody who cannot sign in: incidents are theirs. */
async function makePerson(owner: pg.Client, email: string): Promise<string> {
  const id = newId(new Date());
  await owner.query(
    "INSERT INTO user_account (id, email, name, password_hash, created_at) VALUES ($1, $2, 'Bench', '-', now())",
    [id, email],
  );
  return id;
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
  dir: string,
  { orgId, ctx, ownerId }: { orgId: string; ctx: Ctx; ownerId: string },
  wanted: Wanted,
  copies: number,
): Promise<void> {
  const [count, running] = [wanted.count / copies, Math.ceil(wanted.running / copies)];
  let seq = (await lastSeq(owner)) + 1;
  const places = new Map<number, number>();
  let files = new CopyFiles(dir);
  let reading: Promise<void> = Promise.resolve();
  for (let rank = count - 1; rank >= 0; rank--) {
    const year = recordedAt(rank, count, ctx.now).getUTCFullYear();
    const before = places.get(year) ?? 0;
    places.set(year, before + copies);
    const asked = { rank, count, running, place: before + 1, owner: ownerId };
    const rare = rank % Math.ceil(count / RARE) === 1;
    const made = sampleIncident(ctx, orgId, { ...asked, rare });
    files.add("incident", incidentCopy(made.incident));
    for (const duty of made.duties) files.add("duty", dutyCopy(duty));
    for (const fact of made.facts) files.add("fact", factCopy(fact));
    for (const filing of made.filings) files.add("filing", filing);
    if (made.decision) files.add("decision", made.decision);
    for (const entry of made.entries) {
      writeEntry(files, ctx, orgId, made.incident.id, seq, entry);
      seq += copies;
    }
    // The database is told of the next table in between.
    if (rank % BREATH === 0) await breath();
    if (rank % CHUNK === 0) {
      await reading;
      reading = files.load(owner, TABLES);
      files = new CopyFiles(dir);
    }
  }
  await reading;
  for (const [year, last] of places) {
    await owner.query("INSERT INTO incident_counter (org_id, year, last) VALUES ($1, $2, $3)", [
      orgId,
      year,
      last,
    ]);
  }
}

async function lastSeq(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query<{ last: string }>(
    "SELECT coalesce(max(seq), 0) AS last FROM ledger_entry",
  );
  return Number(rows[0]?.last ?? 0);
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
