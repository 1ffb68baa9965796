/** The client against the routes themselves: each call says what its type says, and retries do no harm. */
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "../ids";
import { call, keyFor } from "../testing/api";
import { makeOrg } from "../testing/fixtures";
import { createClient, TocsinError } from "./index";

let orgId: string;
let apiKey: string;

beforeAll(async () => {
  orgId = await makeOrg();
  apiKey = await keyFor(orgId, ["admin"]);
});

/** fetch, without a network: what was sent, and the answers that come in place of the first ones. */
function wired(instead: Response[] = []) {
  const sent: Headers[] = [];
  const through: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    sent.push(headers);
    const other = instead.shift();
    if (other) return other;
    // call() says what JSON is by itself.
    headers.delete("content-type");
    const heard = await call(init?.method ?? "GET", String(input), {
      raw: typeof init?.body === "string" ? init.body : undefined,
      headers: Object.fromEntries(headers),
    });
    return new Response(heard.text, heard);
  };
  const client = createClient({ baseUrl: "http://tocsin.test", apiKey, fetch: through });
  return { client, sent };
}

const breach = () => ({
  orgId,
  title: "Laptop left in a train",
  severity: "serious" as const,
  discovered_at: new Date(Date.now() - 3_600_000).toISOString(),
});

describe("the client", () => {
  it("declares, states facts, assesses, scores, files and decides", async () => {
    const { incidents } = wired().client.privacy;
    const { id, clocks, version } = await incidents.declare(breach());
    await incidents.stateFacts(id, { role: "controller" }, { ifMatch: version });
    expect((await incidents.facts(id)).now).toHaveProperty("role");
    const { verdicts } = await incidents.assess(id, { dry_run: true });
    expect(verdicts.map(({ rule_id }) => rule_id)).toContain("eu-gdpr-art33");
    const scored = await incidents.assessSeverity(id, {
      data: { simple: 1 },
      identification: "maximum",
      confidentiality: "known_recipients",
      integrity: "no_misuse",
      availability: "recoverable",
      intent: "none",
    });
    expect(scored.version).toBe(1);
    const { duties } = await incidents.duties(id);
    expect(duties.map((duty) => duty.id)).toContain(clocks[0]?.id);
    await incidents.file(id, { duty_id: clocks[0]?.id ?? "", channel: "email" });
    expect((await incidents.filings(id)).filings).toHaveLength(1);
    expect((await incidents.severity(id)).versions).toHaveLength(1);
  });

  it("previews, and reads rules, authorities and organisations", async () => {
    const { client } = wired();
    const previewed = await client.privacy.preview({ orgId, rules: ["eu-gdpr-art33"] });
    expect(previewed.verdicts).toHaveLength(1);
    expect((await client.rules.list({ limit: 2 })).rules).toHaveLength(2);
    expect((await client.rules.get("eu-gdpr-art33")).versions.length).toBeGreaterThan(0);
    const { authorities } = await client.authorities.list({ limit: 1 });
    const first = authorities[0]?.id ?? "";
    expect((await client.authorities.get(first)).id).toBe(first);
    expect(await client.authorities.lead({ main: "FR" })).toBeTypeOf("object");
    expect((await client.organisations.profile(orgId)).version).toBeTypeOf("number");
    const rule = await client.organisations.addRule(orgId, {
      name: "Contract",
      recipient: "Customer",
      act: "Tell the customer",
      period: { value: 24, unit: "hours" },
      starts: "aware_at",
      clause: "§ 1",
      applies: "always",
    });
    await client.organisations.setRule(orgId, rule.id, { kind: "off", reason: "It has ended." });
    expect((await client.organisations.rules(orgId)).rules).toHaveLength(1);
  });

  it("emits DPDP events, one or many, and reads them back", async () => {
    const { dpdp } = wired().client;
    const sessionId = newId(new Date());
    const { timers } = await dpdp.emit({ sessionId, eventType: "dsr_received" });
    expect(timers.map(({ sessionId: of }) => of)).toContain(sessionId);
    const { results } = await dpdp.emitBatch([{ sessionId, eventType: "consent_given" }]);
    expect(results.map(({ ok }) => ok)).toEqual([true]);
    expect((await dpdp.events({ sessionId })).events).toHaveLength(2);
    expect((await dpdp.timers({ sessionId })).timers).toHaveLength(timers.length);
  });

  it("tries again after 429 and 5xx with the same key, so that only one thing happens", async () => {
    const busy = new Response("{}", { status: 429, headers: { "Retry-After": "0.01" } });
    const broken = new Response("{}", { status: 503, headers: { "Retry-After": "0.01" } });
    const { client, sent } = wired([busy, broken]);
    await client.privacy.incidents.declare(breach());
    const keys = sent.map((headers) => headers.get("idempotency-key"));
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  it("does not try a refusal again, and hands over what the server said", async () => {
    const { client, sent } = wired();
    const refused = await client.privacy.incidents.get(newId(new Date())).catch((error) => error);
    expect(refused).toBeInstanceOf(TocsinError);
    expect(refused).toMatchObject({ status: 404, problem: { code: "not_found" } });
    expect(sent).toHaveLength(1);
  });
});
