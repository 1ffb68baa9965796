/** Sending one kind of request for a while, and measuring what comes back. */
import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import autocannon from "autocannon";
import { cpuOf, cpuWithChildren } from "./cpu";
import type { Measured } from "./figures";
import type { Asked, Workload } from "./workloads";

/** A server under load. */
export interface Target {
  name: string;
  url: string;
  pid: number;
  /** The postmaster behind it. */
  databasePid: number;
}

/** How often something is sent, and what an answer has to say. */
export interface Amount {
  connections: number;
  amount: number;
  isGood: (said: string) => boolean;
}

/** Until what was under way when the load ended is done: it belongs to no measurement. */
const REST_MS = 300;

/** Sends `work` over so many connections for so many seconds. */
export async function measure(
  target: Target,
  work: Workload,
  connections: number,
  seconds: number,
): Promise<Measured> {
  const latenciesMs: number[] = [];
  let failed = 0;
  const [server, database] = [cpuOf(target.pid), cpuWithChildren(target.databasePid)];
  const began = performance.now();
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(
      {
        url: target.url,
        connections,
        duration: seconds,
        requests: [{ setupRequest: (request) => ({ ...request, ...work.next() }) }],
      },
      (error, found) => (error ? reject(error) : resolve(found)),
    );
    // autocannon's own histogram knows whole milliseconds only.
    run.on("response", (_client, status, _bytes, ms) => {
      if (status >= 200 && status < 300) latenciesMs.push(ms);
      else failed++;
    });
  });
  const measured = {
    latenciesMs,
    seconds: (performance.now() - began) / 1000,
    failed: failed + result.errors,
    serverCpuMs: spent(server, cpuOf(target.pid)),
    databaseCpuMs: spent(database, cpuWithChildren(target.databasePid)),
  };
  await wait(REST_MS);
  return measured;
}

/** Connections are kept for the next measurement. */
const KEPT = new Agent({ keepAlive: true });

/**
 * Sends `work` so many times, each connection one after the other, and measures from the first to the last
 * answer: nothing is under way at the end. `isGood` reads what a good status may hide.
 */
export async function measureAmount(
  target: Target,
  work: Workload,
  { connections, amount, isGood }: Amount,
): Promise<Measured> {
  const latenciesMs: number[] = [];
  let failed = 0;
  let left = amount;
  const [server, database] = [cpuOf(target.pid), cpuWithChildren(target.databasePid)];
  const began = performance.now();
  const oneByOne = async () => {
    while (left-- > 0) {
      const asked = work.next();
      const sent = performance.now();
      const { status, said } = await answerTo(target, asked);
      const isOk = status >= 200 && status < 300;
      if (isOk && isGood(said)) latenciesMs.push(performance.now() - sent);
      else failed++;
    }
  };
  await Promise.all(Array.from({ length: connections }, oneByOne));
  return {
    latenciesMs,
    seconds: (performance.now() - began) / 1000,
    failed,
    serverCpuMs: spent(server, cpuOf(target.pid)),
    databaseCpuMs: spent(database, cpuWithChildren(target.databasePid)),
  };
}

function answerTo({ url }: Target, { method, path, headers, body }: Asked) {
  return new Promise<{ status: number; said: string }>((resolve, reject) => {
    const sent = request(new URL(path, url), { method, headers, agent: KEPT }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, said: Buffer.concat(parts).toString() }),
      );
      answer.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

function spent(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : after - before;
}

/**
 * Sends one request.
 *
 * @throws Error with the answer where it is no good one
 */
export async function send(
  target: Target,
  { method, path, headers, body }: Asked,
): Promise<unknown> {
  const response = await fetch(new URL(path, target.url), { method, headers, body });
  const said = await response.text();
  if (!response.ok) {
    throw new Error(`${target.name} answered ${response.status} to ${method} ${path}: ${said}`);
  }
  return JSON.parse(said);
}
