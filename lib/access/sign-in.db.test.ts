import { verify } from "@node-rs/argon2";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { Refusal } from "../errors";
import { holdAllowances } from "../testing/allowances";
import { ownerSql } from "../testing/fixtures";
import { SESSION_LONGEST_MS } from "./sessions";
import { signIn } from "./sign-in";
import { systemCtxNowhere } from "./system";
import { createUser } from "./users";

// The real one, with its calls counted.
vi.mock("@node-rs/argon2", async (importOriginal) => {
  const real = await importOriginal<typeof import("@node-rs/argon2")>();
  return { ...real, verify: vi.fn(real.verify) };
});

const NOW = new Date("2026-11-21T12:00:00Z");
const PASSWORD = "correct horse battery staple";
const from = { address: "192.0.2.1", userAgent: "Test", now: NOW };

beforeAll(async () => {
  const ctx = systemCtxNowhere("test", NOW);
  await createUser(ctx, { email: "Ada@Example.org ", name: "Ada", password: PASSWORD });
});

beforeEach(async () => {
  await ownerSql("DELETE FROM rate_bucket");
  vi.mocked(verify).mockClear();
});

async function refusalOf(work: Promise<unknown>) {
  const cause = await work.then(
    () => null,
    (thrown) => thrown,
  );
  if (!(cause instanceof Refusal)) throw new Error(`Expected a refusal, got ${cause}`);
  return { code: cause.code, detail: cause.message, headers: cause.headers, faults: cause.faults };
}

const sessions = async () => (await ownerSql("SELECT * FROM session ORDER BY id")).length;

describe("signing in", () => {
  it("with the right password begins a session that ends after seven days at the latest", async () => {
    const signedIn = await signIn({ ...from, email: " ADA@example.org", password: PASSWORD });
    expect(signedIn).toMatchObject({ name: "Ada", email: "ada@example.org" });
    const rows = await ownerSql("SELECT * FROM session WHERE id = $1", [signedIn.sessionId]);
    expect(rows).toMatchObject([
      {
        user_id: signedIn.userId,
        address: "192.0.2.1",
        user_agent: "Test",
        ended_at: null,
        created_at: NOW,
        expires_at: new Date(NOW.getTime() + SESSION_LONGEST_MS),
      },
    ]);
  });

  it("gives the same answer after the same work for a wrong password, an unknown account and no address", async () => {
    const before = await sessions();
    const wrong = await refusalOf(signIn({ ...from, email: "ada@example.org", password: "wrong" }));
    expect(wrong.code).toBe("unauthenticated");
    for (const email of ["nobody@example.org", "no address", "", "a\u0000@example.org"]) {
      vi.mocked(verify).mockClear();
      expect(await refusalOf(signIn({ ...from, email, password: PASSWORD }))).toEqual(wrong);
      expect(verify).toHaveBeenCalledTimes(1);
      const [hash = ""] = vi.mocked(verify).mock.calls[0] ?? [];
      expect(String(hash)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    }
    expect(await sessions()).toBe(before);
  });
});

describe("the throttle", () => {
  beforeAll(holdAllowances);

  it("stops guessing at one account from many addresses, known or not, before the hash is computed", async () => {
    for (const email of ["ada@example.org", "nobody@example.org"]) {
      for (let i = 0; i < 10; i++) {
        const address = `192.0.2.${i}`;
        const refusal = await refusalOf(signIn({ ...from, address, email, password: "wrong" }));
        expect(refusal.code).toBe("unauthenticated");
      }
      vi.mocked(verify).mockClear();
      const right = signIn({ ...from, address: "198.51.100.1", email, password: PASSWORD });
      expect(await refusalOf(right)).toMatchObject({
        code: "too_many_failures",
        headers: { "Retry-After": "30" },
      });
      expect(verify).not.toHaveBeenCalled();
    }
  });

  it("stops one address that tries many accounts, and no other address", async () => {
    for (let i = 0; i < 30; i++) {
      await refusalOf(signIn({ ...from, email: `nobody${i}@example.org`, password: "wrong" }));
    }
    const right = { ...from, email: "ada@example.org", password: PASSWORD };
    expect((await refusalOf(signIn(right))).code).toBe("too_many_failures");
    await signIn({ ...right, address: "198.51.100.1" });
  });

  it("does not count right passwords", async () => {
    for (let i = 0; i < 12; i++)
      await signIn({ ...from, email: "ada@example.org", password: PASSWORD });
    const [bucket] = await ownerSql("SELECT min(tokens) AS left FROM rate_bucket");
    expect(bucket?.left).toBeGreaterThanOrEqual(10);
  });

  it("keeps no e-mail address", async () => {
    await refusalOf(signIn({ ...from, email: "ada@example.org", password: "wrong" }));
    const rows = await ownerSql("SELECT name FROM rate_bucket ORDER BY name");
    expect(rows).toHaveLength(2);
    for (const { name } of rows) expect(name).not.toContain("ada");
  });
});

describe("an account", () => {
  it("is the only one with its address, and is made by the system alone", async () => {
    const ctx = systemCtxNowhere("test", NOW);
    const ada = { email: "ADA@example.org", name: "Other", password: PASSWORD };
    await expect(createUser(ctx, ada)).rejects.toMatchObject({ code: "conflict" });
    const person = { ...ctx, actor: { type: "user" as const, id: "x", name: "x" } };
    await expect(createUser(person, { ...ada, email: "new@example.org" })).rejects.toMatchObject({
      code: "insufficient_scope",
    });
    await expect(
      createUser(ctx, { email: "new@example.org", name: "New", password: "short" }),
    ).rejects.toMatchObject({ code: "invalid_request", faults: [{ pointer: "/password" }] });
    expect(await ownerSql("SELECT name FROM user_account")).toEqual([{ name: "Ada" }]);
  });
});
