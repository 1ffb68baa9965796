/** Whatever comes in, at every endpoint: no 5xx, and no answer that the document does not describe. */
import { Ajv2020 } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { addSource } from "../access/intake-sources";
import { createKey } from "../access/keys";
import { systemCtx } from "../access/system";
import { createUser } from "../access/users";
import { makeCalendarFeed } from "../alerts/calendar-feed";
import { forgetEnv } from "../env";
import { ERRORS, type ErrorCode } from "../errors";
import { problemSchema } from "../schema/problem";
import { INVENTORY_TYPES } from "../schema/register-door/incident";
import { call, type Heard, keyFor, type Said } from "../testing/api";
import { ctxFor, makeOrg } from "../testing/fixtures";
import { broken, fill, fitting, type Schema } from "../testing/from-schema";
import { declared } from "../testing/incidents";
import { ENDPOINTS } from "./endpoints";
import type { Endpoint } from "./kit/endpoint";
import { openApiDocument, refusalsOf } from "./openapi";
import { addOrganisationRule } from "./organisations/rules";
import { postComment, postLink, postTask } from "./privacy/collaboration";
import { addOrganisationField } from "./register/fields";
import { exampleBody } from "./samples/request";
import { postView } from "./views";

const REQUESTS = 5000;
/** The same requests every time; another number sends others. */
const SEED = Number(process.env.FUZZ_SEED ?? 20261121);
const now = new Date();

const content = z.record(z.string(), z.object({ schema: z.custom<Schema>().optional() }));
const operationSchema = z.object({
  parameters: z.array(z.object({ name: z.string(), in: z.string(), schema: z.custom<Schema>() })),
  requestBody: z.object({ content }).optional(),
  responses: z.record(
    z.string(),
    z.object({
      headers: z.record(z.string(), z.unknown()).default({}),
      content: content.optional(),
    }),
  ),
});
type Operation = z.infer<typeof operationSchema>;

const document = z
  .object({
    paths: z.record(z.string(), z.record(z.string(), z.unknown())),
    components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
  })
  .parse(JSON.parse(JSON.stringify(openApiDocument(ENDPOINTS))));

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);

const checks = new Map<string, ReturnType<typeof ajv.compile>>();

/** Whether a body is as its schema says; compiled once. */
function checkOf(name: string, schema: Schema) {
  const check = checks.get(name) ?? ajv.compile({ ...schema, components: document.components });
  checks.set(name, check);
  return check;
}

function operationOf({ path, method }: Endpoint): Operation {
  return operationSchema.parse(document.paths[path]?.[method.toLowerCase()]);
}

/** One request, as it was made up; ids and credentials are filled in when it is sent. */
interface Made {
  query: [string, string][];
  params: Record<string, string>;
  body: unknown;
  raw: string | Uint8Array | null;
  headers: Record<string, string>;
  who: "everything" | "one scope" | "stranger" | "nobody" | "wrong";
  /** Which of the ids. */
  pick: number;
}

/** Ids of things that are there, by the step of the path before them. */
const ids: Record<string, string[]> = {};
const keys = {
  everything: "",
  "one scope": "",
  stranger: "",
  wrong: "tocsin_nobody",
  /** The secret of a source of the inbound webhook. */
  webhook: "",
};
/** An OAuth2 client of the first organisation. */
const client = { client_id: "", client_secret: "" };
let sent = 0;

