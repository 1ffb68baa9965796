/** A person's language and zone hold for all of their sessions, at once, and for nobody else's. */
import { beforeEach, expect, it } from "vitest";
import type { Ctx } from "../context";
import { newId } from "../ids";
import { chooseReading } from "./reading";
import { beginSession, liveSession } from "./sessions";
import { systemCtxNowhere } from "./system";
import { createUser } from "./users";

const NOW = new Date();
const system = systemCtxNowhere("test", NOW);
let ctx: Ctx;
let sessions: string[];

async function somebody() {
  const email = `${newId(NOW)}@example.org`;
  const user = await createUser(system, { email, name: "Ada", password: "correct horse battery" });
  const who = { userId: user.id, userAgent: "", address: "192.0.2.1", now: NOW };
  return { user, begun: [await beginSession(who), await beginSession(who)] };
}

const reads = async (id: string) => {
  const session = await liveSession(id, NOW);
  return [session?.locale, session?.zone];
};

beforeEach(async () => {
  const { user, begun } = await somebody();
  sessions = begun.map(({ id }) => id);
  ctx = { ...system, actor: { type: "user", id: user.id, name: user.name } };
});

it("is known to every session at once; what is not said stays, null takes it back", async () => {
  const [here = "", there = ""] = sessions;
  const stranger = (await somebody()).begun[0]?.id ?? "";
  for (const id of [here, there]) expect(await reads(id)).toEqual([null, null]);
  await chooseReading(ctx, { locale: "de", zone: "America/New_York" });
  for (const id of [here, there]) expect(await reads(id)).toEqual(["de", "America/New_York"]);
  await chooseReading(ctx, { locale: null });
  for (const id of [here, there]) expect(await reads(id)).toEqual([null, "America/New_York"]);
  expect(await reads(stranger)).toEqual([null, null]);
});

it.each([
  ['{ "locale": "tlh" }', "/locale"],
  ['{ "zone": "Mars/Olympus" }', "/zone"],
  ['{ "zone": "+02:00" }', "/zone"],
  ['{ "name": "Eve" }', "/name"],
])("refuses %s", async (input, pointer) => {
  await chooseReading(ctx, { locale: "fr" });
  await expect(chooseReading(ctx, JSON.parse(input))).rejects.toMatchObject({
    code: "invalid_request",
    faults: [{ pointer }],
  });
  expect(await reads(sessions[0] ?? "")).toEqual(["fr", null]);
});

it("is of people alone", async () => {
  await expect(chooseReading(system, { locale: "de" })).rejects.toMatchObject({
    code: "insufficient_scope",
  });
});
