/** What a start costs, and what lies on the disk: measured on a clone of the last commit, in a folder of its own. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "./servers";

export interface StartMeasured {
  /** Seconds of `npm ci`, of the build, and from the first start's beginning to its first page. */
  installS: number;
  buildS: number;
  firstStartS: number;
  /** Of a start that finds everything made, in seconds: to the first answer of the API, to the first page. */
  secondAnswerS: number;
  secondPageS: number;
  /** Resident memory half a minute after it, in MB; null where there is no /proc. */
  serverMb: number | null;
  databaseMb: number | null;
  /** Sizes in MB. */
  packagesMb: number;
  productionPackagesMb: number;
  builtMb: number;
  /** A start without the packages of building and testing, in seconds to the first page. */
  prunedStartS: number;
}

const START_MS = 300_000;
const REST_MS = 30_000;
const MB = 1_000_000;

/**
 * Clones the last commit into `dir`, installs, builds and starts it three times.
 *
 * @throws Error where a step fails or a start gives no page
 */
export async function measureStart(
  root: string,
  dir: string,
  say: (progress: string) => void,
): Promise<StartMeasured> {
  const clone = join(dir, "clone");
  const data = join(dir, "start-data");
  mkdirSync(data, { mode: 0o711 });
  const run = (command: string, args: string[]) =>
    seconds(() => execFileSync(command, args, { cwd: clone, stdio: "ignore" }));
  say("Cloning the last commit, and npm ci");
  execFileSync("git", ["clone", "--quiet", "--local", root, clone]);
  const installS = await run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"]);
  const packagesMb = sizeOf(join(clone, "node_modules"));
  say("Building it");
  const buildS = await run("npm", ["run", "build"]);
  // What only speeds the next build is no part of what runs.
  rmSync(join(clone, ".next/cache"), { recursive: true, force: true });
  const builtMb = sizeOf(join(clone, ".next")) + sizeOf(join(clone, "dist"));
  say("Starting it three times");
  const first = await start(clone, data, 0);
  const second = await start(clone, data, REST_MS);
  await run("npm", ["prune", "--omit=dev", "--no-audit", "--no-fund"]);
  const pruned = await start(clone, data, 0);
  return {
    installS,
    buildS,
    firstStartS: first.pageS,
    secondAnswerS: second.answerS,
    secondPageS: second.pageS,
    serverMb: second.serverMb,
    databaseMb: second.databaseMb,
    packagesMb,
    productionPackagesMb: sizeOf(join(clone, "node_modules")),
    builtMb,
    prunedStartS: pruned.pageS,
  };
}

async function seconds(act: () => unknown): Promise<number> {
  const began = performance.now();
  await act();
  return (performance.now() - began) / 1000;
}

/** Starts Tocsin, asks until it answers, rests, weighs it, and stops it. */
async function start(clone: string, data: string, restMs: number) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: clone,
    env: {
      ...process.env,
      DATABASE_URL: "",
      TOCSIN_DATA_DIR: join(data, "tocsin"),
      HOST: "127.0.0.1",
      PORT: String(port),
    },
    stdio: "ignore",
  });
  try {
    await answering(child, `${url}/api/health`);
    const answerS = (performance.now() - began) / 1000;
    await answering(child, `${url}/sign-in`);
    const pageS = (performance.now() - began) / 1000;
    await wait(restMs);
    const pid = child.pid ?? 0;
    return { answerS, pageS, serverMb: residentMb([pid]), databaseMb: residentMb(childrenOf(pid)) };
  } finally {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    if (child.exitCode === null) await ended;
  }
}

async function answering(child: ChildProcess, url: string): Promise<void> {
  const until = performance.now() + START_MS;
  while (performance.now() < until && child.exitCode === null) {
    const answered = await fetch(url).then(
      async (response) => response.ok && (await response.text()) !== "",
      () => false,
    );
    if (answered) return;
    await wait(20);
  }
  throw new Error(`The clone gives no answer at ${url}.`);
}

/** All that a process has started, and what those have. */
function childrenOf(pid: number): number[] {
  if (!existsSync("/proc")) return [];
  const running = readdirSync("/proc", { withFileTypes: true }).flatMap(({ name }) => {
    const parent = /^\d+$/.test(name) ? statusOf(name, /^PPid:\s+(\d+)$/m) : null;
    return parent === null ? [] : [{ pid: Number(name), parent }];
  });
  const of = (one: number): number[] =>
    running
      .filter(({ parent }) => parent === one)
      .flatMap((child) => [child.pid, ...of(child.pid)]);
  return of(pid);
}

/** Each page of memory counted for the processes that share it in equal parts; null where it cannot be read. */
function residentMb(pids: readonly number[]): number | null {
  if (pids.length === 0) return null;
  let kb = 0;
  for (const pid of pids) {
    const said = numberIn(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+) kB$/m);
    if (said === null) return null;
    kb += said;
  }
  return (kb * 1024) / MB;
}

const statusOf = (pid: string, pattern: RegExp) => numberIn(`/proc/${pid}/status`, pattern);

function numberIn(file: string, pattern: RegExp): number | null {
  try {
    const said = pattern.exec(readFileSync(file, "utf8"))?.[1];
    return said === undefined ? null : Number(said);
  } catch {
    return null;
  }
}

/** What files take, links not followed, in MB. */
function sizeOf(path: string): number {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return stat.size / MB;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

/** The figures, one to a line. */
export function startLines(measured: StartMeasured): [string, number | null][] {
  return [
    ["npm ci, s", measured.installS],
    ["Build of client, server and pages, s", measured.buildS],
    ["First start to the first page, its database made, s", measured.firstStartS],
    ["Second start to the first answer of the API, s", measured.secondAnswerS],
    ["… to the first page, s", measured.secondPageS],
    ["Memory of the server at rest, MB", measured.serverMb],
    ["Memory of PostgreSQL at rest, MB", measured.databaseMb],
    ["Packages to build and test, MB", measured.packagesMb],
    ["Packages after npm prune --omit=dev, MB", measured.productionPackagesMb],
    ["What was built, MB", measured.builtMb],
    ["Start without the pruned packages to the first page, s", measured.prunedStartS],
  ];
}
