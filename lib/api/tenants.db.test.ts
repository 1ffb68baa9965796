/** Whatever belongs to A answers B as if it never was, at every endpoint; A could read it first. */
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "../ids";
import { addComment } from "../register/collaboration/comments";
import { linkIncidents } from "../register/collaboration/links";
import { addTask } from "../register/collaboration/tasks";
import { UNSAID } from "../schema/profile";
import { call, keyFor } from "../testing/api";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { declared } from "../testing/incidents";
import { ENDPOINTS } from "./endpoints";

const PATH = "/api/v1/privacy/incidents";
const ORGS = "/api/v1/organisations";
const DPDP = "/api/v1/compliance/dpdp";
const REGISTER = "/api/incident/v1";
const WEBHOOKS = "/api/v1/webhooks";
const SESSION = newId(new Date());
/** No duty of anybody. */
const NO_DUTY = newId(new Date());
let a: string;
let keyA: string;
let keyB: string;
let incident: string;
let keyId: string;
let ownRule: string;
let timer: string;
let file: string;
let ownField: string;
let ownStage: string;
let ownView: string;
let second: string;
let link: string;
let comment: string;
let task: string;
let webhook: string;
let delivery: string;

beforeAll(async () => {
  a = await makeOrg("A");
  const b = await makeOrg("B");
  keyA = await keyFor(a, ["admin"]);
  keyB = await keyFor(b, ["admin"]);
  incident = (await declared(ctxFor(a), a, 5)).id;
  const [row] = await ownerSql("SELECT id FROM api_key WHERE org_id = $1", [a]);
  keyId = row?.id;
  const said = await call("POST", `${ORGS}/${a}/rules`, { key: keyA, body: ownRuleBody });
  ownRule = said.json.id;
  const body = { sessionId: newId(new Date()), eventType: "dsr_received" };
  const received = await call("POST", `${DPDP}/emit`, { key: keyA, body });
  timer = received.json.timers.find(({ state }: { state: string }) => state === "to_decide").id;
  const note = { key: keyA, raw: "A's own", headers: { "Content-Type": "text/plain" } };
  file = (await call("POST", `${PATH}/${incident}/evidence?name=a.txt`, note)).json.id;
  const field = { name: "Line", kind: "text" };
  ownField = (await call("POST", `${ORGS}/${a}/fields`, { key: keyA, body: field })).json.id;
  const [stage] = (await call("GET", `${ORGS}/${a}/stages`, { key: keyA })).json.stages;
  ownStage = stage.id;
  ownView = (await call("POST", "/api/v1/views", { key: keyA, body: viewBody(a) })).json.id;
  // Elsewhere, so that A's own lists hold one incident.
  const elsewhere = await makeOrg("Elsewhere");
  const both = ctxFor([a, elsewhere]);
  second = (await declared(both, elsewhere, 5)).id;
  const related = { to_id: second, kind: "related", reason: "x" } as const;
  link = (await linkIncidents(both, incident, related)).row.id;
  comment = (await addComment(both, incident, "x")).id;
  task = (await addTask(both, incident, { title: "x" })).id;
  webhook = (await call("POST", WEBHOOKS, { key: keyA, body: webhookBody(a) })).json.webhook.id;
  delivery = (await call("POST", `${WEBHOOKS}/${webhook}/test`, { key: keyA })).json.id;
});

/** Everything that is stored of A. */
async function storedOfA() {
  const tables = [
    "incident",
    "duty",
    "fact",
    "filing",
    "decision",
    "severity_assessment",
    "ledger_entry",
    "evidence",
    "api_key",
    "incident_counter",
    "organisation_profile",
    "rule_setting",
    "own_rule",
    "dpdp_event",
    "dpdp_session",
    "custom_field",
    "workflow_stage",
    "stage_move",
    "inventory_item",
    "inventory_link",
    "saved_view",
    "incident_tag",
    "comment",
    "task",
    "incident_link",
    "webhook_endpoint",
    "webhook_delivery",
  ];
  const found = await Promise.all(
    tables.map((table) =>
      ownerSql(`SELECT to_jsonb(t) - 'last_used_at' AS row FROM ${table} t WHERE org_id = $1`, [a]),
    ),
  );
  return JSON.stringify(found);
}

