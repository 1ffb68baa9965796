/** Incidents: organisations of several sizes, what lists and boards of them cost, and requests beside the floor. */
import { requireAlike } from "./alike";
import { measureBoards } from "./board";
import { type Explained, explainLists } from "./explain";
import { measure, send, type Target } from "./load";
import type { BenchOptions } from "./options";
import { measurePairs } from "./pairs";
import { boardTable, type Growth, type Pair, planBlocks, thousands } from "./report";
import { type Seeded, seed, type Wanted } from "./seed";
import { FEWEST_ROUNDS, inTurns } from "./turns";
import { growingWork, pairedWork, untilTheMiddle, type Workload } from "./workloads";

/** The first requests of all pay for what Node.js has yet to compile. */
const FIRST_WARM_UP_SECONDS = 5;
const WARM_UP_CONNECTIONS = 8;
/** The board shows 500 rows: one that does not fill it, one that just does, and one that is cut. */
const BOARDS = [100, 500, 10_000];

export const say = (progress: string) => console.error(`  ${progress} …`);

/** The organisations of incidents. */
export interface Past {
  /** By their size, the largest last. */
  sizes: Seeded[];
  large: Seeded;
  boards: Seeded[];
}

export async function seedPast(url: string, dir: string, options: BenchOptions): Promise<Past> {
  // The largest first: its indexes are built when all its rows are there.
  const large = await seededPast(url, dir, "Large", options.rows);
  const sizes: Seeded[] = [];
  for (const size of options.sizes.slice(0, -1)) {
    sizes.push(await seededPast(url, dir, thousands(size), size));
  }
  const boards: Seeded[] = [];
  for (const count of BOARDS) {
    boards.push(
      await seeded(url, dir, { name: `${thousands(count)} open`, count, running: count }),
    );
  }
  return { sizes: [...sizes, large], large, boards };
}

/** Ten thousand among a million; never fewer than fill a page and the board. */
const runningOf = (count: number) => Math.min(count, Math.max(1_000, count / 100));

export interface Incidents {
  pairs: Pair[];
  growths: Growth[];
  /** The parts of the report besides the table. */
  more: string[];
  explained: Explained | null;
}

export async function measureIncidents(
  { ours, theirs, url, appUrl }: { ours: Target; theirs: Target; url: string; appUrl: string },
  { sizes, large, boards }: Past,
  options: BenchOptions,
): Promise<Incidents> {
  const work = pairedWork(large);
  // Early, since there are no figures without it: it leaves a few incidents more, where the load leaves thousands.
  say("Comparing the answers and ledger entries of both");
  await requireAlike(ours, theirs, work, url);
  const growths = await measureGrowth(ours, sizes, options);
  say("board, by its open duties");
  const rounds = Math.max(FEWEST_ROUNDS, options.seconds);
  const measured = await measureBoards(ours, appUrl, [large, ...boards], rounds);
  const explained = options.explain ? await explainLists(appUrl, sizes) : null;
  const pairs = await measurePairs({ ours, theirs, say }, work, options);
  const more = ["### The board by its open duties", boardTable(measured)];
  explained?.plans.unshift(planBlocks(measured));
  return { pairs, growths, more, explained };
}

export function seededPast(url: string, dir: string, name: string, count: number): Promise<Seeded> {
  return seeded(url, dir, { name, count, running: runningOf(count) });
}

async function seeded(url: string, dir: string, wanted: Wanted): Promise<Seeded> {
  const began = performance.now();
  say(`Seeding ${thousands(wanted.count)} incidents`);
  const made = await seed(url, dir, wanted);
  say(`Seeded in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return made;
}

/** Before the writes: later the newest incidents would be those of the load. The sizes take turns. */
async function measureGrowth(
  target: Target,
  sizes: readonly Seeded[],
  { seconds }: BenchOptions,
): Promise<Growth[]> {
  const growths: Growth[] = [];
  const works: Workload[][] = [];
  for (const of of sizes) works.push(growingWork(of, await deepCursor(target, of)));
  const large = works.at(-1) ?? [];
  const [first] = large;
  if (first) await measure(target, first, WARM_UP_CONNECTIONS, FIRST_WARM_UP_SECONDS);
  for (const [at, { name }] of large.entries()) {
    say(`${name}, by size`);
    const same = works.flatMap((each) => each[at] ?? []);
    growths.push(await inTurns(target, same, seconds));
  }
  return growths;
}

async function deepCursor(target: Target, of: Seeded): Promise<string> {
  const page = await send(target, untilTheMiddle(of, new Date()));
  const cursor =
    typeof page === "object" && page && "next_cursor" in page ? page.next_cursor : null;
  if (typeof cursor !== "string") throw new Error("The list gave no cursor.");
  return cursor;
}
