import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import type { Grants } from "../context";
import { transact } from "../db/transaction";
import { env } from "../env";
import { newId } from "../ids";
import { record } from "../ledger/record";
import { ctxFor, makeOrg } from "../testing/fixtures";
import { Hub } from "./hub";
import { type LiveOptions, openStreamOf } from "./stream";

interface Event {
  name: string;
  id: string | undefined;
  data: { now: string; subject_id?: string; action?: string; resync?: boolean };
}

const open: { hubs: Hub[]; streams: EventReader[]; clients: pg.Client[] } = {
  hubs: [],
  streams: [],
  clients: [],
};

afterEach(async () => {
  for (const stream of open.streams.splice(0)) await stream.cancel();
  for (const hub of open.hubs.splice(0)) hub.close();
  for (const client of open.clients.splice(0)) await client.end();
});

/** Reads events off a stream, one after the other. */
class EventReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();
  #rest = "";

  constructor(stream: ReadableStream<Uint8Array>) {
    this.#reader = stream.getReader();
    open.streams.push(this);
  }

  /** The next event; null when the stream is over. */
  async next(): Promise<Event | null> {
    for (;;) {
      const end = this.#rest.indexOf("\n\n");
      if (end >= 0) {
        const said = this.#rest.slice(0, end);
        this.#rest = this.#rest.slice(end + 2);
        const read = readEvent(said);
        if (read) return read;
        continue;
      }
      const { done, value } = await this.#reader.read();
      if (done) return null;
      this.#rest += this.#decoder.decode(value, { stream: true });
    }
  }

  /** The subjects of the next `count` changes. */
  async changes(count: number): Promise<string[]> {
    const subjects: string[] = [];
    while (subjects.length < count) {
      const event = await this.next();
      if (event === null) throw new Error("The stream ended.");
      if (event.name === "change") subjects.push(event.data.subject_id ?? "");
    }
    return subjects;
  }

  cancel(): Promise<void> {
    return this.#reader.cancel();
  }
}

function readEvent(said: string): Event | null {
  const field = (name: string) =>
    said
      .split("\n")
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  const name = field("event");
  return name ? { name, id: field("id"), data: JSON.parse(field("data") ?? "null") } : null;
}

function newHub(): Hub {
  const hub = new Hub();
  open.hubs.push(hub);
  return hub;
}

function watch(hub: Hub, orgId: string, more: Partial<LiveOptions> & { orgs?: string[] } = {}) {
  const ctx = ctxFor(more.orgs ?? [orgId]);
  const viewer = { ctx, grantsNow: async () => ctx.grants };
  return new EventReader(openStreamOf(hub, viewer, { orgId, ...more }));
}

/** A change of an incident, with nothing but its ledger entry; gives the incident's id. */
async function change(orgId: string, type = "incident"): Promise<string> {
  const ctx = ctxFor(orgId);
  const id = newId(ctx.now);
  await transact(ctx, (tx) =>
    record(tx, ctx, {
      orgId,
      action: `${type}.changed`,
      subject: { type, id },
      before: null,
      after: null,
    }),
  );
  return id;
}

/** One transaction with a change for each name; gives the subjects' ids, each name's once. */
async function changesAtOnce(orgId: string, names: readonly string[]): Promise<string[]> {
  const ctx = ctxFor(orgId);
  const ids = new Map(names.map((name) => [name, newId(ctx.now)]));
  await transact(ctx, async (tx) => {
    for (const name of names) {
      await record(tx, ctx, {
        orgId,
        action: "incident.changed",
        subject: { type: "incident", id: ids.get(name) ?? "" },
        before: null,
        after: null,
      });
    }
  });
  return [...ids.values()];
}

/** A transaction left open, with one ledger entry in it. */
async function openChange(orgId: string): Promise<{ id: string; commit: () => Promise<unknown> }> {
  const client = new pg.Client({ connectionString: env().DATABASE_APP_URL });
  open.clients.push(client);
  await client.connect();
  const id = newId(new Date());
  await client.query("BEGIN");
  await client.query("SELECT set_config('tocsin.orgs', $1, true)", [orgId]);
  await client.query(
    `INSERT INTO ledger_entry (id, org_id, recorded_at, actor_type, actor_id, actor_name, request_id,
                               action, subject_type, subject_id, payload_hash)
     VALUES ($1::uuid, $2::uuid, now(), 'user', 'x', 'X', 'r', 'incident.changed', 'incident', $1::uuid::text, '\\x00')`,
    [id, orgId],
  );
  return { id, commit: () => client.query("COMMIT") };
}

