/** Webhooks end to end: from the ledger's entry to a receiver's socket, whatever receivers, networks and processes do. */
import pg from "pg";
import { Webhook as Verifier } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "../../context";
import { env, forgetEnv } from "../../env";
import { newId } from "../../ids";
import { update } from "../../register/update";
import { updateSchema } from "../../schema/incident";
import type { CreateWebhookInput, NewWebhook } from "../../schema/webhooks";
import { ctxFor, makeOrg, ownerSql } from "../../testing/fixtures";
import { declared } from "../../testing/incidents";
import { answering, closeReceivers, hanging, Receiver } from "../../testing/receiver";
import { HOUR_MS, MINUTE_MS } from "../../time";
import { remind } from "../reminders";
import { Dispatcher, type DispatcherOptions } from "./deliver";
import { listDeliveries, resendDelivery, sendTest } from "./deliveries";
import {
  changeWebhook,
  createWebhook,
  getWebhook,
  removeWebhook,
  rotateWebhookSecret,
} from "./endpoints";
import { tellWebhooks } from "./feed";
import { pruneDeliveries } from "./prune";

const START = new Date("2026-03-04T06:00:00Z");
const HERE = { allowPrivate: true, resolve: async () => ["127.0.0.1"] };
let now: Date;
let org: string;
let ctx: Ctx;

beforeAll(() => {
  process.env.TOCSIN_WEBHOOKS_ALLOW_PRIVATE = "1";
  forgetEnv();
});
afterAll(() => {
  delete process.env.TOCSIN_WEBHOOKS_ALLOW_PRIVATE;
  forgetEnv();
});
beforeEach(async () => {
  now = START;
  org = await makeOrg();
  ctx = at();
  await tellWebhooks(now);
});
afterEach(async () => {
  await closeReceivers();
  // What a test left unsent is none of the next one's.
  await ownerSql("UPDATE webhook_endpoint SET removed_at = now()");
});

/** Everything may be done, as of the test's own clock. */
const at = () => ctxFor(org, undefined, { now });
const hoursLater = (hours: number) => {
  now = new Date(now.getTime() + hours * HOUR_MS);
};

function dispatcher(options: DispatcherOptions = {}): Dispatcher {
  return new Dispatcher({ clock: () => now, policy: HERE, random: () => 0, ...options });
}

async function hook(
  receiver: { url: string },
  more: Partial<CreateWebhookInput> = {},
): Promise<NewWebhook> {
  const input = { orgId: org, name: "SIEM", url: receiver.url, events: ["incident.declared"] };
  return createWebhook(ctx, { ...input, ...more } as CreateWebhookInput);
}

/** Reads the ledger and sends until nothing is due. */
async function work(options: DispatcherOptions = {}): Promise<void> {
  await tellWebhooks(now);
  await dispatcher(options).drained();
}

const log = async (id: string) => (await listDeliveries(at(), id, { limit: 200 })).deliveries;
const numbersIn = (receiver: Receiver) =>
  receiver.received.map(({ body }) => JSON.parse(body).data.incident.number).sort();

