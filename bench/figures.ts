/** Sums over what was measured. Pure. */

/** What one measurement found. */
export interface Measured {
  /** Response times of good answers in ms. */
  latenciesMs: number[];
  seconds: number;
  /** Answers other than 2xx, and requests without one. */
  failed: number;
  /** CPU time of the server's process; null where it cannot be read. */
  serverCpuMs: number | null;
  databaseCpuMs: number | null;
}

/** The smallest value that at least the share `p` of all does not exceed (nearest rank); NaN for none. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}

/** Several measurements of the same as one. */
export function together(parts: readonly Measured[]): Measured {
  const sum = (values: (number | null)[]) =>
    values.reduce((a, b) => (a === null || b === null ? null : a + b), 0);
  return {
    latenciesMs: parts.flatMap((part) => part.latenciesMs),
    seconds: parts.reduce((all, part) => all + part.seconds, 0),
    failed: parts.reduce((all, part) => all + part.failed, 0),
    serverCpuMs: sum(parts.map((part) => part.serverCpuMs)),
    databaseCpuMs: sum(parts.map((part) => part.databaseCpuMs)),
  };
}

/** What a table says of a measurement. */
export function summary(measured: Measured) {
  const good = measured.latenciesMs.length;
  const each = (ms: number | null) => (ms === null || good === 0 ? null : ms / good);
  return {
    perSecond: good / measured.seconds,
    p50: percentile(measured.latenciesMs, 0.5),
    p99: percentile(measured.latenciesMs, 0.99),
    serverCpuMs: each(measured.serverCpuMs),
    databaseCpuMs: each(measured.databaseCpuMs),
    failed: measured.failed,
  };
}
