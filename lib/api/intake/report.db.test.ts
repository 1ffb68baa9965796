/** The public form: who finds it, what it takes, what becomes of it, and what it never tells. */
import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { beforeAll, describe, expect, it } from "vitest";
import { forgetEnv } from "../../env";
import { decide } from "../../register/decide";
import { listEvidence } from "../../register/evidence/read";
import { followUp } from "../../register/intake/follow-up";
import { putForm } from "../../register/intake/form";
import { readOrigin } from "../../register/intake/origin";
import { stateFacts } from "../../register/state-facts";
import { factsBodySchema } from "../../schema/facts";
import type { ReportInput } from "../../schema/intake";
import { holdAllowances } from "../../testing/allowances";
import { send } from "../../testing/api";
import { PNG } from "../../testing/files";
import { ctxFor, makeOrg, ownerSql } from "../../testing/fixtures";
import { addToSentReport, getReportChallenge, sendReport } from "./report";

let org: string;
let slug: string;
let sent = 0;

const address = () => ({ "x-tocsin-address": `reporter ${sent++}` });
const challenge = (of = slug) =>
  send(getReportChallenge, `/report/${of}/challenge`, { headers: address() });

/** What the widget does. */
async function solved(of = slug): Promise<string> {
  const { json } = await challenge(of);
  const solution = await solveChallenge({ challenge: json, deriveKey });
  return Buffer.from(JSON.stringify({ challenge: json, solution })).toString("base64");
}

const report: ReportInput = {
  role: "staff",
  happened: "A list of customers went to the wrong address.\nIt was <b>not</b> encrypted.",
  noticed_at: "2026-11-20T09:30:00.000Z",
  zone: "Europe/Berlin",
  kinds: ["contact", "financial"],
  people: 120,
  contact: "Kim, extension 12",
  language: "de",
};

function form(altcha: string, said: unknown, files: [string, Blob][] = []): FormData {
  const body = new FormData();
  body.append("altcha", altcha);
  body.append("report", JSON.stringify(said));
  for (const [name, blob] of files) body.append("files", blob, name);
  return body;
}
const submit = (body: FormData | ReadableStream, headers: Record<string, string> = {}, of = slug) =>
  send(sendReport, `/report/${of}/send`, { raw: body, headers: { ...address(), ...headers } });
const incidents = () =>
  ownerSql<{ id: string }>("SELECT * FROM incident WHERE org_id = $1 ORDER BY seq", [org]);

beforeAll(async () => {
  org = await makeOrg("Acme");
  const set = await putForm(ctxFor(org), org, {
    enabled: true,
    word: "acme",
    intro: "Thank you.",
    renew: false,
  });
  slug = set.slug ?? "";
});

