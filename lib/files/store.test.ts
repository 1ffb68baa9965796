import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { forgetEnv } from "../env";
import { newId } from "../ids";
import { type FileStore, fileStore } from "./store";

const orgId = newId(new Date());
const SETTINGS = ["ENDPOINT", "BUCKET", "REGION", "ACCESS_KEY", "SECRET"];
let dir: string;
let server: Server;
/** What the S3 double holds, and what it was asked with. */
const objects = new Map<string, Buffer>();
const asked: { method: string; authorization: string; length: string }[] = [];

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "tocsin-store-"));
  process.env.TOCSIN_DATA_DIR = dir;
  forgetEnv();
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts);
    const { method = "", headers } = request;
    const { pathname, searchParams } = new URL(request.url ?? "", "http://s3.test");
    const key = pathname.replace("/evidence/", "");
    asked.push({
      method,
      authorization: headers.authorization ?? "",
      length: headers["content-length"] ?? "",
    });
    const held = objects.get(key);
    if (method === "PUT") {
      const hash = createHash("sha256").update(body).digest("hex");
      if (headers["x-amz-content-sha256"] !== hash) response.statusCode = 400;
      else objects.set(key, body);
      response.end();
    } else if (searchParams.has("list-type")) {
      const rest = [...objects.keys()]
        .sort()
        .filter((one) => one > (searchParams.get("start-after") ?? ""));
      const page = rest.slice(0, 1);
      response.end(
        `<ListBucketResult><IsTruncated>${rest.length > 1}</IsTruncated>${page
          .map(
            (one) =>
              `<Contents><Key>${one}</Key><LastModified>2026-11-21T00:00:00.000Z</LastModified></Contents>`,
          )
          .join("")}</ListBucketResult>`,
      );
    } else if (!held) {
      response.statusCode = 404;
      response.end();
    } else {
      if (method === "DELETE") objects.delete(key);
      response.end(method === "GET" ? held : undefined);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  delete process.env.TOCSIN_DATA_DIR;
  for (const name of SETTINGS) delete process.env[`TOCSIN_S3_${name}`];
  forgetEnv();
  rmSync(dir, { recursive: true });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function arrived(content: string) {
  const path = join(dir, newId(new Date()));
  writeFileSync(path, content, { mode: 0o600 });
  return { path, sha256: createHash("sha256").update(content).digest("hex") };
}

async function all(store: FileStore) {
  const listed = [];
  for await (const one of store.list()) listed.push(one);
  return listed;
}

async function keepsAndGives(store: FileStore) {
  const [one, two] = [arrived("one"), arrived("two")];
  const first = { orgId, sha256: one.sha256 };
  const second = { orgId, sha256: two.sha256 };
  expect(await store.has(first)).toBe(false);
  await expect(store.open(first)).rejects.toThrow();
  await store.keep(first, one.path);
  await store.keep(second, two.path);
  // The same bytes a second time lie there once.
  await store.keep(first, arrived("one").path);
  expect(await store.has(first)).toBe(true);
  expect(await store.has({ orgId: newId(new Date()), sha256: one.sha256 })).toBe(false);
  expect(await new Response(await store.open(first)).text()).toBe("one");
  const listed = await all(store);
  expect(listed.map(({ sha256 }) => sha256).sort()).toEqual([one.sha256, two.sha256].sort());
  expect(listed.every(({ keptAt }) => !Number.isNaN(keptAt.getTime()))).toBe(true);
  await store.remove(first);
  await store.remove(first);
  expect(await store.has(first)).toBe(false);
  expect(await store.has(second)).toBe(true);
}

describe("a store of files", () => {
  it("on disk keeps and gives, by organisation, for us alone", async () => {
    await keepsAndGives(fileStore());
    const [left] = await all(fileStore());
    const path = join(dir, "files", orgId, left?.sha256.slice(0, 2) ?? "", left?.sha256 ?? "");
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("on disk takes no name that leads elsewhere", async () => {
    await expect(fileStore().open({ orgId, sha256: "../../../etc/passwd" })).rejects.toThrow();
    await expect(fileStore().open({ orgId: "..", sha256: "a".repeat(64) })).rejects.toThrow();
  });

  it("that speaks S3 keeps and gives, each request signed, with the size and the hash told", async () => {
    const { port } = server.address() as AddressInfo;
    const values = [`http://127.0.0.1:${port}`, "evidence", "eu-central-1", "access", "hidden"];
    SETTINGS.forEach((name, at) => {
      process.env[`TOCSIN_S3_${name}`] = values[at];
    });
    forgetEnv();
    await keepsAndGives(fileStore());
    expect(
      asked.every(({ authorization }) =>
        /^AWS4-HMAC-SHA256 Credential=access\/\d{8}\/eu-central-1\/s3\//.test(authorization),
      ),
    ).toBe(true);
    expect(asked.filter(({ method }) => method === "PUT").map(({ length }) => length)).toEqual([
      "3",
      "3",
      "3",
    ]);
  });

  it("that is named by half is a setting that does not fit", () => {
    delete process.env.TOCSIN_S3_SECRET;
    forgetEnv();
    expect(() => fileStore()).toThrow(/TOCSIN_S3_SECRET/);
  });
});