const declareBody = (orgId: string) => ({
  orgId,
  title: "x",
  severity: "serious",
  discovered_at: "2026-05-29T20:54:19.749Z",
});

const webhookBody = (orgId: string) => ({
  orgId,
  name: "x",
  url: "https://hooks.example.org/x",
  events: ["incident.declared"],
});

const ownRuleBody = {
  name: "Contract",
  recipient: "Customer",
  act: "Tell the customer",
  period: { value: 24, unit: "hours" },
  starts: "aware_at",
  clause: "§ 1",
  applies: "always",
};

const viewBody = (orgId: string) => ({ orgId, name: "All", query: "", shared: true });
const lessonsBody = { happened: "Taken", went_well: null, went_badly: null, will_change: null };

const severityBody = {
  data: { simple: 1 },
  identification: "maximum",
  confidentiality: "known_recipients",
  integrity: "no_misuse",
  availability: "recoverable",
  intent: "none",
};

/** One call of each endpoint that names something of an organisation; `id` and `org` are filled in. */
const calls: Record<
  string,
  (org: string, id: string, itsKey: string) => [string, string, unknown?]
> = {
  declareIncident: (org) => ["POST", PATH, declareBody(org)],
  listIncidents: (org) => ["GET", `${PATH}?orgId=${org}`],
  exportIncidents: (org) => ["GET", `${PATH}.csv?orgId=${org}`],
  getIncident: (_org, id) => ["GET", `${PATH}/${id}`],
  updateIncident: (_org, id) => ["PATCH", `${PATH}/${id}`, { title: "Taken" }],
  notifyAuthority: (_org, id) => ["POST", `${PATH}/${id}/notify`, { authority_jurisdiction: "FR" }],
  decideDuty: (_org, id) => [
    "POST",
    `${PATH}/${id}/decide`,
    { outcome: "not_required", reasons: "x" },
  ],
  getFacts: (_org, id) => ["GET", `${PATH}/${id}/facts`],
  stateFacts: (_org, id) => ["POST", `${PATH}/${id}/facts`, { role: "controller" }],
  assessIncident: (_org, id) => ["POST", `${PATH}/${id}/assess`, {}],
  listDuties: (_org, id) => ["GET", `${PATH}/${id}/duties`],
  decideOneDuty: (_org, id) => [
    "POST",
    `${PATH}/${id}/duties/${NO_DUTY}/decide`,
    { outcome: "not_required", reasons: "x" },
  ],
  listFilings: (_org, id) => ["GET", `${PATH}/${id}/filings`],
  fileUnderDuty: (_org, id) => [
    "POST",
    `${PATH}/${id}/filings`,
    { duty_id: NO_DUTY, channel: "email" },
  ],
  getSeverity: (_org, id) => ["GET", `${PATH}/${id}/severity`],
  assessSeverity: (_org, id) => ["POST", `${PATH}/${id}/severity`, severityBody],
  uploadEvidence: (_org, id) => ["POST", `${PATH}/${id}/evidence?name=a.json`, { theirs: true }],
  listEvidence: (_org, id) => ["GET", `${PATH}/${id}/evidence`],
  downloadEvidence: (_org, id) => ["GET", `${PATH}/${id}/evidence/${file}/content`],
  withdrawEvidence: (_org, id) => [
    "POST",
    `${PATH}/${id}/evidence/${file}/withdraw`,
    { reason: "x" },
  ],
  getPeople: (_org, id) => ["GET", `${PATH}/${id}/people`],
  assignOwner: (_org, id) => ["PUT", `${PATH}/${id}/owner`, { user_id: null }],
  assignPersons: (_org, id) => ["PUT", `${PATH}/${id}/assignees`, { user_ids: [] }],
  setTags: (_org, id) => ["PUT", `${PATH}/${id}/tags`, { tags: ["Taken"] }],
  listTags: (org) => ["GET", `/api/v1/privacy/tags?orgId=${org}`],
  getLessons: (_org, id) => ["GET", `${PATH}/${id}/lessons`],
  writeLessons: (_org, id) => ["PUT", `${PATH}/${id}/lessons`, lessonsBody],
  listComments: (_org, id) => ["GET", `${PATH}/${id}/comments`],
  addComment: (_org, id) => ["POST", `${PATH}/${id}/comments`, { body: "x" }],
  editComment: (_org, id) => ["PATCH", `${PATH}/${id}/comments/${comment}`, { body: "Taken" }],
  withdrawComment: (_org, id) => ["POST", `${PATH}/${id}/comments/${comment}/withdraw`, undefined],
  listTasks: (_org, id) => ["GET", `${PATH}/${id}/tasks`],
  addTask: (_org, id) => ["POST", `${PATH}/${id}/tasks`, { title: "x" }],
  changeTask: (_org, id) => ["PATCH", `${PATH}/${id}/tasks/${task}`, { done: true }],
  removeTask: (_org, id) => ["POST", `${PATH}/${id}/tasks/${task}/remove`, undefined],
  listLinks: (_org, id) => ["GET", `${PATH}/${id}/links`],
  linkIncidents: (_org, id) => [
    "POST",
    `${PATH}/${id}/links`,
    { to_id: second, kind: "related", reason: "x" },
  ],
  unlinkIncidents: (_org, id) => ["POST", `${PATH}/${id}/links/${link}/remove`, { reason: "x" }],
  createGrcIncident: (org) => ["POST", `/api/v1/grc/incidents?orgId=${org}`, { title: "x" }],
  listGrcIncidents: (org) => ["GET", `/api/v1/grc/incidents?orgId=${org}`],
  getGrcIncident: (_org, id) => ["GET", `/api/v1/grc/incidents/${id}`],
  updateGrcIncident: (_org, id) => ["PATCH", `/api/v1/grc/incidents/${id}`, { title: "Taken" }],
  previewClocks: (org) => ["POST", "/api/v1/clock/preview", { orgId: org }],
  emitDpdpEvent: (org) => [
    "POST",
    `${DPDP}/emit?orgId=${org}`,
    { sessionId: SESSION, eventType: "consent_given" },
  ],
  emitDpdpBatch: (org) => [
    "POST",
    `${DPDP}/emit/batch?orgId=${org}`,
    { events: [{ sessionId: SESSION, eventType: "dsr_received" }] },
  ],
  listDpdpEvents: (org) => ["GET", `${DPDP}/events?orgId=${org}`],
  decideDpdpTimer: () => [
    "POST",
    `${DPDP}/timers/${timer}/decide`,
    { outcome: "not_required", reasons: "x" },
  ],
  listDpdpTimers: (org) => ["GET", `${DPDP}/timers?orgId=${org}`],
  createRegisterIncident: (org) => [
    "POST",
    `${REGISTER}/incidents`,
    { name: "x", orgGroupId: org },
  ],
  getRegisterIncident: (_org, id) => ["GET", `${REGISTER}/incidents/${id}`],
  putRegisterIncident: (org, id) => [
    "PUT",
    `${REGISTER}/incidents/${id}`,
    { name: "Taken", incidentTypeName: "Taken", orgGroupId: org },
  ],
  searchRegisterIncidents: (org) => [
    "POST",
    `${REGISTER}/incidents/search`,
    { filters: { orgGroupId: org } },
  ],
  moveRegisterStage: (_org, id) => [
    "POST",
    `${REGISTER}/assignments/entities/${id}/stage`,
    { nextStageName: "Closed" },
  ],
  moveRegisterStageByType: (_org, id) => [
    "POST",
    `${REGISTER}/assignments/entities/${id}/types/IncidentWorkflowType/stage`,
    { nextStageName: "Closed" },
  ],
  linkRegisterInventory: (_org, id) => [
    "POST",
    `${REGISTER}/incidents/${id}/inventory-links/assets`,
    { externalIds: ["x"] },
  ],
  listFields: (org) => ["GET", `${ORGS}/${org}/fields`],
  addField: (org) => ["POST", `${ORGS}/${org}/fields`, { name: "Taken", kind: "text" }],
  changeField: (org) => ["PATCH", `${ORGS}/${org}/fields/${ownField}`, { archived: true }],
  listStages: (org) => ["GET", `${ORGS}/${org}/stages`],
  addStage: (org) => ["POST", `${ORGS}/${org}/stages`, { name: "Taken" }],
  changeStage: (org) => ["PATCH", `${ORGS}/${org}/stages/${ownStage}`, { archived: true }],
  getBoard: (org) => ["GET", `/api/v1/board?orgId=${org}&subtree=true`],
  getOverview: (org) => ["GET", `/api/v1/overview?orgId=${org}&subtree=true`],
  listViews: (org) => ["GET", `/api/v1/views?orgId=${org}`],
  saveView: (org) => ["POST", "/api/v1/views", viewBody(org)],
  changeView: () => ["PATCH", `/api/v1/views/${ownView}`, { name: "Taken" }],
  followLive: (org) => ["GET", `/api/v1/live?orgId=${org}`],
  readAudit: (org) => ["GET", `/api/v1/audit?orgId=${org}`],
  getOrganisationProfile: (org) => ["GET", `${ORGS}/${org}/profile`],
  putOrganisationProfile: (org) => ["PUT", `${ORGS}/${org}/profile`, { ...UNSAID, sectors: [] }],
  listOrganisationRules: (org) => ["GET", `${ORGS}/${org}/rules`],
  addOrganisationRule: (org) => ["POST", `${ORGS}/${org}/rules`, ownRuleBody],
  changeOrganisationRule: (org) => [
    "POST",
    `${ORGS}/${org}/rules/${ownRule}`,
    { ...ownRuleBody, clause: "§ 2" },
  ],
  listRuleSettings: (org) => ["GET", `${ORGS}/${org}/rules/settings`],
  setRuleSetting: (org) => [
    "POST",
    `${ORGS}/${org}/rules/${ownRule}/settings`,
    { kind: "off", reason: "x" },
  ],
  listKeys: (org) => ["GET", `/api/v1/keys?orgId=${org}`],
  createKey: (org) => [
    "POST",
    "/api/v1/keys",
    { orgId: org, name: "x", scopes: ["incidents:read"] },
  ],
  rotateKey: (_org, _id, itsKey) => ["POST", `/api/v1/keys/${itsKey}/rotate`, { overlapHours: 1 }],
  revokeKey: (_org, _id, itsKey) => ["POST", `/api/v1/keys/${itsKey}/revoke`, undefined],
  listWebhooks: (org) => ["GET", `${WEBHOOKS}?orgId=${org}`],
  createWebhook: (org) => ["POST", WEBHOOKS, webhookBody(org)],
  getWebhook: () => ["GET", `${WEBHOOKS}/${webhook}`],
  changeWebhook: () => ["PATCH", `${WEBHOOKS}/${webhook}`, { paused: true }],
  rotateWebhookSecret: () => ["POST", `${WEBHOOKS}/${webhook}/rotate`, {}],
  removeWebhook: () => ["POST", `${WEBHOOKS}/${webhook}/remove`, undefined],
  testWebhook: () => ["POST", `${WEBHOOKS}/${webhook}/test`, undefined],
  listWebhookDeliveries: () => ["GET", `${WEBHOOKS}/${webhook}/deliveries`],
  resendWebhookDelivery: () => [
    "POST",
    `${WEBHOOKS}/${webhook}/deliveries/${delivery}/resend`,
    undefined,
  ],
};

