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
import { FEW_TIMERS, measureDpdp } from "./dpdp";
import { measure, send, type Target } from "./load";
import { describeMachine } from "./machine";
import { type BenchOptions, readOptions, USAGE } from "./options";
import { measureChosen, measurePairs } from "./pairs";
import {
  assessmentTable,
  boardTable,
  emitTable,
  figuresTable,
  type Growth,
  growthTable,
  machineList,
  pairsTable,
  planBlocks,
  thousands,
} from "./report";
import { type Seeded, seed, settle, type Wanted } from "./seed";
import { type Started, startFloor, startTocsin } from "./servers";
import { measureStart, startLines } from "./start";
import { FEWEST_ROUNDS, inTurns } from "./turns";
import { measureViewers, viewerLines } from "./viewers";
import { growingWork, pairedWork, untilTheMiddle } from "./workloads";

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
  if (options.startOnly) {
    const lines = startLines(await measureStart(root, dir, say));
    const machine = await describeMachine(null, root);
    return [`## ${machine.Date}, a start`, machineList(machine), figuresTable(lines)].join("\n\n");
  }
  // Before there is a server and a database, that would take of this process's time.
  const partly = options.dpdpOnly || options.viewersOnly || options.pairs !== undefined;
  const assessment = partly ? null : assessed();

  // The settings of production: what is committed has reached the disk.
  const database = await openEmbedded(join(dir, "data"), { say });
  begun.push(() => database.close());
  const { url } = database;
  await migrate(url);
  const appUrl = await prepareAppRole(url);
  const past = partly ? null : await seedPast(url, dir, options);
  const only = options.pairs ? await seededPast(url, dir, "Large", options.rows) : null;
  await settle(url);

  say("Starting Tocsin (built first, where its sources changed)");
  const tocsin = await startTocsin(root, dir, url);
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
  const both = { ours: await target(tocsin), theirs: await target(floor), url };
  const machine = await describeMachine(url, root);
  const head = `## ${machine.Date}, ${titleOf(options)}`;
  const origin = `${machineList(machine)}\n- Each measurement: ${options.seconds} s`;
  if (only) {
    const pairs = await measureChosen({ ...both, say }, only, url, options);
    return [head, origin, pairsTable(pairs)].join("\n\n");
  }
  const incidents = past ? await measureIncidents({ ...both, appUrl }, past, options) : [];
  const dpdp = options.viewersOnly ? null : await measureDpdp({ ...both, dir, say }, options);
  const viewers = options.dpdpOnly
    ? null
    : await measureViewers(both.ours, url, options.viewers, say);
  return [
    head,
    origin,
    ...incidents,
    ...(dpdp
      ? [
          "### DPDP events",
          emitTable(dpdp.emits),
          `### ${thousands(FEW_TIMERS)} timers and ${thousands(options.timers)}`,
          growthTable(dpdp.timers, FEW_TIMERS, options.timers),
        ]
      : []),
    ...(viewers ? ["### Live streams", figuresTable(viewerLines(viewers))] : []),
    ...(assessment ? ["### One incident against all rules", assessmentTable(assessment)] : []),
  ].join("\n\n");
}

function titleOf({ dpdpOnly, viewersOnly, rows }: BenchOptions): string {
  if (viewersOnly) return "live streams";
  return dpdpOnly ? "DPDP" : `${thousands(rows)} incidents`;
}

function assessed() {
  say("Assessing one incident against all rules");
  return measureAssessment(ASSESSMENTS);
}

/** The organisations of incidents. */
interface Past {
  large: Seeded;
  small: Seeded;
  boards: Seeded[];
}

async function seedPast(url: string, dir: string, options: BenchOptions): Promise<Past> {
  const large = await seededPast(url, dir, "Large", options.rows);
  const small = await seededPast(url, dir, "Small", options.smallRows);
  const boards: Seeded[] = [];
  for (const count of BOARDS) {
    boards.push(
      await seeded(url, dir, { name: `${thousands(count)} open`, count, running: count }),
    );
  }
  return { large, small, boards };
}

/** Ten thousand among a million; never fewer than fill a page and the board. */
const runningOf = (count: number) => Math.min(count, Math.max(1_000, count / 100));

/** The parts of the report that are about incidents. */
async function measureIncidents(
  { ours, theirs, url, appUrl }: { ours: Target; theirs: Target; url: string; appUrl: string },
  { large, small, boards }: Past,
  options: BenchOptions,
): Promise<string[]> {
  const work = pairedWork(large);
  // Early, since there are no figures without it: it leaves a few incidents more, where the load leaves thousands.
  say("Comparing the answers and ledger entries of both");
  await requireAlike(ours, theirs, work, url);
  const growths = await measureGrowth(ours, small, large, options);
  say("board, by its open duties");
  const rounds = Math.max(FEWEST_ROUNDS, options.seconds);
  const measured = await measureBoards(ours, appUrl, [large, ...boards], rounds);
  const pairs = await measurePairs({ ours, theirs, say }, work, options);
  return [
    "### Tocsin and the floor",
    pairsTable(pairs),
    `### ${thousands(options.smallRows)} incidents and ${thousands(options.rows)}`,
    growthTable(growths, options.smallRows, options.rows),
    "### The board by its open duties",
    boardTable(measured),
    ...(options.explain ? [planBlocks(measured)] : []),
  ];
}

function seededPast(url: string, dir: string, name: string, count: number): Promise<Seeded> {
  return seeded(url, dir, { name, count, running: runningOf(count) });
}

async function seeded(url: string, dir: string, wanted: Wanted): Promise<Seeded> {
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
    growths.push(await inTurns(target, ofSmall, ofLarge, seconds));
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
