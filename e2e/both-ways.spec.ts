/** The API answers the same, whether the server hands requests straight to the endpoints or the pages' framework does. */
import { ENDPOINTS } from "../lib/api/endpoints";
import { comparable } from "../lib/testing/comparable";
import { freshEnv, removeData, startServer } from "../scripts/test-server.mjs";
import { breach, clientOf, expect, test } from "./fixtures";

async function ask(base: string, path: string, init: RequestInit) {
  const answer = await fetch(`${base}${path}`, { redirect: "manual", ...init });
  return comparable({ status: answer.status, headers: answer.headers, text: await answer.text() });
}

test("statuses, headers and bodies are the same both ways", async ({ baseURL, house, home }) => {
  test.setTimeout(180_000);
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  const { id } = await incidents.declare(breach(home, 5));
  for (let more = 0; more < 12; more++) await incidents.declare(breach(home, more + 1));
  const slow = await startServer({
    ...(await freshEnv()),
    DATABASE_URL: house.databaseUrl,
    TOCSIN_SECRET: "s".repeat(40),
    TOCSIN_FAST_LANE: "0",
  });
  const key = { Authorization: `Bearer ${home.key}` };
  const json = { ...key, "Content-Type": "application/json" };
  const missing = "01890a5d-ac96-774b-bcce-b302099a8057";
  const requests: [path: string, init: RequestInit][] = [
    ["/api/health", {}],
    ["/api/v1/openapi.json", {}],
    ["/api/v1/openapi.json", { headers: { "Accept-Encoding": "identity" } }],
    ["/api/v1/nowhere", { headers: key }],
    ["/api/v1/privacy/incidents", {}],
    ["/api/v1/privacy/incidents", { headers: { Authorization: "Bearer tcs_wrong" } }],
    ["/api/v1/privacy/incidents?limit=5", { headers: key }],
    ["/api/v1/privacy/incidents?limit=5&sort=number", { headers: key }],
    ["/api/v1/privacy/incidents?limit=0&stuff=1", { headers: key }],
    ["/api/v1/privacy/incidents.csv", { headers: key }],
    [`/api/v1/privacy/incidents/${id}`, { headers: key }],
    [`/api/v1/privacy/incidents/${id}`, { method: "HEAD", headers: key }],
    [`/api/v1/privacy/incidents/${id}/`, { headers: key }],
    [`/api/v1/privacy/incidents/${id}`, { method: "DELETE", headers: key }],
    [
      `/api/v1/privacy/incidents/${id}`,
      { method: "OPTIONS", headers: { Origin: "https://x.example" } },
    ],
    [`/api/v1/privacy/incidents/${missing}`, { headers: key }],
    ["/api/v1/privacy/incidents/%00", { headers: key }],
    ["/api/v1/privacy/incidents/not%2Fan%2Fid", { headers: key }],
    ["/api/v1/privacy/incidents", { method: "POST", headers: json, body: "{" }],
    ["/api/v1/privacy/incidents", { method: "POST", headers: json, body: '{"title":7}' }],
    ["/api/v1/privacy/incidents", { method: "POST", headers: key, body: "title=x" }],
    [
      "/api/v1/privacy/incidents",
      { method: "POST", headers: json, body: `{"title":"${"x".repeat(1_100_000)}"}` },
    ],
    ["/api/v1/board", { headers: key }],
    ["/api/v1/audit?limit=3", { headers: key }],
    ["/api/v1/rules/eu-gdpr-art33", { headers: key }],
    ["/api/access/v1/oauth/token", { method: "POST", headers: json, body: "{}" }],
  ];
  try {
    for (const [path, init] of requests) {
      await test.step(`${init.method ?? "GET"} ${path}`, async () => {
        expect.soft(await ask(baseURL ?? "", path, init)).toEqual(await ask(slow.url, path, init));
      });
    }
    for (const { id, path, method, responses } of ENDPOINTS) {
      const there = `${path.replaceAll(/\{\w+\}/g, missing)}?orgId=${home.orgId}`;
      const body = method === "GET" ? {} : { body: '{"title":7}' };
      // A stream that is open ends only with its listener.
      const streams = responses[200]?.contentType === "text/event-stream";
      const credentials = streams ? [{}] : [{}, json];
      await test.step(`${id}, without a key and with nothing that fits`, async () => {
        for (const headers of credentials) {
          const init = { method, headers, ...body };
          expect
            .soft(await ask(baseURL ?? "", there, init))
            .toEqual(await ask(slow.url, there, init));
        }
      });
    }
    await test.step("a declaration that is repeated at the other is the same one", async () => {
      const init = {
        method: "POST",
        headers: { ...json, "Idempotency-Key": crypto.randomUUID() },
        body: JSON.stringify(breach(home, 3)),
      };
      const first = await ask(baseURL ?? "", "/api/v1/privacy/incidents", init);
      const again = await ask(slow.url, "/api/v1/privacy/incidents", init);
      expect(first.status).toBe(201);
      expect(again.body).toBe(first.body);
      expect(again.headers).toEqual({ ...first.headers, "idempotent-replayed": "true" });
    });
  } finally {
    await slow.stop();
    removeData(slow.env);
  }
});
