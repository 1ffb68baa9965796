/** The server in front of the pages, as anybody on the network meets it. */
import { request as rawRequest } from "node:http";
import { connect } from "node:net";
import { expect, test } from "./fixtures";

/** The whole answer to bytes sent as they are, which no HTTP client would send. */
function answerTo(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let said = "";
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on("data", (chunk) => {
      said += chunk;
    });
    socket.on("close", () => resolve(said));
    socket.on("error", reject);
  });
}

/** The status and body of a GET whose path is sent as it is. */
function get(url: string, path: string): Promise<{ status: number; type: string; body: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = rawRequest({ hostname, port, path }, (answer) => {
      let body = "";
      answer.on("data", (chunk) => {
        body += chunk;
      });
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          type: answer.headers["content-type"] ?? "",
          body,
        }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}

test("health and readiness answer without a key", async ({ request }) => {
  const health = await request.get("/api/health");
  expect([health.status(), await health.json()]).toEqual([200, { status: "ok" }]);
  const ready = await request.get("/api/ready");
  expect([ready.status(), await ready.json()]).toEqual([200, { status: "ready" }]);
});

test("every answer carries a request id: the one that was sent, where it is sane", async ({
  request,
}) => {
  const sent = await request.get("/api/health", { headers: { "X-Request-Id": "trace-42" } });
  expect(sent.headers()["x-request-id"]).toBe("trace-42");
  const odd = await request.get("/api/health", { headers: { "X-Request-Id": 'a b"c' } });
  expect(odd.headers()["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
});

for (const path of ["/%", "/%E0%A4%A"]) {
  test(`a path that cannot be decoded (${path}) is a problem, not a page`, async ({ baseURL }) => {
    const answer = await get(baseURL ?? "", path);
    expect([answer.status, answer.type]).toEqual([400, "application/problem+json"]);
    expect(JSON.parse(answer.body)).toMatchObject({ code: "invalid_request", success: false });
  });
}

for (const path of ["/api/v1/privacy/incidents/%zz", "/api/v1/keys/%E0%A4%A/revoke?x=1", "/api"]) {
  test(`an API path that nothing can have (${path}) is a 404`, async ({ baseURL }) => {
    const answer = await get(baseURL ?? "", path);
    expect([answer.status, answer.type]).toEqual([404, "application/problem+json"]);
    expect(JSON.parse(answer.body)).toMatchObject({
      code: "not_found",
      instance: path.split("?")[0],
    });
  });
}

for (const method of ["TRACE", "PROPFIND"]) {
  test(`a method of which nothing here knows (${method}) is a 405`, async ({ baseURL }) => {
    const { host } = new URL(baseURL ?? "");
    const answer = await answerTo(
      baseURL ?? "",
      `${method} /api/v1/privacy/incidents HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 405 [\s\S]*Allow: GET[\s\S]*"method_not_allowed"/i);
  });
}

test("who offers another protocol in passing gets an answer in this one", async ({ baseURL }) => {
  const { host } = new URL(baseURL ?? "");
  const answer = await answerTo(
    baseURL ?? "",
    `GET /api/health HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*"ok"/);
});

test("what is no HTTP at all, or names another server, is a problem too", async ({ baseURL }) => {
  const garbage = await answerTo(baseURL ?? "", "GARBAGE\r\n\r\n");
  expect(garbage).toMatch(/^HTTP\/1\.1 400 [\s\S]*application\/problem\+json/);
  const proxied = await answerTo(
    baseURL ?? "",
    "GET http://elsewhere.example/ HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n",
  );
  expect(proxied).toMatch(/^HTTP\/1\.1 400 [\s\S]*application\/problem\+json/i);
});

test("a session of the house opens the dashboard", async ({ page, login }) => {
  const person = await login();
  await page.goto("/dashboard");
  await expect(page).not.toHaveURL(/sign-in/);
  await expect(page.getByRole("button", { name: person.name })).toBeVisible();
});
