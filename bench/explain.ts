/** What PostgreSQL reads for every filter and sort, at the largest organisation and at the smallest. */
import pg from "pg";
import type { Ctx } from "../lib/context";
import { disconnect } from "../lib/db/client";
import { type Home, offeredOf } from "./offered";
import { type Reading, readingsOf } from "./plans";
import { figure, table, thousands } from "./report";
import type { Seeded } from "./seed";

const PERMISSIONS = [
  "incidents:read",
  "grc:read",
  "grc:read_all",
  "dpdp:read",
  "audit:read",
  "keys:manage",
] as const;

export interface Explained {
  /** All of them. */
  table: string;
  /** How the largest is read, list by list. */
  plans: string[];
}

export async function explainLists(appUrl: string, sizes: readonly Seeded[]): Promise<Explained> {
  const [small, large] = [sizes[0], sizes.at(-1)];
  if (!small || !large) return { table: "", plans: [] };
  process.env.DATABASE_APP_URL = appUrl;
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  const rows: string[][] = [];
  const plans: string[] = [];
  try {
    const ofSmall = offeredOf(homeOf(small));
    for (const [at, offered] of offeredOf(homeOf(large)).entries()) {
      const same = ofSmall[at];
      if (!same) continue;
      const name = `${offered.of}: ${offered.name}`;
      const readings = await readingsOf(client, ctxOf(large), offered);
      const few = await readingsOf(client, ctxOf(small), same);
      rows.push([name, ...cells(readings), ...cells(few), indexes(readings), offered.why ?? ""]);
      plans.push(`${name}:`, ...readings.map(({ plan }) => `\`\`\`\n${plan}\n\`\`\``));
    }
  } finally {
    await client.end();
    await disconnect();
  }
  const heads = [large, small].flatMap(({ count }) => [
    `rows read at ${thousands(count)}`,
    "buffers",
    "ms",
  ]);
  const head = ["Asked for", ...heads, "Indexes", "Why not bounded"];
  return { table: table(head, rows), plans };
}

/** Nothing in it has happened under DPDP. */
const homeOf = ({ orgId, ownerId }: Seeded): Home => ({ orgId, ownerId, sessionId: ownerId });

function ctxOf({ orgId }: Seeded): Ctx {
  return {
    actor: { type: "system", id: "bench", name: "bench" },
    now: new Date(),
    requestId: "bench",
    grants: new Map([[orgId, new Set(PERMISSIONS)]]),
  };
}

function cells(readings: readonly Reading[]): string[] {
  const sum = (pick: (of: Reading) => number) =>
    readings.reduce((all, reading) => all + pick(reading), 0);
  return [
    thousands(sum(({ rows }) => rows)),
    thousands(sum(({ buffers }) => buffers)),
    figure(sum(({ tookMs }) => tookMs)),
  ];
}

const indexes = (readings: readonly Reading[]) =>
  [...new Set(readings.flatMap((reading) => reading.indexes))].join(", ");
