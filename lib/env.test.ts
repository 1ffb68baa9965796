import { afterEach, expect, test, vi } from "vitest";
import { env, forgetEnv } from "./env";

afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

test("a setting that is empty counts as not set", () => {
  vi.stubEnv("PORT", "");
  vi.stubEnv("TOCSIN_SECRET", "");
  vi.stubEnv("DATABASE_URL", "");
  forgetEnv();
  expect(env()).toMatchObject({ PORT: 3000 });
  expect(env().TOCSIN_SECRET).toBeUndefined();
  expect(env().DATABASE_URL).toBeUndefined();
});

test("a setting that does not fit is named, with what fits", () => {
  vi.stubEnv("PORT", "http");
  vi.stubEnv("TOCSIN_TRUST_PROXY", "yes");
  vi.stubEnv("TOCSIN_SECRET", "short");
  forgetEnv();
  expect(() => env()).toThrow(
    "Settings that do not fit: PORT: use a whole number from 0 to 65535; TOCSIN_TRUST_PROXY: use 1 or 0; TOCSIN_SECRET: use at least 32 characters",
  );
});

test("a mail server without a sender, or one that would break a header, is refused", () => {
  vi.stubEnv("TOCSIN_SMTP_URL", "smtp://mail.example.org");
  forgetEnv();
  expect(() => env()).toThrow("TOCSIN_MAIL_FROM: set it too");
  for (const from of ["Tocsin", "a@b\r\nBcc: c@d", "Tocsin <a@b>\nX: y"]) {
    vi.stubEnv("TOCSIN_MAIL_FROM", from);
    forgetEnv();
    expect(() => env()).toThrow("TOCSIN_MAIL_FROM: use an address");
  }
  for (const from of ["tocsin@example.org", "Tocsin <tocsin@example.org>"]) {
    vi.stubEnv("TOCSIN_MAIL_FROM", from);
    forgetEnv();
    expect(env().TOCSIN_MAIL_FROM).toBe(from);
  }
});