describe("what is told", () => {
  it("is the event with where to read it, and nothing that somebody wrote", async () => {
    const receiver = await Receiver.open();
    await hook(receiver);
    const incident = await declared(ctx, org, 2, {
      title: "Ms Miller's file",
      description: "secret",
    });
    await work();
    expect(receiver.received).toHaveLength(1);
    const body = receiver.received[0]?.body ?? "";
    expect(JSON.parse(body)).toEqual({
      type: "incident.declared",
      timestamp: now.toISOString(),
      data: {
        orgId: org,
        incident: {
          id: incident.id,
          number: "INC-2026-0001",
          version: 1,
          status: "draft",
          drill: false,
        },
        duty: {
          id: expect.any(String),
          act: "Notify the supervisory authority",
          citation: expect.stringContaining("Art. 33"),
          due_at: new Date(now.getTime() + 70 * HOUR_MS).toISOString(),
        },
        link: expect.stringMatching(new RegExp(`/dashboard/incidents/${incident.id}$`)),
      },
    });
    expect(body).not.toMatch(/Miller|secret/);
  });

  it("carries a signature that the published library verifies", async () => {
    now = new Date();
    const receiver = await Receiver.open();
    const { secret, webhook } = await createWebhook(at(), {
      orgId: org,
      name: "SIEM",
      url: receiver.url,
      events: ["incident.declared"],
    });
    await declared(at(), org, 2);
    await work();
    const [sent] = receiver.received;
    const headers = sent?.headers as Record<string, string>;
    expect(new Verifier(secret ?? "").verify(sent?.body ?? "", headers)).toMatchObject({
      type: "incident.declared",
    });
    expect(() => new Verifier(secret ?? "").verify(`${sent?.body} `, headers)).toThrow(/signature/);
    const [delivery] = await log(webhook.id);
    expect(headers["webhook-id"]).toBe(delivery?.id);
  });

  it("is only what the endpoint asked for, from when it was made", async () => {
    const receiver = await Receiver.open();
    const incident = await declared(ctx, org, 2);
    await hook(receiver, { events: ["incident.declared"] });
    const later = await declared(ctx, org, 2);
    await update(ctx, incident.id, updateSchema.parse({ title: "Another" }));
    await work();
    expect(receiver.received.map(({ body }) => JSON.parse(body).data.incident.id)).toEqual([
      later.id,
    ]);
  });

  it("stays in its organisation, and goes up only to whoever wants what lies below", async () => {
    const [own, root, deaf] = [await Receiver.open(), await Receiver.open(), await Receiver.open()];
    const child = await makeOrg("Child", org);
    const stranger = await makeOrg("Stranger");
    const all = ctxFor([org, child, stranger], undefined, { now });
    const events: CreateWebhookInput["events"] = ["incident.declared"];
    await createWebhook(all, { orgId: child, name: "own", url: own.url, events });
    await createWebhook(all, {
      orgId: org,
      name: "root",
      url: root.url,
      events,
      include_below: true,
    });
    await createWebhook(all, { orgId: org, name: "deaf", url: deaf.url, events });
    await declared(all, child, 2);
    await declared(all, stranger, 2);
    await work();
    expect([own.received.length, root.received.length, deaf.received.length]).toEqual([1, 1, 0]);
    expect(JSON.parse(root.received[0]?.body ?? "").data.orgId).toBe(child);
  });

  it("reminds of a duty, once for each reminder", async () => {
    const receiver = await Receiver.open();
    await hook(receiver, { events: ["duty.reminder"] });
    await declared(ctx, org, 2);
    hoursLater(35);
    while ((await remind(now)) > 0);
    await work();
    await work();
    const told = receiver.received.map(({ body }) => JSON.parse(body));
    const art33 = told.filter(({ data }) => data.duty.citation.includes("Art. 33"));
    expect(art33).toHaveLength(1);
    expect(art33[0]).toMatchObject({
      type: "duty.reminder",
      data: {
        incident: { number: "INC-2026-0001" },
        reminder: { threshold: "half", overdue_days: 0 },
      },
    });
  });
});

