/** What was done to the ledger past the application is found, and named: by itself, or against a checkpoint. */
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { transact } from "../../lib/db/transaction";
import { payloadHash } from "../../lib/ledger/proof";
import { record } from "../../lib/ledger/record";
import { runCommand } from "../../lib/testing/command";
import { ctxFor, makeOrg, ownerSql } from "../../lib/testing/fixtures";

const dir = mkdtempSync(join(tmpdir(), "tocsin-ledger-"));
const checkpoint = join(dir, "checkpoint");
const SEEN = [1, 2, 3, 4, 5, 6];
let orgs: string[];
/** The places of the entries, in order. */
let seqs: string[];
/** Of whatever a test changes, to be put back after it. */
let entries: Record<string, unknown>[];
let payloads: Record<string, unknown>[];

beforeAll(async () => {
  orgs = [await makeOrg("Acme"), await makeOrg("Zenith")];
  for (const amount of SEEN) await enter(orgs[amount % 2] ?? "", amount);
  const made = await runCommand("ledger checkpoint", {}, checkpoint);
  expect(made.said).toContain(`SHA-256 ${sha256(readFileSync(checkpoint))}`);
  for (const amount of [7, 8]) await enter(orgs[amount % 2] ?? "", amount);
  entries = await ownerSql("SELECT to_jsonb(e) AS row FROM ledger_entry e ORDER BY seq");
  payloads = await ownerSql("SELECT to_jsonb(p) AS row FROM ledger_payload p ORDER BY seq");
  seqs = (await ownerSql<{ seq: string }>("SELECT seq FROM ledger_entry ORDER BY seq")).map(
    ({ seq }) => seq,
  );
});

afterAll(() => rmSync(dir, { recursive: true }));

async function enter(orgId: string, amount: number): Promise<void> {
  const ctx = ctxFor(orgId);
  await transact(ctx, (tx) =>
    record(tx, ctx, {
      orgId,
      action: "incident.declared",
      subject: { type: "incident", id: orgId },
      before: null,
      after: { amount, title: "é 'quoted' \\ 🚨" },
    }),
  );
}

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const seqOf = (amount: number) => seqs[amount - 1] ?? "";
const verify = (...file: string[]) => runCommand("ledger verify", {}, ...file);

/** The lines about entries, each with the place that it names. */
function broken({ said }: { said: string }): string[] {
  return said.split("\n").filter((line) => line.startsWith("BROKEN  entry"));
}

/** Does something past the application and looks what both ways of verifying say; then puts it back. */
async function tampered(...statements: string[]) {
  // As a superuser can who lifts what the tables refer to.
  for (const sql of ["SET session_replication_role = replica", ...statements]) await ownerSql(sql);
  try {
    return { alone: await verify(), held: await verify(checkpoint) };
  } finally {
    await ownerSql("TRUNCATE ledger_payload, ledger_entry CASCADE");
    for (const { row } of entries)
      await ownerSql(
        "INSERT INTO ledger_entry SELECT * FROM jsonb_populate_record(NULL::ledger_entry, $1)",
        [row],
      );
    for (const { row } of payloads)
      await ownerSql(
        "INSERT INTO ledger_payload SELECT * FROM jsonb_populate_record(NULL::ledger_payload, $1)",
        [row],
      );
    await ownerSql("SET session_replication_role = origin");
  }
}

it("finds a ledger sound that nobody touched, and says how much it is", async () => {
  for (const { said, well } of [await verify(), await verify(checkpoint)]) {
    expect(well).toBe(true);
    expect(broken({ said })).toEqual([]);
    expect(said).toContain(`sound  ${orgs[0]}  Acme: 4 entries`);
    expect(said.split("\n").at(-1)).toBe("8 entries: none is broken.");
  }
  expect((await verify()).said).toContain("Held against no checkpoint");
  expect((await verify(checkpoint)).said).toContain(sha256(readFileSync(checkpoint)));
});

it("names an entry whose contents were changed", async () => {
  const { alone, held } = await tampered(
    `UPDATE ledger_payload SET body = replace(body, '"amount":3', '"amount":30') WHERE seq = ${seqOf(3)}`,
  );
  for (const heard of [alone, held]) {
    expect(heard.well).toBe(false);
    expect(broken(heard)).toEqual([
      expect.stringMatching(
        `^BROKEN  entry ${seqOf(3)} \\(incident.declared, .*: its contents do not match their hash$`,
      ),
    ]);
    expect(heard.said).toContain(`BROKEN  ${orgs[1]}  Zenith: 4 entries, 1 broken`);
    expect(heard.said.split("\n").at(-1)).toBe(`8 entries: 1 broken, the first is ${seqOf(3)}.`);
  }
});

it("names an entry that was rewritten together with its hash", async () => {
  const salt = Buffer.alloc(32);
  const body = '{"after":{"amount":30},"before":null}';
  const { alone, held } = await tampered(
    `UPDATE ledger_payload SET body = '${body}', salt = '\\x${salt.toString("hex")}' WHERE seq = ${seqOf(3)}`,
    `UPDATE ledger_entry SET payload_hash = '\\x${payloadHash(salt, body).toString("hex")}' WHERE seq = ${seqOf(3)}`,
  );
  // Only what lies outside the database can tell.
  expect(alone.well).toBe(true);
  expect(held.well).toBe(false);
  expect(broken(held)).toEqual([expect.stringContaining(`entry ${seqOf(3)} (`)]);
  expect(held.said).toContain("it is not what it was at the checkpoint");
});

