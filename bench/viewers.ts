/**
 * Those who watch: many live streams on one server. What each costs in memory, how long after a commit the
 * last of them hears of it, and what a burst of changes becomes.
 */
import { readFileSync } from "node:fs";
import { type ClientRequest, get } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { newId } from "../lib/ids";
import { ANNOUNCE_AFTER_MS, LEDGER_CHANNEL } from "../lib/ledger/announce";
import { cpuOf } from "./cpu";
import { percentile } from "./figures";
import type { Target } from "./load";
import { addKey, makeOrganisation } from "./seed";

const OPENING_AT_ONCE = 50;
/** Watched by a few first: what the first streams of all bring along is nobody's share. */
const FIRST_VIEWERS = 20;
const REST_MS = 10_000;
const COMMITS = 100;
const COMMITS_APART_MS = 400;
const BURST_SECONDS = 5;
export const BURST_A_SECOND = 200;
/** Nobody waits longer for what was lost. */
const LOST_AFTER_MS = 30_000;

export interface ViewersMeasured {
  viewers: number;
  /** Resident memory of the server that each stream adds; null where it cannot be read. */
  memoryKb: number | null;
  /** CPU time of the server while nothing changes, in ms a second. */
  idleCpuMs: number | null;
  /** From each commit to the first and to the last viewer, in ms. */
  firstMs: number[];
  lastMs: number[];
  burst: {
    changes: number;
    seconds: number;
    /** Events and pieces of text that a viewer got meanwhile, on average. */
    events: number;
    pieces: number;
    /** From the last commit until everybody had been told of all. */
    lastMs: number;
    /** CPU time of the server in ms a second. */
    cpuMs: number | null;
  };
  /** Streams that ended before they were told to. */
  dropped: number;
}

/** Opens the streams, measures, and closes them. Each viewer has a key of its own, all look at one organisation. */
export async function measureViewers(
  target: Target,
  url: string,
  viewers: number,
  say: (progress: string) => void,
): Promise<ViewersMeasured> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const audience = new Audience(target.url);
  try {
    const scopes = ["incidents:read"];
    const { orgId } = await makeOrganisation(owner, "Watched", new Date(), scopes);
    const keys: string[] = [];
    while (keys.length < viewers) {
      keys.push((await addKey(owner, orgId, `viewer ${keys.length}`, new Date(), scopes)).key);
    }
    say(`${viewers} viewers`);
    await audience.open(orgId, keys.slice(0, FIRST_VIEWERS));
    await wait(REST_MS);
    const before = memoryOf(target.pid);
    await audience.open(orgId, keys.slice(FIRST_VIEWERS));
    await wait(REST_MS);
    const after = memoryOf(target.pid);
    const more = viewers - FIRST_VIEWERS;
    const idle = cpuOf(target.pid);
    await wait(REST_MS);
    const idleCpuMs = rate(idle, cpuOf(target.pid), REST_MS / 1000);

    say(`${COMMITS} commits, one after the other`);
    const firstMs: number[] = [];
    const lastMs: number[] = [];
    for (let count = 0; count < COMMITS; count++) {
      const [committedAt, place] = await commit(owner, orgId);
      const heardAt = await audience.allTold(place);
      firstMs.push(Math.min(...heardAt) - committedAt);
      lastMs.push(Math.max(...heardAt) - committedAt);
      await wait(COMMITS_APART_MS);
    }

    say(`${BURST_A_SECOND} changes a second`);
    return {
      viewers,
      memoryKb: before === null || after === null ? null : (after - before) / more,
      idleCpuMs,
      firstMs,
      lastMs,
      burst: await burst(owner, orgId, audience, target),
      dropped: audience.dropped,
    };
  } finally {
    audience.close();
    await owner.end();
  }
}

async function burst(owner: pg.Client, orgId: string, audience: Audience, target: Target) {
  const changes = BURST_A_SECOND * BURST_SECONDS;
  const [events, pieces, cpu] = [audience.events, audience.pieces, cpuOf(target.pid)];
  const began = performance.now();
  let last: [number, bigint] = [0, 0n];
  for (let count = 0; count < changes; count++) {
    last = await commit(owner, orgId);
    const ahead = began + (count + 1) * (1000 / BURST_A_SECOND) - performance.now();
    if (ahead > 0) await wait(ahead);
  }
  const heardAt = await audience.allTold(last[1]);
  const seconds = (performance.now() - began) / 1000;
  return {
    changes,
    seconds,
    events: (audience.events - events) / audience.size,
    pieces: (audience.pieces - pieces) / audience.size,
    lastMs: Math.max(...heardAt) - last[0],
    cpuMs: rate(cpu, cpuOf(target.pid), seconds),
  };
}

let announcing = false;

