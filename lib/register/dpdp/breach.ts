/** A breach that a system has detected: it opens an incident, or joins one, and starts four timers there. */
import type { DutyRow, FactRow } from "../../db/rows";
import { statement } from "../../db/statement";
import { notFound, Refusal } from "../../errors";
import { assess } from "../../law/assess";
import { record } from "../../ledger/record";
import type { SaidEvent } from "../../schema/dpdp";
import { planDuties } from "../duties";
import { caseOf } from "../duty-clock";
import { standing } from "../facts-now";
import { filedOf } from "../filed";
import { changedBy, lockWhole, type WholeIncident } from "../incident";
import { frozenBy, type Law, readLaw } from "../law";
import { numbered, saveNew } from "../new-incident";
import { newDuty } from "../restate";
import { resync } from "../resync";
import { copiesOf } from "../save-duties";
import { setColumns } from "../save-incident";
import { saveFacts } from "../save-rows";
import { snapshot } from "../snapshot";
import { stated, told } from "../state-facts";
import { factRow } from "../statements";
import type { Desk, Emitted } from "./desk";
import { BREACH_KINDS, breachTimers, ruleOf } from "./timers";

const JOINED = statement<never>(
  "dpdp session's incident",
  "UPDATE dpdp_session SET incident_id = $3 WHERE org_id = $1 AND session_id = $2",
);

/** The instants of the event: each from the first field that is given, else the server's time. */
interface Instants {
  /** CERT-In's six hours run from here. */
  noticed: Date;
  /** The Board's 72 hours run from here. */
  aware: Date;
  detected: Date;
  awareStated: boolean;
  detectedStated: boolean;
}

/**
 * Opens or joins the session's incident, and starts its timers. A second detection in the session joins the
 * same one and restarts nothing.
 *
 * @throws Refusal not_found (incident), conflict (the session has another), facts_contradict
 */
export async function detected(
  desk: Desk,
  said: SaidEvent,
  event: Emitted["event"],
): Promise<Emitted> {
  const instants = instantsOf(desk, said);
  const session = desk.sessions.get(said.sessionId);
  if (!session) throw new Error("The session is not locked.");
  const named = said.known.incident_id ?? null;
  if (named && session.incidentId && named !== session.incidentId)
    throw otherIncident(session.incidentId);
  const linked = session.incidentId ?? named;
  const incident = linked
    ? await joined(desk, said, linked, instants)
    : await opened(desk, said, instants);
  if (session.incidentId === null) {
    desk.tx.later(JOINED, [desk.orgId, said.sessionId, incident.id]);
    session.incidentId = incident.id;
  }
  return {
    event: { ...event, incidentId: incident.id },
    timers: breachTimers(incident.duties),
    created: [],
  };
}

function instantsOf({ ctx }: Desk, { known }: SaidEvent): Instants {
  const { noticed_at, detected_at, aware_at } = known;
  const aware = aware_at ?? detected_at ?? ctx.now;
  if (aware_at && detected_at && aware_at < detected_at)
    throw contradicts("detected_at", detected_at, aware_at);
  if (aware_at && noticed_at && aware_at < noticed_at)
    throw contradicts("noticed_at", noticed_at, aware_at);
  // Where awareness alone is stated, it was noticed then at the latest.
  const noticed = noticed_at ?? detected_at ?? (aware < ctx.now ? aware : ctx.now);
  const found = detected_at ?? noticed;
  return {
    noticed,
    aware,
    detected: found > aware ? aware : found,
    awareStated: aware_at != null,
    detectedStated: detected_at != null || noticed_at != null,
  };
}

async function opened(desk: Desk, said: SaidEvent, instants: Instants): Promise<WholeIncident> {
  const { tx, ctx, orgId } = desk;
  const law = await desk.law();
  const bare: WholeIncident = {
    ...(await numbered(tx, ctx, orgId)),
    title: said.known.title ?? null,
    status: "open",
    sourceType: "INTEGRATION",
  };
  const facts = [awareness(desk, bare, instants), detection(desk, bare, instants)];
  const begun = { ...stated(ctx, bare, facts), version: 1 };
  const first = withTimers(begun, law, desk, said, instants);
  const planned = planDuties(first, { ...law, frozen: frozenBy(law, first.duties) }, ctx.now, {
    assessed: false,
  }).duties;
  const incident = { ...first, duties: planned, ...copiesOf({ ...first, duties: planned }) };
  await saveNew(tx, ctx, incident, { dpdp_session: said.sessionId });
  return incident;
}

