/** Sample incidents as years of use leave them: made by the register's own parts, the same in every run. */
import type { Ctx } from "../lib/context";
import type { DecisionRow, DutyRow, FactRow, FilingRow, IncidentRow } from "../lib/db/rows";
import { newId } from "../lib/ids";
import type { Risk } from "../lib/law/facts";
import { allRules } from "../lib/law/rules";
import { bareIncident } from "../lib/register/bare-incident";
import { planDuties } from "../lib/register/duties";
import { newFiling, type SaidFiling, settledBy } from "../lib/register/filing";
import type { WholeIncident } from "../lib/register/incident";
import type { Law } from "../lib/register/law";
import { incidentData } from "../lib/register/save-incident";
import { snapshot } from "../lib/register/snapshot";
import { told } from "../lib/register/state-facts";
import { factRow } from "../lib/register/statements";
import { UNSAID } from "../lib/schema/profile";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How far back the past of an organisation reaches. */
export const SPAN_MS = 5 * 365 * DAY_MS;
/**
 * The newest are in time: so many however long the past is, so that a page of fifty looks alike in a small
 * organisation and in a large one. What else runs was never settled and lies spread over the past.
 */
const STILL_RUNNING = 60;

const WHERE = [
  "Payroll",
  "The patient portal",
  "A laptop",
  "The CRM",
  "An S3 bucket",
  "The mail gate",
];
const WHAT = [
  "was open to the internet",
  "was stolen from a train",
  "sent letters to the wrong people",
  "was encrypted by ransomware",
  "showed other customers' invoices",
  "was read by a former employee",
];
const KINDS = ["confidentiality", "integrity", "availability", "combined"] as const;
const AUTHORITIES = ["FR", "CNIL", "DE-BY", "IE", "NL", "ES"];
/** By the last digit of the rank; most of what is declared has no type. */
export const COMMON_TYPE = "Phishing";
const TYPES = [COMMON_TYPE, "Lost device", "Misdirected e-mail"];
const SOURCES = ["MANUAL", "MANUAL", "MANUAL", "INTEGRATION", "ASSESSMENT"];
/** One in so many. */
const DRILL_EVERY = 97;
const FORM_EVERY = 101;
const UNSAID_EVERY = 53;
const OWNED_EVERY = 11;
const TAGGED_EVERY = 10;
export const COMMON_TAG = "payroll";
/** Few, however many incidents there are. */
export const RARE_TYPE = "Insider";
export const RARE_TAG = "board-paper";
const ACTIONS = [
  "Passwords reset",
  "Access closed and logs kept",
  "Staff trained",
  "Supplier told",
];

/** What the ledger says of one change. */
export interface SampleEntry {
  action: string;
  at: Date;
  before: unknown;
  after: unknown;
}

export interface SampleIncident {
  incident: IncidentRow;
  /** Art. 33 first; Art. 34 beside it at a high risk. */
  duties: DutyRow[];
  facts: FactRow[];
  filings: FilingRow[];
  decision: DecisionRow | null;
  entries: SampleEntry[];
}

/** The law of an organisation that has said nothing of itself: what starts there is the GDPR's. */
const GDPR: Law = {
  profile: UNSAID,
  settings: new Map(),
  rules: allRules().filter(({ id }) => id === "eu-gdpr-art33" || id === "eu-gdpr-art34"),
  frozen: new Map(),
};
const TOLD = "The data subjects affected";
const REPORT =
  "Names, addresses and account numbers were within reach of people who should not have had them. ".repeat(
    3,
  );

/** When the incident of a rank became known: 0 is the newest of `count`, the last five years old. */
function awareAt(rank: number, count: number, now: Date): Date {
  const ageMs =
    rank < STILL_RUNNING
      ? (1 + rank) * HOUR_MS
      : 72 * HOUR_MS + ((1 + rank - STILL_RUNNING) / (1 + count - STILL_RUNNING)) * SPAN_MS;
  return new Date(now.getTime() - Math.round(ageMs));
}

