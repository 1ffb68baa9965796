import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { protect } from "./protect";

function protectedAnswer(url: string, how = { dev: false, https: false }) {
  const request = Object.assign(new IncomingMessage(new Socket()), {
    url,
    headers: { "content-security-policy": "script-src 'nonce-theirs'" },
  });
  const response = new ServerResponse(request);
  protect(request, response, how);
  return { asked: request.headers["content-security-policy"], answer: response.getHeaders() };
}

test("a page runs our own scripts alone, with a nonce that is new each time and never the client's", () => {
  const one = protectedAnswer("/dashboard/board");
  const policy = String(one.answer["content-security-policy"]);
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}';/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(one.asked).toBe(policy);
  expect(policy).not.toBe(protectedAnswer("/dashboard/board").asked);
  expect(one.answer).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  });
});

test("the API's answers load nothing at all", () => {
  const policy = "default-src 'none'; frame-ancestors 'none'; sandbox";
  expect(protectedAnswer("/api/v1/board").asked).toBe(policy);
});

test("only an https address is kept to https, and apart from windows of others", () => {
  const answerOf = (https: boolean) => protectedAnswer("/", { dev: false, https }).answer;
  expect(answerOf(true)).toMatchObject({
    "strict-transport-security": "max-age=31536000",
    "cross-origin-opener-policy": "same-origin",
  });
  expect(answerOf(false)).not.toHaveProperty("strict-transport-security");
  expect(answerOf(false)).not.toHaveProperty("cross-origin-opener-policy");
});
