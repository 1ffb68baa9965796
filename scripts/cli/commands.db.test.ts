import { decodeProtectedHeader } from "jose";
import { afterEach, expect, test, vi } from "vitest";
import { signIn } from "../../lib/access/sign-in";
import { systemCtx } from "../../lib/access/system";
import { createUser } from "../../lib/access/users";
import { newId } from "../../lib/ids";
import { call } from "../../lib/testing/api";
import { runCommand } from "../../lib/testing/command";

afterEach(() => vi.unstubAllEnvs());

async function setPassword(email: string, password: string): Promise<string> {
  vi.stubEnv("TOCSIN_PASSWORD", password);
  return act("user password", { email });
}

async function act(command: string, values: Record<string, string>): Promise<string> {
  return (await runCommand(command, values)).said;
}

test("somebody who lost their password gets in with the one that the command line sets", async () => {
  const now = new Date();
  const email = `${newId(now)}@example.org`;
  const system = await systemCtx("command line", now);
  const { id } = await createUser(system, { email, name: "Ada", password: "forgotten for good" });
  expect(await setPassword(email, "found another one")).toBe("");
  const tried = { email, address: email, userAgent: "", now };
  await expect(signIn({ ...tried, password: "forgotten for good" })).rejects.toMatchObject({
    code: "unauthenticated",
  });
  expect(await signIn({ ...tried, password: "found another one" })).toMatchObject({ userId: id });
});

test("no such account is a sentence, not a code", async () => {
  await expect(setPassword("nobody@example.org", "found another one")).rejects.toThrow(
    "There is no account nobody@example.org.",
  );
});

test("a client is printed as its id and its secret, which buy a token that a new signing key signs", async () => {
  const org = await act("org create", { name: "Acme" });
  const printed = await act("client create", {
    org: org ?? "",
    name: "Portal",
    scopes: "INCIDENT_READ,audit:read",
  });
  const [id = "", secret = ""] = printed?.split("\n") ?? [];
  const kid = await act("signing-key rotate", {});
  const heard = await call("POST", "/api/access/v1/oauth/token", {
    raw: `grant_type=client_credentials&client_id=${id}&client_secret=${secret}`,
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
  });
  expect(heard.json.scope).toBe("INCIDENT_READ audit:read");
  expect(decodeProtectedHeader(heard.json.access_token).kid).toBe(kid);
});
