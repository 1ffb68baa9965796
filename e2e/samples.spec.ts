/** The samples of the documentation, run as they stand there against the server. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addSource } from "../lib/access/intake-sources";
import { createKey } from "../lib/access/keys";
import { systemCtx } from "../lib/access/system";
import { makeCalendarFeed } from "../lib/alerts/calendar-feed";
import { ENDPOINTS } from "../lib/api/endpoints";
import type { Endpoint } from "../lib/api/kit/endpoint";
import { exampleBody, type SampleValues, sampleOf } from "../lib/api/samples/request";
import { LANGUAGES, type Language, sample } from "../lib/api/samples/samples";
import { breach, clientOf, expect, test } from "./fixtures";
import type { Home } from "./home";

/** What runs each language; the program is asked for its version first. */
const TOOLS: Record<
  Language,
  { program: string; version: string[]; file: string; args: string[] }
> = {
  cURL: { program: "curl", version: ["--version"], file: "sample.sh", args: [] },
  TypeScript: {
    program: process.execPath,
    version: ["--version"],
    file: "sample.mjs",
    args: [],
  },
  Python: { program: "python3", version: ["--version"], file: "sample.py", args: [] },
  Go: { program: "go", version: ["version"], file: "sample.go", args: ["run"] },
};

function isHere(language: Language): boolean {
  const { program, version } = TOOLS[language];
  return spawnSync(program, version).status === 0;
}

/** Runs a sample; gives what it printed. Of a stream, the first of it. */
function run(
  language: Language,
  code: string,
  env: Record<string, string>,
  untilFirst: boolean,
): Promise<{ exit: number | null; out: string; err: string }> {
  const dir = mkdtempSync(join(tmpdir(), "tocsin-sample-"));
  const { program, file, args } = TOOLS[language];
  const path = join(dir, file);
  writeFileSync(path, code);
  const child = spawn(language === "cURL" ? "bash" : program, [...args, path], {
    env: { ...process.env, ...env },
    // A group of its own: what a shell starts ends with it.
    detached: true,
  });
  return new Promise((resolve, reject) => {
    let out = "";
    let err = "";
    child.stdout.on("data", (piece) => {
      out += piece;
      if (untilFirst && out.includes("event: hello") && child.pid) process.kill(-child.pid);
    });
    child.stderr.on("data", (piece) => {
      err += piece;
    });
    child.once("error", reject);
    child.once("close", (exit) => {
      rmSync(dir, { recursive: true, force: true });
      resolve({ exit, out, err });
    });
  });
}

/** Things for a sample to act on, made anew: what one of them changes is not there for the next. */
async function things(endpoint: Endpoint, home: Home, base: string): Promise<SampleValues> {
  const client = clientOf(home, base);
  const made = (path: string, body: unknown) =>
    client.request<{ id: string }>({ method: "POST", path, body });
  const incident = await client.privacy.incidents.declare(breach(home, 3));
  const duty = incident.clocks[0]?.id ?? "";
  const organisation = `/api/v1/organisations/${home.orgId}`;
  const body = exampleBody(endpoint);
  const own = { orgId: home.orgId, orgGroupId: home.orgId, duty_id: duty };
  // The instants of the examples lie before the awareness of an incident that was just made.
  const now = new Date().toISOString();
  const instants = {
    authority_notified_at: now,
    filed_at: now,
    dateDiscovered: incident.discovered_at,
    reason: "As the log says.",
  };
  const params: Record<string, string> = {};
  const before = (name: string) => endpoint.path.split(`/{${name}}`)[0]?.split("/").at(-1);
  for (const name of Object.keys(sampleParams(endpoint))) {
    const of = before(name);
    if (of === "organisations") params[name] = home.orgId;
    if (of === "incidents" || of === "entities") params[name] = incident.id;
    if (of === "duties") params[name] = duty;
    if (of === "keys") {
      const key = { orgId: home.orgId, name: "Spare", scopes: ["incidents:read"] };
      const { key: spare } = await client.request<{ key: { id: string } }>({
        method: "POST",
        path: "/api/v1/keys",
        body: key,
      });
      params[name] = spare.id;
    }
    if (of === "evidence") {
      const path = `${base}/api/v1/privacy/incidents/${incident.id}/evidence?name=a.txt`;
      const headers = { Authorization: `Bearer ${home.key}`, "Content-Type": "text/plain" };
      const kept = await fetch(path, { method: "POST", headers, body: "A note." });
      params[name] = (await kept.json()).id;
    }
    if (of === "timers") {
      const asked = { sessionId: incident.id, eventType: "dsr_received" } as const;
      const { timers } = await client.dpdp.emit(asked);
      params[name] = timers.find(({ state }) => state === "to_decide")?.id ?? "";
    }
    if (of === "webhooks") {
      const webhook = {
        orgId: home.orgId,
        name: "Spare",
        url: "https://hooks.example.org/x",
        events: ["incident.declared"],
      };
      const { webhook: spare } = await client.request<{ webhook: { id: string } }>({
        method: "POST",
        path: "/api/v1/webhooks",
        body: webhook,
      });
      params[name] = spare.id;
    }
    if (name === "deliveryId") {
      params[name] = (await made(`/api/v1/webhooks/${params.id}/test`, {})).id;
    }
    if (of === "calendar") params[name] = await calendarFile(home);
    if (of === "views") {
      const view = { orgId: home.orgId, name: `View ${incident.number}`, query: "overdue=true" };
      params[name] = (await made("/api/v1/views", view)).id;
    }
    const path = `/api/v1/privacy/incidents/${incident.id}`;
    if (name === "commentId") params[name] = (await made(`${path}/comments`, { body: "x" })).id;
    if (name === "taskId") params[name] = (await made(`${path}/tasks`, { title: "x" })).id;
    if (name === "linkId") {
      const to = await client.privacy.incidents.declare(breach(home, 3));
      const said = { to_id: to.id, kind: "related", reason: "x" };
      params[name] = (await made(`${path}/links`, said)).id;
    }
    if (name === "ruleId") params[name] = (await made(`${organisation}/rules`, OWN_RULE)).id;
    if (name === "fieldId") {
      const field = { name: `Field ${incident.number}`, kind: "text" };
      params[name] = (await made(`${organisation}/fields`, field)).id;
    }
    if (name === "stageId") {
      const stage = { name: `Stage ${incident.number}` };
      params[name] = (await made(`${organisation}/stages`, stage)).id;
    }
  }
  const other = endpoint.id === "linkIncidents" && {
    to_id: (await client.privacy.incidents.declare(breach(home, 3))).id,
  };
  const names = body !== null && typeof body === "object" ? Object.keys(body) : [];
  const over = { ...own, ...instants, ...other };
  const asked = sampleOf(endpoint, { base }).url.includes("orgId=");
  return {
    base,
    params,
    query: asked ? { orgId: home.orgId } : {},
    body: Object.fromEntries(Object.entries(over).filter(([name]) => names.includes(name))),
  };
}

