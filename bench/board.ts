/**
 * The board: through the API, and its own statements straight on the database. Their text is caught from the
 * verb itself, so that it cannot differ.
 */
import pg from "pg";
import type { Ctx } from "../lib/context";
import { disconnect } from "../lib/db/client";
import { board } from "../lib/register/board";
import { boardSchema } from "../lib/schema/board";
import type { Sent } from "../lib/testing/wire";
import { caught } from "./caught";
import { type Measured, percentile, together } from "./figures";
import { measure, send, type Target } from "./load";
import type { BoardMeasured } from "./report";
import type { Seeded } from "./seed";
import { board as boardWork } from "./workloads";

const RUNS = 100;

/** Reads the board of each organisation, in turns of a second. */
export async function measureBoards(
  target: Target,
  appUrl: string,
  organisations: readonly Seeded[],
  rounds: number,
): Promise<BoardMeasured[]> {
  const parts = new Map<Seeded, Measured[]>(organisations.map((of) => [of, []]));
  for (const of of organisations) await measure(target, boardWork(of), 1, 1);
  for (let round = 0; round < rounds; round++) {
    for (const [of, measured] of parts) measured.push(await measure(target, boardWork(of), 1, 1));
  }
  const found: BoardMeasured[] = [];
  for (const [of, measured] of parts) {
    const { rows, total } = boardSchema.parse(await send(target, boardWork(of).next()));
    found.push({
      name: of.name,
      rows: rows.length,
      total,
      measured: together(measured),
      ...(await measureReads(appUrl, of)),
    });
  }
  return found;
}

/** The verb's two statements on duty by themselves: the rows by place, and the count of all. */
async function measureReads(
  appUrl: string,
  of: Seeded,
): Promise<Pick<BoardMeasured, "rowsMs" | "countMs" | "plans">> {
  const statements = await statementsOf(appUrl, of.orgId);
  const rows = only(statements, /ORDER BY .*LIMIT/s);
  const count = only(statements, /count\(\*\)/);
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  try {
    await client.query("BEGIN READ ONLY");
    await client.query("SELECT set_config('tocsin.orgs', $1, true)", [of.orgId]);
    const measured = {
      rowsMs: await timed(client, rows),
      countMs: await timed(client, count),
      plans: [await plan(client, rows), await plan(client, count)],
    };
    await client.query("COMMIT");
    return measured;
  } finally {
    await client.end();
  }
}

async function statementsOf(appUrl: string, orgId: string): Promise<Sent[]> {
  const ctx: Ctx = {
    actor: { type: "system", id: "bench", name: "bench" },
    now: new Date(),
    requestId: "bench",
    grants: new Map([[orgId, new Set(["incidents:read"] as const)]]),
  };
  process.env.DATABASE_APP_URL = appUrl;
  try {
    const statements = await caught(ctx, (inner) => board(inner, { orgId }));
    return statements.filter(({ text }) => /FROM duty d/.test(text));
  } finally {
    await disconnect();
  }
}

function only(statements: readonly Sent[], like: RegExp): Sent {
  const found = statements.filter(({ text }) => like.test(text));
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`The board sends ${found.length} like ${like}.`);
  return first;
}

async function timed(client: pg.Client, { text, values }: Sent): Promise<number> {
  const tookMs: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now();
    await client.query({ text, values });
    tookMs.push(performance.now() - began);
  }
  return percentile(tookMs, 0.5);
}

async function plan(client: pg.Client, { text, values }: Sent): Promise<string> {
  const { rows } = await client.query<{ "QUERY PLAN": string }>({
    text: `EXPLAIN (ANALYZE, BUFFERS) ${text}`,
    values,
  });
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}
