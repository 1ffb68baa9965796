/**
 * How often each endpoint asks the database, at most: each statement is one way there and back, BEGIN and
 * COMMIT too. And that it asks no oftener where an organisation has much of everything.
 */
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { forgetCredentials } from "../access/credential-cache";
import { lastUsesWritten } from "../access/last-use";
import { forgetEnv } from "../env";
import { newId } from "../ids";
import { UNSAID } from "../schema/profile";
import { call, type Said } from "../testing/api";
import { type Busy, makeBusy, SEVERITY } from "../testing/busy-organisation";
import { statementsOf } from "../testing/statements";
import { ENDPOINTS } from "./endpoints";
import { addOrganisationRule } from "./organisations/rules";
import { exampleBody } from "./samples/request";

const FEW = 3;
const MANY = 40;

const PATH = "/api/v1/privacy/incidents";
const ORGS = "/api/v1/organisations";
const DPDP = "/api/v1/compliance/dpdp";
const REGISTER = "/api/incident/v1";
const GRC = "/api/v1/grc/incidents";
const WEBHOOKS = "/api/v1/webhooks";

type Asked = [method: string, address: string, body?: unknown, said?: Said];
type Case = [budget: number, ask: (busy: Busy) => Asked];

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const each = <T>(busy: Busy, make: (at: number) => T): T[] =>
  Array.from({ length: busy.n }, (_, at) => make(at));
/** One of the incidents that are there to be changed, counted from the last. */
const spare = ({ incidents }: Busy, at: number): string => incidents.at(-at)?.id ?? "";

const declaration = (busy: Busy) => ({
  orgId: busy.org,
  title: "Export on an open bucket",
  severity: "serious",
  discovered_at: hoursAgo(4),
  status: "open",
  corrective_actions: each(busy, (at) => `Act ${at}`),
});

const event = (eventType: string, payload = {}) => ({
  sessionId: newId(new Date()),
  eventType,
  payload,
});

const registerBody = (busy: Busy) => ({
  name: "At door 4",
  incidentTypeName: "Lost device",
  orgGroupId: busy.org,
  dateDiscovered: hoursAgo(4),
  attributeValues: Object.fromEntries(
    each(busy, (at) => [`Field ${at}`, [{ value: "y" }]] as const),
  ),
});

function tokenOf({ client }: Busy): Asked {
  const raw = new URLSearchParams({ ...client, grant_type: "client_credentials" }).toString();
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  return ["POST", "/api/access/v1/oauth/token", undefined, { raw, headers }];
}

/**
 * The table: an endpoint by its id, or `id: what is special`, its budget, and the call that is counted. Whoever
 * makes an endpoint ask less writes the smaller number here; whoever needs more says why in the commit.
 */
