/** The calendar by secret link: what its person may read now, and nothing once it is revoked. */
import { beforeEach, expect, it } from "vitest";
import type { Ctx } from "../context";
import { newId } from "../ids";
import { notify } from "../register/notify";
import { notifySchema } from "../schema/incident";
import { call } from "../testing/api";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { declared } from "../testing/incidents";
import { HOUR_MS } from "../time";
import { calendarFeed, makeCalendarFeed, revokeCalendarFeed } from "./calendar-feed";

let org: string;
let ctx: Ctx;

beforeEach(async () => {
  org = await makeOrg();
  ctx = await person(org);
});

/** Somebody with a role in an organisation. */
async function person(orgId: string): Promise<Ctx> {
  const now = new Date();
  const id = newId(now);
  await ownerSql(
    "INSERT INTO user_account (id, email, name, password_hash, created_at) VALUES ($1::uuid, $1::uuid::text, 'P', '', $2)",
    [id, now],
  );
  await ownerSql(
    "INSERT INTO membership (id, org_id, user_id, role, created_at) VALUES ($1, $2, $3, 'viewer', $4)",
    [newId(now), orgId, id, now],
  );
  return ctxFor(orgId, [], { actor: { type: "user", id, name: "P" }, now });
}

const read = (link: string) => call("GET", new URL(link).pathname);

/** The lines of a calendar, unfolded (RFC 5545 § 3.1), as its events' properties. */
function eventsOf(text: string): Map<string, string>[] {
  const lines = text.replaceAll("\r\n ", "").split("\r\n");
  expect(lines[0]).toBe("BEGIN:VCALENDAR");
  expect(lines.filter(Boolean).at(-1)).toBe("END:VCALENDAR");
  const events: Map<string, string>[] = [];
  for (const line of lines) {
    if (line === "BEGIN:VEVENT") events.push(new Map());
    const [name = "", ...rest] = line.split(":");
    const event = events.at(-1);
    if (event && !event.has(name)) event.set(name, rest.join(":"));
    if (event && name === "TRIGGER") event.set("ALARMS", `${event.get("ALARMS") ?? ""} ${rest}`);
  }
  return events;
}

it("holds a running duty with its due instant in UTC, alarms, and no word of what happened", async () => {
  const doer = ctxFor(org);
  const incident = await declared(doer, org, 2, { title: "Ms Miller, chemotherapy" });
  const link = await makeCalendarFeed(ctx, org);
  expect(link).toMatch(/\/api\/calendar\/[0-9A-Za-z]{43}\.ics$/);
  const { status, headers, text } = await read(link);
  expect([status, headers.get("content-type"), headers.get("cache-control")]).toEqual([
    200,
    "text/calendar; charset=utf-8",
    "private, no-store",
  ]);
  expect(text).not.toMatch(/Miller|chemotherapy/);
  const art33 = eventsOf(text).find((event) => event.get("SUMMARY")?.includes("authority"));
  const duty = incident.duties.find(({ ruleId }) => ruleId === "eu-gdpr-art33");
  const due = new Date(doer.now.getTime() + 70 * HOUR_MS);
  expect(Object.fromEntries(art33 ?? [])).toMatchObject({
    UID: `${duty?.id}@tocsin`,
    SUMMARY: "INC-2026-0001 · Notify the supervisory authority",
    DTSTART: `${due.toISOString().replaceAll(/[-:]/g, "").slice(0, 15)}Z`,
    ALARMS: " -P1D -PT6H -PT1H",
  });
  // The same duty is the same entry at each reading.
  expect(eventsOf((await read(link)).text).map((event) => event.get("UID"))).toContain(
    art33?.get("UID"),
  );
});

it("drops a duty that is met, and an incident of an organisation that its person has left", async () => {
  const doer = ctxFor(org);
  const incident = await declared(doer, org, 2);
  const link = await makeCalendarFeed(ctx, org);
  const count = async () =>
    eventsOf((await read(link)).text).filter((event) => event.get("SUMMARY")?.includes("authority"))
      .length;
  expect(await count()).toBe(1);
  const filed = { authority_jurisdiction: "FR" };
  await notify(doer, incident.id, notifySchema.parse(filed));
  expect(await count()).toBe(0);
  await declared(doer, org, 2);
  expect(await count()).toBe(1);
  await ownerSql("UPDATE membership SET ended_at = now() WHERE user_id = $1", [ctx.actor.id]);
  expect(await count()).toBe(0);
});

it("shows nobody else's organisation", async () => {
  const other = await makeOrg("Other");
  await declared(ctxFor(other), other, 2);
  const [mine, theirs] = [
    await makeCalendarFeed(ctx, org),
    await makeCalendarFeed(await person(other), other),
  ];
  expect(eventsOf((await read(theirs)).text).length).toBeGreaterThan(0);
  expect(eventsOf((await read(mine)).text)).toEqual([]);
});

it("is not found once it is revoked, replaced, or was never there: the same answer for all", async () => {
  const first = await makeCalendarFeed(ctx, org);
  expect((await read(first)).status).toBe(200);
  expect((await calendarFeed(ctx))?.readAt).not.toBeNull();
  const second = await makeCalendarFeed(ctx, org);
  await revokeCalendarFeed(ctx, org);
  expect(await calendarFeed(ctx)).toBeNull();
  const never = first.replace(/\w{43}/, "x".repeat(43));
  const answers = await Promise.all([first, second, never].map(read));
  expect(answers.map(({ status, json }) => [status, json.code])).toEqual(
    answers.map(() => [404, "not_found"]),
  );
  await expect(
    makeCalendarFeed(ctxFor(org, [], { actor: { type: "api_key", id: "k", name: "k" } }), org),
  ).rejects.toMatchObject({ code: "insufficient_scope" });
});

it("keeps only the hash of its token", async () => {
  const link = await makeCalendarFeed(ctx, org);
  const token = /\w{43}/.exec(link)?.[0] ?? "";
  const [row] = await ownerSql(
    "SELECT to_jsonb(f)::text AS said FROM calendar_feed f WHERE user_id = $1",
    [ctx.actor.id],
  );
  expect(row?.said).not.toContain(token);
});

it("stands in the ledger when it is made and when it ends, without the token", async () => {
  const link = await makeCalendarFeed(ctx, org);
  await revokeCalendarFeed(ctx, org);
  // There is nothing left to end.
  await revokeCalendarFeed(ctx, org);
  const entries = await ownerSql(
    `SELECT e.action, p.body AS body FROM ledger_entry e JOIN ledger_payload p USING (seq)
     WHERE e.subject_id = $1 ORDER BY e.seq`,
    [ctx.actor.id],
  );
  expect(entries.map(({ action }) => action)).toEqual([
    "calendar.link_made",
    "calendar.link_revoked",
  ]);
  const token = /\w{43}/.exec(link)?.[0] ?? "";
  expect(JSON.stringify(entries)).not.toContain(token);
});

it("is not made for an organisation that its person does not see", async () => {
  await expect(makeCalendarFeed(ctx, await makeOrg("Other"))).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await calendarFeed(ctx)).toBeNull();
});