beforeAll(async () => {
  process.env.TOCSIN_RATE_LIMIT = "off";
  forgetEnv();
  const home = await makeOrg("Home");
  const elsewhere = await makeOrg("Elsewhere");
  keys.everything = await keyFor(home, ["admin"]);
  keys["one scope"] = await keyFor(home, ["incidents:read"]);
  keys.stranger = await keyFor(elsewhere, ["admin"]);
  const key = keys.everything;
  const { key: its, plain } = await createKey(ctxFor(home), {
    kind: "client",
    orgId: home,
    name: "Client",
    scopes: ["INCIDENT"],
  });
  Object.assign(client, { client_id: its.id, client_secret: plain });
  const theirs = await declared(ctxFor(elsewhere), elsewhere, 5);
  const ours = [
    await declared(ctxFor(home), home, 5),
    await declared(ctxFor(home), home, 90),
    await declared(ctxFor(home), home, 2, { status: "open", breach_kind: "integrity" }),
  ];
  const rules = await call("GET", "/api/v1/rules?limit=5", { key });
  const authorities = await call("GET", "/api/v1/authorities?limit=20", { key });
  const { plain: webhook, source } = await addSource(ctxFor(home), home, {
    name: "Source",
    mapping: { title: "/title", affected_users: "/people", detected_at: "/at" },
  });
  keys.webhook = webhook;
  ids.v1 = [source.id];
  const spare = await call("POST", "/api/v1/keys", {
    key,
    body: { orgId: home, name: "Spare", scopes: ["incidents:read"] },
  });
  ids.organisations = [home, home, home, elsewhere];
  ids.incidents = [...ours, theirs].map(({ id }) => id);
  // The same pick gives an incident and a duty of its own.
  ids.duties = [...ours, theirs].map(({ duties }) => duties[0]?.id ?? "");
  ids.rules = rules.json.rules.map(({ id }: { id: string }) => id);
  ids.authorities = authorities.json.authorities.map(({ id }: { id: string }) => id);
  ids.keys = [spare.json.key.id];
  const made = async (address: string, body: unknown): Promise<string> =>
    (await call("POST", `/api/v1/organisations/${home}/${address}`, { key, body })).json.id;
  const ownRule = exampleBody(addOrganisationRule);
  ids.rules?.push(await made("rules", ownRule), await made("rules", ownRule));
  // Required, it would hold every incident at its stage.
  const field = exampleBody(addOrganisationField, { required: false });
  ids.fields = [await made("fields", field)];
  const stages = await call("GET", `/api/v1/organisations/${home}/stages`, { key });
  ids.stages = stages.json.stages.map(({ id }: { id: string }) => id);
  const asked = { sessionId: home, eventType: "dsr_received" };
  const { json } = await call("POST", "/api/v1/compliance/dpdp/emit", { key, body: asked });
  const [incident = ""] = ids.incidents;
  const note = { key, raw: "A note.", headers: { "Content-Type": "text/plain" } };
  const evidence = `/api/v1/privacy/incidents/${incident}/evidence?name=a.txt`;
  ids.evidence = [(await call("POST", evidence, note)).json.id];
  Object.assign(ids, await madeOn(ids.incidents, { key, "their key": keys.stranger }));
  ids.timers = json.timers
    .filter(({ state }: { state: string }) => state === "to_decide")
    .map(({ id }: { id: string }) => id);
  // Many: one of the operations removes them. The same pick gives a webhook and a delivery of its own.
  for (let n = 0; n < 30; n++) {
    const body = {
      orgId: home,
      name: "Spare",
      url: "https://hooks.example.org/x",
      events: ["incident.declared"],
    };
    const spare = await call("POST", "/api/v1/webhooks", { key, body });
    const hook = spare.json.webhook.id;
    const tested = await call("POST", `/api/v1/webhooks/${hook}/test`, { key });
    ids.webhooks = [...(ids.webhooks ?? []), hook];
    ids.deliveries = [...(ids.deliveries ?? []), tested.json.id];
  }
  const view = exampleBody(postView, { orgId: home });
  ids.views = [(await call("POST", "/api/v1/views", { key, body: view })).json.id];
  const { id: userId } = await createUser(await systemCtx("test", now), {
    email: "calendar@example.test",
    name: "Calendar",
    password: "correct horse battery",
  });
  const reader = ctxFor(home, [], { actor: { type: "user", id: userId, name: "Calendar" } });
  ids.calendar = [(await makeCalendarFeed(reader, home)).split("/").at(-1) ?? ""];
  ids.types = ["IncidentWorkflowType"];
  ids["inventory-links"] = [...INVENTORY_TYPES];
});

/**
 * Comments, tasks and links of incidents, the last of which is another organisation's. Many: some operations
 * take them away. The same pick gives an incident and what is on it.
 */
