/** A data principal's request: its clock runs from the receipt, and the answer stops it. */
import { z } from "zod";
import type { DutyRow } from "../../db/rows";
import { notFound, Refusal } from "../../errors";
import { newId } from "../../ids";
import { assess } from "../../law/assess";
import { lateByMs } from "../../law/clock";
import { daysFrom, monthsFrom } from "../../law/clocks/days";
import { isOpen as isOpenSum, periodWords } from "../../law/clocks/sum";
import { NO_FACTS } from "../../law/facts";
import type { Rule } from "../../law/rule";
import type { SaidEvent } from "../../schema/dpdp";
import { isOpen } from "../incident";
import { timersOfSession } from "../incident-rows";
import type { Law } from "../law";
import { saveDuties } from "../save-duties";
import type { Desk, Emitted } from "./desk";
import { kindOf, ruleOf } from "./timers";

const NO_FILED = { incomplete: new Set<string>() };

/**
 * The timers of a request: the 90 days of the DPDP Rules, and for as long as those do not bind, the one month
 * of the SPDI Rules, of which a person decides whether it applies.
 */
export function received(
  { ctx }: Desk,
  law: Law,
  said: SaidEvent,
  event: Emitted["event"],
): Emitted {
  const receivedAt = said.known.received_at ?? ctx.now;
  const facts = { ...NO_FACTS, instants: { detected_at: receivedAt } };
  const [ninety] = assess([ruleOf("dsr")], facts, {
    settings: law.settings,
    filed: NO_FILED,
    now: ctx.now,
  });
  const isOff = (rule: Rule) => law.settings.get(rule.id)?.offBecause != null;
  const binds = ninety?.binding ?? true;
  const created: DutyRow[] = [];
  const blank = (rule: Rule) => blankTimer(rule, said.sessionId, event, receivedAt);
  const dsr = ruleOf("dsr");
  if (!isOff(dsr)) {
    created.push({
      ...blank(dsr),
      ...clock(dsr, receivedAt),
      reason: "A data principal's request was received.",
      binding: binds,
      bindingFrom: ninety?.bindingFrom ? new Date(`${ninety.bindingFrom}T00:00:00Z`) : null,
    });
  }
  const spdi = ruleOf("spdi_grievance");
  if (!binds && !isOff(spdi) && said.known.sensitive_data !== false) {
    created.push({ ...blank(spdi), ...undecided(spdi, receivedAt) });
  }
  const consequence =
    created.length === 0
      ? "The organisation has switched the rules off that would start a timer."
      : null;
  return { event: { ...event, consequence }, timers: created, created };
}

function blankTimer(
  rule: Rule,
  sessionId: string,
  event: Emitted["event"],
  receivedAt: Date,
): DutyRow {
  const now = event.recordedAt;
  return {
    id: newId(now),
    orgId: event.orgId,
    incidentId: null,
    sessionId,
    ruleId: rule.id,
    ruleVersion: rule.version,
    stage: rule.stage,
    recipient: rule.recipient.name,
    state: "to_decide",
    startedAt: null,
    dueAt: null,
    settledAt: null,
    lateByMs: null,
    checked: rule.checked,
    inputs: { event: event.id, received_at: receivedAt.toISOString() },
    computation: [],
    readings: [],
    reason: "",
    missing: [],
    binding: true,
    bindingFrom: null,
    correctedLateByMs: null,
    createdAt: now,
    updatedAt: now,
  };
}

const CEILING =
  "This is the ceiling: the shorter period that the fiduciary has published is the one to keep.";

const head = (rule: Rule) =>
  `Rule ${rule.id}, version ${rule.version}: ${rule.citation}, ${periodWords(rule)} from the receipt of the request.`;

/** When the rule's period ends, counted from the receipt as all clocks are counted. */
function sumOf(rule: Rule, receivedAt: Date) {
  const begun = { at: receivedAt, lines: [], inputs: {} };
  const input = {
    rule,
    facts: NO_FACTS,
    filings: new Map(),
    highRiskFoundAt: null,
    statedStart: null,
    tzEdition: process.versions.tz ?? "unknown",
  };
  const { value, unit } = rule.period;
  const sum =
    value !== null && unit === "months"
      ? monthsFrom(rule, value, begun, input)
      : daysFrom(rule, value ?? 0, begun, input);
  if (isOpenSum(sum) || sum.dueAt === null) throw new Error(`${rule.id} has no end.`);
  return { ...sum, dueAt: sum.dueAt };
}

function clock(rule: Rule, receivedAt: Date) {
  const sum = sumOf(rule, receivedAt);
  return {
    state: "running" as const,
    startedAt: receivedAt,
    dueAt: sum.dueAt,
    computation: [
      head(rule),
      `Receipt: ${receivedAt.toISOString()}.`,
      ...sum.lines,
      ...(rule.period.unit === "calendar_days" ? [CEILING] : []),
      "Tocsin computes, the controller decides.",
    ],
  };
}

