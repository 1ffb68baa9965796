/** How much one credential and one address may send, and which other origins may. */
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { forgetEnv } from "../../env";
import { Refusal } from "../../errors";
import { holdAllowances } from "../../testing/allowances";
import { call, keyFor } from "../../testing/api";
import { makeOrg } from "../../testing/fixtures";
import { statementsOf } from "../../testing/statements";
import { countFailure, requireUnblocked } from "./rate-limit";

const PATH = "/api/v1/privacy/incidents";
let org: string;
let key: string;

beforeAll(async () => {
  org = await makeOrg();
  key = await keyFor(org, ["incidents:read", "incidents:write"]);
});

describe("limits", () => {
  beforeAll(holdAllowances);
  afterEach(() => {
    vi.useRealTimers();
    delete process.env.TOCSIN_RATE_LIMIT;
    forgetEnv();
  });

  it("refuse a credential that sends too much, with Retry-After; another one goes on", async () => {
    process.env.TOCSIN_RATE_LIMIT = "12";
    forgetEnv();
    const [busy, calm] = [
      await keyFor(org, ["incidents:read"]),
      await keyFor(org, ["incidents:read"]),
    ];
    const statuses: number[] = [];
    for (let n = 0; n < 4; n++) {
      const heard = await call("GET", `${PATH}?orgId=${org}`, { key: busy });
      statuses.push(heard.status);
      if (heard.status === 429) {
        expect(heard.json.code).toBe("rate_limited");
        expect(Number(heard.headers.get("retry-after"))).toBeGreaterThan(0);
      }
    }
    expect(statuses).toEqual([200, 200, 429, 429]);
    expect((await call("GET", `${PATH}?orgId=${org}`, { key: calm })).status).toBe(200);
  });

  it("are asked once for many requests that come at once", async () => {
    const busy = await keyFor(org, ["incidents:read"]);
    const asked = await statementsOf(() =>
      Promise.all(Array.from({ length: 20 }, () => call("GET", PATH, { key: busy }))),
    );
    expect(asked.filter((text) => text.includes("rate_take"))).toHaveLength(1);
  });

  it("let an address in again when its failures have aged", async () => {
    const now = new Date();
    for (let n = 0; n < 31; n++) await countFailure("198.51.100.9", now);
    expect(() => requireUnblocked("198.51.100.9", now)).toThrow(Refusal);
    expect(() => requireUnblocked("198.51.100.10", now)).not.toThrow();
    const later = new Date(now.getTime() + 60_000);
    expect(() => requireUnblocked("198.51.100.9", later)).not.toThrow();
  });

  it("refuse an address after 30 failures, a good key from it too, and no other address", async () => {
    // The clock stands: the address would be let in again while a busy machine takes its time.
    vi.setSystemTime(new Date());
    const from = (address: string, presented: string) =>
      call("GET", `${PATH}?orgId=${org}`, {
        key: presented,
        headers: { "x-tocsin-address": address },
      });
    const statuses: number[] = [];
    for (let n = 0; n < 31; n++) statuses.push((await from("198.51.100.7", "nonsense")).status);
    expect(statuses).toEqual([...Array(30).fill(401), 429]);
    const blocked = await from("198.51.100.7", key);
    expect(blocked.status).toBe(429);
    expect(blocked.json.code).toBe("too_many_failures");
    expect((await from("198.51.100.8", key)).status).toBe(200);
  });
});

describe("other origins", () => {
  afterEach(() => {
    delete process.env.TOCSIN_CORS_ORIGINS;
    forgetEnv();
  });
  const ask = () => call("OPTIONS", PATH, { headers: { Origin: "https://app.example" } });

  it("are told nothing unless they were set", async () => {
    const heard = await ask();
    expect(heard.status).toBe(405);
    expect(heard.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("are answered where they were set", async () => {
    process.env.TOCSIN_CORS_ORIGINS = "https://app.example";
    forgetEnv();
    const heard = await ask();
    expect(heard.status).toBe(204);
    expect(heard.headers.get("access-control-allow-origin")).toBe("https://app.example");
    expect(heard.headers.get("vary")).toBe("Origin");
    const other = await call("OPTIONS", PATH, { headers: { Origin: "https://evil.example" } });
    expect([other.status, other.headers.get("access-control-allow-origin")]).toEqual([405, null]);
  });
});
