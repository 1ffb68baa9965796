/**
 * Every filter and every sort that the lists offer, and what PostgreSQL reads for it: the plan of the statement that
 * really runs. What no index bounds says why.
 */
import type pg from "pg";
import { z } from "zod";
import type { Ctx } from "../lib/context";
import type { Sent } from "../lib/testing/wire";
import { caught } from "./caught";
import type { Offered } from "./offered";

/** What a statement reads. */
export interface Reading {
  /** Whether it counts, beside giving a page or instead. */
  counts: boolean;
  tookMs: number;
  /** Rows that scans of tables and indexes came by, also those that they passed over. */
  rows: number;
  buffers: number;
  /** Indexes that were used. */
  indexes: string[];
  /** Tables that were read from end to end. */
  whole: string[];
  plan: string;
}

interface Node {
  "Node Type": string;
  "Index Name"?: string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Node[];
}

const nodeSchema: z.ZodType<Node> = z.lazy(() =>
  z.object({
    "Node Type": z.string(),
    "Index Name": z.string().optional(),
    "Relation Name": z.string().optional(),
    "Actual Rows": z.number(),
    "Actual Loops": z.number(),
    "Rows Removed by Filter": z.number().optional(),
    "Rows Removed by Index Recheck": z.number().optional(),
    Plans: z.array(nodeSchema).optional(),
  }),
);
const explainedSchema = z.tuple([
  z.object({
    Plan: z.intersection(
      nodeSchema,
      z.object({ "Shared Hit Blocks": z.number(), "Shared Read Blocks": z.number() }),
    ),
    "Planning Time": z.number(),
    "Execution Time": z.number(),
  }),
]);

/**
 * What the statements of a list read, in the order in which it sends them.
 *
 * @param client connected as the app role; row-level security binds it as it binds the verb
 */
export async function readingsOf(
  client: pg.Client,
  ctx: Ctx,
  { ask }: Offered,
): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const statement of await caught(ctx, ask)) {
    readings.push(await readingOf(client, ctx, statement));
  }
  return readings;
}

async function readingOf(
  client: pg.Client,
  { grants }: Ctx,
  { text, values }: Sent,
): Promise<Reading> {
  const explain = async (format: "JSON" | "TEXT") => {
    const { rows } = await client.query<{ "QUERY PLAN": unknown }>({
      text: `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT ${format}) ${text}`,
      values,
    });
    return rows.map((row) => row["QUERY PLAN"]);
  };
  await client.query("BEGIN READ ONLY");
  await client.query("SELECT set_config('tocsin.orgs', $1, true)", [[...grants.keys()].join(",")]);
  const plan = (await explain("TEXT")).join("\n");
  const [said] = explainedSchema.parse((await explain("JSON"))[0]);
  await client.query("ROLLBACK");
  const scans = nodesOf(said.Plan).filter(
    (node) => node["Index Name"] !== undefined || node["Relation Name"] !== undefined,
  );
  return {
    counts: /count\(\*\)/.test(text),
    tookMs: said["Planning Time"] + said["Execution Time"],
    rows: Math.round(scans.reduce((rows, node) => rows + passed(node), 0)),
    buffers: said.Plan["Shared Hit Blocks"] + said.Plan["Shared Read Blocks"],
    indexes: [...new Set(scans.flatMap((node) => node["Index Name"] ?? []))],
    whole: scans
      .filter((node) => node["Node Type"] === "Seq Scan")
      .map((node) => node["Relation Name"] ?? ""),
    plan,
  };
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

const passed = (node: Node) =>
  node["Actual Loops"] *
  (node["Actual Rows"] +
    (node["Rows Removed by Filter"] ?? 0) +
    (node["Rows Removed by Index Recheck"] ?? 0));
