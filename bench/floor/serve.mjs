/**
 * The floor: the same work with nothing but node:http and pg. Same tables, same boundary, one transaction,
 * the same ledger entry, the same answer; no framework, no schema check, no ORM, no rate limit. The bench
 * starts it as a process of its own and holds its figures beside Tocsin's.
 *
 * DATABASE_APP_URL is the app role's connection, FLOOR_CONNECTIONS the size of the pool.
 */
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import pg from "pg";
import { patch } from "./change.mjs";
import { create } from "./declare.mjs";
import { emitAll } from "./dpdp.mjs";
import { notify } from "./notify.mjs";
import { get, list } from "./read.mjs";
import { newId } from "./shape.mjs";

/** @typedef {{ id: string, name: string, orgIds: string[] }} Caller */

const PATH = "/api/v1/privacy/incidents";
const EMIT = "/api/v1/compliance/dpdp/emit";
const FRESH_MS = 5_000;

// A date has no time of day: it stays the text that it is.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_APP_URL,
  max: Number(process.env.FLOOR_CONNECTIONS ?? 20),
});

/** @type {Map<string, { caller: Caller, readAt: number }>} */
const callers = new Map();

/**
 * The caller behind a key, looked up by its hash and kept for as long as Tocsin keeps it.
 *
 * @param {string | undefined} header
 * @param {Date} now
 */
async function callerOf(header, now) {
  const hash = createHash("sha256")
    .update((header ?? "").slice("Bearer ".length))
    .digest();
  const name = hash.toString("hex");
  const known = callers.get(name);
  if (known && now.getTime() - known.readAt < FRESH_MS) return known.caller;
  const { rows } = await pool.query({
    name: "key",
    text: `SELECT k.id, k.name, k.revoked_at,
                  ARRAY(SELECT below.id FROM lookup_subtree(k.org_id) below)::text[] AS org_ids
           FROM lookup_credential($1) k
           WHERE k.kind = 'key' AND (k.expires_at IS NULL OR k.expires_at > now())`,
    values: [hash],
  });
  const [row] = rows;
  if (!row || row.revoked_at) return null;
  const caller = { id: row.id, name: row.name, orgIds: row.org_ids };
  callers.set(name, { caller, readAt: now.getTime() });
  return caller;
}

/** @param {import("node:http").IncomingMessage} request */
async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

/**
 * @param {Caller} caller
 * @param {readonly string[]} orgs
 * @param {(client: pg.PoolClient) => Promise<T>} work
 * @returns {Promise<T>}
 * @template T
 */
async function transact(caller, orgs, work) {
  if (orgs.some((org) => !caller.orgIds.includes(org))) throw new Error("Not theirs.");
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query({
      name: "see",
      text: "SELECT set_config('tocsin.orgs', $1, true)",
      values: [caller.orgIds.join(",")],
    });
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {{ caller: Caller, now: Date, requestId: string }} ctx
 * @returns {Promise<{ status: number, body: object }>}
 */
async function answer(request, ctx) {
  const url = new URL(request.url ?? "/", "http://floor");
  if (url.pathname.startsWith(EMIT)) {
    const input = await bodyOf(request);
    const orgId = url.searchParams.get("orgId") ?? "";
    const emit = (/** @type {import("./dpdp.mjs").Said[]} */ said) =>
      transact(ctx.caller, [orgId], (sql) => emitAll(sql, ctx, orgId, said));
    if (url.pathname === EMIT) return { status: 200, body: (await emit([input]))[0] ?? {} };
    const results = (await emit(input.events)).map((one, index) => ({ index, ok: true, ...one }));
    return { status: 200, body: { results } };
  }
  if (url.pathname === PATH && request.method === "POST") {
    const input = await bodyOf(request);
    const body = await transact(ctx.caller, [input.orgId], (sql) => create(sql, ctx, input));
    return { status: 201, body };
  }
  if (url.pathname === PATH) {
    const orgId = url.searchParams.get("orgId") ?? "";
    const limit = Number(url.searchParams.get("limit") ?? 50);
    const body = await transact(ctx.caller, [orgId], (sql) => list(sql, ctx, orgId, limit));
    return { status: 200, body };
  }
  const [id = "", act] = url.pathname.slice(PATH.length + 1).split("/");
  if (act === "notify") {
    const input = await bodyOf(request);
    return {
      status: 200,
      body: await transact(ctx.caller, [], (sql) => notify(sql, ctx, id, input)),
    };
  }
  if (request.method === "PATCH") {
    const input = await bodyOf(request);
    return {
      status: 200,
      body: await transact(ctx.caller, [], (sql) => patch(sql, ctx, id, input)),
    };
  }
  return { status: 200, body: await transact(ctx.caller, [], (sql) => get(sql, ctx, id)) };
}

const server = createServer(async (request, response) => {
  const now = new Date();
  const requestId = newId(now);
  try {
    const caller = await callerOf(request.headers.authorization, now);
    const { status, body } = caller
      ? await answer(request, { caller, now, requestId })
      : { status: 401, body: {} };
    const said = Buffer.from(JSON.stringify(body));
    response.writeHead(status, {
      "Content-Type": "application/json",
      "Content-Length": said.length,
      "Cache-Control": "no-store",
      "X-Request-Id": requestId,
      ...("version" in body ? { ETag: `"${body.version}"` } : {}),
    });
    response.end(said);
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" ? address?.port : null });
});
process.once("SIGTERM", () => {
  server.closeAllConnections();
  server.close(() => pool.end());
  process.disconnect?.();
});