const budgets: Record<string, Case> = {
  declareIncident: [10, (busy) => ["POST", PATH, declaration(busy)]],
  "declareIncident: with an Idempotency-Key": [
    12,
    (busy) => [
      "POST",
      PATH,
      declaration(busy),
      { headers: { "Idempotency-Key": newId(new Date()) } },
    ],
  ],
  "declareIncident: with facts and own fields": [
    11,
    (busy) => [
      "POST",
      PATH,
      {
        ...declaration(busy),
        facts: { role: "controller", risk: { level: "high_risk", reasons: "x" } },
        attributes: Object.fromEntries(each(busy, (at) => [`Field ${at}`, [{ value: "x" }]])),
      },
    ],
  ],
  "declareIncident: already notified": [
    11,
    (busy) => [
      "POST",
      PATH,
      {
        ...declaration(busy),
        status: "notified",
        authority_jurisdiction: "FR",
        authority_notified_at: hoursAgo(1),
      },
    ],
  ],
  listIncidents: [7, ({ org }) => ["GET", `${PATH}?orgId=${org}`]],
  "listIncidents: filtered": [
    7,
    ({ org }) => ["GET", `${PATH}?orgId=${org}&subtree=true&q=laptop&status=open`],
  ],
  exportIncidents: [14, ({ org }) => ["GET", `${PATH}.csv?orgId=${org}`]],
  getIncident: [10, ({ full }) => ["GET", `${PATH}/${full}`]],
  updateIncident: [12, (busy) => ["PATCH", `${PATH}/${spare(busy, 1)}`, { root_cause: "A rule" }]],
  "updateIncident: as the bench sends it": [
    15,
    (busy) => [
      "PATCH",
      `${PATH}/${spare(busy, 1)}`,
      { root_cause: "Another", corrective_actions: ["Close", "Reset in round 2"] },
    ],
  ],
  "updateIncident: many corrective actions in another order": [
    18,
    (busy) => [
      "PATCH",
      `${PATH}/${busy.full}`,
      { corrective_actions: each(busy, (at) => `Act ${at}`).reverse() },
    ],
  ],
  "updateIncident: an earlier awareness, which moves every clock": [
    19,
    ({ full }) => [
      "PATCH",
      `${PATH}/${full}`,
      { discovered_at: hoursAgo(3), reason: "The desk knew before." },
    ],
  ],
  notifyAuthority: [
    15,
    (busy) => ["POST", `${PATH}/${spare(busy, 2)}/notify`, { authority_jurisdiction: "FR" }],
  ],
  "notifyAuthority: a follow-up": [
    18,
    ({ full }) => [
      "POST",
      `${PATH}/${full}/notify`,
      { authority_jurisdiction: "FR", notification_reference: "N-last" },
    ],
  ],
  decideDuty: [
    15,
    (busy) => [
      "POST",
      `${PATH}/${spare(busy, 3)}/decide`,
      { outcome: "not_required", reasons: "No risk: it was encrypted." },
    ],
  ],
  getFacts: [10, ({ full }) => ["GET", `${PATH}/${full}/facts`]],
  stateFacts: [
    19,
    ({ full }) => [
      "POST",
      `${PATH}/${full}/facts`,
      { role: "controller", persons: { kind: "exact", number: 5000 }, consequences: "Letters" },
    ],
  ],
  "stateFacts: which changes every duty": [
    15,
    (busy) => ["POST", `${PATH}/${spare(busy, 4)}/facts`, { role: "processor" }],
  ],
  assessIncident: [15, (busy) => ["POST", `${PATH}/${spare(busy, 5)}/assess`, {}]],
  listDuties: [10, ({ full }) => ["GET", `${PATH}/${full}/duties`]],
  decideOneDuty: [
    19,
    (busy) => [
      "POST",
      `${PATH}/${busy.full}/duties/${busy.duties.at(-1)}/decide`,
      { outcome: "not_required", reasons: "The contract has ended." },
    ],
  ],
  listFilings: [10, ({ full }) => ["GET", `${PATH}/${full}/filings`]],
  fileUnderDuty: [
    19,
    ({ full, duties }) => [
      "POST",
      `${PATH}/${full}/filings`,
      { duty_id: duties.at(-2), channel: "email" },
    ],
  ],
  previewClocks: [
    4,
    ({ org }) => ["POST", "/api/v1/clock/preview", { orgId: org, discovered_at: hoursAgo(1) }],
  ],
  getSeverity: [9, ({ full }) => ["GET", `${PATH}/${full}/severity`]],
  assessSeverity: [
    13,
    ({ full }) => ["POST", `${PATH}/${full}/severity`, { ...SEVERITY, intent: "malicious" }],
  ],
  uploadEvidence: [
    20,
    ({ full }) => [
      "POST",
      `${PATH}/${full}/evidence?name=a.txt`,
      undefined,
      { raw: "A new note", headers: { "Content-Type": "text/plain" } },
    ],
  ],
  listEvidence: [5, ({ full }) => ["GET", `${PATH}/${full}/evidence`]],
  downloadEvidence: [
    4,
    ({ full, files }) => ["GET", `${PATH}/${full}/evidence/${files[0]}/content`],
  ],
  withdrawEvidence: [
    6,
    ({ full, files }) => [
      "POST",
      `${PATH}/${full}/evidence/${files[1]}/withdraw`,
      { reason: "It names a person." },
    ],
  ],
  getPeople: [8, ({ full }) => ["GET", `${PATH}/${full}/people`]],
  assignOwner: [
    17,
    ({ full, members }) => ["PUT", `${PATH}/${full}/owner`, { user_id: members[0] }],
  ],
  assignPersons: [
    18,
    ({ full, members }) => ["PUT", `${PATH}/${full}/assignees`, { user_ids: members }],
  ],
  setTags: [
    16,
    (busy) => ["PUT", `${PATH}/${busy.full}/tags`, { tags: each(busy, (at) => `tag ${at}`) }],
  ],
  listTags: [4, ({ org }) => ["GET", `/api/v1/privacy/tags?orgId=${org}`]],
  getLessons: [9, ({ full }) => ["GET", `${PATH}/${full}/lessons`]],
  writeLessons: [
    16,
    ({ full }) => [
      "PUT",
      `${PATH}/${full}/lessons`,
      { happened: "Sent", went_well: null, went_badly: null, will_change: "Fixed recipients" },
    ],
  ],
  listComments: [6, ({ full }) => ["GET", `${PATH}/${full}/comments`]],
  addComment: [
    14,
    ({ full, members }) => [
      "POST",
      `${PATH}/${full}/comments`,
      { body: members.map((id) => `@{${id}}`).join(" ") },
    ],
  ],
  editComment: [
    14,
    ({ full, comments }) => [
      "PATCH",
      `${PATH}/${full}/comments/${comments[0]}`,
      { body: "Other words" },
    ],
  ],
  withdrawComment: [
    13,
    ({ full, comments }) => ["POST", `${PATH}/${full}/comments/${comments[1]}/withdraw`],
  ],
  listTasks: [6, ({ full }) => ["GET", `${PATH}/${full}/tasks`]],
  addTask: [15, ({ full }) => ["POST", `${PATH}/${full}/tasks`, { title: "One more" }]],
  changeTask: [
    16,
    ({ full, tasks, members }) => [
      "PATCH",
      `${PATH}/${full}/tasks/${tasks[0]}`,
      { done: true, owner_id: members[0] },
    ],
  ],
  removeTask: [21, ({ full, tasks }) => ["POST", `${PATH}/${full}/tasks/${tasks[1]}/remove`]],
  listLinks: [7, ({ full }) => ["GET", `${PATH}/${full}/links`]],
  linkIncidents: [
    23,
    (busy) => [
      "POST",
      `${PATH}/${spare(busy, 6)}/links`,
      { to_id: busy.full, kind: "duplicate_of", reason: "The same export" },
    ],
  ],
  unlinkIncidents: [
    29,
    ({ full, links }) => [
      "POST",
      `${PATH}/${full}/links/${links[0]}/remove`,
      { reason: "Two matters" },
    ],
  ],
  createGrcIncident: [
    13,
    ({ org }) => ["POST", `${GRC}?orgId=${org}`, { title: "At door 3", detected_at: hoursAgo(2) }],
  ],
  listGrcIncidents: [11, ({ org }) => ["GET", `${GRC}?orgId=${org}`]],
  getGrcIncident: [13, ({ full }) => ["GET", `${GRC}/${full}`]],
  updateGrcIncident: [23, ({ full }) => ["PATCH", `${GRC}/${full}`, { title: "Renamed" }]],
  emitDpdpEvent: [6, () => ["POST", `${DPDP}/emit`, event("consent_given")]],
  "emitDpdpEvent: a request, which starts timers": [
    8,
    () => ["POST", `${DPDP}/emit`, event("dsr_received")],
  ],
  "emitDpdpEvent: a breach, which opens an incident": [
    13,
    () => ["POST", `${DPDP}/emit`, event("breach_detected", { detected_at: hoursAgo(2) })],
  ],
  emitDpdpBatch: [
    6,
    (busy) => ["POST", `${DPDP}/emit/batch`, { events: each(busy, () => event("consent_given")) }],
  ],
  "emitDpdpBatch: requests, which start timers": [
    8,
    (busy) => ["POST", `${DPDP}/emit/batch`, { events: each(busy, () => event("dsr_received")) }],
  ],
  listDpdpEvents: [4, ({ org }) => ["GET", `${DPDP}/events?orgId=${org}`]],
  listDpdpTimers: [5, ({ org }) => ["GET", `${DPDP}/timers?orgId=${org}`]],
  decideDpdpTimer: [
    7,
    ({ timers }) => [
      "POST",
      `${DPDP}/timers/${timers[0]}/decide`,
      { outcome: "not_required", reasons: "Not one of ours." },
    ],
  ],
  createRegisterIncident: [11, (busy) => ["POST", `${REGISTER}/incidents`, registerBody(busy)]],
  getRegisterIncident: [13, ({ full }) => ["GET", `${REGISTER}/incidents/${full}`]],
  putRegisterIncident: [
    16,
    (busy) => [
      "PUT",
      `${REGISTER}/incidents/${busy.full}`,
      { ...registerBody(busy), dateDiscovered: undefined },
    ],
  ],
  searchRegisterIncidents: [
    12,
    ({ org }) => [
      "POST",
      `${REGISTER}/incidents/search?size=100`,
      { filters: { orgGroupId: org } },
    ],
  ],
  "searchRegisterIncidents:full text": [
    12,
    () => ["POST", `${REGISTER}/incidents/search?size=100`, { fullText: "incident" }],
  ],
  moveRegisterStage: [
    15,
    ({ full }) => [
      "POST",
      `${REGISTER}/assignments/entities/${full}/stage`,
      { nextStageName: "Stage 0" },
    ],
  ],
  moveRegisterStageByType: [
    15,
    ({ full }) => [
      "POST",
      `${REGISTER}/assignments/entities/${full}/types/IncidentWorkflowType/stage`,
      { nextStageName: "Stage 1" },
    ],
  ],
  linkRegisterInventory: [
    18,
    (busy) => [
      "POST",
      `${REGISTER}/incidents/${busy.full}/inventory-links/assets`,
      { externalIds: each(busy, (at) => `EXT-${at}`) },
    ],
  ],
  getBoard: [8, ({ org }) => ["GET", `/api/v1/board?orgId=${org}&subtree=true`]],
  getOverview: [9, ({ org }) => ["GET", `/api/v1/overview?orgId=${org}&subtree=true`]],
  listViews: [4, ({ org }) => ["GET", `/api/v1/views?orgId=${org}`]],
  saveView: [
    7,
    ({ org }) => ["POST", "/api/v1/views", { orgId: org, name: "Mine", query: "", shared: true }],
  ],
  changeView: [9, ({ views }) => ["PATCH", `/api/v1/views/${views[0]}`, { name: "Renamed" }]],
  readAudit: [4, ({ org }) => ["GET", `/api/v1/audit?orgId=${org}`]],
  listRules: [0, () => ["GET", "/api/v1/rules"]],
  getRule: [0, () => ["GET", "/api/v1/rules/eu-gdpr-art33"]],
  listAuthorities: [0, () => ["GET", "/api/v1/authorities"]],
  getLeadAuthority: [0, () => ["GET", "/api/v1/authorities/lead?main=FR"]],
  getAuthority: [0, () => ["GET", "/api/v1/authorities/fr-cnil"]],
  getOrganisationProfile: [4, ({ org }) => ["GET", `${ORGS}/${org}/profile`]],
  putOrganisationProfile: [
    7,
    ({ org }) => ["PUT", `${ORGS}/${org}/profile`, { ...UNSAID, zone: "Europe/Berlin" }],
  ],
  listOrganisationRules: [4, ({ org }) => ["GET", `${ORGS}/${org}/rules`]],
  addOrganisationRule: [
    5,
    ({ org }) => ["POST", `${ORGS}/${org}/rules`, exampleBody(addOrganisationRule)],
  ],
  changeOrganisationRule: [
    7,
    ({ org, ownRules }) => [
      "POST",
      `${ORGS}/${org}/rules/${ownRules[0]}`,
      exampleBody(addOrganisationRule),
    ],
  ],
  listRuleSettings: [4, ({ org }) => ["GET", `${ORGS}/${org}/rules/settings`]],
  setRuleSetting: [
    8,
    ({ org, ownRules }) => [
      "POST",
      `${ORGS}/${org}/rules/${ownRules[0]}/settings`,
      { kind: "off", reason: "It has ended." },
    ],
  ],
  listFields: [4, ({ org }) => ["GET", `${ORGS}/${org}/fields`]],
  addField: [
    8,
    ({ org }) => ["POST", `${ORGS}/${org}/fields`, { name: "First", kind: "text", position: 1 }],
  ],
  changeField: [
    7,
    ({ org, fields }) => ["PATCH", `${ORGS}/${org}/fields/${fields.at(-1)}`, { position: 1 }],
  ],
  listStages: [5, ({ org }) => ["GET", `${ORGS}/${org}/stages`]],
  addStage: [9, ({ org }) => ["POST", `${ORGS}/${org}/stages`, { name: "First", position: 2 }]],
  changeStage: [
    9,
    ({ org, stages }) => ["PATCH", `${ORGS}/${org}/stages/${stages.at(-1)}`, { position: 2 }],
  ],
  listKeys: [4, ({ org }) => ["GET", `/api/v1/keys?orgId=${org}`]],
  createKey: [
    6,
    ({ org }) => ["POST", "/api/v1/keys", { orgId: org, name: "x", scopes: ["incidents:read"] }],
  ],
  rotateKey: [12, ({ keys }) => ["POST", `/api/v1/keys/${keys[0]}/rotate`, { overlapHours: 1 }]],
  revokeKey: [8, ({ keys }) => ["POST", `/api/v1/keys/${keys[1]}/revoke`]],
  listWebhooks: [5, ({ org }) => ["GET", `${WEBHOOKS}?orgId=${org}`]],
  createWebhook: [
    8,
    ({ org }) => [
      "POST",
      WEBHOOKS,
      { orgId: org, name: "x", url: "https://hooks.example.org/y", events: ["incident.declared"] },
    ],
  ],
  getWebhook: [5, ({ webhooks }) => ["GET", `${WEBHOOKS}/${webhooks[0]}`]],
  changeWebhook: [8, ({ webhooks }) => ["PATCH", `${WEBHOOKS}/${webhooks[0]}`, { paused: true }]],
  rotateWebhookSecret: [8, ({ webhooks }) => ["POST", `${WEBHOOKS}/${webhooks[0]}/rotate`, {}]],
  testWebhook: [6, ({ webhooks }) => ["POST", `${WEBHOOKS}/${webhooks[1]}/test`]],
  listWebhookDeliveries: [5, ({ webhooks }) => ["GET", `${WEBHOOKS}/${webhooks[0]}/deliveries`]],
  resendWebhookDelivery: [
    7,
    ({ webhooks, deliveries }) => [
      "POST",
      `${WEBHOOKS}/${webhooks[0]}/deliveries/${deliveries[0]}/resend`,
    ],
  ],
  removeWebhook: [7, ({ webhooks }) => ["POST", `${WEBHOOKS}/${webhooks[0]}/remove`]],
  getCalendar: [10, ({ calendar }) => ["GET", `/api/calendar/${calendar}`]],
  receiveIntake: [
    22,
    ({ source }) => {
      const raw = JSON.stringify({ title: "From the SIEM" });
      const [id, at] = [newId(new Date()), new Date()];
      const headers = {
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
        "webhook-signature": new Webhook(source.secret).sign(id, at, raw),
      };
      return ["POST", `/api/intake/v1/${source.id}`, undefined, { raw, headers }];
    },
  ],
  getAccessToken: [3, tokenOf],
  getOrganizations: [4, () => ["GET", "/api/access/v1/external/organizations"]],
  openApi: [0, () => ["GET", "/api/v1/openapi.json"]],
  health: [0, () => ["GET", "/api/health"]],
  ready: [1, () => ["GET", "/api/ready"]],
};