/** Commits one change, and announces it as the product does; gives when it was committed, and its place. */
async function commit(owner: pg.Client, orgId: string): Promise<[at: number, seq: bigint]> {
  const id = newId(new Date());
  await owner.query("BEGIN");
  const { rows } = await owner.query<{ seq: string }>(
    `INSERT INTO ledger_entry (id, org_id, recorded_at, actor_type, actor_id, actor_name, request_id,
                               action, subject_type, subject_id, payload_hash)
     VALUES ($1::uuid, $2::uuid, now(), 'system', 'bench', 'bench', 'bench', 'incident.updated', 'incident',
             $1::uuid::text, '\\x00')
     RETURNING seq`,
    [id, orgId],
  );
  const at = performance.now();
  await owner.query("COMMIT");
  if (announcing) return [at, BigInt(rows[0]?.seq ?? 0)];
  announcing = true;
  setTimeout(() => {
    announcing = false;
    owner.query("SELECT pg_notify($1, '')", [LEDGER_CHANNEL]).catch(() => {});
  }, ANNOUNCE_AFTER_MS);
  return [at, BigInt(rows[0]?.seq ?? 0)];
}

/** Everybody who watches, and how far each has been told. */
class Audience {
  /** By viewer: the last place told, and when. */
  readonly #told: { seq: bigint; at: number }[] = [];
  readonly #requests: ClientRequest[] = [];
  readonly #url: string;
  #closing = false;
  events = 0;
  pieces = 0;
  dropped = 0;

  constructor(url: string) {
    this.#url = url;
  }

  get size(): number {
    return this.#told.length;
  }

  async open(orgId: string, keys: readonly string[]): Promise<void> {
    for (let at = 0; at < keys.length; at += OPENING_AT_ONCE) {
      await Promise.all(
        keys.slice(at, at + OPENING_AT_ONCE).map((key) => this.#openOne(orgId, key)),
      );
    }
  }

  #openOne(orgId: string, key: string): Promise<void> {
    const viewer = { seq: -1n, at: 0 };
    return new Promise((resolve, reject) => {
      const request = get(
        `${this.#url}/api/v1/live?orgId=${orgId}&subtree=true`,
        { agent: false, headers: { Authorization: `Bearer ${key}`, Accept: "text/event-stream" } },
        (response) => {
          if (response.statusCode !== 200) {
            reject(new Error(`The live stream answered ${response.statusCode}.`));
            return;
          }
          this.#told.push(viewer);
          response.setEncoding("utf8");
          response.on("data", (piece: string) => {
            this.#hear(viewer, piece);
            if (viewer.seq >= 0n) resolve();
          });
          response.on("close", () => {
            if (!this.#closing) this.dropped++;
          });
        },
      );
      request.on("error", (error) => {
        if (!this.#closing) reject(error);
      });
      this.#requests.push(request);
    });
  }

  /** Events carry the place that they bring one to; a piece of text holds whole ones. */
  #hear(viewer: { seq: bigint; at: number }, piece: string): void {
    const at = performance.now();
    let found = false;
    for (const [, seq = "0"] of piece.matchAll(/^id: \d+-(\d+)$/gm)) {
      found = true;
      this.events++;
      viewer.seq = BigInt(seq);
    }
    if (!found) return;
    viewer.at = at;
    this.pieces++;
  }

  /** Waits until everybody has been told up to there; gives when each was. */
  async allTold(seq: bigint): Promise<number[]> {
    const until = performance.now() + LOST_AFTER_MS;
    while (this.#told.some((viewer) => viewer.seq < seq)) {
      if (performance.now() > until) {
        const behind = this.#told.filter((viewer) => viewer.seq < seq).length;
        throw new Error(
          `${behind} of ${this.size} viewers were not told; ${this.dropped} streams had ended.`,
        );
      }
      await wait(2);
    }
    return this.#told.map(({ at }) => at);
  }

  close(): void {
    this.#closing = true;
    for (const request of this.#requests) request.destroy();
  }
}

function rate(before: number | null, after: number | null, seconds: number): number | null {
  return before === null || after === null ? null : (after - before) / seconds;
}

/** Resident memory of a process in kB; null where there is no /proc. */
function memoryOf(pid: number): number | null {
  try {
    const said = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return said ? Number(said[1]) : null;
  } catch {
    return null;
  }
}

/** What the report says of it, line by line. */
export function viewerLines(measured: ViewersMeasured): [string, number | null][] {
  const { burst } = measured;
  return [
    ["Viewers of one organisation on one process, each with a key of its own", measured.viewers],
    ["Memory of the server for each, kB", measured.memoryKb],
    ["CPU of the server while nothing changes, ms/s", measured.idleCpuMs],
    [
      `From a commit to the first viewer, ms: p50 of ${measured.firstMs.length}`,
      percentile(measured.firstMs, 0.5),
    ],
    ["… p99", percentile(measured.firstMs, 0.99)],
    ["From a commit to the last viewer, ms: p50", percentile(measured.lastMs, 0.5)],
    ["… p99", percentile(measured.lastMs, 0.99)],
    [`Burst: changes in ${burst.seconds.toFixed(1)} s`, burst.changes],
    ["… events that a viewer got of it", burst.events],
    ["… in so many pieces", burst.pieces],
    ["… from its last commit until all knew of all, ms", burst.lastMs],
    ["… CPU of the server, ms/s", burst.cpuMs],
    ["Streams that were dropped", measured.dropped],
  ];
}
