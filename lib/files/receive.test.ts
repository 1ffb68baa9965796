import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { forgetEnv } from "../env";
import { Refusal } from "../errors";
import { PNG, zipOf } from "../testing/files";
import { receive, sweepArriving } from "./receive";

let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "tocsin-files-"));
  process.env.TOCSIN_DATA_DIR = dir;
  process.env.TOCSIN_FILE_LIMIT_MB = "1";
  forgetEnv();
});
afterAll(() => {
  delete process.env.TOCSIN_DATA_DIR;
  delete process.env.TOCSIN_FILE_LIMIT_MB;
  forgetEnv();
  rmSync(dir, { recursive: true });
});

async function* pieces(...said: (string | Uint8Array)[]) {
  for (const piece of said) yield typeof piece === "string" ? Buffer.from(piece) : piece;
}

/** The code of the refusal, or the type that was found. */
async function outcome(name: string, bytes: Uint8Array | string, declared?: string) {
  try {
    const file = await receive(pieces(bytes), { name, declared });
    await file.discard();
    return file.type;
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.code;
    throw thrown;
  }
}

describe("a file that arrives", () => {
  it("is hashed, counted and written for us alone, piece by piece", async () => {
    const file = await receive(pieces("a log\n", "of two pieces 🚨"), { name: "a.log" });
    const whole = readFileSync(file.path);
    expect(whole.toString()).toBe("a log\nof two pieces 🚨");
    expect(file.sha256).toBe(createHash("sha256").update(whole).digest("hex"));
    expect([file.size, file.type]).toEqual([whole.length, "text/plain"]);
    expect(statSync(file.path).mode & 0o777).toBe(0o600);
    await file.discard();
    expect(readdirSync(join(dir, "files/arriving"))).toEqual([]);
  });

  it("that never ends is cut off at the limit, and nothing of it stays", async () => {
    let sent = 0;
    async function* endless() {
      for (;;) {
        sent += 65_536;
        yield Buffer.alloc(65_536, "a");
      }
    }
    await expect(receive(endless(), { name: "a.txt" })).rejects.toMatchObject({
      code: "body_too_large",
    });
    expect(sent).toBe(17 * 65_536);
    expect(readdirSync(join(dir, "files/arriving"))).toEqual([]);
  });

  it("of a false kind is refused after its first bytes", async () => {
    let sent = 0;
    async function* program() {
      for (; sent < 900_000; sent += 8_192) yield Buffer.alloc(8_192, sent === 0 ? "MZ\0" : 1);
    }
    await expect(receive(program(), { name: "invoice.pdf" })).rejects.toMatchObject({
      code: "file_refused",
    });
    expect(sent).toBe(0);
  });

  it.each([
    ["report.pdf", "%PDF-1.7\n1 0 obj", "application/pdf", "application/pdf"],
    ["shot.PNG", PNG, "image/png", "image/png"],
    ["report.pdf", PNG, undefined, "file_refused"],
    ["shot.png", PNG, "text/html", "file_refused"],
    ["shot.png", "<html><script>alert(1)</script>", "image/png", "file_refused"],
    ["page.html", "<html></html>", "text/html", "file_refused"],
    ["drawing.svg", "<svg onload='x'/>", "image/svg+xml", "file_refused"],
    ["tool.exe", "MZ", undefined, "file_refused"],
    ["none", "text", undefined, "file_refused"],
    ["constructor", "text", undefined, "file_refused"],
    ["a.constructor", "text", undefined, "file_refused"],
    ["note.txt", "<script>alert(1)</script>", "text/plain", "text/plain"],
    ["note.txt", Buffer.from([0x61, 0xff, 0x62]), "text/plain", "file_refused"],
    ["note.txt", "cut in a sign: \ud83d", "text/plain", "text/plain"],
    ["note.txt", Buffer.from([0xf0, 0x9f]), "text/plain", "file_refused"],
    ["note.txt", "a\0b", "text/plain", "file_refused"],
    ["note.txt", PNG, "text/plain", "file_refused"],
    ["note.txt", gzipSync("x"), "text/plain", "file_refused"],
    ["rows.csv", "a;b\n1;2\n", "application/vnd.ms-excel", "text/csv"],
    ["mail.eml", "From: a@example.org\n\nHello", "message/rfc822", "message/rfc822"],
    ["log.gz", gzipSync("x"), "application/gzip", "application/gzip"],
    ["a.zip", zipOf("a.txt", Buffer.from("x")), "application/x-zip-compressed", "application/zip"],
    ["a.docx", zipOf("a.txt", Buffer.from("x")), undefined, "file_refused"],
    ["a.docx", "<html>", undefined, "file_refused"],
    ["a.txt", "", undefined, "invalid_request"],
  ])("%s: %#", async (name, bytes, declared, expected) => {
    expect(await outcome(name, bytes, declared)).toBe(expected);
  });

  it("that is an office document is told by the names in it", async () => {
    const ooxml = zipOf("[Content_Types].xml", Buffer.from("<Types/>"));
    expect(await outcome("letter.docx", ooxml)).toContain("wordprocessingml");
    const odt = zipOf("mimetype", Buffer.from("application/vnd.oasis.opendocument.text"), false);
    expect(await outcome("letter.odt", odt)).toBe("application/vnd.oasis.opendocument.text");
    expect(await outcome("table.ods", odt)).toBe("file_refused");
  });

  it("that is a zip bomb is kept as the few bytes that it is, and never unpacked", async () => {
    const bomb = zipOf("[Content_Types].xml", Buffer.alloc(256 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(400_000);
    for (const name of ["bomb.zip", "bomb.docx", "bomb.xlsx"]) {
      const file = await receive(pieces(bomb), { name });
      expect(file.size).toBe(bomb.length);
      await file.discard();
    }
    // What cannot be unpacked at all is taken just the same: nobody has tried.
    const broken = zipOf("[Content_Types].xml", Buffer.alloc(5000, 0xff), false);
    broken.writeUInt16LE(8, 8);
    expect(await outcome("bomb.docx", broken)).toContain("wordprocessingml");
    const gz = Buffer.concat([gzipSync("x").subarray(0, 10), Buffer.alloc(5000, 0xff)]);
    expect(await outcome("bomb.gz", gz)).toBe("application/gzip");
  });

  it("half arrived, left by a crash, is swept when it is old", async () => {
    const file = await receive(pieces("x"), { name: "a.txt" });
    await sweepArriving(new Date(Date.now() - 60_000));
    expect(readdirSync(join(dir, "files/arriving"))).toHaveLength(1);
    await sweepArriving(new Date(Date.now() + 60_000));
    expect(readdirSync(join(dir, "files/arriving"))).toEqual([]);
    await file.discard();
  });
});