async function madeOn(incidents: string[], by: { key: string; "their key": string }) {
  const made: Record<"comments" | "tasks" | "links", string[]> = {
    comments: [],
    tasks: [],
    links: [],
  };
  for (let n = 0; n < 15 * incidents.length; n++) {
    const [at, theirs] = [n % incidents.length, (n + 1) % incidents.length === 0];
    const key = theirs ? by["their key"] : by.key;
    const add = async (what: keyof typeof made, body: unknown) => {
      const path = `/api/v1/privacy/incidents/${incidents[at]}/${what}`;
      made[what].push((await call("POST", path, { key, body })).json.id ?? "none");
    };
    await add("comments", exampleBody(postComment));
    await add("tasks", exampleBody(postTask));
    const next = incidents[(at + 1) % incidents.length];
    if (n < incidents.length) await add("links", exampleBody(postLink, { to_id: next }));
  }
  return made;
}

afterAll(() => {
  delete process.env.TOCSIN_RATE_LIMIT;
  forgetEnv();
});

/** An id for a place: by what stands before it, else by its name. */
function idFor(name: string, before: string, pick: number): string {
  const of = /org/i.test(name) ? "organisations" : /duty/i.test(name) ? "duties" : before;
  const known = ids[of] ?? ids.incidents ?? [];
  // Where it leads to is another one than where it stands.
  return known[(pick + (name === "to_id" ? 1 : 0)) % known.length] ?? "";
}

const WRONG_STEPS = [
  "00000000-0000-0000-0000-000000000000",
  "01890A5D-AC96-774B-BCCE-B302099A8057",
  "not-an-id",
  "inc_01ARZ3NDEKTSV4RRFFQ69G5FAV",
  "%00",
  "%ED%A0%80",
  "%E0%A4%A",
  "a%2Fb",
  "-1",
  "x".repeat(2000),
  "%F0%9F%9A%A8",
];
const WRONG_TEXTS = [
  "",
  " ",
  "\u0000",
  "-1",
  "0",
  "1e9",
  "9".repeat(30),
  "null",
  "true",
  "x",
  "%",
  "🚨",
];
const HEADERS: [string, string[]][] = [
  ["If-Match", ['"1"', '"2"', '"99"', "1", "*", 'W/"1"', "", '"1", "2"', `"${"9".repeat(20)}"`]],
  ["Idempotency-Key", ["a", "b", "same", "", " ", "x".repeat(300), "\u00ff", "a b"]],
  ["Accept", ["text/csv", "text/csv;q=x", "text/html", "*/*;q=0", ",,;", "application/json"]],
  ["X-Request-Id", ["mine", "x".repeat(400), "a\tb", "\u00e9"]],
  [
    "Content-Type",
    ["text/plain", "", "application/json; charset=latin1", "multipart/form-data", "x"],
  ],
  ["Content-Length", ["0", "-1", "9999999999", "x"]],
  ["Last-Event-ID", ["0", "x", "9".repeat(40), "0-0"]],
  ["Origin", ["https://evil.example", "null", "x"]],
];
const WRONG_BODIES: (string | Uint8Array)[] = [
  "",
  "{",
  "nul",
  "[]",
  '""',
  "null",
  "0",
  '{"a":1,"a":2}',
  '{"__proto__":{"x":1}}',
  "[".repeat(20_000),
  `${"[".repeat(5000)}${"]".repeat(5000)}`,
  new Uint8Array([0xff, 0xfe, 0x7b]),
  `{"title":"\\ud800"}`,
  "1e400",
];

/** Values of a parameter: its own examples among them. */
function valuesOf(schema: Schema): fc.Arbitrary<unknown> {
  const fits = fitting(schema, now);
  return schema.examples ? fc.oneof(fits, fc.constantFrom(...schema.examples)) : fits;
}

