/** An incident, and a page of them, as the floor reads them. */
import { detailOut, incidentOut } from "./shape.mjs";
import { ask, whole } from "./statements.mjs";

/** @typedef {import("./statements.mjs").Sql} Sql */
/** @typedef {import("./statements.mjs").Row} Row */
/** @typedef {import("./statements.mjs").Ctx} Ctx */

/** @param {Sql} sql @param {Ctx} ctx @param {string} id */
export async function get(sql, { now }, id) {
  const { incident, of } = await whole(sql, id, "");
  return detailOut(incident, of, now);
}

/** @param {Sql} sql @param {Ctx} ctx @param {string} orgId @param {number} limit */
export async function list(sql, { now }, orgId, limit) {
  const rows = await ask(
    sql,
    "page",
    `SELECT *, coalesce(to_char(discovered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'infinity') AS place
     FROM incident WHERE org_id = $1
     ORDER BY (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
     LIMIT $2`,
    [orgId, limit + 1],
  );
  const shown = rows.slice(0, limit);
  const duties = await ask(
    sql,
    "duties",
    "SELECT * FROM duty WHERE incident_id = ANY ($1) ORDER BY id",
    [shown.map(({ id }) => id)],
  );
  const [total] = await ask(
    sql,
    "total",
    "SELECT sum(last)::int AS n FROM incident_counter WHERE org_id = $1",
    [orgId],
  );
  /** @type {Map<string, Row[]>} */
  const byIncident = new Map();
  for (const duty of duties) {
    const held = byIncident.get(duty.incident_id);
    if (held) held.push(duty);
    else byIncident.set(duty.incident_id, [duty]);
  }
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const n = total?.n ?? 0;
  return {
    incidents: shown.map((row) => incidentOut(row, byIncident.get(row.id) ?? [], now)),
    total: Math.min(n, 10_000),
    ...(n > 10_000 ? { total_is_capped: true } : {}),
    next_cursor: last
      ? Buffer.from(JSON.stringify(["-discovered_at", last.place, last.id])).toString("base64url")
      : null,
  };
}