/** Prisma's SQL names the schema, and none of ours does. */
const BY_PRISMA = /"public"\."/;
/** What is asked for by hand, or now and then: models of Prisma's do. All else asks in SQL. */
const SELDOM = new Set([
  ...["exportIncidents", "getPeople", "assignPersons", "withdrawEvidence"],
  ...["listComments", "addComment", "editComment", "withdrawComment"],
  ...["listTasks", "addTask", "changeTask", "removeTask"],
  ...["listLinks", "linkIncidents", "unlinkIncidents", "linkRegisterInventory"],
  ...["listViews", "saveView", "changeView", "addField", "addStage", "changeStage"],
  ...["getOrganisationProfile", "putOrganisationProfile", "listOrganisationRules"],
  ...["addOrganisationRule", "changeOrganisationRule", "listRuleSettings", "setRuleSetting"],
  ...["listKeys", "createKey", "rotateKey", "revokeKey", "getOrganizations"],
  ...["listWebhooks", "createWebhook", "getWebhook", "changeWebhook", "rotateWebhookSecret"],
  ...["testWebhook", "listWebhookDeliveries", "resendWebhookDelivery", "removeWebhook"],
  ...["getCalendar"],
]);

let few: Busy;
let many: Busy;

beforeAll(async () => {
  // One request in fifty asks for the next fifty tokens: which one is luck.
  process.env.TOCSIN_RATE_LIMIT = "off";
  forgetEnv();
  few = await makeBusy(FEW);
  many = await makeBusy(MANY);
}, 300_000);

