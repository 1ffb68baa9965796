import { beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "../context";
import { newId } from "../ids";
import { holdAllowances } from "../testing/allowances";
import { changePassword, resetPassword } from "./change-password";
import { liveSession } from "./sessions";
import { signIn } from "./sign-in";
import { systemCtxNowhere } from "./system";
import { createUser } from "./users";

const OLD = "correct horse battery";
const NEW = "staple battery horse";
const system = systemCtxNowhere("test", new Date());
let email: string;
let ctx: Ctx;
const signInWith = (password: string) =>
  signIn({ email, password, address: email, userAgent: "", now: ctx.now });

beforeEach(async () => {
  email = `${newId(new Date())}@example.org`;
  const user = await createUser(system, { email, name: "Ada", password: OLD });
  ctx = { ...system, actor: { type: "user", id: user.id, name: user.name } };
});

describe("changing a password", () => {
  it("needs the current one; then only the new one works, and other browsers are signed out", async () => {
    const [here, there] = [await signInWith(OLD), await signInWith(OLD)];
    const at = { sessionId: here.sessionId, address: email };
    await expect(
      changePassword(ctx, { current: "wrong", password: NEW }, at),
    ).rejects.toMatchObject({
      code: "invalid_request",
      faults: [{ pointer: "/current" }],
    });
    await expect(
      changePassword(ctx, { current: OLD, password: "short" }, at),
    ).rejects.toMatchObject({
      code: "invalid_request",
      faults: [{ pointer: "/password" }],
    });
    expect(await liveSession(there.sessionId, ctx.now)).not.toBeNull();

    await changePassword(ctx, { current: OLD, password: NEW }, at);
    expect(await liveSession(here.sessionId, ctx.now)).not.toBeNull();
    expect(await liveSession(there.sessionId, ctx.now)).toBeNull();
    await expect(signInWith(OLD)).rejects.toMatchObject({ code: "unauthenticated" });
    await signInWith(NEW);
  });

  it("counts wrong guesses like those at sign-in", async () => {
    await holdAllowances();
    const at = { sessionId: newId(ctx.now), address: email };
    for (let i = 0; i < 10; i++) {
      await changePassword(ctx, { current: "wrong", password: NEW }, at).catch(() => {});
    }
    await expect(changePassword(ctx, { current: OLD, password: NEW }, at)).rejects.toMatchObject({
      code: "too_many_failures",
    });
  });
});

describe("resetting a password", () => {
  it("is for the system alone, and ends every session", async () => {
    const { sessionId } = await signInWith(OLD);
    await expect(resetPassword(ctx, email, NEW)).rejects.toMatchObject({
      code: "insufficient_scope",
    });
    await expect(resetPassword(system, `x${email}`, NEW)).rejects.toMatchObject({
      code: "not_found",
    });
    await signInWith(OLD);
    await resetPassword(system, email.toUpperCase(), NEW);
    expect(await liveSession(sessionId, ctx.now)).toBeNull();
    await signInWith(NEW);
  });
});