describe("the live stream", () => {
  it("tells one change to two hubs, as two processes have them", async () => {
    const orgId = await makeOrg();
    const readers = [watch(newHub(), orgId), watch(newHub(), orgId)];
    for (const reader of readers) expect((await reader.next())?.name).toBe("hello");
    const id = await change(orgId);
    for (const reader of readers) expect(await reader.changes(1)).toEqual([id]);
  });

  it("tells changes that commit out of order each once, in the order of the ledger", async () => {
    const orgId = await makeOrg();
    const reader = watch(newHub(), orgId);
    expect((await reader.next())?.name).toBe("hello");
    const first = await openChange(orgId);
    const second = await openChange(orgId);
    await second.commit();
    // A third one commits while the first is still under way: both wait for it.
    const third = await change(orgId);
    await first.commit();
    const last = await change(orgId);
    expect(await reader.changes(4)).toEqual([first.id, second.id, third, last]);
  });

  it("does not tell another organisation's change, though it tells the own ones around it", async () => {
    const [mine, theirs] = [await makeOrg("Mine"), await makeOrg("Theirs")];
    const hub = newHub();
    const reader = watch(hub, mine);
    const other = watch(hub, theirs);
    await reader.next();
    await other.next();
    const before = await change(mine);
    expect(await reader.changes(1)).toEqual([before]);
    const hidden = await change(theirs);
    expect(await other.changes(1)).toEqual([hidden]);
    const after = await change(mine);
    expect(await reader.changes(1)).toEqual([after]);
  });

  it("tells an organisation below only with subtree, and only where the viewer may read", async () => {
    const root = await makeOrg("Root");
    const [seen, unseen] = [await makeOrg("Seen", root), await makeOrg("Unseen", root)];
    const hub = newHub();
    const alone = watch(hub, root, { orgs: [root, seen] });
    const whole = watch(hub, root, { orgs: [root, seen], subtree: true });
    await alone.next();
    await whole.next();
    await change(unseen);
    const below = await change(seen);
    const own = await change(root);
    expect(await whole.changes(2)).toEqual([below, own]);
    expect(await alone.changes(1)).toEqual([own]);
  });

  it("tells what is no incident only to who may read the audit trail", async () => {
    const orgId = await makeOrg();
    const hub = newHub();
    const ctx = ctxFor(orgId, ["incidents:read"]);
    const viewer = { ctx, grantsNow: async () => ctx.grants };
    const plain = new EventReader(openStreamOf(hub, viewer, { orgId }));
    const auditor = watch(hub, orgId);
    await plain.next();
    await auditor.next();
    const key = await change(orgId, "api_key");
    const incident = await change(orgId);
    expect(await auditor.changes(2)).toEqual([key, incident]);
    expect(await plain.changes(1)).toEqual([incident]);
  });

  it("goes on just after the last event that was told", async () => {
    const orgId = await makeOrg();
    const hub = newHub();
    const reader = watch(hub, orgId);
    await reader.next();
    const first = await change(orgId);
    const event = await reader.next();
    expect(event?.data.subject_id).toBe(first);
    await reader.cancel();
    const missed = [await change(orgId), await change(orgId)];
    for (const where of [hub, newHub()]) {
      const again = watch(where, orgId, { lastEventId: event?.id });
      expect((await again.next())?.data.resync).toBe(false);
      expect(await again.changes(2)).toEqual(missed);
    }
    const later = await change(orgId);
    const once = watch(hub, orgId, { lastEventId: event?.id });
    expect(await once.changes(3)).toEqual([...missed, later]);
  });

  it.each(["rubbish", "-1-2", "99999999999999999999-1", "18446744073709551615-9"])(
    "says to read everything anew where it cannot go on from %s",
    async (lastEventId) => {
      const orgId = await makeOrg();
      const reader = watch(newHub(), orgId, { lastEventId });
      const hello = await reader.next();
      expect(hello).toMatchObject({ name: "hello", data: { resync: true } });
      const id = await change(orgId);
      expect(await reader.changes(1)).toEqual([id]);
    },
  );

  it("ends when the credential ends, and hands over nothing any more", async () => {
    const orgId = await makeOrg();
    const hub = newHub();
    const ctx = ctxFor(orgId);
    let grants: Grants | null = ctx.grants;
    const viewer = { ctx, grantsNow: async () => grants };
    const reader = new EventReader(openStreamOf(hub, viewer, { orgId }));
    await reader.next();
    const seen = await change(orgId);
    expect(await reader.changes(1)).toEqual([seen]);
    grants = null;
    expect((await reader.next())?.name).toBe("ended");
    await change(orgId);
    expect(await reader.next()).toBeNull();
  });

  it("gives up a reader that lets everything stand, and goes on for the others", async () => {
    const orgId = await makeOrg();
    const hub = newHub();
    const ctx = ctxFor(orgId);
    const viewer = { ctx, grantsNow: async () => ctx.grants };
    const signal = new AbortController().signal;
    const slow = openStreamOf(hub, viewer, { orgId, signal });
    const quick = watch(hub, orgId);
    await quick.next();
    const rounds = 8;
    for (let round = 0; round < rounds; round++) {
      const big = "incident".padEnd(60_000, ".");
      await change(orgId, big);
      await quick.changes(1);
    }
    let unread = 0;
    for await (const piece of slow) unread += piece.byteLength;
    expect(unread).toBeGreaterThan(200_000);
    expect(unread).toBeLessThan(500_000);
    const id = await change(orgId);
    expect(await quick.changes(1)).toEqual([id]);
  });

  it("tells several changes of a subject that come at once in one event, the last", async () => {
    const orgId = await makeOrg();
    const reader = watch(newHub(), orgId);
    await reader.next();
    const [first, second] = await changesAtOnce(orgId, ["a", "b", "a", "a"]);
    expect(await reader.changes(2)).toEqual([second, first]);
    const later = await change(orgId);
    expect(await reader.changes(1)).toEqual([later]);
  });

  it("tells a burst of many subjects by one event: read everything anew", async () => {
    const orgId = await makeOrg();
    const reader = watch(newHub(), orgId);
    await reader.next();
    await changesAtOnce(
      orgId,
      Array.from({ length: 150 }, (_, name) => String(name)),
    );
    expect(await reader.next()).toMatchObject({ name: "hello", data: { resync: true } });
    const later = await change(orgId);
    expect(await reader.changes(1)).toEqual([later]);
  });

  it("closes every stream when the server stops", async () => {
    const orgId = await makeOrg();
    const hub = newHub();
    const reader = watch(hub, orgId);
    await reader.next();
    hub.close();
    expect(await reader.next()).toBeNull();
  });

  it("refuses an organisation that the caller may not see, before anything is opened", async () => {
    const [mine, theirs] = [await makeOrg(), await makeOrg()];
    expect(() => watch(newHub(), mine)).not.toThrow();
    expect(() => watch(newHub(), theirs, { orgs: [mine] })).toThrow(/visible/);
  });
});