function queryOf(operation: Operation): fc.Arbitrary<[string, string][]> {
  const known = operation.parameters.filter((one) => one.in === "query");
  const right = known.map(({ name, schema }) =>
    fc.oneof(
      { weight: /org/i.test(name) ? 0 : 2, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: valuesOf(schema).map((value) => [name, String(value)] as const) },
    ),
  );
  const fits = fc
    .tuple(...right)
    .map((said) => said.flatMap((entry): [string, string][] => (entry ? [[...entry]] : [])));
  const names = [...known.map(({ name }) => name), "nobody", "orgId", "cursor", "__proto__"];
  const more = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...WRONG_TEXTS)), {
    minLength: 1,
    maxLength: 2,
  });
  return fc.oneof(
    { weight: 4, arbitrary: fits },
    { weight: 1, arbitrary: fc.tuple(fits, more).map(([some, others]) => [...some, ...others]) },
  );
}

function bodyOf(operation: Operation): fc.Arbitrary<unknown> {
  const [schema] = Object.values(operation.requestBody?.content ?? {}).map((one) => one.schema);
  if (!schema) return fc.constant(undefined);
  const fits = fitting(schema, now);
  const examples = schema.examples ?? [];
  const good = examples.length > 0 ? fc.oneof(fits, fc.constantFrom(...examples)) : fits;
  return fc.oneof({ weight: 3, arbitrary: good }, { weight: 2, arbitrary: good.chain(broken) });
}

function madeFor(endpoint: Endpoint): fc.Arbitrary<Made> {
  const operation = operationOf(endpoint);
  const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.constant("{{id}}") },
    { weight: 1, arbitrary: fc.constantFrom(...WRONG_STEPS) },
  );
  const headers = fc
    .array(
      fc
        .constantFrom(...HEADERS)
        .chain(([name, values]) => fc.tuple(fc.constant(name), fc.constantFrom(...values))),
      { minLength: 1, maxLength: 2 },
    )
    .map((said) => Object.fromEntries(said));
  return fc.record({
    query: queryOf(operation),
    params: fc.record(Object.fromEntries(names.map((name) => [name, step]))),
    body: bodyOf(operation),
    raw: fc.oneof(
      { weight: 9, arbitrary: fc.constant(null) },
      { weight: endpoint.method === "GET" ? 0 : 1, arbitrary: fc.constantFrom(...WRONG_BODIES) },
    ),
    headers: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: headers }),
    who: fc.oneof(
      { weight: 12, arbitrary: fc.constant("everything" as const) },
      {
        weight: 2,
        arbitrary: fc.constantFrom<Made["who"][]>("one scope", "stranger", "nobody", "wrong"),
      },
    ),
    pick: fc.nat(1000),
  });
}

/** The body as it goes out: what was made up whole, a form, or JSON. */
function signatureOf(raw: string): Record<string, string> {
  const [id, at] = [`message ${sent}`.replace(" ", "-"), new Date()];
  return {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(keys.webhook).sign(id, at, raw),
  };
}

function sentBody({ method, form, upload, signed }: Endpoint, made: Made): Said {
  if (method === "GET") return {};
  if (made.raw !== null) return { raw: made.raw };
  if (signed) {
    const raw = JSON.stringify(made.body) ?? "{}";
    return { raw, headers: made.who === "everything" ? signatureOf(raw) : {} };
  }
  if (upload) {
    return { raw: upload.example, headers: { "Content-Type": "application/octet-stream" } };
  }
  if (made.body === undefined) return {};
  const body = fill(made.body, (name) => idFor(name, "", made.pick));
  if (!form) return { body };
  const madeUp = body !== null && typeof body === "object" ? body : {};
  const fields = Object.entries(made.who === "everything" ? { ...madeUp, ...client } : madeUp);
  return {
    raw: new URLSearchParams(fields.map(([name, value]) => [name, String(value)])).toString(),
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
  };
}

