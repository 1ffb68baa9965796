/**
 * The jobs of an app process: each looks again and again whether there is something to do. What there is to do
 * stands in tables, and rows are claimed under locks: any number of processes may run, each row is acted on by one,
 * and one that dies leaves its rows to the others (docs/decisions/0008-jobs-in-our-own-tables.md).
 */
import { setTimeout as wait } from "node:timers/promises";
import { log } from "../log";
import { tellDeclared } from "./declared";
import { tellDueTasks } from "./due-tasks";
import { openPost, type Post } from "./mail/post";
import { sendMail } from "./mail/send";
import { remind } from "./reminders";

export interface Job {
  name: string;
  /** How long it rests when there was nothing to do, in milliseconds. */
  everyMs: number;
  /**
   * Does a share of the work and says whether it looks again at once. What it throws is logged, and it looks
   * again later.
   *
   * @param stopping when the process stops: no new work, what is under way is finished
   */
  run(now: Date, stopping: AbortSignal): Promise<"more" | "idle">;
  /** Gives back what it held open. */
  end?(): void;
}

/** Everything that runs by itself. Each job is a loop of its own: one that hangs delays no other. */
const JOBS: readonly Job[] = [
  {
    name: "reminders",
    everyMs: 2_000,
    run: async (now) => ((await remind(now)) > 0 ? "more" : "idle"),
  },
  {
    name: "declarations",
    everyMs: 2_000,
    run: async (now) => ((await tellDeclared(now)) > 0 ? "more" : "idle"),
  },
  {
    name: "tasks due",
    everyMs: 60_000,
    run: async (now) => ((await tellDueTasks(now)) > 0 ? "more" : "idle"),
  },
  {
    name: "mail",
    everyMs: 2_000,
    async run(now, stopping) {
      post ??= openPost();
      const { looked, down } = await sendMail(now, post, { stopping });
      return looked > 0 && !down ? "more" : "idle";
    },
    end: () => post?.close(),
  },
];

let post: Post | undefined;

const AFTER_FAULT_MS = 5_000;

/** Starts the jobs; gives what stops them when what is under way is done. */
export function startJobs(jobs: readonly Job[] = JOBS): () => Promise<void> {
  const stopping = new AbortController();
  const loops = jobs.map((job) => loop(job, stopping.signal));
  return async () => {
    stopping.abort();
    await Promise.all(loops);
    for (const job of jobs) job.end?.();
  };
}

async function loop(job: Job, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const rest = await job.run(new Date(), stopping).then(
      (found) => (found === "more" ? 0 : job.everyMs),
      (err: unknown) => {
        log().error({ err, job: job.name }, "job failed");
        return AFTER_FAULT_MS;
      },
    );
    await wait(rest, undefined, { signal: stopping, ref: false }).catch(() => {});
  }
}
