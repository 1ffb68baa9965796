import NextAuth from "next-auth";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { holdAllowances } from "../testing/allowances";
import { ownerSql } from "../testing/fixtures";
import { nextAuthOptions } from "./next-auth";
import { sessionIdOf } from "./session-cookie";
import { liveSession } from "./sessions";
import { systemCtxNowhere } from "./system";
import { createUser } from "./users";

const EMAIL = "ada@example.org";
const PASSWORD = "correct horse battery";
const SESSION = "next-auth.session-token";

/** A browser as far as next-auth can see one: it keeps its cookies. */
class Browser {
  readonly cookies = new Map<string, string>();

  async ask(method: string, action: string[], body: Record<string, string> = {}) {
    const answer = { status: 200, body: undefined as unknown };
    const setCookies: string[] = [];
    const response = {
      status(code: number) {
        answer.status = code;
        return response;
      },
      setHeader(name: string, value: unknown) {
        if (name === "Set-Cookie") setCookies.splice(0, Infinity, ...[value].flat().map(String));
        return response;
      },
      getHeader: (name: string) => (name === "Set-Cookie" ? setCookies : undefined),
      json(said: unknown) {
        answer.body = said;
      },
      send(said: unknown) {
        answer.body = said;
      },
      end() {},
    };
    const request = {
      method,
      query: { nextauth: action },
      headers: {
        "x-tocsin-address": "192.0.2.7",
        "user-agent": "Browser",
        "accept-language": "fr-CH, de;q=0.5",
        cookie: "theme=dark; tz=Europe%2FZurich",
      },
      cookies: Object.fromEntries(this.cookies),
      body,
    };
    await NextAuth(nextAuthOptions())(request, response);
    for (const cookie of setCookies) this.#keep(cookie);
    return answer;
  }

  #keep(cookie: string): void {
    const [pair = ""] = cookie.split(";");
    const name = pair.slice(0, pair.indexOf("="));
    const value = decodeURIComponent(pair.slice(pair.indexOf("=") + 1));
    if (value) this.cookies.set(name, value);
    else this.cookies.delete(name);
  }

  async csrfToken(): Promise<string> {
    const { body } = await this.ask("GET", ["csrf"]);
    return String(body && typeof body === "object" && "csrfToken" in body ? body.csrfToken : "");
  }

  async signIn(password: string) {
    const csrfToken = await this.csrfToken();
    const form = { csrfToken, email: EMAIL, password, json: "true" };
    return this.ask("POST", ["callback", "credentials"], form);
  }

  sessionId(): Promise<string | null> {
    return sessionIdOf(new Headers({ cookie: `${SESSION}=${this.cookies.get(SESSION)}` }));
  }
}

beforeAll(async () => {
  const ctx = systemCtxNowhere("test", new Date());
  await createUser(ctx, { email: EMAIL, name: "Ada", password: PASSWORD });
});

beforeEach(async () => {
  await ownerSql("DELETE FROM rate_bucket");
});

describe("signing in through the form", () => {
  it("sets a cookie that holds the session's id; the row knows the address from our own header", async () => {
    const browser = new Browser();
    const answer = await browser.signIn(PASSWORD);
    expect(answer.status).toBe(200);
    const id = await browser.sessionId();
    expect(await ownerSql("SELECT address, user_agent FROM session WHERE id = $1", [id])).toEqual([
      { address: "192.0.2.7", user_agent: "Browser" },
    ]);
    const { body } = await browser.ask("GET", ["session"]);
    expect(body).toMatchObject({ user: { name: "Ada", email: EMAIL } });
    expect(await browser.sessionId()).toBe(id);
  });

  it("keeps language and time zone of the device, for messages to who has chosen none", async () => {
    const browser = new Browser();
    await browser.signIn(PASSWORD);
    const id = await browser.sessionId();
    expect(await ownerSql("SELECT locale, zone FROM session WHERE id = $1", [id])).toEqual([
      { locale: "fr", zone: "Europe/Zurich" },
    ]);
  });

  it("with a wrong password says so and sets none", async () => {
    const browser = new Browser();
    const answer = await browser.signIn("wrong");
    expect(answer.status).toBe(401);
    expect(JSON.stringify(answer.body)).toContain("error=CredentialsSignin");
    expect(browser.cookies.has(SESSION)).toBe(false);
  });

  it("too often says so", async () => {
    await holdAllowances();
    const browser = new Browser();
    for (let i = 0; i < 10; i++) await browser.signIn("wrong");
    const answer = await browser.signIn(PASSWORD);
    expect(JSON.stringify(answer.body)).toContain("error=too_many_failures");
    expect(browser.cookies.has(SESSION)).toBe(false);
  });

  it("without the form's own token does nothing: another site cannot sign somebody in", async () => {
    const browser = new Browser();
    const form = { email: EMAIL, password: PASSWORD, json: "true", csrfToken: "made up" };
    await browser.ask("POST", ["callback", "credentials"], form);
    expect(browser.cookies.has(SESSION)).toBe(false);
  });
});

describe("signing out", () => {
  it("ends the session's row, so that a copy of the cookie is worth nothing", async () => {
    const browser = new Browser();
    await browser.signIn(PASSWORD);
    const id = (await browser.sessionId()) ?? "";
    expect(await liveSession(id, new Date())).not.toBeNull();
    const copy = new Browser();
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value);

    const csrfToken = await browser.csrfToken();
    await browser.ask("POST", ["signout"], { csrfToken, json: "true" });
    expect(browser.cookies.has(SESSION)).toBe(false);
    expect(await liveSession(id, new Date())).toBeNull();
    expect((await copy.ask("GET", ["session"])).body).toEqual({});
    expect(copy.cookies.has(SESSION)).toBe(false);
  });
});
