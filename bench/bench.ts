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
import { measureAssessment } from "./assessment";
import { machineTimes, stolenPercent } from "./cpu";
import { FEW_TIMERS, measureDpdp } from "./dpdp";
import { measureIncidents, say, seededPast, seedPast } from "./incidents";
import type { Target } from "./load";
import { describeMachine } from "./machine";
import { oneTable } from "./one-table";
import { type BenchOptions, readOptions, USAGE } from "./options";
import { measureChosen } from "./pairs";
import {
  assessmentTable,
  figure,
  figuresTable,
  growthTable,
  machineList,
  pairsTable,
  thousands,
} from "./report";
import { settle } from "./seed";
import { type Started, startFloor, startTocsin } from "./servers";
import { measureStart, startLines } from "./start";
import { measureViewers, viewerLines } from "./viewers";

const ASSESSMENTS = 1_000;

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
