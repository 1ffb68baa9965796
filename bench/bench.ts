/**
 * The bench: a throw-away database with a long past, Tocsin and the floor on it side by side, and a report.
 * It measures and asserts nothing about time. bench/README.md says how to read it.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbedded } from "../lib/db/embedded";
import { migrate } from "../lib/db/migrate";
import { prepareAppRole } from "../lib/db/roles";
import { requireAlike } from "./alike";
import { measureAssessment } from "./assessment";
import { measureBoards } from "./board";
import { type Measured, together } from "./figures";
import { measure, send, type Target } from "./load";
import { describeMachine } from "./machine";
import { type BenchOptions, readOptions, USAGE } from "./options";
import {
  assessmentTable,
  boardTable,
  type Growth,
  growthTable,
  machineList,
  type Pair,
  pairsTable,
  planBlocks,
  thousands,
} from "./report";
import { type Seeded, seed, settle } from "./seed";
import { type Started, startFloor, startTocsin } from "./servers";
import { growingWork, pairedWork, untilTheMiddle, type Workload } from "./workloads";

/** Small and large take turns a second at a time: what else the machine does falls on both alike. */
const FEWEST_ROUNDS = 3;
const WARM_UP_SECONDS = 2;
/** The first requests of all pay for what Node.js has yet to compile. */
const FIRST_WARM_UP_SECONDS = 5;
const WARM_UP_CONNECTIONS = 8;
const ASSESSMENTS = 1_000;
/** The board shows 500 rows: one that does not fill it, one that just does, and one that is cut. */
const BOARDS = [100, 500, 10_000];

const say = (progress: string) => console.error(`  ${progress} …`);

/** What has to end, the last begun first. */
const begun: (() => Promise<unknown> | unknown)[] = [];

async function bench(options: BenchOptions): Promise<string> {
  const root = process.cwd();
  const dir = mkdtempSync(join(options.dir ?? tmpdir(), "tocsin-bench-"));
  begun.push(() => rmSync(dir, { recursive: true, force: true }));
  // The account that PostgreSQL runs as, where we are root, has to pass through.
  chmodSync(dir, 0o711);

  say("Assessing one incident against all rules");
  const assessment = measureAssessment(ASSESSMENTS);

  // The settings of production: what is committed has reached the disk.
  const database = await openEmbedded(join(dir, "data"), { say });
  begun.push(() => database.close());
  await migrate(database.url);
  const appUrl = await prepareAppRole(database.url);
  const past = (name: string, count: number) =>
    seeded(database.url, dir, { name, count, allOpen: false });
  const [large, small] = [
    await past("Large", options.rows),
    await past("Small", options.smallRows),
  ];
  const boards: Seeded[] = [];
  for (const count of BOARDS) {
    boards.push(
      await seeded(database.url, dir, { name: `${thousands(count)} open`, count, allOpen: true }),
    );
  }
  await settle(database.url);

  say("Starting Tocsin (built first, where its sources changed)");
  const tocsin = await startTocsin(root, dir, database.url);
  begun.push(() => tocsin.stop());
  const floor = startFloor(root, appUrl);
  begun.push(() => floor.stop());

  const databasePid = postmasterIn(join(dir, "data/postgres"));
  const target = async ({ name, pid, ready }: Started): Promise<Target> => ({
    name,
    pid,
    url: await ready,
    databasePid,
  });
  const [ours, theirs] = [await target(tocsin), await target(floor)];
  const machine = await describeMachine(database.url, root);
  const work = pairedWork(large);
  // Early, since there are no figures without it: it leaves a few incidents more, where the load leaves thousands.
  say("Comparing the answers and ledger entries of both");
  await requireAlike(ours, theirs, work, database.url);
  const growths = await measureGrowth(ours, small, large, options);
  say("board, by its open duties");
  const rounds = Math.max(FEWEST_ROUNDS, options.seconds);
  const measured = await measureBoards(ours, appUrl, [large, ...boards], rounds);
  const pairs = await measurePairs(ours, theirs, work, options);

  return [
    `## ${machine.Date}, ${thousands(options.rows)} incidents`,
    `${machineList(machine)}\n- Each measurement: ${options.seconds} s`,
    "### Tocsin and the floor",
    pairsTable(pairs),
    `### ${thousands(options.smallRows)} incidents and ${thousands(options.rows)}`,
    growthTable(growths, options.smallRows, options.rows),
    "### The board by its open duties",
    boardTable(measured),
    ...(options.explain ? [planBlocks(measured)] : []),
    "### One incident against all rules",
    assessmentTable(assessment),
  ].join("\n\n");
}

async function seeded(
  url: string,
  dir: string,
  wanted: { name: string; count: number; allOpen: boolean },
): Promise<Seeded> {
  const began = performance.now();
  say(`Seeding ${thousands(wanted.count)} incidents`);
  const made = await seed(url, dir, wanted);
  say(`Seeded in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return made;
}

/** Before the writes: later the newest incidents would be those of the load. Small and large take turns. */
async function measureGrowth(
  target: Target,
  small: Seeded,
  large: Seeded,
  { seconds }: BenchOptions,
): Promise<Growth[]> {
  const growths: Growth[] = [];
  const [smallWork, largeWork] = [
    growingWork(small, await deepCursor(target, small)),
    growingWork(large, await deepCursor(target, large)),
  ];
  const [first] = largeWork;
  if (first) await measure(target, first, WARM_UP_CONNECTIONS, FIRST_WARM_UP_SECONDS);
  for (const [at, ofSmall] of smallWork.entries()) {
    const ofLarge = largeWork[at];
    if (!ofLarge) continue;
    say(`${ofSmall.name}, small and large`);
    for (const work of [ofSmall, ofLarge]) await measure(target, work, 1, 1);
    const parts: { small: Measured[]; large: Measured[] } = { small: [], large: [] };
    for (let round = 0; round < Math.max(FEWEST_ROUNDS, seconds); round++) {
      parts.small.push(await measure(target, ofSmall, 1, 1));
      parts.large.push(await measure(target, ofLarge, 1, 1));
    }
    growths.push({
      work: ofSmall.name,
      connections: 1,
      small: together(parts.small),
      large: together(parts.large),
    });
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

async function measurePairs(
  ours: Target,
  theirs: Target,
  works: readonly Workload[],
  { connections, seconds }: BenchOptions,
): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (const work of works) {
    for (const target of [ours, theirs]) {
      await measure(target, work, WARM_UP_CONNECTIONS, WARM_UP_SECONDS);
    }
    for (const at of connections) {
      say(`${work.name}, ${at} connections`);
      const product = await measure(ours, work, at, seconds);
      const floor = await measure(theirs, work, at, seconds);
      pairs.push({ work: work.name, connections: at, product, floor });
    }
  }
  return pairs;
}

function postmasterIn(dataDir: string): number {
  return Number(readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n")[0]);
}

/** Runs the bench and prints its report; gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  if (args.includes("--help")) {
    console.log(USAGE);
    return 0;
  }
  const stopped = new Promise<never>((_, reject) => {
    const stop = () => reject(new Error("Stopped."));
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
  });
  try {
    console.log(await Promise.race([bench(readOptions(args)), stopped]));
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    for (const end of begun.splice(0).reverse()) await end();
  }
}
