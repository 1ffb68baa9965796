import { describe, expect, it } from "vitest";
import { keyState } from "./key-view";

const NOW = new Date("2026-11-21T12:00:00Z");
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

describe("the state of a key", () => {
  it.each([
    ["never_used", {}],
    ["active", { lastUsedAt: inDays(-1) }],
    ["active", { lastUsedAt: inDays(-1), expiresAt: inDays(14) }],
    ["expiring", { lastUsedAt: inDays(-1), expiresAt: new Date(inDays(14).getTime() - 1) }],
    ["expiring", { expiresAt: inDays(1) }],
    ["expired", { lastUsedAt: inDays(-1), expiresAt: NOW }],
    ["revoked", { expiresAt: inDays(-1), revokedAt: inDays(-2) }],
    ["revoked", { revokedAt: NOW }],
  ])("is %s for %o", (state, facts) => {
    const row = { revokedAt: null, expiresAt: null, lastUsedAt: null, ...facts };
    expect(keyState(row, NOW)).toBe(state);
  });
});