/** What is on record stays: the event adds what is missing, and the timers that are. */
async function joined(
  desk: Desk,
  said: SaidEvent,
  id: string,
  instants: Instants,
): Promise<WholeIncident> {
  const { tx, ctx, orgId } = desk;
  const before = await lockWhole(tx, ctx, id, "dpdp:write");
  // Timers are found by their own organisation, and so is the incident.
  if (before.orgId !== orgId) throw notFound();
  const law = await readLaw(tx, orgId, before.duties);
  const facts = missingFacts(desk, before, instants);
  const added = stated(ctx, before, facts);
  const changed = withTimers(added, law, desk, said, instants);
  if (facts.length === 0 && changed.duties === before.duties) return before;
  const frozen = new Map([...law.frozen, ...frozenBy(law, changed.duties)]);
  const after = resync(tx, ctx, before, changed, { ...law, frozen }, { assessed: false });
  saveFacts(tx, facts);
  setColumns(tx, id, {
    discoveredAt: after.discoveredAt,
    ...copiesOf(after),
    ...changedBy(before, ctx),
  });
  await record(tx, ctx, {
    orgId,
    action: "incident.joined_by_dpdp",
    subject: { type: "incident", id },
    before: { ...snapshot(before), facts: told(before.facts, facts) },
    after: {
      ...snapshot(after),
      facts: told(after.facts, facts),
      dpdp_session: said.sessionId,
    },
  });
  return after;
}

function missingFacts(desk: Desk, incident: WholeIncident, instants: Instants): FactRow[] {
  const stands = standing(incident.facts);
  const aware = incident.discoveredAt ?? instants.aware;
  const rows: FactRow[] = [];
  if (!incident.discoveredAt) rows.push(awareness(desk, incident, instants));
  // A detection after the awareness on record would contradict it, and stop clocks that run.
  const isKnown = stands.has("detected_at") || instants.detected > aware;
  if (!isKnown && instants.detectedStated) rows.push(detection(desk, incident, instants));
  return rows;
}

function awareness(
  { ctx }: Desk,
  incident: WholeIncident,
  { aware, awareStated }: Instants,
): FactRow {
  return factRow(ctx, incident, "aware_at", {
    value: aware,
    estimated: !awareStated,
    reason: awareStated
      ? "Stated by a DPDP event."
      : "A DPDP event reported the breach without an awareness: its detection, else its arrival, counts.",
  });
}

function detection(
  { ctx }: Desk,
  incident: WholeIncident,
  { detected: at, detectedStated }: Instants,
): FactRow {
  return factRow(ctx, incident, "detected_at", {
    value: at,
    estimated: !detectedStated,
    reason: detectedStated
      ? "Stated by a DPDP event."
      : "A DPDP event reported the breach without a detection: it was noticed then at the latest.",
  });
}

/** The incident with a timer of the session under each of the four rules that the organisation has on. */
function withTimers(
  incident: WholeIncident,
  law: Law,
  desk: Desk,
  { sessionId }: SaidEvent,
  instants: Instants,
): WholeIncident {
  const rules = BREACH_KINDS.map(ruleOf);
  const it = caseOf(incident, law, desk.ctx.now);
  const verdicts = assess(rules, it.facts, {
    settings: law.settings,
    filed: filedOf(incident),
    now: desk.ctx.now,
  });
  let duties = incident.duties;
  for (const verdict of verdicts) {
    const { rule } = verdict;
    const held = duties.find(({ ruleId }) => ruleId === rule.id);
    if (held) {
      if (held.sessionId !== null) continue;
      duties = duties.map((duty) => (duty === held ? { ...duty, sessionId } : duty));
      continue;
    }
    if (law.settings.get(rule.id)?.offBecause) continue;
    const asOnRecord = newDuty(rule, rule.recipient.name, it, verdict, sessionId);
    duties = [...duties, rule.id === "in-certin-6h" ? noticedAt(asOnRecord) : asOnRecord];
  }
  return duties === incident.duties ? incident : { ...incident, duties };

  /** CERT-In's clock from the noticing that the event states; what is on record beside it may differ. */
  function noticedAt(duty: DutyRow): DutyRow {
    if (duty.startedAt?.getTime() === instants.noticed.getTime()) return duty;
    if (duty.state !== "running") return duty;
    const facts = { ...it.facts, instants: { detected_at: instants.noticed } };
    const own = newDuty(ruleOf("cert_in"), duty.recipient, { ...it, facts }, undefined, sessionId);
    const inputs = typeof duty.inputs === "object" ? duty.inputs : {};
    return {
      ...duty,
      state: own.state,
      startedAt: own.startedAt,
      dueAt: own.dueAt,
      computation: own.computation,
      readings: own.readings,
      inputs: { ...inputs, noticed_at: instants.noticed.toISOString() },
    };
  }
}

function contradicts(field: string, earlier: Date, aware: Date): Refusal {
  return new Refusal(
    "facts_contradict",
    `aware_at ${aware.toISOString()} lies before ${field} ${earlier.toISOString()}.`,
    {
      faults: [
        {
          pointer: "/payload/aware_at",
          detail: `It lies before ${field}, ${earlier.toISOString()}.`,
          fix: `Check aware_at and ${field}: they cannot both be true.`,
        },
      ],
    },
  );
}

function otherIncident(id: string): Refusal {
  return new Refusal("conflict", `This session belongs to the incident ${id}.`, {
    faults: [
      {
        pointer: "/payload/incident_id",
        detail: `The session was linked to ${id} before.`,
        fix: "Leave incident_id out, or begin another session for the other incident.",
      },
    ],
  });
}
