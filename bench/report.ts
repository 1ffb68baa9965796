/** The report as Markdown. Pure. */
import type { Assessment, Timed } from "./assessment";
import { type Measured, summary } from "./figures";

/** Tocsin and the floor at the same work, one after the other. */
export interface Pair {
  work: string;
  connections: number;
  product: Measured;
  floor: Measured;
}

/** The same work on organisations of several sizes, the smallest first. */
export interface Growth {
  work: string;
  connections: number;
  sizes: readonly Measured[];
}

/** A pair of which each request carries so many events. */
export interface EmitPair extends Pair {
  events: number;
}

/** The board of one organisation. */
export interface BoardMeasured {
  name: string;
  /** How many duties the answer shows, and how many it counts. */
  rows: number;
  total: number;
  measured: Measured;
  /** The two statements by themselves, at the median. */
  rowsMs: number;
  countMs: number;
  /** EXPLAIN (ANALYZE) of both. */
  plans: readonly string[];
}

/** What a reader must know of where the figures come from. */
export type Machine = Readonly<Record<string, string>>;

/** A number as a table shows it: three digits that count, at least whole. */
export function figure(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return "–";
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 3));
}

export function ratio(a: number | null, b: number | null): string {
  return a === null || b === null || b === 0 ? "–" : figure(a / b);
}

/** A Markdown table; all columns but the first are numbers and stand to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, at) =>
    Math.max(3, name.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, at) => (at === 0 ? (cells[at] ?? "").padEnd(width) : (cells[at] ?? "").padStart(width))).join(" | ")} |`;
  const rule = `|${widths.map((width, at) => (at === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}

export const PAIR_HEADS = [
  "Tocsin / floor",
  "Conn.",
  "req/s",
  "Share",
  "p50 ms",
  "p99 ms",
  "CPU ms/req",
  "DB CPU ms/req",
];

/** A pair's cells under those heads, and what failed. A request that carries events counts as so many. */
export function pairCells(pair: Pair | EmitPair): { cells: string[]; failed: string } {
  const events = "events" in pair ? pair.events : 1;
  const [ours, theirs] = [summary(pair.product), summary(pair.floor)];
  const both = (pick: (of: typeof ours) => number | null) =>
    `${figure(pick(ours))} / ${figure(pick(theirs))}`;
  const each = (ms: number | null) => (ms === null ? null : ms / events);
  const cells = [
    pair.work,
    String(pair.connections),
    both((of) => of.perSecond * events),
    ratio(ours.perSecond, theirs.perSecond),
    both((of) => of.p50),
    both((of) => of.p99),
    both((of) => each(of.serverCpuMs)),
    both((of) => each(of.databaseCpuMs)),
  ];
  return { cells, failed: `${ours.failed} / ${theirs.failed}` };
}

/** Each cell holds Tocsin's figure, then the floor's. */
export function pairsTable(pairs: readonly Pair[]): string {
  const rows = pairs.map(pairCells).map(({ cells, failed }) => [...cells, failed]);
  return table([...PAIR_HEADS, "Failed"], rows);
}

/** Figures that stand by themselves, one to a line. */
export function figuresTable(lines: readonly (readonly [string, number | null])[]): string {
  const rows = lines.map(([what, value]) => [what, figure(value)]);
  return table(["What", "Figure"], rows);
}

/** The ratio is the largest's over the smallest's. */
export function growthTable(growths: readonly Growth[], sizes: readonly number[]): string {
  const head = [
    "Work",
    "Conn.",
    ...sizeHeads(sizes),
    "Ratio",
    ...sizes.map((size) => `DB CPU ms/req at ${thousands(size)}`),
    "Failed",
  ];
  const rows = growths.map(({ work, connections, sizes: measured }) => {
    const each = measured.map(summary);
    return [
      work,
      String(connections),
      ...sizeCells(measured),
      ...each.map((of) => figure(of.databaseCpuMs)),
      String(each.reduce((failed, of) => failed + of.failed, 0)),
    ];
  });
  return table(head, rows);
}

export const sizeHeads = (sizes: readonly number[]) =>
  sizes.map((size, at) => `${at === 0 ? "p50 ms at" : "at"} ${thousands(size)}`);

/** p50 at each size, and the largest's over the smallest's. */
export function sizeCells(measured: readonly Measured[]): string[] {
  const p50s = measured.map((of) => summary(of).p50);
  return [...p50s.map(figure), ratio(p50s.at(-1) ?? null, p50s[0] ?? null)];
}

/** The ratios are against the line before. */
export function boardTable(boards: readonly BoardMeasured[]): string {
  const head = [
    "Organisation",
    "Open duties",
    "Rows",
    "p50 ms",
    "Ratio",
    "CPU ms/req",
    "DB CPU ms/req",
    "rows by place ms",
    "Ratio",
    "count ms",
    "Ratio",
    "Failed",
  ];
  const rows = boards.map((each, at) => {
    const before = boards[at - 1];
    const [here, there] = [summary(each.measured), before && summary(before.measured)];
    return [
      each.name,
      thousands(each.total),
      String(each.rows),
      figure(here.p50),
      ratio(here.p50, there?.p50 ?? null),
      figure(here.serverCpuMs),
      figure(here.databaseCpuMs),
      figure(each.rowsMs),
      ratio(each.rowsMs, before?.rowsMs ?? null),
      figure(each.countMs),
      ratio(each.countMs, before?.countMs ?? null),
      String(here.failed),
    ];
  });
  return table(head, rows);
}

/** How PostgreSQL reads each board, in its own words. */
export function planBlocks(boards: readonly BoardMeasured[]): string {
  const block = (plan: string) => `\`\`\`\n${plan}\n\`\`\``;
  return boards
    .map(({ name, plans }) => [`${name}:`, ...plans.map(block)].join("\n\n"))
    .join("\n\n");
}

/** One incident against all rules: CPU time of each plan of its duties. */
export function assessmentTable({ rules, duties, first, again }: Assessment): string {
  const row = (name: string, { p50, p99, runs }: Timed) => [
    name,
    String(rules),
    String(duties),
    figure(p50),
    figure(p99),
    figure((p50 * 1000) / rules),
    thousands(runs),
  ];
  return table(
    ["Assessment", "Rules", "Duties", "CPU ms p50", "CPU ms p99", "µs/rule", "Runs"],
    [row("declared", first), row("assessed again", again)],
  );
}

/** 100000 as 100,000, whatever the machine's language. */
export function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

export function machineList(machine: Machine): string {
  return Object.entries(machine)
    .map(([name, value]) => `- ${name}: ${value}`)
    .join("\n");
}
