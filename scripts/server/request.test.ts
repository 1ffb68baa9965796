import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { isReadable, loggedPath, mark } from "./request";

const NOW = new Date("2026-11-21T05:00:00Z");

function requestWith(headers: Record<string, string>): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: "192.0.2.7" });
  return Object.assign(new IncomingMessage(socket), { headers });
}

describe("what a request may say of itself", () => {
  test("is not our own headers: they are dropped and set anew", () => {
    const request = requestWith({ "x-tocsin-address": "10.0.0.1", "x-tocsin-role": "admin" });
    mark(request, { trustProxy: false }, NOW);
    expect(request.headers).toEqual({
      "x-tocsin-address": "192.0.2.7",
      "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test("is not whom it is forwarded for, unless a proxy is trusted", () => {
    const headers = { "x-forwarded-for": "203.0.113.9", "x-forwarded-host": "evil.example" };
    const direct = requestWith({ ...headers });
    mark(direct, { trustProxy: false }, NOW);
    expect(direct.headers).toMatchObject({ "x-tocsin-address": "192.0.2.7" });
    expect(direct.headers["x-forwarded-host"]).toBeUndefined();
  });

  test("behind a trusted proxy counts only as far as the proxy saw it itself", () => {
    const request = requestWith({ "x-forwarded-for": "198.51.100.1, 203.0.113.9" });
    mark(request, { trustProxy: true }, NOW);
    expect(request.headers["x-tocsin-address"]).toBe("203.0.113.9");
  });

  test.each([
    [
      "the public address, whatever the proxy made of Host",
      "https://tocsin.example",
      "tocsin.example",
    ],
    ["the one that was opened, past the proxy", "http://10.0.0.5:3000", "10.0.0.5:3000"],
    ["never another site's", "https://evil.example", "tocsin.example"],
    ["the public one where nothing is said", undefined, "tocsin.example"],
  ])("compares a form's origin with %s", (_, origin, host) => {
    const request = requestWith({
      host: "10.0.0.5:3000",
      "x-forwarded-host": "evil.example",
      ...(origin && { origin }),
    });
    mark(request, { trustProxy: true, publicUrl: "https://tocsin.example/" }, NOW);
    expect(request.headers["x-forwarded-host"]).toBe(host);
  });

  test.each(["a b", "x".repeat(129), "line\nbreak", ""])("is no odd request id (%j)", (id) => {
    expect(mark(requestWith({ "x-request-id": id }), { trustProxy: false }, NOW)).not.toBe(id);
  });

  test("is a sane request id", () => {
    expect(mark(requestWith({ "x-request-id": "trace:42.a" }), { trustProxy: false }, NOW)).toBe(
      "trace:42.a",
    );
  });
});

test.each([
  ["/dashboard?q=x", true],
  ["/%41", true],
  ["/%", false],
  ["/%E0%A4%A", false],
  ["http://elsewhere.example/", false],
  ["*", false],
  ["//[", false],
])("%s can be read: %s", (target, readable) => {
  expect(isReadable(target)).toBe(readable);
});

test("the log holds neither queries nor the tokens of links, and keeps ids", () => {
  expect(loggedPath("/api/v1/privacy/incidents?q=Jane+Doe")).toBe("/api/v1/privacy/incidents");
  // A token of letters alone is one, too.
  expect(loggedPath(`/api/calendar/${"x".repeat(43)}.ics`)).toBe("/api/calendar/:secret");
  expect(loggedPath("/invitation/f0YRePayxbggN0KhEXpk4gDWaJfXRLujGHmJchoDWkC")).toBe(
    "/invitation/:secret",
  );
  const id = "01a1fc9c-fb21-7cfa-a2e1-5074cd00345d";
  expect(loggedPath(`/dashboard/incidents/${id}`)).toBe(`/dashboard/incidents/${id}`);
});
