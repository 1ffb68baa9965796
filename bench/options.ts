/** What `npm run bench -- …` takes. */
import { parseArgs } from "node:util";

/** Kinds of request that the floor knows as well. */
export const PAIRS = ["list", "get", "patch", "notify", "create", "emit", "batch"] as const;
export type PairName = (typeof PAIRS)[number];

export interface BenchOptions {
  /** Of each measurement. */
  seconds: number;
  /** Incidents of the large organisation. */
  rows: number;
  /** Incidents of the organisations that it is held against, the smallest first, and its own. */
  sizes: number[];
  connections: number[];
  /** DPDP events that are emitted in batches, at each number of connections. */
  events: number;
  /** DPDP timers of the large organisation. */
  timers: number;
  /** Whether the DPDP part is all that is measured. */
  dpdpOnly: boolean;
  /** Live streams that are open at once. */
  viewers: number;
  /** Whether they are all that is measured. */
  viewersOnly: boolean;
  /** Whether a start and its sizes are all that is measured. */
  startOnly: boolean;
  /** The kinds of request that are all that is measured, beside the floor; undefined for everything. */
  pairs: PairName[] | undefined;
  /** Where the throw-away database lies. */
  dir: string | undefined;
  /** Whether the report shows how PostgreSQL reads the board and the lists. */
  explain: boolean;
  /** Whether the report is added to bench/RESULTS.md. */
  record: boolean;
}

export const USAGE = `npm run bench -- [--seconds 5] [--rows 100000] [--small-rows 10000] [--connections 1,16,64]
                [--events 100000] [--timers 100000] [--dpdp] [--viewers 1000] [--live] [--start]
                [--pairs list,get,patch,notify,create,emit,batch] [--dir DIR] [--explain] [--record]

  --seconds      how long each measurement takes
  --rows         incidents of the organisation that is measured
  --small-rows   incidents of the smallest organisation beside it; each further one has ten times as many
  --connections  how many at once, one table line each
  --events       DPDP events that are emitted in batches
  --timers       DPDP timers of the organisation that is measured
  --dpdp         measures the DPDP part alone, without incidents
  --viewers      live streams that are open at once
  --live         measures those alone, without incidents and DPDP
  --start        measures a start alone, on a clone of the last commit: npm ci, build, memory, sizes
  --pairs        measures these requests alone, beside the floor
  --dir          where the throw-away database is made (the system's temporary directory)
  --explain      adds how PostgreSQL reads the board and the lists: every filter and every sort
  --record       adds the report to bench/RESULTS.md; with --explain, what lists read replaces bench/PLANS.md
The report goes to standard output, the progress to standard error.`;

/**
 * Reads the command line.
 *
 * @throws Error that says what does not fit
 */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: "string", default: "5" },
      rows: { type: "string", default: "100000" },
      "small-rows": { type: "string" },
      connections: { type: "string", default: "1,16,64" },
      events: { type: "string", default: "100000" },
      timers: { type: "string", default: "100000" },
      dpdp: { type: "boolean", default: false },
      viewers: { type: "string", default: "1000" },
      live: { type: "boolean", default: false },
      start: { type: "boolean", default: false },
      pairs: { type: "string" },
      dir: { type: "string" },
      explain: { type: "boolean", default: false },
      record: { type: "boolean", default: false },
    },
  });
  const rows = count("--rows", values.rows, 1_000, 10_000_000);
  return {
    seconds: count("--seconds", values.seconds, 1, 600),
    rows,
    sizes: sizesOf(rows, values["small-rows"]),
    connections: values.connections
      .split(",")
      .map((each) => count("--connections", each, 1, 1_000)),
    events: count("--events", values.events, 500, 10_000_000),
    timers: count("--timers", values.timers, 1_000, 10_000_000),
    dpdpOnly: values.dpdp,
    viewers: count("--viewers", values.viewers, 50, 2_000),
    viewersOnly: values.live,
    startOnly: values.start,
    pairs: values.pairs?.split(",").map(pairName),
    dir: values.dir,
    explain: values.explain,
    record: values.record,
  };
}

function pairName(said: string): PairName {
  const known = PAIRS.find((name) => name === said);
  if (known) return known;
  throw new Error(`--pairs takes ${PAIRS.join(", ")}, not "${said}".`);
}

/** From the smallest to the largest by tens. A first look at few rows has a smaller one to hold them against. */
function sizesOf(rows: number, said: string | undefined): number[] {
  const small = said === undefined ? Math.min(10_000, rows / 10) : Number(said);
  const sizes = [count("--small-rows", String(Math.floor(small)), 100, rows)];
  for (let size = small * 10; size < rows; size *= 10) sizes.push(size);
  return [...sizes, rows];
}

function count(name: string, said: string, least: number, most: number): number {
  const value = Number(said);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`${name} takes whole numbers from ${least} to ${most}, not "${said}".`);
}
