/**
 * The board's own statements, straight on the database: how long each takes, and how PostgreSQL reads it. Their
 * text is caught from the verb itself, so that it cannot differ.
 */
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import type { Ctx } from "../lib/context";
import { PrismaClient } from "../lib/db/generated/client";
import { board } from "../lib/register/board";
import { percentile } from "./figures";
import type { Seeded } from "./seed";

/** A statement as it went to the database. */
interface Statement {
  text: string;
  values: unknown[];
}

/** What the statements on duty take for one organisation: its rows by place, and the count of all. */
export interface BoardReads {
  rowsMs: number;
  countMs: number;
  /** EXPLAIN (ANALYZE) of both. */
  plans: string[];
}

const RUNS = 100;

/** Reads the board of an organisation once through the verb, and then its two statements on duty by themselves. */
export async function measureBoardReads(appUrl: string, of: Seeded): Promise<BoardReads> {
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

async function statementsOf(appUrl: string, orgId: string): Promise<Statement[]> {
  const caught: Statement[] = [];
  const prisma = new PrismaClient({
    adapter: new PrismaPg({ connectionString: appUrl, max: 1 }),
    log: [{ emit: "event", level: "query" }],
  });
  prisma.$on("query", ({ query, params }) => {
    const values: unknown = JSON.parse(params);
    caught.push({ text: query, values: Array.isArray(values) ? values : [] });
  });
  const ctx: Ctx = {
    actor: { type: "system", id: "bench", name: "bench" },
    now: new Date(),
    requestId: "bench",
    grants: new Map([[orgId, new Set(["incidents:read"] as const)]]),
  };
  try {
    await prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('tocsin.orgs', ${orgId}, true)`;
      await board({ ...ctx, tx }, { orgId });
    });
  } finally {
    await prisma.$disconnect();
  }
  return caught.filter(({ text }) => /FROM duty d/.test(text));
}

function only(statements: readonly Statement[], like: RegExp): Statement {
  const found = statements.filter(({ text }) => like.test(text));
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`The board sends ${found.length} like ${like}.`);
  return first;
}

async function timed(client: pg.Client, { text, values }: Statement): Promise<number> {
  const tookMs: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now();
    await client.query({ text, values });
    tookMs.push(performance.now() - began);
  }
  return percentile(tookMs, 0.5);
}

async function plan(client: pg.Client, { text, values }: Statement): Promise<string> {
  const { rows } = await client.query<{ "QUERY PLAN": string }>({
    text: `EXPLAIN (ANALYZE, BUFFERS) ${text}`,
    values,
  });
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}
