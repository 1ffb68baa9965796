/** Filling an organisation with DPDP timers: copies of one that Tocsin itself has started. */
import pg from "pg";
import { newId } from "../lib/ids";
import { CopyFiles, type CopyRow } from "./copy";
import { send, type Target } from "./load";
import { SPAN_MS } from "./sample";
import { makeOrganisation } from "./seed";
import { remindedOf } from "./seed-told";
import { dsrReceived } from "./workloads";

const DAY_MS = 24 * 3_600_000;
const PERIOD_MS = 90 * DAY_MS;
export const DPDP_SCOPES = ["dpdp:read", "dpdp:write"];

/** An organisation with timers, and a key of it. */
export interface TimersSeeded {
  orgId: string;
  key: string;
}

/** How the timers of an organisation stand. */
export interface Mix {
  count: number;
  /** The newest so many run. */
  running: number;
  /** So many of the others were never answered, spread over five years. */
  overdue: number;
}

/**
 * Makes an organisation with timers of 90 days. They bind, as the DPDP Rules' will; one in ten of those that
 * are settled was late.
 *
 * @param url the connection of a superuser, as for seed()
 */
export async function seedTimers(
  target: Target,
  url: string,
  dir: string,
  mix: Mix,
): Promise<TimersSeeded> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    const now = new Date();
    const made = await makeOrganisation(owner, `${mix.count} timers`, now, DPDP_SCOPES);
    const template = await startedByTocsin(target, owner, made);
    const files = new CopyFiles(dir);
    // The oldest first, so that ids follow the time of receipt. The first is there already.
    for (let rank = mix.count - 1; rank > 0; rank--) {
      const { session, timer } = timerOf(template, rank, mix, now);
      files.add("dpdp_session", session);
      files.add("duty", timer);
    }
    // In one: the server that runs beside it would begin to remind of what is there.
    await owner.query("BEGIN");
    await files.load(owner, ["dpdp_session", "duty"]);
    await remindedOf(owner, made.orgId, now);
    await owner.query("COMMIT");
    return made;
  } finally {
    await owner.end();
  }
}

/** The timer of a request's 90 days, as a row of the table. */
async function startedByTocsin(
  target: Target,
  owner: pg.Client,
  of: TimersSeeded,
): Promise<CopyRow> {
  const sessionId = newId(new Date());
  await send(target, dsrReceived(of, sessionId));
  // Others that the request started would be more than were asked for.
  await owner.query(
    "DELETE FROM duty WHERE session_id = $1 AND rule_id <> 'in-dpdp-grievance-90d'",
    [sessionId],
  );
  const { rows } = await owner.query<CopyRow>("SELECT * FROM duty WHERE session_id = $1", [
    sessionId,
  ]);
  const [row] = rows;
  if (!row) throw new Error("The request started no timer of 90 days.");
  // Lists in a column of JSON are written as JSON.
  return { ...row, readings: JSON.stringify(row.readings), missing: JSON.stringify(row.missing) };
}

/** The timer of a rank with its session, of `template`: 0 is the newest of `count`. */
export function timerOf(
  template: CopyRow,
  rank: number,
  { count, running, overdue }: Mix,
  now: Date,
) {
  const runs = rank < running;
  const past = rank - running;
  const ageMs = runs
    ? (rank / running) * (PERIOD_MS - DAY_MS)
    : PERIOD_MS + DAY_MS + (past / (count - running)) * SPAN_MS;
  const at = new Date(now.getTime() - Math.round(ageMs));
  const due = new Date(at.getTime() + PERIOD_MS);
  const every = Math.floor((count - running) / overdue);
  const unanswered = past % every === 0 && past / every < overdue;
  const late = past % 10 === 1;
  const settled = new Date(due.getTime() + (late ? 1 : -30) * DAY_MS);
  const sessionId = newId(at);
  const standing =
    runs || unanswered
      ? { state: "running", settled_at: null, late_by_ms: null }
      : {
          state: late ? "met_late" : "met",
          settled_at: settled,
          late_by_ms: late ? DAY_MS : null,
        };
  return {
    session: { orgId: template.org_id, sessionId, startedAt: at, updatedAt: at },
    timer: {
      ...template,
      ...standing,
      id: newId(at),
      session_id: sessionId,
      started_at: at,
      due_at: due,
      binding: true,
      binding_from: null,
      created_at: at,
      updated_at: at,
    },
  };
}