describe("chats", () => {
  it("Slack is told number, duty, due instant with its zone, what is left, and the link", async () => {
    const receiver = await Receiver.open();
    const { secret } = await hook(receiver, { kind: "slack", locale: "de", zone: "Europe/Berlin" });
    expect(secret).toBeNull();
    await declared(ctx, org, 2);
    await work();
    const [sent] = receiver.received;
    expect(sent?.headers["webhook-signature"]).toBeUndefined();
    const { text, blocks } = JSON.parse(sent?.body ?? "");
    expect(text).toMatch(/^INC-2026-0001 · Vorfall erfasst · Meldung an die Aufsichtsbehörde/);
    expect(text).toMatch(/Fällig .*2026 05:00 CET, noch 70 h 00$/);
    expect(blocks[0].text.text).toMatch(/\/dashboard\/incidents\/[\w-]+\|Vorfall öffnen>/);
  });

  it("Teams gets an adaptive card that reads nothing as Markdown", async () => {
    const receiver = await Receiver.open();
    await hook(receiver, { kind: "teams" });
    await declared(ctx, org, 2);
    await work();
    const { attachments } = JSON.parse(receiver.received[0]?.body ?? "");
    expect(attachments[0].contentType).toBe("application/vnd.microsoft.card.adaptive");
    const { body, actions } = attachments[0].content;
    expect(body[0].inlines[0].text).toBe("INC-2026-0001 · Incident declared");
    expect(body[2].inlines[0].text).toBe("Due Sat 7 Mar 2026 04:00 UTC, 70 h 00 left");
    expect(actions[0].url).toMatch(/\/dashboard\/incidents\//);
  });
});

describe("nothing is lost and nothing told twice", () => {
  it("when readers race each other and transactions commit out of order", async () => {
    const receiver = await Receiver.open();
    const { webhook } = await hook(receiver);
    const held = new pg.Client({ connectionString: env().DATABASE_APP_URL });
    await held.connect();
    const incident = await declared(at(), org, 2);
    await held.query("BEGIN");
    await held.query("SELECT set_config('tocsin.orgs', $1, true)", [org]);
    await held.query(
      `INSERT INTO ledger_entry (id, org_id, recorded_at, actor_type, actor_id, actor_name, request_id,
                                 action, subject_type, subject_id, payload_hash)
       VALUES ($1, $2, now(), 'user', 'x', 'X', 'r', 'incident.declared', 'incident', $3, '\\x00')`,
      [newId(now), org, incident.id],
    );
    // It was counted before these and commits after them.
    await Promise.all(Array.from({ length: 8 }, () => declared(at(), org, 2)));
    await Promise.all([tellWebhooks(now), tellWebhooks(now), tellWebhooks(now)]);
    await held.query("COMMIT");
    await held.end();
    await Promise.all([tellWebhooks(now), tellWebhooks(now)]);
    await tellWebhooks(now);
    await Promise.all([dispatcher().drained(), dispatcher().drained()]);
    expect(await log(webhook.id)).toHaveLength(10);
    expect(receiver.received).toHaveLength(10);
    expect(new Set(numbersIn(receiver)).size).toBe(9);
  });

  it("when the reader dies in the middle of its work", async () => {
    const receiver = await Receiver.open();
    await hook(receiver);
    await declared(ctx, org, 2);
    await ownerSql(
      `CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$`,
    );
    await ownerSql(`ALTER FUNCTION die() SECURITY DEFINER`);
    await ownerSql(`CREATE TRIGGER die AFTER INSERT ON webhook_delivery EXECUTE FUNCTION die()`);
    await expect(tellWebhooks(now)).rejects.toThrow();
    await ownerSql(`DROP TRIGGER die ON webhook_delivery`);
    await work();
    await work();
    expect(numbersIn(receiver)).toEqual(["INC-2026-0001"]);
  });

  it("when the sender dies with an attempt under way: it is made again, under the same id", async () => {
    const receiver = await Receiver.open(hanging);
    const { webhook } = await hook(receiver);
    await declared(ctx, org, 2);
    await tellWebhooks(now);
    const dead = dispatcher();
    await dead.fill();
    await receiver.heard(1);
    // Nobody else takes it while it may still be under way.
    await dispatcher().drained();
    expect(receiver.received).toHaveLength(1);
    receiver.answer = answering(204);
    now = new Date(now.getTime() + 2 * MINUTE_MS);
    await dispatcher().drained();
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    // What the dead one finds out afterwards no longer counts.
    await receiver.close();
    await dead.stop();
    expect(await log(webhook.id)).toMatchObject([{ state: "delivered", attempts: 2 }]);
  });
});

describe("a target that", () => {
  it("hangs is given up in time, and delays nobody else meanwhile", async () => {
    const [stuck, well] = [await Receiver.open(hanging), await Receiver.open()];
    const { webhook } = await hook(stuck);
    await hook(well);
    for (let n = 0; n < 6; n++) await declared(at(), org, 2);
    await tellWebhooks(now);
    const sending = dispatcher({
      limits: { inAll: 3, ofEach: 2, troubled: 1 },
      timeLimitMs: 60_000,
    });
    await sending.fill();
    await stuck.heard(1);
    await well.heard(6);
    expect(stuck.received.length).toBeLessThanOrEqual(2);
    await stuck.close();
    await sending.stop();
    const slow = await Receiver.open(hanging);
    await changeWebhook(at(), webhook.id, { url: slow.url });
    await dispatcher({ timeLimitMs: 100 }).drained();
    const faults = (await log(webhook.id)).map(({ last_fault }) => last_fault);
    expect(new Set(faults)).toEqual(new Set(["timed_out"]));
  });

  it("failed last takes no more than the places that are left for such", async () => {
    const stuck = await Promise.all(Array.from({ length: 4 }, () => Receiver.open(answering(500))));
    for (const receiver of stuck) await hook(receiver);
    const well = await Receiver.open();
    await declared(at(), org, 2);
    await work();
    for (const receiver of stuck) receiver.answer = hanging;
    await hook(well);
    await declared(at(), org, 2);
    hoursLater(1);
    await tellWebhooks(now);
    const sending = dispatcher({
      limits: { inAll: 3, ofEach: 2, troubled: 2 },
      timeLimitMs: 60_000,
    });
    await sending.fill();
    await well.heard(1);
    await declared(at(), org, 2);
    await tellWebhooks(now);
    await sending.fill();
    await well.heard(2);
    const again = stuck.map(({ received }) => received.length - 1).filter((more) => more > 0);
    expect(again).toEqual([1, 1]);
    await closeReceivers();
    await sending.stop();
  });

  it("redirects to a private address is not followed, and the log says so", async () => {
    const inside = await Receiver.open();
    const receiver = await Receiver.open(answering(302, { Location: inside.url }));
    const { webhook } = await hook(receiver);
    await declared(ctx, org, 2);
    await work();
    expect(inside.received).toEqual([]);
    expect(await log(webhook.id)).toMatchObject([
      { state: "pending", attempts: 1, last_status: 302, last_fault: "redirected" },
    ]);
  });

  it("is a name that leads inside is not called, also where it led outside before", async () => {
    const inside = await Receiver.open();
    const { webhook } = await hook({ url: `http://rebind.example:${inside.port}/x` });
    await declared(ctx, org, 2);
    const policy = { allowPrivate: false, resolve: async () => ["127.0.0.1"] };
    await work({ policy });
    expect(inside.received).toEqual([]);
    expect(await log(webhook.id)).toMatchObject([
      { last_fault: "private_address", last_status: null },
    ]);
    // Looked up once for an attempt, and called at what was found then.
    const asked: string[] = [];
    hoursLater(1);
    await work({
      policy: {
        allowPrivate: true,
        resolve: async (host) => (asked.push(host) === 1 ? ["127.0.0.1"] : ["10.0.0.1"]),
      },
    });
    expect(asked).toEqual(["rebind.example"]);
    expect(inside.received).toHaveLength(1);
    expect(inside.received[0]?.headers.host).toBe(`rebind.example:${inside.port}`);
  });

  it("answers without end is heard for 16 kB", async () => {
    let sent = 0;
    const receiver = await Receiver.open((_request, response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(1024))) sent += 1;
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    });
    const { webhook } = await hook(receiver);
    await declared(ctx, org, 2);
    await work();
    expect(sent).toBeGreaterThan(0);
    expect(await log(webhook.id)).toMatchObject([
      { state: "delivered", last_answer: "x".repeat(200) },
    ]);
  });

  it("answers 500 for two days is shown as failing and as dead, while others hear at once", async () => {
    const [broken, well] = [await Receiver.open(answering(500)), await Receiver.open()];
    const { webhook } = await hook(broken);
    const { webhook: other } = await hook(well);
    await declared(ctx, org, 2);
    const states: string[] = [];
    for (;;) {
      await work();
      states.push((await getWebhook(at(), webhook.id)).state);
      const [first] = await log(webhook.id);
      if (!first?.next_attempt_at) break;
      now = new Date(first.next_attempt_at);
    }
    expect(broken.received).toHaveLength(11);
    expect(now.getTime() - START.getTime()).toBeGreaterThanOrEqual(48 * HOUR_MS);
    expect(states[0]).toBe("retrying");
    expect(states.at(-1)).toBe("failing");
    expect(await log(webhook.id)).toMatchObject([
      { state: "dead", attempts: 11, last_status: 500, last_fault: "refused_by_status" },
    ]);
    expect(await log(other.id)).toMatchObject([{ state: "delivered", attempts: 1 }]);
    const said = await ownerSql(
      "SELECT action FROM ledger_entry WHERE org_id = $1 AND action LIKE 'webhook.f%'",
      [org],
    );
    expect(said).toEqual([{ action: "webhook.failing" }]);

    // Sent again by hand once it is mended: the same id, and the endpoint is well again.
    broken.answer = answering(200);
    const [dead] = await log(webhook.id);
    await resendDelivery(at(), webhook.id, dead?.id ?? "");
    await work();
    expect(await log(webhook.id)).toMatchObject([{ state: "delivered", attempts: 1 }]);
    expect(new Set(broken.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect((await getWebhook(at(), webhook.id)).state).toBe("active");
  });
});

describe("an endpoint", () => {
  it("signs with both secrets while they overlap, and with the new one alone after", async () => {
    now = new Date();
    const receiver = await Receiver.open();
    const made = await createWebhook(at(), {
      orgId: org,
      name: "SIEM",
      url: receiver.url,
      events: ["incident.declared"],
    });
    const turned = await rotateWebhookSecret(at(), made.webhook.id, { overlap_hours: 1 });
    expect(turned.webhook.previous_secret_until).not.toBeNull();
    const verifies = (secret: string | null) => {
      const sent = receiver.received.at(-1);
      try {
        new Verifier(secret ?? "").verify(
          sent?.body ?? "",
          sent?.headers as Record<string, string>,
        );
        return true;
      } catch {
        return false;
      }
    };
    await sendTest(at(), made.webhook.id);
    await work();
    expect([verifies(made.secret), verifies(turned.secret)]).toEqual([true, true]);
    // Without an overlap the old one, leaked perhaps, is worth nothing from now on.
    const last = await rotateWebhookSecret(at(), made.webhook.id, { overlap_hours: 0 });
    await sendTest(at(), made.webhook.id);
    await work();
    expect([made, turned, last].map(({ secret }) => verifies(secret))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it("keeps neither its secret nor a chat's address in the clear", async () => {
    const url = "https://127.0.0.1/services/T0/B0/s3cr3t";
    const { secret } = await hook({ url });
    const slack = await hook({ url }, { kind: "slack" });
    expect(slack.webhook.url).toBe("https://127.0.0.1/…");
    const rows = await ownerSql<{ secret: Buffer; url: Buffer; rest: string }>(
      `SELECT e.secret_sealed AS secret, e.url_sealed AS url,
              (to_jsonb(e) - 'secret_sealed' - 'url_sealed')::text
                || (SELECT string_agg(body, '') FROM ledger_payload p WHERE p.org_id = e.org_id) AS rest
       FROM webhook_endpoint e WHERE e.org_id = $1 ORDER BY e.id`,
      [org],
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]?.secret.toString("latin1")).not.toContain(secret?.slice(6));
    expect(rows[0]?.rest).not.toContain(secret?.slice(6));
    expect(rows[1]?.url.toString("latin1")).not.toContain("s3cr3t");
    expect(JSON.stringify(slack)).not.toContain("s3cr3t");
  });

  it("that is paused keeps what happens, and is told when it goes on", async () => {
    const receiver = await Receiver.open();
    const { webhook } = await hook(receiver);
    await changeWebhook(ctx, webhook.id, { paused: true });
    await declared(ctx, org, 2);
    await work();
    expect(receiver.received).toEqual([]);
    expect(await getWebhook(at(), webhook.id)).toMatchObject({ state: "paused", pending: 1 });
    await expect(sendTest(at(), webhook.id)).rejects.toMatchObject({ code: "conflict" });
    await changeWebhook(at(), webhook.id, { paused: false });
    await work();
    expect(numbersIn(receiver)).toEqual(["INC-2026-0001"]);
  });

  it("that is removed is told nothing more, of what waits neither", async () => {
    const receiver = await Receiver.open();
    const { webhook } = await hook(receiver);
    await declared(ctx, org, 2);
    await tellWebhooks(now);
    await removeWebhook(at(), webhook.id);
    await declared(at(), org, 2);
    await work();
    expect(receiver.received).toEqual([]);
    await expect(getWebhook(at(), webhook.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("tells of a test once, whatever comes of it", async () => {
    const receiver = await Receiver.open(answering(400));
    const { webhook } = await hook(receiver);
    await sendTest(ctx, webhook.id);
    await work();
    hoursLater(60);
    await work();
    expect(receiver.received).toHaveLength(1);
    expect(await log(webhook.id)).toMatchObject([{ state: "dead", last_status: 400 }]);
  });

  it("is made neither for who may not read incidents there, nor for an address inside", async () => {
    const url = "https://hooks.example.org/x";
    const input: CreateWebhookInput = { orgId: org, name: "x", url, events: ["duty.reminder"] };
    await expect(createWebhook(ctxFor(org, ["keys:manage"]), input)).rejects.toMatchObject({
      code: "insufficient_scope",
    });
    process.env.TOCSIN_WEBHOOKS_ALLOW_PRIVATE = "";
    forgetEnv();
    for (const bad of ["http://hooks.example.org/x", "https://10.0.0.1/x"]) {
      await expect(createWebhook(ctx, { ...input, url: bad })).rejects.toMatchObject({
        faults: [{ pointer: "/url" }],
      });
    }
    expect((await createWebhook(ctx, input)).webhook.url).toBe(url);
    process.env.TOCSIN_WEBHOOKS_ALLOW_PRIVATE = "1";
    forgetEnv();
  });

  it("forgets its log after a while, and says of what it held too long that it was not sent", async () => {
    const receiver = await Receiver.open();
    const { webhook } = await hook(receiver);
    await declared(ctx, org, 2);
    await work();
    await changeWebhook(at(), webhook.id, { paused: true });
    await declared(at(), org, 2);
    await work();
    hoursLater(31 * 24);
    await pruneDeliveries(at());
    expect((await log(webhook.id)).map(({ state, last_fault }) => [state, last_fault])).toEqual([
      ["dead", "held_too_long"],
      ["delivered", null],
    ]);
    hoursLater(60 * 24);
    await pruneDeliveries(at());
    expect(await log(webhook.id)).toEqual([]);
  });
});
