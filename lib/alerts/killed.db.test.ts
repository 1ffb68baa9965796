/**
 * Ten thousand duties, two processes that are killed again and again at random: each reminder is made once, and each
 * delivery reaches the mail server. Only a process that dies between the server's word and its own note of it can
 * send a message twice, at most one for each of its connections, and then under the same Message-ID.
 */
import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { env } from "../env";
import { makeMember, makeOrg, ownerSql } from "../testing/fixtures";
import { startSmtp, type TestSmtp } from "../testing/smtp";
import { HOUR_MS } from "../time";
import { CONNECTIONS } from "./mail/server";

const DUTIES = 10_000;
const KILLS = 8;
const AWARE = new Date("2026-03-04T06:00:00Z");
const NOW = new Date(AWARE.getTime() + 37 * HOUR_MS);
/** When what the killed ones had claimed is anybody's again. */
const LATER = new Date(NOW.getTime() + HOUR_MS);

let smtp: TestSmtp;
let dir: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  smtp = await startSmtp();
  // Beside the packages, where the bundle finds those that it leaves out.
  dir = mkdtempSync(join(process.cwd(), "node_modules", ".alert-worker-"));
  await build({
    entryPoints: ["lib/testing/alert-worker.ts"],
    outfile: join(dir, "worker.mjs"),
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    format: "esm",
    logLevel: "silent",
  });
});

afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await smtp.close();
  rmSync(dir, { recursive: true, force: true });
});

async function startWorker(now: Date): Promise<ChildProcess> {
  const child = fork(join(dir, "worker.mjs"), {
    env: {
      ...process.env,
      DATABASE_APP_URL: env().DATABASE_APP_URL,
      TOCSIN_DB_CONNECTIONS: "6",
      TOCSIN_SMTP_URL: smtp.url,
      TOCSIN_MAIL_FROM: "tocsin@example.org",
      TOCSIN_LOG_LEVEL: "error",
      TEST_NOW_MS: String(now.getTime()),
    },
  });
  running.add(child);
  await new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", () => reject(new Error("The process ended before it began.")));
  });
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
  running.delete(child);
}

async function seed(org: string): Promise<void> {
  await ownerSql(
    `INSERT INTO incident (id, org_id, year, seq, title, status, art33_open, awareness_moved_late, recorded_late, imported,
                           created_at, updated_at, updated_by_id, created_by_type, created_by_id, created_by_name, version)
     SELECT gen_random_uuid(), $1, 2026, n, 'Many', 'open', true, false, false, false, $2, $2, 'test', 'system', 'test', 'test', 1
     FROM generate_series(1, $3::int) n`,
    [org, AWARE, DUTIES],
  );
  await ownerSql(
    `INSERT INTO duty (id, org_id, incident_id, rule_id, rule_version, stage, recipient, state, started_at, due_at, checked,
                       inputs, created_at, updated_at)
     SELECT gen_random_uuid(), i.org_id, i.id, 'eu-gdpr-art33', 1, 'single', 'supervisory authority', 'running', $2,
            $2::timestamptz + interval '72 hours', 'text', '{}', $2, $2
     FROM incident i WHERE i.org_id = $1`,
    [org, AWARE],
  );
}

async function count(sql: string): Promise<number> {
  const [row] = await ownerSql<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`);
  return row?.n ?? 0;
}

test("each reminder is made once and sent once, whoever is killed when", async () => {
  const org = await makeOrg();
  await makeMember(org, "dpo");
  await seed(org);
  let [one, two] = await Promise.all([startWorker(NOW), startWorker(NOW)]);
  for (let nth = 0; nth < KILLS; nth++) {
    // The next kill comes somewhere within the next share of the messages, not after some time.
    const until = smtp.taken.length + Math.random() * (DUTIES / KILLS / 2);
    await expect
      .poll(() => smtp.taken.length, { timeout: 240_000, interval: 5 })
      .toBeGreaterThan(until);
    await kill(one);
    [one, two] = [two, await startWorker(NOW)];
  }
  await Promise.all([kill(one), kill(two)]);
  // One alone, so that nothing depends on how fast the others were: what was claimed by then is nobody's.
  const last = await startWorker(LATER);
  await expect
    .poll(() => count("delivery WHERE state = 'sent'"), { timeout: 600_000, interval: 200 })
    .toBe(DUTIES);
  await kill(last);

  expect(await count("alert WHERE kind = 'reminder'")).toBe(DUTIES);
  expect(await count("(SELECT DISTINCT duty_id FROM alert WHERE kind = 'reminder') AS once")).toBe(
    DUTIES,
  );
  expect(await count("delivery")).toBe(DUTIES);
  const ids = smtp.taken.map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(DUTIES);
  expect(ids.length - DUTIES).toBeLessThanOrEqual((KILLS + 2) * CONNECTIONS);
}, 900_000);
