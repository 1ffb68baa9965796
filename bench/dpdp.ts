/** DPDP: events taken in beside the floor, and whether the list of timers grows slower with their number. */
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { requireAlike } from "./alike";
import { type Measured, together } from "./figures";
import { measure, measureAmount, type Target } from "./load";
import type { BenchOptions } from "./options";
import { type EmitPair, type Growth, thousands } from "./report";
import { makeOrganisation, settle } from "./seed";
import { DPDP_SCOPES, type Mix, seedTimers } from "./seed-timers";
import { FEWEST_ROUNDS, inTurns } from "./turns";
import { emitWork, timersWork, type Workload } from "./workloads";

/** The most that one request may carry. */
export const BATCH = 500;
const BATCH_CONNECTIONS = [1, 4];
const SINGLE_CONNECTIONS = [1, 16, 64];
/** Tocsin and the floor take turns at the events, too: what else the machine does falls on both alike. */
const TURNS = 10;
const WARM_UP_SECONDS = 2;
const REST_MS = 2_000;
export const FEW_TIMERS = 1_000;
/** A page of fifty is full, however many timers there are. */
const FEW_OPEN = 60;

export interface DpdpMeasured {
  emits: EmitPair[];
  timers: Growth[];
}

export interface Bench {
  ours: Target;
  theirs: Target;
  /** The connection of a superuser. */
  url: string;
  dir: string;
  say: (progress: string) => void;
}

export async function measureDpdp(bench: Bench, options: BenchOptions): Promise<DpdpMeasured> {
  // Reads before writes: what the events leave to the disk falls on nothing else.
  const timers = await measureTimers(bench, options);
  return { timers, emits: await measureEmits(bench, options) };
}

async function measureTimers(
  { ours, url, dir, say }: Bench,
  { timers: many, seconds }: BenchOptions,
): Promise<Growth[]> {
  say(`Seeding timers, ${thousands(FEW_TIMERS)} and ${thousands(many)}`);
  const mixes: { name: string; of: (count: number) => Mix }[] = [
    {
      name: `${FEW_OPEN} each, the past settled`,
      of: (count) => ({ count, running: FEW_OPEN, overdue: FEW_OPEN }),
    },
    {
      name: "half running, a tenth overdue",
      of: (count) => ({ count, running: count / 2, overdue: count / 10 }),
    },
  ];
  const seeded = [];
  for (const { name, of } of mixes) {
    const small = await seedTimers(ours, url, dir, of(FEW_TIMERS));
    const large = await seedTimers(ours, url, dir, of(many));
    seeded.push({ name, small, large });
  }
  await settle(url);
  const growths: Growth[] = [];
  for (const { name, small, large } of seeded) {
    for (const status of ["running", "overdue"]) {
      const work = `timers, ${status}; ${name}`;
      say(work);
      growths.push(
        await inTurns(
          ours,
          [timersWork(small, status, work), timersWork(large, status, work)],
          seconds,
        ),
      );
    }
  }
  return growths;
}

async function measureEmits(
  { ours, theirs, url, say }: Bench,
  { events, seconds }: BenchOptions,
): Promise<EmitPair[]> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const of = await makeOrganisation(owner, "Consents", new Date(), DPDP_SCOPES);
  const [single, batch] = [emitWork(of, 1), emitWork(of, BATCH)];
  await requireAlike(ours, theirs, [single, batch], url);
  const pairs: EmitPair[] = [];
  for (const target of [ours, theirs]) await measure(target, batch, 4, WARM_UP_SECONDS);
  const batches = Math.ceil(events / BATCH);
  await atRest(owner, of.orgId);
  for (const connections of BATCH_CONNECTIONS) {
    say(`${batch.name}, ${thousands(batches * BATCH)} events, ${connections} connections`);
    const before = await kept(owner, of.orgId);
    const pair = await batchesInTurns(ours, theirs, batch, connections, batches);
    const written = (await kept(owner, of.orgId)) - before;
    const good = pair.product.latenciesMs.length + pair.floor.latenciesMs.length;
    if (written !== good * BATCH) {
      throw new Error(`${good * BATCH} events were confirmed, ${written} were kept.`);
    }
    pairs.push(pair);
  }
  await owner.end();
  for (const target of [ours, theirs]) await measure(target, single, 8, WARM_UP_SECONDS);
  for (const connections of SINGLE_CONNECTIONS) {
    say(`${single.name}, ${connections} connections`);
    const parts: { product: Measured[]; floor: Measured[] } = { product: [], floor: [] };
    for (let round = 0; round < Math.max(FEWEST_ROUNDS, seconds); round++) {
      parts.product.push(await measure(ours, single, connections, 1));
      parts.floor.push(await measure(theirs, single, connections, 1));
    }
    pairs.push({ work: single.name, connections, events: 1, ...joined(parts) });
  }
  return pairs;
}

async function batchesInTurns(
  ours: Target,
  theirs: Target,
  work: Workload,
  connections: number,
  batches: number,
): Promise<EmitPair> {
  const parts: { product: Measured[]; floor: Measured[] } = { product: [], floor: [] };
  const isGood = (said: string) => !said.includes('"ok":false');
  const turn = Math.max(connections, Math.ceil(batches / TURNS));
  for (let left = batches; left > 0; left -= turn) {
    const amount = { connections, amount: Math.min(left, turn), isGood };
    parts.product.push(await measureAmount(ours, work, amount));
    parts.floor.push(await measureAmount(theirs, work, amount));
  }
  return {
    work: work.name,
    connections,
    events: BATCH,
    ...joined(parts),
  };
}

function joined({ product, floor }: { product: Measured[]; floor: Measured[] }) {
  return { product: together(product), floor: together(floor) };
}

/** Waits until what the warm-up left under way is done: it is nobody's measurement. */
async function atRest(owner: pg.Client, orgId: string): Promise<void> {
  for (let before = -1, now = 0; before !== now; await wait(REST_MS)) {
    [before, now] = [now, await kept(owner, orgId)];
  }
}

/** How many events there are with an entry in the ledger, by the organisation. */
async function kept(owner: pg.Client, orgId: string): Promise<number> {
  const { rows } = await owner.query<{ events: number; entries: number }>(
    `SELECT (SELECT count(*)::int FROM dpdp_event WHERE org_id = $1) AS events,
            (SELECT count(*)::int FROM ledger_entry
             WHERE org_id = $1 AND action = 'dpdp.event_emitted') AS entries`,
    [orgId],
  );
  const { events = 0, entries = 0 } = rows[0] ?? {};
  if (events !== entries) throw new Error(`${events} events have ${entries} ledger entries.`);
  return events;
}
