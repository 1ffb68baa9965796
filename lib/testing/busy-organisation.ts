/** An organisation that has so many of everything: for what must not depend on how much there is. */
import { addSource } from "../access/intake-sources";
import { createKey } from "../access/keys";
import { makeCalendarFeed } from "../alerts/calendar-feed";
import type { Ctx } from "../context";
import { newId } from "../ids";
import type { WholeIncident } from "../register/incident";
import { call, type Heard, keyFor, type Said } from "./api";
import { ctxFor, makeOrg } from "./fixtures";
import { declared } from "./incidents";
import { memberOf } from "./people";

const INCIDENTS = "/api/v1/privacy/incidents";

/** What an organisation has, by ids. Of what is a list there are `n`. */
export interface Busy {
  n: number;
  org: string;
  key: string;
  ctx: Ctx;
  members: string[];
  ownRules: string[];
  fields: string[];
  stages: string[];
  views: string[];
  keys: string[];
  webhooks: string[];
  /** Of the first webhook. */
  deliveries: string[];
  /** Declared, nothing more: each takes part in one call. */
  incidents: WholeIncident[];
  /** With `n` of everything that an incident has. */
  full: string;
  /** Its Art. 33 duty, and those of the own rules. */
  duties: string[];
  comments: string[];
  tasks: string[];
  files: string[];
  /** To incidents[n - 1] and on from there. */
  links: string[];
  /** Of requests of one data principal each. */
  timers: string[];
  client: { client_id: string; client_secret: string };
  source: { id: string; secret: string };
  calendar: string;
}

/** Sends a request of which the test is not about. Throws where it is refused. */
async function done(method: string, address: string, said: Said): Promise<Heard> {
  const heard = await call(method, address, said);
  if (heard.status >= 300) throw new Error(`${method} ${address}: ${heard.status} ${heard.text}`);
  return heard;
}

const ownRule = (at: number) => ({
  name: `Contract ${at}`,
  recipient: `Customer ${at}`,
  act: "Tell the customer",
  period: { value: 24, unit: "hours" },
  starts: "aware_at",
  clause: `§ ${at}`,
  applies: "always",
});

/** Makes one, through the doors and the verbs. */
export async function makeBusy(n: number): Promise<Busy> {
  const org = await makeOrg(`Busy ${n}`);
  for (let at = 0; at < n; at++) await makeOrg(`Below ${at}`, org);
  const key = await keyFor(org, ["admin"]);
  const { plain, key: client } = await createKey(ctxFor(org), {
    kind: "client",
    orgId: org,
    name: "Client",
    scopes: ["INCIDENT"],
  });
  const mapping = { title: "/title" };
  const source = await addSource(ctxFor(org), org, { name: "Source", mapping });
  const organisation = await ofOrganisation(n, org, key);
  const ctx = ctxFor(org);
  const incidents: WholeIncident[] = [];
  // More than are linked: calls that settle something take one of their own.
  for (let at = 0; at < n + 8; at++) {
    incidents.push(
      await declared(ctx, org, 5, {
        status: "open",
        corrective_actions: ["Close", "Reset", "Tell"],
      }),
    );
  }
  // Every duty stands under a version of an own rule that is not the latest.
  for (const [at, id] of organisation.ownRules.entries()) {
    const body = { ...ownRule(at), clause: `§ ${at} bis` };
    await done("POST", `/api/v1/organisations/${org}/rules/${id}`, { key, body });
  }
  const incident = await ofIncident(n, org, key, incidents);
  return {
    n,
    org,
    key,
    ctx,
    incidents,
    ...organisation,
    ...incident,
    timers: await timersOf(n, key),
    client: { client_id: client.id, client_secret: plain },
    source: { id: source.source.id, secret: source.plain },
    calendar: await calendarOf(org),
  };
}