function undecided(rule: Rule, receivedAt: Date) {
  const sum = sumOf(rule, receivedAt);
  return {
    reason:
      "A person decides: is the request a grievance about sensitive personal data? The SPDI Rules bind until the DPDP Rules do.",
    missing: [{ fact: "decision", question: "is it a grievance about sensitive personal data?" }],
    computation: [
      head(rule),
      `Receipt: ${receivedAt.toISOString()}.`,
      `If it is a grievance about sensitive personal data, the month ends ${sum.dueAt.toISOString()}.`,
      "So there is no deadline. Decide now. The answer to the request stops this timer too.",
    ],
  };
}

const inputsSchema = z.object({ event: z.string() });
const receiptSchema = z.object({ received_at: z.iso.datetime() });

/** The clock of a timer that a person found to apply: from the receipt, as it was kept with it. */
export function runningSince(timer: DutyRow) {
  const kind = kindOf(timer);
  if (!kind) throw new Error(`${timer.ruleId} is no timer.`);
  return clock(ruleOf(kind), new Date(receiptSchema.parse(timer.inputs).received_at));
}

/** The timers of each request of a session, the oldest first. */
function byRequest(timers: readonly DutyRow[]): DutyRow[][] {
  const requests = new Map<string, DutyRow[]>();
  for (const timer of timers) {
    const event = inputsSchema.safeParse(timer.inputs).data?.event ?? timer.id;
    requests.set(event, [...(requests.get(event) ?? []), timer]);
  }
  return [...requests.values()];
}

/**
 * Stops the timers of the request that was answered.
 *
 * @throws Refusal not_found (timer), invalid_request where several requests are open and none is named,
 *   facts_contradict for an answer before the receipt
 */
export async function answered(
  { tx, ctx, orgId }: Desk,
  said: SaidEvent,
  event: Emitted["event"],
): Promise<Emitted> {
  const timers = await timersOfSession(tx, orgId, said.sessionId);
  const requests = byRequest(timers);
  const open = requests.filter((request) => request.some(isOpen));
  const { timer_id, sent_at } = said.known;
  const named = timer_id
    ? requests.find((request) => request.some(({ id }) => id === timer_id))
    : undefined;
  if (timer_id && !named) throw notFound();
  if (!timer_id && open.length > 1) throw severalOpen(open);
  const request = named ?? open[0];
  if (!request?.some(isOpen)) {
    const consequence = request
      ? "This request was answered before. Nothing was left to stop."
      : "No request of this session is open. Nothing was stopped.";
    return { event: { ...event, consequence }, timers: request ?? [], created: [] };
  }
  const sentAt = sent_at ?? ctx.now;
  requireAfterReceipt(request, sentAt);
  const met = request.map((timer) => (isOpen(timer) ? metAt(timer, sentAt) : timer));
  return { event, timers: saveDuties(tx, request, met, ctx.now), created: [] };
}

function metAt(timer: DutyRow, at: Date): DutyRow {
  const late = lateByMs(at, timer.dueAt);
  return {
    ...timer,
    state: late ? "met_late" : "met",
    settledAt: at,
    lateByMs: late === null ? null : BigInt(late),
  };
}

function requireAfterReceipt(request: readonly DutyRow[], sentAt: Date): void {
  const receivedAt = request.find(({ startedAt }) => startedAt)?.startedAt;
  if (!receivedAt || sentAt >= receivedAt) return;
  throw new Refusal(
    "facts_contradict",
    `The answer of ${sentAt.toISOString()} lies before the receipt of the request, ${receivedAt.toISOString()}.`,
    {
      faults: [
        {
          pointer: "/payload/sent_at",
          detail: `The request was received ${receivedAt.toISOString()}.`,
          fix: "Send when the answer went out.",
        },
      ],
    },
  );
}

function severalOpen(open: readonly DutyRow[][]): Refusal {
  const [first] = open.flatMap((request) => request.filter(isOpen));
  return new Refusal(
    "invalid_request",
    `/payload/timer_id: ${open.length} requests of this session are open. Say which one was answered.`,
    {
      faults: open.flatMap((request) =>
        request
          .filter(isOpen)
          .slice(0, 1)
          .map((timer) => ({
            pointer: "/payload/timer_id",
            detail: `Open: ${kindOf(timer)} ${timer.id}, received ${(timer.startedAt ?? timer.createdAt).toISOString()}.`,
            fix: `Send payload.timer_id, such as ${first?.id ?? timer.id}.`,
          })),
      ),
    },
  );
}
