import { describe, expect, it } from "vitest";
import { newPassword } from "../schema/sign-in";
import { hashPassword, verifyPassword } from "./passwords";

describe("passwords", () => {
  it("are kept as argon2id with OWASP's parameters, salted", async () => {
    const [one, two] = await Promise.all([
      hashPassword("correct horse"),
      hashPassword("correct horse"),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it("fit their own hash, and no other does", async () => {
    const kept = await hashPassword("correct horse battery");
    expect(await verifyPassword(kept, "correct horse battery")).toBe(true);
    expect(await verifyPassword(kept, "correct horse batterY")).toBe(false);
    expect(await verifyPassword(null, "correct horse battery")).toBe(false);
  });

  it("of 200 characters are not cut short: one that only begins the same is wrong", async () => {
    const longest = "p".repeat(200);
    const kept = await hashPassword(longest);
    expect(await verifyPassword(kept, longest)).toBe(true);
    expect(await verifyPassword(kept, `${longest}!`)).toBe(false);
  });

  it.each([
    ["p".repeat(11), false],
    ["p".repeat(12), true],
    ["p".repeat(200), true],
    ["p".repeat(201), false],
    [`twelve signs${"\u0000"}`, false],
  ])("%j may be chosen: %s", (said, may) => {
    expect(newPassword.safeParse(said).success).toBe(may);
  });
});