/** The instant at which the incident was recorded; its year is that of its number. */
export function recordedAt(rank: number, count: number, now: Date): Date {
  return new Date(awareAt(rank, count, now).getTime() + HOUR_MS / 2);
}

/** Which sample incident it is. */
export interface Asked {
  rank: number;
  /** How many there are in all. */
  count: number;
  /** Its place in its year. */
  place: number;
  /** Whether it is one of the few that bear the rare type, the rare tag and the rare word of the title. */
  rare: boolean;
  /** How many are not settled. Each of them has one open duty, that of Art. 33, where `running` is `count`. */
  running: number;
  /** Who owns some of them. */
  owner: string;
}

/** In the titles of the rare ones. */
export const RARE_WORD = "Bernsteinzimmer";

/** The incident of a rank, with all that belongs to it. */
export function sampleIncident(
  ctx: Ctx,
  orgId: string,
  { rank, count, place, rare, running, owner }: Asked,
): SampleIncident {
  const aware = awareAt(rank, count, ctx.now);
  const at = recordedAt(rank, count, ctx.now);
  const id = newId(at);
  const unsaid = rank % UNSAID_EVERY === 9;
  const allOpen = running === count;
  const bare: WholeIncident = {
    ...bareIncident({ ...ctx, now: at }, orgId),
    id,
    year: at.getUTCFullYear(),
    seq: place,
    title: `${pick(WHERE, rank)} ${pick(WHAT, rank * 7)} ${rare ? RARE_WORD : ""}`.trim(),
    description: `Found by the night shift in case ${rank}. ${"Names, addresses and account numbers were within reach; the logs were kept and are being read. ".repeat(3)}`,
    severity: unsaid ? null : rank % 3 === 0 ? "serious" : "non_serious",
    breachKind: unsaid ? null : pick(KINDS, rank),
    typeName: rare ? RARE_TYPE : (TYPES[(rank % 10) - 7] ?? "Unknown"),
    sourceType: rank % FORM_EVERY === 3 ? "WEBFORM" : pick(SOURCES, rank),
    drill: rank % DRILL_EVERY === 5,
    ownerId: rank % OWNED_EVERY === 7 && rank > STILL_RUNNING ? owner : null,
    tags: [...(rank % TAGGED_EVERY === 4 ? [COMMON_TAG] : []), ...(rare ? [RARE_TAG] : [])],
    discoveredAt: aware,
    affectedUsers: BigInt((rank * 7919) % 50_000),
    rootCause: `A rule that was changed in release ${rank % 400} let more through than was meant.`,
    correctiveActions: [pick(ACTIONS, rank), pick(ACTIONS, rank + 1)],
    status: rank % 4 === 0 ? "draft" : "open",
    art33Open: true,
    version: 1,
  };
  const facts = statements({ ...ctx, now: at }, bare, aware, allOpen ? "risk" : riskOf(rank));
  const whole = { ...bare, facts };
  const { duties } = planDuties(whole, GDPR, at, { assessed: false });
  const declared: IncidentRow = { ...incidentData(bare), deadlineAt: duties[0]?.dueAt ?? null };
  const said: SampleEntry = {
    action: "incident.declared",
    at,
    before: null,
    after: { ...snapshot({ ...declared, duties }), facts: told(facts, facts), delay_reasons: null },
  };
  const open: SampleIncident = {
    incident: declared,
    duties,
    facts,
    filings: [],
    decision: null,
    entries: [said],
  };
  const neglected = (rank * Math.max(0, running - STILL_RUNNING)) % count < running - STILL_RUNNING;
  if (allOpen || rank < STILL_RUNNING || neglected) return open;
  return rank % 5 === 0 ? decided(ctx, open) : notified(ctx, open, rank);
}

/** What was decided not to be notified had no risk; every third of the others has a high one. */
function riskOf(rank: number): Risk {
  if (rank % 5 === 0) return "unlikely";
  return rank % 3 === 0 ? "high_risk" : "risk";
}

