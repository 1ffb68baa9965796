/** CPU time of processes that are not ours, from /proc. */
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Linux counts in hundredths of a second towards programs, whatever its own timer does (USER_HZ). */
const MS_A_TICK = 10;

interface Times {
  parent: number;
  ownMs: number;
  /** Of children that have ended and were waited for. */
  endedChildrenMs: number;
}

/** What a line of /proc/<pid>/stat says (proc_pid_stat(5)); the name in it may hold blanks and brackets. */
export function timesIn(stat: string): Times {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = (at: number) => Number(fields[at] ?? 0);
  return {
    parent: ticks(1),
    ownMs: (ticks(11) + ticks(12)) * MS_A_TICK,
    endedChildrenMs: (ticks(13) + ticks(14)) * MS_A_TICK,
  };
}

function timesOf(pid: number | string): Times | null {
  try {
    return timesIn(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return null;
  }
}

/** CPU time that a process has used so far, all its threads together, in ms; null where there is no /proc. */
export function cpuOf(pid: number): number | null {
  return timesOf(pid)?.ownMs ?? null;
}

/** CPU time of the whole machine since its start, in ticks. */
export interface MachineTimes {
  all: number;
  /** What the host gave to its other guests while this one had work. */
  stolen: number;
}

/** As of now; null where there is no /proc. */
export function machineTimes(): MachineTimes | null {
  try {
    return machineTimesIn(readFileSync("/proc/stat", "utf8"));
  } catch {
    return null;
  }
}

/** What part of the machine's CPU time its host gave to others in between, in percent; null where that cannot be read. */
export function stolenPercent(before: MachineTimes | null, after: MachineTimes | null) {
  if (!before || !after || after.all === before.all) return null;
  return (100 * (after.stolen - before.stolen)) / (after.all - before.all);
}

/** What the first line of /proc/stat says (proc_stat(5)): the eighth of its columns is what was stolen. */
export function machineTimesIn(stat: string): MachineTimes {
  const ticks = stat.slice(0, stat.indexOf("\n")).split(/ +/).slice(1, 9).map(Number);
  return { all: ticks.reduce((sum, each) => sum + each, 0), stolen: ticks[7] ?? 0 };
}

/** CPU time of a process and of all that it has started, living or ended, in ms; null as above. */
export function cpuWithChildren(pid: number): number | null {
  const own = timesOf(pid);
  if (!own || !existsSync("/proc")) return null;
  let sum = own.ownMs + own.endedChildrenMs;
  for (const name of readdirSync("/proc")) {
    const child = /^\d+$/.test(name) ? timesOf(name) : null;
    if (child?.parent === pid) sum += child.ownMs + child.endedChildrenMs;
  }
  return sum;
}