/** Sends what was made up. Each from an address of its own: failed credentials close an address. */
function send(endpoint: Endpoint, made: Made): Promise<Heard> {
  const { path, method, form } = endpoint;
  const steps = path.split("/");
  const filled = steps.map((said, at) => {
    const name = /^\{(\w+)\}$/.exec(said)?.[1];
    const value = name === undefined ? said : (made.params[name] ?? said);
    return String(fill(value, () => idFor(name ?? "", steps[at - 1] ?? "", made.pick)));
  });
  const query = new URLSearchParams(
    made.query.map(([name, value]) => [
      name,
      String(fill(value, () => idFor(name, "", made.pick))),
    ]),
  );
  sent++;
  const said = sentBody(endpoint, made);
  // Where the body holds the credential, the header holds none.
  const credential = form || made.who === "nobody" ? {} : { key: keys[made.who] };
  return call(method, `${filled.join("/")}${query.size > 0 ? `?${query}` : ""}`, {
    ...credential,
    ...said,
    headers: {
      "x-tocsin-address": `fuzz ${sent}`,
      ...said.headers,
      ...made.headers,
    },
  });
}

/** What is wrong with an answer; nothing where it is as described. */
function faultsOf(endpoint: Endpoint, operation: Operation, heard: Heard): string[] {
  const { status, headers } = heard;
  const said = operation.responses[status];
  if (status >= 500 && heard.json?.code !== "unavailable")
    return [`${status}: ${heard.text.slice(0, 300)}`];
  if (!said) return [`${status} is not described: ${heard.text.slice(0, 300)}`];
  const faults: string[] = [];
  for (const name of Object.keys(said.headers)) {
    const off = /^ratelimit/i.test(name);
    if (!off && !headers.has(name)) faults.push(`${status} comes without ${name}`);
  }
  if (headers.get("cache-control")?.includes("no-store") !== true) faults.push("may be stored");
  const type = headers.get("content-type")?.split(";")[0] ?? "";
  const schema = said.content?.[type]?.schema;
  if (!schema) return [...faults, `${status} comes as ${type}, which is not described`];
  if (type.endsWith("json")) {
    const check = checkOf(`${endpoint.id} ${status} ${type}`, schema);
    if (!check(heard.json))
      faults.push(`${status} is not as described: ${ajv.errorsText(check.errors)}`);
  }
  if (type === "application/problem+json") faults.push(...problemFaults(endpoint, heard));
  return faults;
}

function problemFaults(endpoint: Endpoint, { status, json }: Heard): string[] {
  // The token endpoint lays its own protocol's words over the problem.
  const problem = problemSchema
    .extend(endpoint.refused ? { error: z.string(), error_description: z.string() } : {})
    .strict()
    .parse(json);
  const code = refusalsOf(endpoint).find((one): one is ErrorCode => one === problem.code);
  if (!code) return [`${problem.code} is not among the endpoint's refusals`];
  const told = ERRORS[code].status === status && problem.status === status;
  const mended = problem.errors.every(({ detail, fix }) => detail !== "" && fix !== "");
  return [
    ...(told ? [] : [`${code} came with ${status}`]),
    ...(problem.type === `/errors/${code}` ? [] : [`its type is ${problem.type}`]),
    ...(mended ? [] : ["a fault without its mend"]),
  ];
}

describe("made-up requests, right and wrong", () => {
  const each = Math.ceil(REQUESTS / ENDPOINTS.length);

  it.each(ENDPOINTS.map((endpoint) => [endpoint.id, endpoint] as const))(
    "%s answers each as described",
    async (_id, endpoint) => {
      const operation = operationOf(endpoint);
      const heardOf = new Set<number>();
      await fc.assert(
        fc.asyncProperty(madeFor(endpoint), async (made) => {
          const heard = await send(endpoint, made);
          heardOf.add(heard.status);
          expect(faultsOf(endpoint, operation, heard)).toEqual([]);
        }),
        { numRuns: each, seed: SEED, endOnFailure: true },
      );
      // A fuzz that only ever hears "no" has tried nothing.
      expect([...heardOf].some((status) => status < 300)).toBe(true);
      if (endpoint.scope !== null) expect([...heardOf]).toEqual(expect.arrayContaining([400, 401]));
    },
    120_000,
  );

  it(`were ${REQUESTS} at least`, () => {
    expect(sent).toBeGreaterThanOrEqual(REQUESTS);
  });
});
