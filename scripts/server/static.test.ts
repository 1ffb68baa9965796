import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compressStatic } from "../compress.mjs";
import { openStatic } from "./static";

const dir = mkdtempSync(join(tmpdir(), "tocsin-static-"));
const SCRIPT = "export const said = 'the same again';\n".repeat(100);
const server = createServer();

beforeAll(async () => {
  mkdirSync(join(dir, "chunks"));
  writeFileSync(join(dir, "chunks/a.js"), SCRIPT);
  writeFileSync(join(dir, "chunks/small.js"), "1;");
  await compressStatic(dir);
  const serve = await openStatic(dir);
  server.on("request", (asked, response) => {
    if (!serve(asked, response)) response.writeHead(421).end("not ours");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterAll(() => {
  server.close();
  rmSync(dir, { recursive: true });
});

async function get(path: string, accepted: string, method = "GET") {
  const { port } = server.address() as AddressInfo;
  const asked = request({ port, path, method, headers: { "Accept-Encoding": accepted } }).end();
  const [answer] = await once(asked, "response");
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) };
}

it("gives the compressed file to who takes it, for ever", async () => {
  const { status, headers, body } = await get("/_next/static/chunks/a.js?dpl=1", "gzip, br");
  expect(status).toBe(200);
  expect(headers["content-encoding"]).toBe("br");
  expect(headers["cache-control"]).toContain("immutable");
  expect(headers.vary).toBe("Accept-Encoding");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(Number(headers["content-length"])).toBe(body.length);
  expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
});

it("answers HEAD without the file", async () => {
  const { status, body } = await get("/_next/static/chunks/a.js", "br", "HEAD");
  expect(status).toBe(200);
  expect(body.length).toBe(0);
});

it.each([
  ["/_next/static/chunks/a.js", "gzip"],
  ["/_next/static/chunks/a.js", "br;q=0, gzip"],
  ["/_next/static/chunks/small.js", "br"],
  ["/_next/static/../a.js", "br"],
  ["/_next/static/chunks/a.js.br", "br"],
  ["/dashboard", "br"],
])("leaves %s with %s to the pages", async (path, accepted) => {
  expect((await get(path, accepted)).status).toBe(421);
});