describe("another organisation", () => {
  it("is tried at every endpoint that has a credential", () => {
    // The law is everybody's: its endpoints name no organisation.
    const law = ["listRules", "getRule", "listAuthorities", "getLeadAuthority", "getAuthority"];
    // It takes nothing: its own test is below.
    const own = ["getOrganizations"];
    const all = ENDPOINTS.filter(
      ({ scope, id }) => scope !== null && ![...law, ...own].includes(id),
    ).map(({ id }) => id);
    expect(Object.keys(calls).sort()).toEqual(all.sort());
  });

  it("could be read by its own key first", async () => {
    expect((await call("GET", `${PATH}/${incident}`, { key: keyA })).status).toBe(200);
    expect((await call("GET", `${PATH}?orgId=${a}`, { key: keyA })).json.total).toBe(1);
    expect((await call("GET", `/api/v1/audit?orgId=${a}`, { key: keyA })).json.entries).not.toEqual(
      [],
    );
    expect((await call("GET", `/api/v1/board?orgId=${a}`, { key: keyA })).json.total).toBe(3);
    const content = `${PATH}/${incident}/evidence/${file}/content`;
    expect((await call("GET", content, { key: keyA })).text).toBe("A's own");
    expect((await call("GET", `/api/v1/keys?orgId=${a}`, { key: keyA })).json.keys).not.toEqual([]);
    expect((await call("GET", `${ORGS}/${a}/rules`, { key: keyA })).json.rules).toHaveLength(1);
    expect((await call("GET", `${ORGS}/${a}/profile`, { key: keyA })).status).toBe(200);
    expect((await call("GET", `${REGISTER}/incidents/${incident}`, { key: keyA })).status).toBe(
      200,
    );
    const views = await call("GET", `/api/v1/views?orgId=${a}`, { key: keyA });
    expect(views.json.views).toHaveLength(1);
    expect((await call("GET", `/api/v1/overview?orgId=${a}`, { key: keyA })).status).toBe(200);
    const search = { key: keyA, body: { filters: { orgGroupId: a } } };
    expect((await call("POST", `${REGISTER}/incidents/search`, search)).json).toHaveLength(1);
  });

  it.each(Object.keys(calls))(
    "%s answers 404, the same as for nothing, and changes nothing",
    async (id) => {
      const make = calls[id];
      if (!make) throw new Error(id);
      const nothing = newId(new Date());
      const [method, address, body] = make(a, incident, keyId);
      const [, emptyAddress, emptyBody] = make(nothing, nothing, nothing);
      const before = await storedOfA();
      const theirs = await call(method, address, { key: keyB, body });
      const none = await call(method, emptyAddress, { key: keyB, body: emptyBody });
      expect(theirs.status).toBe(404);
      const bare = ({ json }: typeof theirs, ...ids: string[]) => {
        let text = JSON.stringify({
          ...json,
          requestId: "",
          error: { ...json.error, requestId: "" },
        });
        for (const its of ids) text = text.replaceAll(its, "ID");
        return text;
      };
      expect(bare(theirs, a, incident, keyId)).toBe(bare(none, nothing));
      expect(await storedOfA()).toBe(before);
    },
  );

  it("does not show in a list over the caller's whole tree, nor in search", async () => {
    const [row] = await ownerSql("SELECT org_id FROM api_key WHERE org_id <> $1 LIMIT 1", [a]);
    const list = await call("GET", `${PATH}?orgId=${row?.org_id}&subtree=true&q=laptop`, {
      key: keyB,
    });
    expect(list.json.incidents).toEqual([]);
  });

  it("stands in nobody else's tree of organisations", async () => {
    const path = "/api/access/v1/external/organizations";
    expect((await call("GET", path, { key: keyA })).json.id).toBe(a);
    expect((await call("GET", path, { key: keyB })).text).not.toContain(a);
  });

  it("above the caller's own is none of theirs, and below it is", async () => {
    const child = await makeOrg("Child of A", a);
    const keyOfChild = await keyFor(child, ["admin"]);
    expect((await call("GET", `${PATH}/${incident}`, { key: keyOfChild })).status).toBe(404);
    const made = await call("POST", PATH, { key: keyOfChild, body: declareBody(child) });
    expect(made.status).toBe(201);
    const fresh = await keyFor(a, ["incidents:read"]);
    expect((await call("GET", `${PATH}/${made.json.id}`, { key: fresh })).status).toBe(200);
  });
});
