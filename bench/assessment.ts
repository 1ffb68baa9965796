/**
 * What it costs to hold one incident with many facts against all rules: planDuties(), in this process, without
 * a database. The incident is the bank of lib/register/case-study.test.ts.
 */
import type { Ctx } from "../lib/context";
import { allRules } from "../lib/law/rules";
import { bareIncident } from "../lib/register/bare-incident";
import { type Plan, planDuties } from "../lib/register/duties";
import type { WholeIncident } from "../lib/register/incident";
import { frozenBy, type Law } from "../lib/register/law";
import { stated } from "../lib/register/state-facts";
import { factRow, newStatements } from "../lib/register/statements";
import { factsBodySchema } from "../lib/schema/facts";
import { percentile } from "./figures";

const AWARE = new Date("2026-03-06T16:30:00+01:00");
const ctx: Ctx = {
  actor: { type: "system", id: "bench", name: "bench" },
  now: new Date("2026-03-06T18:00:00+01:00"),
  requestId: "bench",
  grants: new Map(),
};

const LAW: Law = {
  profile: {
    sectors: ["financial_entity", "credit_institution", "essential_entity"],
    establishments: ["DE-BE"],
    main_establishment: "DE-BE",
    zone: "Europe/Berlin",
    contact: "Data protection officer, 10117 Berlin",
    default_role: "controller",
  },
  settings: new Map(),
  rules: allRules(),
  frozen: new Map(),
};

const FACTS = factsBodySchema.parse({
  detected_at: "2026-03-06T15:10:00+01:00",
  processor_informed_at: "2026-03-06T15:10:00+01:00",
  classified_at: "2026-03-06T17:10:00+01:00",
  role: "controller",
  affected: {
    places: [
      { place: "DE", persons: { kind: "approximate", number: 41_000 } },
      { place: "FR", persons: { kind: "approximate", number: 2_300 } },
      { place: "IN", persons: { kind: "exact", number: 640 } },
      { place: "US-CA", persons: { kind: "exact", number: 812 } },
    ],
    complete: true,
  },
  persons: { kind: "approximate", number: 44_752 },
  data_categories: ["basic", "contact", "economic", "payment"],
  protection: { data: "readable", key: "none" },
  risk: { level: "high_risk", reasons: "Account numbers with names invite fraud." },
  findings: { dora_major: true },
  reason: "The first word named a system; that customers' data had left was clear later.",
});

/** The bank's incident as declared, without duties. */
function bank(): WholeIncident {
  const bare = {
    ...bareIncident(ctx, "00000000-0000-7000-8000-000000000000"),
    discoveredAt: AWARE,
  };
  const aware = factRow(ctx, bare, "aware_at", { value: AWARE });
  return stated(ctx, bare, [aware, ...newStatements(ctx, bare, FACTS)]);
}

const plan = (incident: WholeIncident): Plan =>
  planDuties(incident, { ...LAW, frozen: frozenBy(LAW, incident.duties) }, ctx.now, {
    assessed: true,
  });

/** CPU time of one kind of run, all threads of this process, in ms. */
export interface Timed {
  runs: number;
  p50: number;
  p99: number;
}

export interface Assessment {
  rules: number;
  duties: number;
  /** The incident as it is declared: every duty is new. */
  first: Timed;
  /** The same incident after that: every duty stands already and is computed again. */
  again: Timed;
}

const WARM_UP_RUNS = 500;

/** Plans the duties of the bank's incident `runs` times, after a warm-up. */
export function measureAssessment(runs: number): Assessment {
  const declared = bank();
  const { duties, verdicts } = plan(declared);
  const held = { ...declared, duties };
  return {
    rules: verdicts.length,
    duties: duties.length,
    first: timed(declared, runs),
    again: timed(held, runs),
  };
}

function timed(incident: WholeIncident, runs: number): Timed {
  const spentMs: number[] = [];
  for (let run = 0; run < WARM_UP_RUNS + runs; run++) {
    const before = process.cpuUsage();
    plan(incident);
    const { user, system } = process.cpuUsage(before);
    if (run >= WARM_UP_RUNS) spentMs.push((user + system) / 1000);
  }
  return { runs, p50: percentile(spentMs, 0.5), p99: percentile(spentMs, 0.99) };
}