/** The last step of a link that was just made for the person. */
async function calendarFile({ person, orgId }: Home): Promise<string> {
  const ctx = await systemCtx("test", new Date());
  const actor = { type: "user", id: person.id, name: person.name } as const;
  const link = await makeCalendarFeed({ ...ctx, actor }, orgId);
  return link.split("/").at(-1) ?? "";
}

const OWN_RULE = {
  name: "Contract",
  recipient: "Customer",
  act: "Tell the customer",
  period: { value: 24, unit: "hours" },
  starts: "aware_at",
  clause: "§ 1",
  applies: "always",
};

function sampleParams({ path }: Endpoint): Record<string, true> {
  return Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, true]));
}

const missing = LANGUAGES.filter((language) => !isHere(language));
// No test, so no pass: nobody ran them. Said once, by the process that starts the workers.
if (missing.length > 0 && process.env.TEST_WORKER_INDEX === undefined)
  console.log(`Samples NOT run, no toolchain here: ${missing.join(", ")}.`);

for (const language of LANGUAGES.filter((one) => !missing.includes(one))) {
  test(`${language}: every operation's sample does what it says`, async ({
    // Opens the database that the credential of this test is made in.
    house: _house,
    home,
    baseURL,
  }) => {
    test.setTimeout(300_000);
    const { key, plain } = await createKey(await systemCtx("test", new Date()), {
      kind: "client",
      orgId: home.orgId,
      name: "Samples",
      scopes: ["INCIDENT"],
    });
    const { plain: webhook, source } = await addSource(
      await systemCtx("test", new Date()),
      home.orgId,
      {
        name: "Samples",
        mapping: { title: "/rule/name" },
      },
    );
    const env = {
      TOCSIN_WEBHOOK_SECRET: webhook,
      TOCSIN_KEY: home.key,
      TOCSIN_CLIENT_ID: key.id,
      TOCSIN_CLIENT_SECRET: plain,
    };
    for (const endpoint of ENDPOINTS) {
      await test.step(endpoint.id, async () => {
        const values = await things(endpoint, home, baseURL ?? "");
        if (endpoint.signed) values.params = { id: source.id };
        const streams = sampleOf(endpoint, values).answer === "stream";
        const code = sample(endpoint, language, values);
        const { exit, out, err } = await run(language, code, env, streams);
        expect.soft({ id: endpoint.id, out: out !== "", err, code }).toMatchObject({
          id: endpoint.id,
          out: true,
          // curl and Go print what was refused; Python and Node.js end with the error.
          err: "",
        });
        if (!streams)
          expect.soft({ id: endpoint.id, exit, out: exit ? out : "" }).toEqual({
            id: endpoint.id,
            exit: 0,
            out: "",
          });
      });
    }
  });
}