function statements(ctx: Ctx, incident: IncidentRow, aware: Date, level: Risk): FactRow[] {
  const state = (kind: string, more: Partial<FactRow>) => factRow(ctx, incident, kind, more);
  const persons = { kind: "approximate", number: Number(incident.affectedUsers) };
  return [
    state("aware_at", { value: aware, reason: "The logs had to be read first." }),
    state("detected_at", { value: new Date(aware.getTime() - HOUR_MS / 2) }),
    state("affected", { content: { places: [{ place: "DE", persons }], complete: false } }),
    state("data_categories", { content: ["basic", "contact", "economic"] }),
    state("risk", { content: { level, reasons: "Account numbers with names invite fraud." } }),
  ];
}

function notified(ctx: Ctx, open: SampleIncident, rank: number): SampleIncident {
  // One in ten late.
  const hours = rank % 10 === 1 ? 90 : 20 + (rank % 50);
  const filedAt = new Date((open.incident.discoveredAt?.getTime() ?? 0) + hours * HOUR_MS);
  const now = { ...ctx, now: filedAt };
  const authority = pick(AUTHORITIES, rank);
  const said: SaidFiling = {
    recipient: authority,
    filed_at: filedAt,
    channel: "portal",
    reference: `REF-${rank}`,
    content: REPORT,
    complete: true,
    delay_reasons: hours > 72 ? "The extent was not known earlier." : undefined,
  };
  const filings = open.duties.map((duty, at) =>
    newFiling(open.incident, duty, at === 0 ? said : { ...said, recipient: TOLD }, now),
  );
  const duties = open.duties.map((duty, at) => {
    const filing = filings[at];
    return filing ? settledBy(duty, filing, now) : duty;
  });
  const change = {
    status: rank % 3 === 0 ? ("notified" as const) : ("resolved" as const),
    resolutionDate: rank % 3 === 0 ? null : filedAt,
    authorityNotifiedAt: filedAt,
    reportedTo: [authority],
    notificationReference: `REF-${rank}`,
  };
  return { ...settled(open, duties, change, "incident.notified", filedAt), filings };
}

function decided(ctx: Ctx, open: SampleIncident): SampleIncident {
  const [duty] = open.duties;
  if (!duty) throw new Error("The sample incident has no duty.");
  const at = new Date((duty.startedAt?.getTime() ?? 0) + 10 * HOUR_MS);
  const over: DutyRow = { ...duty, state: "not_required", settledAt: at, updatedAt: at };
  const decision: DecisionRow = {
    id: newId(at),
    orgId: open.incident.orgId,
    incidentId: open.incident.id,
    dutyId: duty.id,
    outcome: "not_required",
    reasons: "The data was encrypted and the key is safe.",
    decidedAt: at,
    recordedAt: at,
    decidedByType: ctx.actor.type,
    decidedById: ctx.actor.id,
    decidedByName: ctx.actor.name,
    facts: { affected_users: Number(open.incident.affectedUsers) },
    evidence: null,
    extendedTo: null,
    startsAt: null,
  };
  return { ...settled(open, [over], {}, "incident.decided", at), decision };
}

function settled(
  open: SampleIncident,
  duties: DutyRow[],
  change: Partial<IncidentRow>,
  action: string,
  at: Date,
): SampleIncident {
  const incident = { ...open.incident, ...change, art33Open: false, updatedAt: at, version: 2 };
  const entry = {
    action,
    at,
    before: snapshot({ ...open.incident, duties: open.duties }),
    after: snapshot({ ...incident, duties }),
  };
  return { ...open, incident, duties, entries: [...open.entries, entry] };
}

function pick<T>(of: readonly [T, ...T[]] | readonly T[], at: number): T {
  const found = of[at % of.length];
  if (found === undefined) throw new Error("There is nothing to pick from.");
  return found;
}