it.each([
  ["actor_name", "'Somebody Else'"],
  ["subject_id", "'another'"],
  ["action", "'incident.updated'"],
  ["request_id", "'another'"],
])("finds a changed %s", async (column, value) => {
  const { held } = await tampered(
    `UPDATE ledger_entry SET ${column} = ${value} WHERE seq = ${seqOf(2)}`,
  );
  expect(broken(held)).toEqual([expect.stringContaining(`entry ${seqOf(2)} (`)]);
});

it("finds an entry that was dated back, without a checkpoint too", async () => {
  const { alone } = await tampered(
    `UPDATE ledger_entry SET recorded_at = recorded_at - interval '1 day' WHERE seq = ${seqOf(4)}`,
  );
  expect(alone.well).toBe(false);
  expect(broken(alone)).toEqual([
    expect.stringMatching(`entry ${seqOf(4)} .*: its id is of another instant than its time$`),
  ]);
});

it("names an entry that was taken away with all that belonged to it", async () => {
  const { alone, held } = await tampered(
    `DELETE FROM ledger_payload WHERE seq = ${seqOf(2)}`,
    `DELETE FROM ledger_entry WHERE seq = ${seqOf(2)}`,
  );
  expect(alone.well).toBe(true);
  expect(held.well).toBe(false);
  expect(broken(held)).toEqual([
    `BROKEN  entry ${seqOf(2)}: it was there at the checkpoint and is not any more`,
  ]);
});

it("finds half an entry without a checkpoint, whichever half", async () => {
  const { alone } = await tampered(
    `DELETE FROM ledger_payload WHERE seq = ${seqOf(5)}`,
    `DELETE FROM ledger_entry WHERE seq = ${seqOf(2)}`,
  );
  expect(broken(alone)).toEqual([
    `BROKEN  entry ${seqOf(2)}: its contents are there without it`,
    expect.stringMatching(`entry ${seqOf(5)} .*: its contents are gone$`),
  ]);
});

it("finds two entries that changed places", async () => {
  const { alone, held } = await tampered(
    ...["ledger_entry", "ledger_payload"].flatMap((table) => [
      `UPDATE ${table} SET seq = -1 WHERE seq = ${seqOf(1)}`,
      `UPDATE ${table} SET seq = ${seqOf(1)} WHERE seq = ${seqOf(4)}`,
      `UPDATE ${table} SET seq = ${seqOf(4)} WHERE seq = -1`,
    ]),
  );
  expect(alone.well).toBe(true);
  expect(broken(held)).toEqual([
    expect.stringContaining(`entry ${seqOf(1)} (`),
    expect.stringContaining(`entry ${seqOf(4)} (`),
  ]);
});

it("finds a tail that was cut off", async () => {
  const { alone, held } = await tampered(
    `DELETE FROM ledger_payload WHERE seq >= ${seqOf(5)}`,
    `DELETE FROM ledger_entry WHERE seq >= ${seqOf(5)}`,
  );
  expect(alone.well).toBe(true);
  expect(broken(held)).toHaveLength(2);
  expect(held.said.split("\n").at(-1)).toBe(`4 entries: 2 broken, the first is ${seqOf(5)}.`);
});

it("finds an entry that was put in before the checkpoint's end", async () => {
  const { held } = await tampered(
    `UPDATE ledger_entry SET seq = -5 WHERE seq = ${seqOf(7)}`,
    `UPDATE ledger_payload SET seq = -5 WHERE seq = ${seqOf(7)}`,
  );
  expect(broken(held)).toEqual([
    expect.stringMatching("entry -5 .*: it was not there at the checkpoint$"),
  ]);
});

it("finds the entries of an organisation that is no more", async () => {
  const gone = await makeOrg("Gone");
  await enter(gone, 9);
  await ownerSql("DELETE FROM organisation WHERE id = $1", [gone]);
  const { said, well } = await verify();
  expect(well).toBe(false);
  expect(said).toContain(`BROKEN  ${gone}  (no such organisation): 1 entry, 1 broken`);
  expect(said).toContain("its organisation is not there");
  await ownerSql("DELETE FROM ledger_payload WHERE org_id = $1", [gone]);
  await ownerSql("DELETE FROM ledger_entry WHERE org_id = $1", [gone]);
});

it("walks one organisation's alone, against a checkpoint of that one", async () => {
  const [acme = ""] = orgs;
  const own = join(dir, "acme");
  await runCommand("ledger checkpoint", { org: acme }, own);
  const heard = await runCommand("ledger verify", { org: acme }, own);
  expect(heard).toMatchObject({ well: true });
  expect(heard.said.split("\n").at(-1)).toBe("4 entries: none is broken.");
  await expect(verify(own)).rejects.toThrow(`add --org ${acme}`);
  await expect(runCommand("ledger verify", { org: acme }, checkpoint)).rejects.toThrow(
    "leave --org out",
  );
  const nobody = "01990000-0000-7000-8000-000000000000";
  await expect(runCommand("ledger verify", { org: nobody })).rejects.toThrow("no organisation");
});

it("writes the same checkpoint of the same entries, however much came after", async () => {
  const again = join(dir, "again");
  await runCommand("ledger checkpoint", { "up-to": seqOf(6) }, again);
  expect(readFileSync(again, "utf8")).toBe(readFileSync(checkpoint, "utf8"));
  const beyond = { "up-to": "999999" };
  await expect(runCommand("ledger checkpoint", beyond, again)).rejects.toThrow("beyond");
});

it("takes no half checkpoint, and none that is none", async () => {
  const half = join(dir, "half");
  const whole = readFileSync(checkpoint, "utf8");
  for (const text of ["", "{}", whole.slice(0, -20), whole.replace(/^\d+ [\da-f]{64}\n/m, "")]) {
    writeFileSync(half, text);
    await expect(verify(half)).rejects.toThrow("is not a whole checkpoint");
  }
  await expect(verify(join(dir, "none"))).rejects.toThrow("There is no file");
});
