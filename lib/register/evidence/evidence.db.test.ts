/** Files with incidents: what is taken, what is refused and how early, what stands in the ledger. */
import { createHash } from "node:crypto";
import { readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { env, forgetEnv } from "../../env";
import { fileStore } from "../../files/store";
import { call, keyFor } from "../../testing/api";
import { PNG, zipOf } from "../../testing/files";
import { ctxFor, makeOrg, ownerSql } from "../../testing/fixtures";
import { declared } from "../../testing/incidents";
import { sweepFiles } from "./sweep";

let org: string;
let key: string;
let incident: string;

beforeAll(async () => {
  org = await makeOrg();
  key = await keyFor(org, ["admin"]);
});
beforeEach(async () => {
  incident = (await declared(ctxFor(org), org, 5)).id;
});
afterEach(() => {
  delete process.env.TOCSIN_FILE_LIMIT_MB;
  forgetEnv();
});

const address = (more = "") => `/api/v1/privacy/incidents/${incident}/evidence${more}`;
const upload = (name: string, raw: string | Uint8Array, headers: Record<string, string> = {}) =>
  call("POST", address(`?name=${encodeURIComponent(name)}`), {
    key,
    raw,
    headers: { "Content-Type": "application/octet-stream", ...headers },
  });
const rows = () =>
  ownerSql("SELECT name, sha256, withdrawn_reason FROM evidence WHERE incident_id = $1", [
    incident,
  ]);
const entries = () =>
  ownerSql<{ action: string; body: string }>(
    `SELECT e.action, p.body FROM ledger_entry e JOIN ledger_payload p USING (seq)
     WHERE e.subject_id = $1 AND e.action LIKE 'evidence.%' ORDER BY e.seq`,
    [incident],
  );
const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const onDisk = () => readdirSync(join(env().TOCSIN_DATA_DIR, "files/arriving"));

describe("a file with an incident", () => {
  it("is kept with its hash, which the ledger holds too", async () => {
    const { status, json } = await upload("Screen shot.png", PNG, { "Content-Type": "image/png" });
    expect(status).toBe(201);
    expect(json).toMatchObject({
      incident_id: incident,
      name: "Screen shot.png",
      type: "image/png",
      size: PNG.length,
      sha256: sha256(PNG),
      withdrawn: null,
    });
    const [entry] = await entries();
    expect(entry?.action).toBe("evidence.added");
    expect(JSON.parse(entry?.body ?? "").after).toMatchObject({
      sha256: sha256(PNG),
      evidence_id: json.id,
    });
    const list = await call("GET", address(), { key });
    expect(list.json.evidence).toEqual([json]);
  });

  it("sent twice under one name is there once, and under another name again", async () => {
    const first = await upload("a.txt", "the same");
    const again = await upload("a.txt", "the same");
    expect(again.json).toEqual(first.json);
    await upload("b.txt", "the same");
    expect(await rows()).toHaveLength(2);
    expect(await entries()).toHaveLength(2);
  });

  it("comes back byte by byte, as a download that no browser shows", async () => {
    const page = "<script>alert(document.domain)</script>";
    const { json } = await upload('Prüf"bericht.txt', page);
    const heard = await call("GET", address(`/${json.id}/content`), { key });
    expect(heard.text).toBe(page);
    const header = (name: string) => heard.headers.get(name);
    expect(header("content-type")).toBe("application/octet-stream");
    expect(header("content-disposition")).toBe(
      "attachment; filename=\"Pr_f_bericht.txt\"; filename*=UTF-8''Pr%C3%BCf%22bericht.txt",
    );
    expect(header("x-content-type-options")).toBe("nosniff");
    expect(header("content-security-policy")).toContain("sandbox");
    expect(header("content-length")).toBe(String(page.length));
  });

  it("whose bytes were altered in the store is not given whole", async () => {
    const { json } = await upload("a.txt", "what was found");
    const path = join(env().TOCSIN_DATA_DIR, "files", org, json.sha256.slice(0, 2), json.sha256);
    writeFileSync(path, "what was forged");
    await expect(call("GET", address(`/${json.id}/content`), { key })).rejects.toThrow();
  });

  it("is withdrawn with a reason and stays", async () => {
    const { json } = await upload("wrong.txt", "of another incident");
    const withdraw = (reason: string) =>
      call("POST", address(`/${json.id}/withdraw`), { key, body: { reason } });
    expect((await withdraw(" ")).status).toBe(400);
    const heard = await withdraw("It belongs elsewhere.");
    expect(heard.json.withdrawn).toMatchObject({ by: "Test key", reason: "It belongs elsewhere." });
    expect((await withdraw("It belongs elsewhere.")).status).toBe(200);
    expect((await withdraw("Another reason.")).status).toBe(409);
    expect((await entries()).map(({ action }) => action)).toEqual([
      "evidence.added",
      "evidence.withdrawn",
    ]);
    expect((await call("GET", address(`/${json.id}/content`), { key })).status).toBe(200);
    // The database's own role cannot delete it either.
    await expect(
      ownerSql(
        `SET ROLE "${new URL(process.env.DATABASE_APP_URL ?? "").username}"; DELETE FROM evidence`,
      ),
    ).rejects.toThrow(/permission denied/);
    await ownerSql("RESET ROLE");
  });

  it("needs incidents:write, and to read it incidents:read; nothing is read of it before", async () => {
    const reader = await keyFor(org, ["incidents:read"]);
    let asked = 0;
    const raw = new ReadableStream(
      {
        pull() {
          asked += 1;
        },
      },
      { highWaterMark: 0 },
    );
    const heard = await call("POST", address("?name=a.txt"), { key: reader, raw });
    expect([heard.status, asked]).toEqual([403, 0]);
    expect((await call("GET", address(), { key: reader })).status).toBe(200);
    const stranger = await keyFor(await makeOrg(), ["admin"]);
    expect((await call("GET", address(), { key: stranger })).status).toBe(404);
  });
});

describe("a file that is refused leaves nothing", () => {
  afterEach(async () => {
    expect(await rows()).toEqual([]);
    expect(await entries()).toEqual([]);
    expect(onDisk()).toEqual([]);
  });

  it.each([
    ["report.pdf", "MZ a program", 415],
    ["report.pdf", PNG, 415],
    ["page.html", "<html></html>", 415],
    ["notes.txt", Buffer.from([0xc3, 0x28]), 415],
    ["bomb.docx", zipOf("a.bin", Buffer.alloc(10_000_000)), 415],
    ["empty.txt", "", 400],
  ])("%s: %#", async (name, raw, status) => {
    expect((await upload(name, raw)).status).toBe(status);
  });

  it("of a declared type that its name does not stand for", async () => {
    const heard = await upload("a.png", PNG, { "Content-Type": "text/html" });
    expect(heard.json.code).toBe("file_refused");
  });

  it("of one gigabyte: by its Content-Length, before a byte is read", async () => {
    const heard = await upload("big.zip", "PK", { "Content-Length": String(1024 ** 3) });
    expect(heard.status).toBe(413);
    expect(heard.headers.get("connection")).toBe("close");
  });

  it("that says no length and does not end: as soon as the limit is passed", async () => {
    process.env.TOCSIN_FILE_LIMIT_MB = "1";
    forgetEnv();
    let sent = 0;
    const raw = new ReadableStream({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(Buffer.alloc(65_536, "a"));
      },
    });
    const heard = await call("POST", address("?name=endless.txt"), {
      key,
      raw,
      headers: { "Content-Type": "text/plain" },
    });
    expect(heard.json.code).toBe("body_too_large");
    expect(sent).toBeLessThan(1.3 * 1024 * 1024);
  });
});

describe("the store", () => {
  it("is swept of what no row names, once it is a day old, and of nothing else", async () => {
    const { json } = await upload("kept.txt", `kept ${incident}`);
    const orphan = { orgId: org, sha256: sha256("orphan") };
    const path = join(env().TOCSIN_DATA_DIR, "orphan");
    writeFileSync(path, "orphan");
    utimesSync(path, 0, 0);
    await fileStore().keep(orphan, path);
    const ctx = ctxFor(org);
    expect(await sweepFiles(ctx)).toBe(0);
    const tomorrow = new Date(ctx.now.getTime() + 25 * 3_600_000);
    expect(await sweepFiles({ ...ctx, now: tomorrow })).toBe(1);
    expect(await fileStore().has(orphan)).toBe(false);
    expect(await fileStore().has({ orgId: org, sha256: json.sha256 })).toBe(true);
    // Sent again, it is there again.
    expect((await upload("orphan.txt", "orphan")).status).toBe(201);
    expect(await fileStore().has(orphan)).toBe(true);
  });
});