describe("the address of a form", () => {
  it("has an end that nobody guesses, and stays as long as its word does", async () => {
    expect(slug).toMatch(/^acme-[a-z0-9]{10}$/);
    const settings = { enabled: true, word: "acme", intro: "Thanks.", renew: false };
    expect((await putForm(ctxFor(org), org, settings)).slug).toBe(slug);
  });

  it("is found nowhere when it is switched off: the same answer as for one that never was", async () => {
    const other = await makeOrg("Off");
    const set = await putForm(ctxFor(other), other, {
      enabled: false,
      word: "off",
      intro: "",
      renew: false,
    });
    const off = await challenge(set.slug ?? "");
    const none = await challenge("nobody-0123456789");
    expect([off.status, none.status]).toEqual([404, 404]);
    const bare = (text: string) => text.replace(/"(requestId|instance)":"[^"]*"/g, "");
    expect(bare(off.text)).toBe(bare(none.text));
    expect((await submit(form("x", report), {}, set.slug ?? "")).status).toBe(404);
  });

  it("is set by whoever may decide, and by nobody else", async () => {
    const settings = { enabled: true, word: "x", intro: "", renew: true };
    await expect(putForm(ctxFor(org, ["incidents:write"]), org, settings)).rejects.toMatchObject({
      code: "insufficient_scope",
    });
    const stranger = ctxFor(await makeOrg());
    await expect(putForm(stranger, org, settings)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a report", () => {
  it("lands as a suspicion: a draft to decide, with its files, and no clock", async () => {
    const files: [string, Blob][] = [
      ["shot.png", new Blob([new Uint8Array(PNG)], { type: "image/png" })],
    ];
    const heard = await submit(form(await solved(), report, files));
    expect(heard.status).toBe(201);
    expect(heard.json.reference).toMatch(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/);
    const [row] = await incidents();
    expect(row).toMatchObject({
      status: "draft",
      source_type: "WEBFORM",
      discovered_at: null,
      deadline_at: null,
      title: "A list of customers went to the wrong address.",
      description: report.happened,
      affected_users: "120",
      created_by_name: "Report form",
    });
    const duties = await ownerSql("SELECT state, due_at FROM duty WHERE incident_id = $1", [
      row?.id,
    ]);
    expect(duties).toContainEqual({ state: "to_decide", due_at: null });
    expect(duties.every(({ due_at }) => due_at === null)).toBe(true);
    const ctx = ctxFor(org);
    expect(await readOrigin(ctx, row?.id ?? "")).toMatchObject({
      report: { role: "staff", contact: "Kim, extension 12", zone: "Europe/Berlin", additions: [] },
      undecided: true,
    });
    expect(await listEvidence(ctx, row?.id ?? "")).toMatchObject([
      { name: "shot.png", uploadedByName: "Report form" },
    ]);
    const [entry] = await ownerSql(
      "SELECT actor_name, body FROM ledger_entry JOIN ledger_payload USING (seq) WHERE subject_id = $1 AND action = 'incident.declared'",
      [row?.id],
    );
    expect(entry?.actor_name).toBe("Report form");
    expect(entry?.body).not.toContain("extension 12");
    // The reference itself is kept nowhere.
    const kept = await ownerSql("SELECT to_jsonb(r) AS row FROM intake_report r");
    expect(JSON.stringify(kept)).not.toContain(heard.json.reference);
  });

  it("is followed with its reference: coarse words, and more can be said", async () => {
    const { json } = await submit(form(await solved(), { ...report, happened: "Second" }));
    const ctx = ctxFor(org);
    const row = (await incidents()).at(-1);
    expect(await followUp(ctx, json.reference.toLowerCase().replaceAll("-", " "))).toMatchObject({
      state: "received",
      additions: 0,
    });
    const add = async (reference: string, of = slug) =>
      send(addToSentReport, `/report/${of}/${reference}/add`, {
        raw: form(await solved(of), { text: "One more thing." }, [["log.txt", new Blob(["seen"])]]),
        headers: address(),
      });
    expect((await add(json.reference)).status).toBe(201);
    expect((await readOrigin(ctx, row?.id ?? ""))?.report?.additions).toMatchObject([
      { text: "One more thing." },
    ]);
    expect((await add("AAAAA-AAAAA-AAAAA-AAAAA-AAAA2")).status).toBe(404);
    // By another organisation's form the reference is none.
    const other = await makeOrg("Other");
    const set = await putForm(ctxFor(other), other, {
      enabled: true,
      word: "b",
      intro: "",
      renew: false,
    });
    expect((await add(json.reference, set.slug ?? "")).status).toBe(404);
    await stateFacts(
      ctx,
      row?.id ?? "",
      factsBodySchema.parse({ aware_at: new Date().toISOString() }),
    );
    expect(await followUp(ctx, json.reference)).toMatchObject({
      state: "in_progress",
      additions: 1,
    });
    expect((await readOrigin(ctx, row?.id ?? ""))?.undecided).toBe(false);
  });

  it("that a person finds to be no breach is decided like any other", async () => {
    await submit(form(await solved(), { ...report, happened: "Third" }));
    const row = (await incidents()).at(-1);
    const ctx = ctxFor(org);
    await decide(ctx, row?.id ?? "", {
      outcome: "not_a_breach",
      reasons: "A drill of the printer.",
    });
    expect((await readOrigin(ctx, row?.id ?? ""))?.undecided).toBe(false);
  });
});

describe("what leaves nothing behind", () => {
  const nothing = async (act: () => Promise<{ status: number }>, status: number) => {
    const before = await incidents();
    expect((await act()).status).toBe(status);
    expect(await incidents()).toEqual(before);
  };

  it("no proof of work, a wrong one, another form's, one that was used", async () => {
    const other = await makeOrg("Third");
    const set = await putForm(ctxFor(other), other, {
      enabled: true,
      word: "c",
      intro: "",
      renew: false,
    });
    const theirs = await solved(set.slug ?? "");
    const proof = await solved();
    const forged = JSON.parse(Buffer.from(proof, "base64").toString());
    forged.challenge.parameters.expiresAt += 3600;
    const said = Buffer.from(JSON.stringify(forged)).toString("base64");
    for (const altcha of ["", "x", theirs, said]) {
      await nothing(() => submit(form(altcha, report)), 400);
    }
    expect((await submit(form(proof, report))).status).toBe(201);
    await nothing(() => submit(form(proof, report)), 409);
  });

  it("a proof is not spent by a report that does not fit", async () => {
    const proof = await solved();
    await nothing(() => submit(form(proof, { ...report, happened: " " })), 400);
    await nothing(() => submit(form(proof, report, [["invoice.pdf", new Blob(["MZ"])]])), 415);
    const six = Array.from({ length: 6 }, (_, at): [string, Blob] => [
      `${at}.txt`,
      new Blob(["x"]),
    ]);
    await nothing(() => submit(form(proof, report, six)), 400);
    expect((await submit(form(proof, report))).status).toBe(201);
  });

  it("one gigabyte, refused by its length; and what does not end, by counting", async () => {
    await nothing(() => submit(form("x", report), { "Content-Length": String(1024 ** 3) }), 413);
    process.env.TOCSIN_FILE_LIMIT_MB = "1";
    forgetEnv();
    const head = `--b\r\nContent-Disposition: form-data; name="altcha"\r\n\r\n${await solved()}\r\n--b\r\nContent-Disposition: form-data; name="report"\r\n\r\n${JSON.stringify(report)}\r\n--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n`;
    let bytes = 0;
    const raw = new ReadableStream({
      pull(controller) {
        controller.enqueue(Buffer.from(bytes === 0 ? head : "a".repeat(65_536)));
        bytes += 65_536;
      },
    });
    await nothing(() => submit(raw, { "Content-Type": "multipart/form-data; boundary=b" }), 413);
    expect(bytes).toBeLessThan(2 * 1024 * 1024);
    delete process.env.TOCSIN_FILE_LIMIT_MB;
    forgetEnv();
  });

  it("a text that does not end, by counting", async () => {
    let bytes = 0;
    const raw = new ReadableStream({
      pull(controller) {
        const head = '--b\r\nContent-Disposition: form-data; name="report"\r\n\r\n';
        controller.enqueue(Buffer.from(bytes === 0 ? head : "a".repeat(65_536)));
        bytes += 65_536;
      },
    });
    await nothing(() => submit(raw, { "Content-Type": "multipart/form-data; boundary=b" }), 413);
    expect(bytes).toBeLessThan(2 * 1024 * 1024);
  });

  it.each([
    ["application/json", "{}"],
    ["multipart/form-data", "x"],
    ["multipart/form-data; boundary=b", "no parts at all"],
    [
      "multipart/form-data; boundary=b",
      '--b\r\nContent-Disposition: form-data; name="report"\r\n\r\ncut',
    ],
  ])("what is no form: %s", async (type, text) => {
    const raw = new Blob([text]).stream();
    await nothing(() => submit(raw, { "Content-Type": type }), 400);
  });

  it("too many from one address", async () => {
    await holdAllowances();
    const from = { "x-tocsin-address": "198.51.100.99" };
    const statuses = [];
    for (let n = 0; n < 12; n++) statuses.push((await submit(form("x", report), from)).status);
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(400));
    expect(statuses.slice(10)).toEqual([429, 429]);
  });
});
