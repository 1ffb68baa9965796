/**
 * The bench: a throw-away database with a long past, Tocsin and the floor on it side by side, and a report.
 * It measures and asserts nothing about time. bench/README.md says how to read it.
 */
import {
  appendFileSync,
  chmodSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbedded } from "../lib/db/embedded";
import { migrate } from "../lib/db/migrate";
import { prepareAppRole } from "../lib/db/roles";
import { requireAlike } from "./alike";
import { measureAssessment } from "./assessment";
import { measureBoards } from "./board";
import { machineTimes, stolenPercent } from "./cpu";
import { FEW_TIMERS, measureDpdp } from "./dpdp";
import { type Explained, explainLists } from "./explain";
import { measure, send, type Target } from "./load";
import { describeMachine } from "./machine";
import { oneTable } from "./one-table";
import { type BenchOptions, readOptions, USAGE } from "./options";
import { measureChosen, measurePairs } from "./pairs";
import {
  assessmentTable,
  boardTable,
  figure,
  figuresTable,
  type Growth,
  growthTable,
  machineList,
  type Pair,
  pairsTable,
  planBlocks,
  thousands,
} from "./report";
import { type Seeded, seed, settle, type Wanted } from "./seed";
import { type Started, startFloor, startTocsin } from "./servers";
import { measureStart, startLines } from "./start";
import { FEWEST_ROUNDS, inTurns } from "./turns";
import { measureViewers, viewerLines } from "./viewers";
import { growingWork, pairedWork, untilTheMiddle, type Workload } from "./workloads";

/** The first requests of all pay for what Node.js has yet to compile. */
const FIRST_WARM_UP_SECONDS = 5;
const WARM_UP_CONNECTIONS = 8;
const ASSESSMENTS = 1_000;
/** The board shows 500 rows: one that does not fill it, one that just does, and one that is cut. */
const BOARDS = [100, 500, 10_000];

const say = (progress: string) => console.error(`  ${progress} …`);

/** What has to end, the last begun first. */
const begun: (() => Promise<unknown> | unknown)[] = [];

interface Report {
  text: string;
  /** What PostgreSQL read, where that was wanted: a table, of which only the last counts, and the plans, which are long. */
  reads: { table: string; plans: string } | null;
}

async function bench(options: BenchOptions): Promise<Report> {
  const root = process.cwd();
  const dir = mkdtempSync(join(options.dir ?? tmpdir(), "tocsin-bench-"));
  begun.push(() => rmSync(dir, { recursive: true, force: true }));
  // The account that PostgreSQL runs as, where we are root, has to pass through.
  chmodSync(dir, 0o711);
  if (options.startOnly) {
    const lines = startLines(await measureStart(root, dir, say));
    const machine = await describeMachine(null, root);
    const head = `## ${machine.Date}, a start`;
    return reported([head, machineList(machine), figuresTable(lines)]);
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
  const times = machineTimes();
  /** Where the figures come from; said when there are all. */
  const originNow = () =>
    machineList({
      ...machine,
      "Each measurement": `${options.seconds} s`,
      "CPU that the host gave to other guests meanwhile": `${figure(stolenPercent(times, machineTimes()))} %`,
    });
  if (only) {
    const pairs = await measureChosen({ ...both, say }, only, url, options);
    return reported([head, originNow(), pairsTable(pairs)]);
  }
  const incidents = past ? await measureIncidents({ ...both, appUrl }, past, options) : null;
  const dpdp = options.viewersOnly ? null : await measureDpdp({ ...both, dir, say }, options);
  const watched = async () => {
    // A server that has worked holds memory that it no longer needs, and takes viewers into that.
    say("Starting Tocsin anew");
    await tocsin.stop();
    const anew = await startTocsin(root, dir, url);
    begun.push(() => anew.stop());
    return measureViewers(await target(anew), url, options.viewers, say);
  };
  const viewers = options.dpdpOnly ? null : await watched();
  const origin = originNow();
  const parts = [
    head,
    origin,
    ...(dpdp
      ? [
          oneTable(
            [...(incidents?.pairs ?? []), ...dpdp.emits],
            incidents?.growths ?? [],
            incidents ? options.sizes : [],
          ),
        ]
      : []),
    ...(incidents?.more ?? []),
    ...(dpdp ? ["### DPDP timers", growthTable(dpdp.timers, [FEW_TIMERS, options.timers])] : []),
    ...(viewers ? ["### Live streams", figuresTable(viewerLines(viewers))] : []),
    ...(assessment ? ["### One incident against all rules", assessmentTable(assessment)] : []),
  ];
  const reads = incidents?.explained && {
    table: [`# What the lists read, ${head.slice(3)}`, origin, incidents.explained.table].join(
      "\n\n",
    ),
    plans: incidents.explained.plans.join("\n\n"),
  };
  return { ...reported(parts), reads: reads ?? null };
}

const reported = (parts: readonly string[]): Report => ({ text: parts.join("\n\n"), reads: null });

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
  /** By their size, the largest last. */
  sizes: Seeded[];
  large: Seeded;
  boards: Seeded[];
}

async function seedPast(url: string, dir: string, options: BenchOptions): Promise<Past> {
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

interface Incidents {
  pairs: Pair[];
  growths: Growth[];
  /** The parts of the report besides the table. */
  more: string[];
  explained: Explained | null;
}

async function measureIncidents(
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

/** Figures follow each other; of what lists read the last table stands. */
function record({ text, reads }: Report): void {
  appendFileSync("bench/RESULTS.md", `\n${text}\n`);
  if (reads) writeFileSync("bench/PLANS.md", `${reads.table}\n`);
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
    const options = readOptions(args);
    const report = await Promise.race([bench(options), stopped]);
    console.log(
      [report.text, report.reads?.table, report.reads?.plans].filter(Boolean).join("\n\n"),
    );
    if (options.record) record(report);
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    for (const end of begun.splice(0).reverse()) await end();
  }
}