afterAll(() => {
  delete process.env.TOCSIN_RATE_LIMIT;
  forgetEnv();
});

/** What a call of the endpoint sends to the database. Its key or client was looked up just before. */
async function asksOf(ask: Case[1], busy: Busy): Promise<string[]> {
  const [method, address, body, said = {}] = ask(busy);
  // Else what was looked up by a test before might be too old in the midst of this one.
  forgetCredentials();
  if (ask === tokenOf) {
    // The first of all makes the key that signs, the next one looks it up.
    await call(method, address, said);
    await call(method, address, said);
  } else await call("GET", "/api/v1/rules/eu-gdpr-art33", { key: busy.key });
  await lastUsesWritten();
  const credential = ["/api/access/v1/oauth", "/api/intake", "/api/calendar"].some((path) =>
    address.startsWith(path),
  )
    ? {}
    : { key: busy.key };
  return statementsOf(async () => {
    const heard = await call(method, address, { ...credential, body, ...said });
    expect(heard.status, heard.text).toBeLessThan(300);
  });
}

describe("the questions that an endpoint asks", () => {
  it("are counted of every endpoint that answers and is done", () => {
    const counted = new Set(Object.keys(budgets).map((name) => name.split(":")[0]));
    // A stream has no end; one reading of the ledger serves all who follow (lib/alerts/hub.ts).
    const all = ENDPOINTS.filter(({ id }) => id !== "followLive");
    expect([...counted].sort()).toEqual(all.map(({ id }) => id).sort());
  });

  it.each(Object.entries(budgets))("%s", async (name, [budget, ask]) => {
    const asked = await asksOf(ask, few);
    const byPrisma = asked.filter((text) => BY_PRISMA.test(text));
    const [id = ""] = name.split(":");
    if (SELDOM.has(id)) expect(byPrisma, `${id} is not among the seldom any more`).not.toEqual([]);
    else expect(byPrisma, "models of Prisma's on a path that is often gone").toEqual([]);
    const askedOfMany = await asksOf(ask, many);
    expect(
      askedOfMany.length,
      `grows with the rows:\n${askedOfMany.join("\n")}`,
    ).toBeLessThanOrEqual(asked.length);
    expect(asked.length, asked.join("\n")).toBeLessThanOrEqual(budget);
  });
});
