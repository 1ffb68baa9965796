/** Reminders of running duties: each threshold once, for duties that still run towards that instant, and for no others. */
import { beforeEach, expect, test } from "vitest";
import { transact } from "../db/transaction";
import { decide } from "../register/decide";
import { notify } from "../register/notify";
import { update } from "../register/update";
import { decideSchema, notifySchema, updateSchema } from "../schema/incident";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { declared } from "../testing/incidents";
import { HOUR_MS } from "../time";
import { tellDeclared } from "./declared";
import { notifyPeople } from "./notify-people";
import { remind } from "./reminders";

const AWARE = new Date("2026-03-04T06:00:00Z");
const after = (hours: number) => new Date(AWARE.getTime() + hours * HOUR_MS);

let org: string;
beforeEach(async () => {
  org = await makeOrg();
});

const ctxAt = (now: Date) => ctxFor(org, undefined, { now });

async function remindAll(now: Date): Promise<void> {
  while ((await remind(now)) > 0);
}

async function told(): Promise<string[]> {
  const rows = await ownerSql<{ said: string }>(
    `SELECT concat_ws(' ', a.kind, a.threshold, nullif(a.overdue_days, 0)) AS said
     FROM alert a LEFT JOIN duty d ON d.id = a.duty_id
     WHERE a.org_id = $1 AND (d.id IS NULL OR d.rule_id = 'eu-gdpr-art33') ORDER BY a.id`,
    [org],
  );
  return rows.map(({ said }) => said);
}

test("each threshold reminds once, however often one looks", async () => {
  await declared(ctxAt(AWARE), org, 0);
  for (const hours of [0, 35, 36, 37, 54, 64.8, 71, 71.5, 72, 80, 96, 97, 120]) {
    await remindAll(after(hours));
    await Promise.all([remind(after(hours)), remind(after(hours))]);
  }
  expect(await told()).toEqual([
    "reminder half",
    "reminder quarter",
    "reminder tenth",
    "reminder hour",
    "reminder due",
    "reminder overdue 1",
    "reminder overdue 2",
  ]);
});

test("what passed while nobody looked is said by the latest threshold alone", async () => {
  await declared(ctxAt(AWARE), org, 0);
  await remindAll(after(71.5));
  await remindAll(after(72 + 24 * 5));
  expect(await told()).toEqual(["reminder hour", "reminder overdue 5"]);
});

test("a duty that was filed, or decided away, reminds no more", async () => {
  const filed = await declared(ctxAt(AWARE), org, 0);
  const decided = await declared(ctxAt(AWARE), org, 0);
  await remindAll(after(1));
  await notify(
    ctxAt(after(2)),
    filed.id,
    notifySchema.parse({
      authority_jurisdiction: "FR",
      authority_notified_at: after(2).toISOString(),
    }),
  );
  await decide(
    ctxAt(after(2)),
    decided.id,
    decideSchema.parse({ outcome: "not_a_breach", reasons: "The laptop never left the office." }),
  );
  await remindAll(after(72));
  expect(await told()).toEqual([]);
});

test("a moved deadline reminds anew, and the instant that fell away does not", async () => {
  const incident = await declared(ctxAt(AWARE), org, 0);
  await remindAll(after(40));
  const ctx = ctxAt(after(41));
  await update(
    ctx,
    incident.id,
    updateSchema.parse({
      discovered_at: after(30).toISOString(),
      reason: "The first report was about another laptop.",
    }),
  );
  await remindAll(after(54));
  expect(await told()).toEqual(["reminder half"]);
  await remindAll(after(30 + 36));
  expect(await told()).toEqual(["reminder half", "reminder half"]);
});

test("an incident that is hidden reminds nobody", async () => {
  const incident = await declared(ctxAt(AWARE), org, 0);
  await ownerSql("UPDATE incident SET deleted_at = now() WHERE id = $1", [incident.id]);
  await remindAll(after(40));
  expect(await told()).toEqual([]);
});

test("a declaration is told once, by the place in the ledger that was reached", async () => {
  while ((await tellDeclared(AWARE)) > 0);
  await declared(ctxAt(AWARE), org, 0);
  // The past, as it is carried over: no news.
  await declared(ctxAt(AWARE), org, 90, {
    status: "notified",
    authority_jurisdiction: "FR",
    authority_notified_at: after(-60).toISOString(),
  });
  await Promise.all([1, 2, 3].map(() => tellDeclared(AWARE)));
  while ((await tellDeclared(AWARE)) > 0);
  expect(await told()).toEqual(["incident.declared"]);
});

test("persons are told by name once, and not of what they did themselves", async () => {
  const ctx = ctxAt(AWARE);
  const incident = await declared(ctx, org, 0);
  const other = crypto.randomUUID();
  const mention = (personIds: string[]) =>
    transact(ctx, (tx) =>
      notifyPeople(tx, ctx, {
        kind: "mention",
        key: "a comment",
        orgId: org,
        incidentId: incident.id,
        personIds,
      }),
    );
  await mention([ctx.actor.id]);
  expect(await told()).toEqual([]);
  await mention([ctx.actor.id, other, other]);
  await mention([other, crypto.randomUUID()]);
  expect(await told()).toEqual(["mention", "mention"]);
});