async function ofOrganisation(n: number, org: string, key: string) {
  const at = `/api/v1/organisations/${org}`;
  const made = {
    members: [] as string[],
    ownRules: [] as string[],
    fields: [] as string[],
    stages: [] as string[],
    views: [] as string[],
    keys: [] as string[],
    webhooks: [] as string[],
    deliveries: [] as string[],
  };
  const hook = { orgId: org, url: "https://hooks.example.org/x", events: ["incident.declared"] };
  for (let i = 0; i < n; i++) {
    const add = async (address: string, body: object) =>
      (await done("POST", address, { key, body })).json;
    made.members.push(await memberOf(org, `Member ${i}`));
    const { id: rule } = await add(`${at}/rules`, ownRule(i));
    made.ownRules.push(rule);
    await add(`${at}/rules/${rule}/settings`, { kind: "on", reason: "It binds us." });
    made.fields.push((await add(`${at}/fields`, { name: `Field ${i}`, kind: "text" })).id);
    made.stages.push((await add(`${at}/stages`, { name: `Stage ${i}` })).id);
    const view = { orgId: org, name: `View ${i}`, query: "", shared: true };
    // Somebody's own are fifty at most: each is another key's.
    const spare = await createKey(ctxFor(org), {
      orgId: org,
      name: "Spare",
      scopes: ["incidents:read", "incidents:write"],
    });
    made.keys.push(spare.key.id);
    made.views.push(
      (await done("POST", "/api/v1/views", { key: spare.plain, body: view })).json.id,
    );
    const webhook = await add("/api/v1/webhooks", { ...hook, name: `Hook ${i}` });
    made.webhooks.push(webhook.webhook.id);
    const tested = await done("POST", `/api/v1/webhooks/${made.webhooks[0]}/test`, { key });
    made.deliveries.push(tested.json.id);
  }
  return made;
}

async function ofIncident(n: number, org: string, key: string, others: readonly WholeIncident[]) {
  const body = {
    orgId: org,
    title: "Everything at once",
    severity: "serious",
    discovered_at: new Date(Date.now() - 3_600_000).toISOString(),
    status: "open",
    corrective_actions: Array.from({ length: n }, (_, at) => `Act ${at}`),
    attributes: Object.fromEntries(
      Array.from({ length: n }, (_, at) => [`Field ${at}`, [{ value: "x" }]]),
    ),
  };
  const { id, clocks } = (await done("POST", INCIDENTS, { key, body })).json;
  const at = `${INCIDENTS}/${id}`;
  const made = { comments: [] as string[], files: [] as string[], links: [] as string[] };
  const add = async (address: string, said: object) =>
    (await done("POST", `${at}/${address}`, { key, body: said })).json;
  for (let i = 0; i < n; i++) {
    await add("facts", { persons: { kind: "approximate", number: i + 1 } });
    await add("notify", { authority_jurisdiction: "FR", notification_reference: `N-${i}` });
    await add("severity", SEVERITY);
    made.comments.push((await add("comments", { body: `Comment ${i}` })).id);
    const file = { key, raw: `Note ${i}`, headers: { "Content-Type": "text/plain" } };
    made.files.push((await done("POST", `${at}/evidence?name=${i}.txt`, file)).json.id);
    const link = { to_id: others[i]?.id, kind: "related", reason: "x" };
    made.links.push((await add("links", link)).id);
  }
  const { tasks } = (await done("GET", `${at}/tasks`, { key })).json;
  return {
    full: String(id),
    duties: clocks.map((clock: { id: string }) => clock.id) as string[],
    tasks: tasks.map((task: { id: string }) => task.id) as string[],
    ...made,
  };
}

/** An assessment of severity as a request states it. */
export const SEVERITY = {
  data: { simple: 1 },
  identification: "maximum",
  confidentiality: "known_recipients",
  integrity: "no_misuse",
  availability: "recoverable",
  intent: "none",
};

async function timersOf(n: number, key: string): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < n; at++) {
    const body = { sessionId: newId(new Date()), eventType: "dsr_received" };
    const { json } = await done("POST", "/api/v1/compliance/dpdp/emit", { key, body });
    ids.push(json.timers.find(({ state }: { state: string }) => state === "to_decide").id);
  }
  return ids;
}

/** The end of the link of a member's calendar. */
async function calendarOf(org: string): Promise<string> {
  const id = await memberOf(org, "Calendar");
  const reader = ctxFor(org, [], { actor: { type: "user", id, name: "Calendar" } });
  return (await makeCalendarFeed(reader, org)).split("/").at(-1) ?? "";
}
