import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { declareSchema } from "@/lib/schema/incident";
import type { Scope } from "@/lib/schema/scopes";
import { snippets, tokenSnippet } from "./snippets";

const facts = (...scopes: Scope[]) => ({
  base: "https://tocsin.example",
  orgId: "01890a5d-ac96-774b-bcce-b302099a8057",
  scopes,
  now: new Date("2026-03-07T02:17:51.123Z"),
});

test("each language sends a body that the declare schema takes as it stands", () => {
  for (const { name, code } of snippets(facts("incidents:write"))) {
    const [body] = /\{\s*"orgId"[^}]*\}/.exec(code) ?? [];
    const parsed = declareSchema.safeParse(JSON.parse(body ?? "null"));
    expect(parsed.success, name).toBe(true);
  }
});

test("the call is one that the scopes allow", () => {
  const path = (...scopes: Scope[]) => /https:[^"]*/.exec(snippets(facts(...scopes))[0].code)?.[0];
  expect(path("incidents:read")).toContain("/incidents?orgId=01890a5d");
  expect(path("audit:read")).toContain("/api/v1/audit?orgId=");
  expect(path("keys:manage")).toBe("https://tocsin.example/api/v1/openapi.json");
  expect(path("admin")).toBe("https://tocsin.example/api/v1/privacy/incidents");
});

test("the shell reads the cURL snippet as one command with its headers", () => {
  const [curl] = snippets(facts("incidents:write"));
  const script = `curl() { printf '%s\\n' "$@"; }; uuidgen() { echo made-up; }; TOCSIN_KEY=toc_live_x; ${curl.code}`;
  const said = execFileSync("bash", ["-c", script], { encoding: "utf8" });
  expect(said).toContain("Authorization: Bearer toc_live_x\n");
  expect(said).toContain("Idempotency-Key: made-up\n");
});

test("the shell reads a client's snippet as one command, with the secret from the environment", () => {
  const { code } = tokenSnippet("https://tocsin.example", "01890a5d-ac96-774b-bcce-b302099a8057");
  const script = `curl() { printf '%s\\n' "$@"; }; TOCSIN_CLIENT_SECRET=toc_client_x; ${code}`;
  const said = execFileSync("bash", ["-c", script], { encoding: "utf8" });
  expect(said).toContain("https://tocsin.example/api/access/v1/oauth/token\n");
  expect(said).toContain("grant_type=client_credentials\n");
  expect(said).toContain("client_secret=toc_client_x\n");
});

test("no snippet holds a key", () => {
  for (const { code } of snippets(facts("incidents:write")))
    expect(code).not.toContain("toc_live_");
});
