/** The list of messages: each their own, the whole for who reads the ledger; and what is swept of it. */
import { beforeEach, expect, test } from "vitest";
import type { Ctx } from "../../context";
import type { Permission } from "../../schema/scopes";
import { ctxFor, makeMember, makeOrg, ownerSql } from "../../testing/fixtures";
import { declared } from "../../testing/incidents";
import { DAY_MS, HOUR_MS } from "../../time";
import { pruneMessages } from "../prune";
import { remind } from "../reminders";
import { alertsCtx } from "../tell";
import { listMessages } from "./log";
import { PostFault } from "./post";
import { sendMail } from "./send";

const AWARE = new Date("2026-03-04T06:00:00Z");
const after = (hours: number) => new Date(AWARE.getTime() + hours * HOUR_MS);

const READS: Permission[] = ["incidents:read"];
const AUDITS: Permission[] = ["incidents:read", "audit:read"];

let org: string;
let dpo: { id: string };
let owner: { id: string };

/** A reminder at a tenth of the time left: one message to the DPO, one to the organisation's owner. */
beforeEach(async () => {
  await ownerSql("DELETE FROM delivery");
  await ownerSql("DELETE FROM duty_watch");
  org = await makeOrg();
  dpo = await makeMember(org, "dpo");
  owner = await makeMember(org, "owner");
  await declared(ctxFor(org, undefined, { now: AWARE }), org, 0);
  while ((await remind(after(66))) > 0);
});

function as(id: string, permissions: Permission[], now = after(67)): Ctx {
  return ctxFor(org, permissions, { actor: { type: "user", id, name: "P" }, now });
}
const list = (ctx: Ctx, more: Partial<Parameters<typeof listMessages>[1]> = {}) =>
  listMessages(ctx, { orgIds: [org], limit: 50, ...more });

const DOWN = {
  send: async () => {
    throw new PostFault(
      Object.assign(new Error("mail.internal refuses"), { code: "ECONNREFUSED" }),
    );
  },
  close: () => {},
};
const WELL = { send: async () => {}, close: () => {} };

test("a person sees their own messages, who reads the ledger everybody's", async () => {
  const { messages } = await list(as(owner.id, AUDITS));
  expect(messages.map(({ to }) => to).sort()).toEqual(["dpo", "owner"]);
  expect(messages[0]).toMatchObject({
    kind: "reminder",
    threshold: "tenth",
    citation: "GDPR Art. 33(1)",
    state: "pending",
  });
  const own = await list(as(dpo.id, READS));
  expect(own.messages.map(({ to }) => to)).toEqual(["dpo"]);
});

test("nobody sees the messages of another organisation, whatever they ask for", async () => {
  const elsewhere = await makeOrg("Other");
  const stranger = ctxFor(elsewhere, AUDITS);
  expect((await list(stranger)).messages).toEqual([]);
  expect((await list(stranger, { orgIds: [org, elsewhere] })).messages).toEqual([]);
});

test("what failed is shown with its reason, to those who look after the organisation alone", async () => {
  await sendMail(after(66), DOWN);
  const [seen] = (await list(as(owner.id, AUDITS), { state: "pending" })).messages;
  expect(seen?.last_error).toBe("mail.internal refuses");
  const [own] = (await list(as(dpo.id, READS))).messages;
  expect(own?.last_error).toBeNull();
});

test("pages follow on one another, and a cursor that was made up is refused", async () => {
  const ctx = as(owner.id, AUDITS);
  const first = await list(ctx, { limit: 1 });
  const second = await list(ctx, { limit: 1, cursor: first.next_cursor ?? "" });
  const ids = [...first.messages, ...second.messages].map(({ id }) => id);
  expect(new Set(ids).size).toBe(2);
  expect(second.next_cursor).toBeNull();
  await expect(list(ctx, { cursor: "made-up" })).rejects.toMatchObject({ code: "invalid_request" });
});

const counts = async () => {
  const [row] = await ownerSql<{ alerts: number; deliveries: number }>(
    `SELECT (SELECT count(*)::int FROM alert WHERE org_id = $1) AS alerts,
            (SELECT count(*)::int FROM delivery WHERE org_id = $1) AS deliveries`,
    [org],
  );
  return row;
};
const pruned = async (days: number) => {
  await pruneMessages(as(owner.id, [], new Date(after(66).getTime() + days * DAY_MS)));
  return counts();
};

test("what waits is kept however old it is; what was sent goes after 90 days", async () => {
  expect(await pruned(400)).toEqual({ alerts: 1, deliveries: 2 });
  await sendMail(after(66), WELL);
  expect(await pruned(89)).toEqual({ alerts: 1, deliveries: 2 });
  // The duty still runs: its reminder stays known, so that it is not made twice.
  expect(await pruned(91)).toEqual({ alerts: 1, deliveries: 0 });
  await ownerSql("DELETE FROM duty_watch");
  expect(await pruned(91)).toEqual({ alerts: 0, deliveries: 0 });
});

test("a sweep goes no further than the organisations that it sees", async () => {
  await sendMail(after(66), WELL);
  const late = new Date(after(66).getTime() + 91 * DAY_MS);
  await pruneMessages(alertsCtx(late));
  expect(await counts()).toEqual({ alerts: 1, deliveries: 2 });
});
