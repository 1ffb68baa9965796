/** E-mail: to whom, when, once; nothing lost while the server is away, nothing sent that nobody needs any more. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { beginSession } from "../../access/sessions";
import { forgetEnv } from "../../env";
import { decide } from "../../register/decide";
import { type AlertPreferences, TOLD_EVERYTHING } from "../../schema/alerts";
import { decideSchema } from "../../schema/incident";
import { ctxFor, makeMember, makeOrg, ownerSql } from "../../testing/fixtures";
import { declared } from "../../testing/incidents";
import { startSmtp, type TestSmtp } from "../../testing/smtp";
import { HOUR_MS, MINUTE_MS } from "../../time";
import { savePreferences } from "../preferences";
import { remind } from "../reminders";
import { openPost, type Post } from "./post";
import { sendMail } from "./send";

const AWARE = new Date("2026-03-04T06:00:00Z");
const after = (hours: number) => new Date(AWARE.getTime() + hours * HOUR_MS);

let smtp: TestSmtp;
let post: Post;
let org: string;

function use(url: string): Post {
  process.env.TOCSIN_SMTP_URL = url;
  process.env.TOCSIN_MAIL_FROM = "Tocsin <tocsin@example.org>";
  forgetEnv();
  return openPost();
}

beforeAll(async () => {
  smtp = await startSmtp();
  post = use(smtp.url);
});
afterAll(async () => {
  post.close();
  await smtp.close();
});

beforeEach(async () => {
  org = await makeOrg();
  smtp.taken.length = 0;
  // What earlier tests left running is not this one's.
  await ownerSql("DELETE FROM duty_watch");
  await ownerSql("DELETE FROM delivery");
});

const ctxAt = (now: Date) => ctxFor(org, undefined, { now });

async function remindAt(now: Date): Promise<void> {
  while ((await remind(now)) > 0);
}

async function sendAt(now: Date, by = post): Promise<void> {
  for (let sent = await sendMail(now, by); sent.looked > 0 && !sent.down; ) {
    sent = await sendMail(now, by);
  }
}

async function states(): Promise<string[]> {
  const rows = await ownerSql<{ state: string }>("SELECT state FROM delivery ORDER BY id");
  return rows.map(({ state }) => state);
}

async function prefer(userId: string, said: Partial<AlertPreferences>): Promise<void> {
  const ctx = ctxFor(org, undefined, { actor: { type: "user", id: userId, name: "dpo" } });
  await savePreferences(ctx, org, { ...TOLD_EVERYTHING, ...said });
}

const NIGHT = { from: "22:00", to: "07:00", days: [1, 2, 3, 4, 5, 6, 7], zone: "UTC" };

test("a reminder reaches the DPO once, also when several processes send", async () => {
  const dpo = await makeMember(org, "dpo");
  const incident = await declared(ctxAt(AWARE), org, 0, {
    title: "Letter of Erika Mustermann lost",
  });
  await remindAt(after(36));
  await Promise.all([1, 2, 3].map(() => sendAt(after(36))));
  await sendAt(after(37));
  expect(smtp.taken.map(({ to }) => to)).toEqual([dpo.email]);
  expect(await states()).toEqual(["sent"]);
  const source = smtp.taken[0]?.source ?? "";
  expect(source).toContain(`INC-2026-${String(incident.seq).padStart(4, "0")}`);
  expect(source).toMatch(/^Auto-Submitted: auto-generated/m);
  expect(source).not.toMatch(/Mustermann/);
});

test("nearer the deadline the incident's owner, the DPO and the organisation's owner hear", async () => {
  const people = {
    investigator: await makeMember(org, "investigator"),
    dpo: await makeMember(org, "dpo"),
    owner: await makeMember(org, "owner"),
  };
  const incident = await declared(ctxAt(AWARE), org, 0);
  await ownerSql("UPDATE incident SET owner_id = $2 WHERE id = $1", [
    incident.id,
    people.investigator.id,
  ]);
  const heard: string[][] = [];
  for (const hours of [36, 54, 64.8]) {
    smtp.taken.length = 0;
    await remindAt(after(hours));
    await sendAt(after(hours));
    heard.push(smtp.taken.map(({ to }) => to.split(".")[0] ?? "").sort());
  }
  expect(heard).toEqual([
    ["investigator"],
    ["dpo", "investigator"],
    ["dpo", "investigator", "owner"],
  ]);
});

test("what a person does not want is not written down for them", async () => {
  const dpo = await makeMember(org, "dpo");
  await prefer(dpo.id, { thresholds: ["due"] });
  await declared(ctxAt(AWARE), org, 0);
  await remindAt(after(36));
  expect(await states()).toEqual([]);
  await remindAt(after(72));
  expect(await states()).toEqual(["pending"]);
});

test("quiet hours put a reminder off until they end, and then the latest alone is sent", async () => {
  const dpo = await makeMember(org, "dpo");
  // Half of the time is over on 5 March at 22:00, a quarter is left a day later at 22:00: both by the clock at night.
  await prefer(dpo.id, { quiet: { ...NIGHT, from: "17:00", to: "16:00" } });
  await declared(ctxAt(AWARE), org, 0);
  await remindAt(after(36));
  await sendAt(after(37));
  expect(smtp.taken).toEqual([]);
  await remindAt(after(54));
  await sendAt(after(58));
  expect(await states()).toEqual(["moot", "sent"]);
  expect(smtp.taken).toHaveLength(1);
});

test("a reminder that was put off is not sent when the duty was settled meanwhile", async () => {
  const dpo = await makeMember(org, "dpo");
  await prefer(dpo.id, { quiet: NIGHT });
  const incident = await declared(ctxAt(after(2)), org, 0);
  await remindAt(after(38));
  expect(await states()).toEqual(["pending"]);
  await decide(
    ctxAt(after(39)),
    incident.id,
    decideSchema.parse({ outcome: "not_a_breach", reasons: "It was an exercise of the IT." }),
  );
  await sendAt(after(60));
  expect(await states()).toEqual(["moot"]);
  expect(smtp.taken).toEqual([]);
});

test("with less than six hours left nothing is put off", async () => {
  const dpo = await makeMember(org, "dpo");
  await prefer(dpo.id, { quiet: { ...NIGHT, from: "00:00", to: "00:00" } });
  await declared(ctxAt(AWARE), org, 0);
  await remindAt(after(71));
  await sendAt(after(71));
  expect(smtp.taken).toHaveLength(1);
});

test("who has lost their role is told nothing more", async () => {
  const dpo = await makeMember(org, "dpo");
  await declared(ctxAt(AWARE), org, 0);
  await remindAt(after(36));
  await ownerSql("UPDATE membership SET ended_at = now() WHERE user_id = $1", [dpo.id]);
  await sendAt(after(36));
  expect(await states()).toEqual(["moot"]);
  expect(smtp.taken).toEqual([]);
});

test("a mailbox that refuses for good ends its own delivery and no other", async () => {
  const gone = await makeMember(org, "dpo", { name: "Gone" });
  const there = await makeMember(org, "dpo", { name: "There" });
  smtp.refused.add(gone.email);
  await declared(ctxAt(AWARE), org, 0);
  await remindAt(after(36));
  await sendAt(after(36));
  expect(smtp.taken.map(({ to }) => to)).toEqual([there.email]);
  expect((await states()).sort()).toEqual(["dead", "sent"]);
});

test("the server is away for an hour: all is sent afterwards, each once, none lost", async () => {
  await makeMember(org, "dpo");
  for (let nth = 0; nth < 40; nth++) await declared(ctxAt(AWARE), org, 0);
  const away = await startSmtp();
  await away.close();
  const before = use(away.url);
  const start = after(36).getTime();
  await remindAt(after(36));
  for (let minute = 0; minute < 60; minute += 5) {
    await sendAt(new Date(start + minute * MINUTE_MS), before);
  }
  before.close();
  expect(new Set(await states())).toEqual(new Set(["pending"]));
  const port = Number(new URL(away.url).port);
  const back = await startSmtp(port);
  const again = use(back.url);
  for (let minute = 60; minute <= 75; minute += 5) {
    await sendAt(new Date(start + minute * MINUTE_MS), again);
  }
  again.close();
  await back.close();
  expect(back.taken).toHaveLength(40);
  expect(new Set(back.taken.map(({ messageId }) => messageId)).size).toBe(40);
  expect(new Set(await states())).toEqual(new Set(["sent"]));
});

test("a delivery whose sender died is sent by another when its time is up, and not before", async () => {
  await makeMember(org, "dpo");
  await declared(ctxAt(AWARE), org, 0);
  await remindAt(after(36));
  const dies: Post = { send: () => new Promise(() => {}), close: () => {} };
  void sendMail(after(36), dies, { leaseMs: MINUTE_MS });
  await expect
    .poll(async () => (await ownerSql("SELECT 1 FROM delivery WHERE attempts = 1")).length)
    .toBe(1);
  await sendAt(after(36));
  expect(smtp.taken).toEqual([]);
  await sendAt(new Date(after(36).getTime() + MINUTE_MS));
  expect(smtp.taken).toHaveLength(1);
});

test("who has chosen no language is written to as their device last asked", async () => {
  const dpo = await makeMember(org, "dpo");
  const at = { userId: dpo.id, userAgent: "", address: "" };
  await beginSession({ ...at, device: { locale: "es", zone: "Europe/Madrid" }, now: after(1) });
  await beginSession({ ...at, device: { locale: "fr", zone: "Europe/Paris" }, now: after(2) });
  await declared(ctxAt(AWARE), org, 0);
  await remindAt(after(36));
  await sendAt(after(36));
  expect(smtp.taken[0]?.source).toMatch(/^Content-Language: fr/m);
});

test("without a mail server each message is a file, in its reader's language", async () => {
  const dir = mkdtempSync(join(tmpdir(), "tocsin-mail-"));
  process.env.TOCSIN_DATA_DIR = dir;
  delete process.env.TOCSIN_SMTP_URL;
  forgetEnv();
  const files = openPost();
  const dpo = await makeMember(org, "dpo");
  await ownerSql("UPDATE user_account SET locale = 'de', zone = 'Europe/Berlin' WHERE id = $1", [
    dpo.id,
  ]);
  await declared(ctxAt(AWARE), org, 0);
  await remindAt(after(36));
  await sendAt(after(36), files);
  const [row] = await ownerSql<{ id: string }>("SELECT id FROM delivery");
  expect(readdirSync(join(dir, "mail"))).toEqual([`${row?.id}.eml`]);
  expect(existsSync(join(dir, "mail", `${row?.id}.eml`))).toBe(true);
  expect(readFileSync(join(dir, "mail", `${row?.id}.eml`), "utf8")).toContain(
    "Content-Language: de",
  );
  rmSync(dir, { recursive: true });
});
