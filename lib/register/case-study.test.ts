/**
 * A bank in Berlin, aware on a Friday afternoon, customers in Germany, France, India and California: what every
 * rule makes of it. docs/case-study.md is this test's own print; `npx vitest -u` writes it anew.
 */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Ctx } from "../context";
import type { DutyRow } from "../db/rows";
import { TZ_EDITION } from "../law/clocks/example";
import { shortCitation } from "../law/rule";
import { allRules } from "../law/rules";
import { factsBodySchema } from "../schema/facts";
import type { Profile } from "../schema/profile";
import { bareIncident } from "./bare-incident";
import { planDuties } from "./duties";
import { newFiling, settledBy } from "./filing";
import type { WholeIncident } from "./incident";
import { frozenBy, type Law } from "./law";
import { stated } from "./state-facts";
import { factRow, newStatements } from "./statements";

const AWARE = new Date("2026-03-06T16:30:00+01:00");
const ctx: Ctx = {
  actor: { type: "user", id: "dpo", name: "DPO" },
  now: new Date("2026-03-06T18:00:00+01:00"),
  requestId: "case-study",
  grants: new Map(),
};
const PROFILE: Profile = {
  sectors: ["financial_entity", "credit_institution", "essential_entity"],
  establishments: ["DE-BE"],
  main_establishment: "DE-BE",
  zone: "Europe/Berlin",
  contact: "Data protection officer, 10117 Berlin",
  default_role: "controller",
};
const LAW: Law = { profile: PROFILE, settings: new Map(), rules: allRules(), frozen: new Map() };

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
  reason:
    "The processor's word of 15:10 named a system; that customers' data had left was clear at 16:30.",
});

function bank(now = ctx.now): WholeIncident {
  const bare = {
    ...bareIncident({ ...ctx, now }, "00000000-0000-7000-8000-000000000000"),
    discoveredAt: AWARE,
  };
  const facts = newStatements(ctx, bare, FACTS);
  return stated(ctx, bare, [factRow(ctx, bare, "aware_at", { value: AWARE }), ...facts]);
}

function planned(incident: WholeIncident, law = LAW) {
  return planDuties(incident, { ...law, frozen: frozenBy(law, incident.duties) }, ctx.now, {
    assessed: true,
  });
}

const friday = planned(bank());
const duty = (id: string, among: readonly DutyRow[] = friday.duties) =>
  among.find(({ ruleId }) => ruleId === id);
const verdict = (id: string) => friday.verdicts.find(({ rule }) => rule.id === id);
const local = (at: Date | null | undefined) =>
  at?.toLocaleString("sv-SE", { timeZone: "Europe/Berlin" }) ?? null;

/** The incident after something was sent under a rule. */
function sent(incident: WholeIncident, ruleId: string, at: string): WholeIncident {
  const { duties } = planned(incident);
  const due = duty(ruleId, duties);
  if (!due) throw new Error(`No duty under ${ruleId}.`);
  const filing = newFiling(
    incident,
    due,
    { recipient: due.recipient, filed_at: new Date(at), channel: "portal" },
    ctx,
  );
  const settled = duties.map((held) => (held.id === due.id ? settledBy(held, filing, ctx) : held));
  const filed = { ...incident, duties: settled, filings: [...incident.filings, filing] };
  return { ...filed, duties: planned(filed).duties };
}

describe("on Friday evening", () => {
  it("Art. 33 runs to Monday 16:30, elapsed hours", () => {
    expect(duty("eu-gdpr-art33")).toMatchObject({ state: "running" });
    expect(local(duty("eu-gdpr-art33")?.dueAt)).toBe("2026-03-09 16:30:00");
  });

  it("Art. 33(2) is not the bank's duty, though a processor is involved", () => {
    expect(verdict("eu-gdpr-art33-2-processor")?.outcome).toBe("does_not_apply");
    expect(duty("eu-gdpr-art33-2-processor")).toBeUndefined();
  });

  it("Art. 34 runs without a number", () => {
    expect(duty("eu-gdpr-art34")).toMatchObject({ state: "running", dueAt: null });
  });

  it("DORA: four hours from classification, for they end before the 24 from awareness; no weekend relief for a bank", () => {
    expect(local(duty("eu-dora-initial-classification")?.dueAt)).toBe("2026-03-06 21:10:00");
    expect(duty("eu-dora-initial-awareness-cap")).toBeUndefined();
    const saturday = planned({
      ...bank(),
      facts: bank().facts.filter(({ kind }) => kind !== "classified_at"),
    });
    expect(local(duty("eu-dora-initial-classification", saturday.duties)?.dueAt)).toBe(
      "2026-03-07 16:30:00",
    );
  });

  it("DORA's later reports wait for the earlier ones", () => {
    expect(duty("eu-dora-intermediate")).toMatchObject({ state: "waiting", dueAt: null });
    expect(duty("eu-dora-final")).toMatchObject({ state: "waiting", dueAt: null });
  });

  it("NIS2 gives way to DORA", () => {
    expect(verdict("eu-nis2-early-warning")?.outcome).toBe("does_not_apply");
  });

  it("DPDP runs and does not bind; California's AG waits for the consumer notice", () => {
    expect(duty("in-dpdp-board-72h")).toMatchObject({ state: "running", binding: false });
    expect(duty("us-ca-ag")).toMatchObject({ state: "waiting", dueAt: null });
    expect(verdict("us-ca-individuals")).toMatchObject({
      outcome: "person_decides",
      touches: true,
    });
  });

  it("nothing starts where a person decides", () => {
    const decided = friday.verdicts.filter(({ outcome }) => outcome === "person_decides");
    for (const { rule } of decided) expect(duty(rule.id)).toBeUndefined();
  });
});

describe("later", () => {
  const initial = sent(bank(), "eu-dora-initial-classification", "2026-03-06T20:40:00+01:00");
  const intermediate = sent(initial, "eu-dora-intermediate", "2026-03-09T12:00:00+01:00");

  it("the intermediate report runs 72 hours from the initial one's submission", () => {
    expect(local(duty("eu-dora-intermediate", initial.duties)?.dueAt)).toBe("2026-03-09 20:40:00");
    expect(duty("eu-dora-final", initial.duties)?.state).toBe("waiting");
  });

  it("the final report runs a month from the intermediate one", () => {
    expect(duty("eu-dora-final", intermediate.duties)).toMatchObject({ state: "running" });
    expect(local(duty("eu-dora-final", intermediate.duties)?.dueAt)).toBe("2026-04-10 00:00:00");
  });
});

it("docs/case-study.md is the print of it", async () => {
  // The edition is that of the Node.js that computes; the page was printed with one of them.
  const computedHere = `tz database ${process.versions.tz}`;
  const printed = print();
  expect(printed).toContain(computedHere);
  await expect(printed.replaceAll(computedHere, `tz database ${TZ_EDITION}`)).toMatchFileSnapshot(
    fileURLToPath(new URL("../../docs/case-study.md", import.meta.url)),
  );
});

const SHOWN = ["applies", "cannot_tell", "person_decides", "does_not_apply"] as const;
const HEADS = {
  applies: "It applies",
  cannot_tell: "It cannot be told yet",
  person_decides: "A person decides",
  does_not_apply: "It does not apply",
} as const;

function print(): string {
  const sections = SHOWN.map((outcome) => {
    const rows = friday.verdicts
      .filter((one) => one.outcome === outcome)
      .map(({ rule, reason, touches, binding, bindingFrom }) => {
        const held = duty(rule.id);
        const state = held ? held.state : "no duty";
        const due = held?.dueAt
          ? `${local(held.dueAt)} (${held.dueAt.toISOString()})`
          : "no number";
        const marks = [
          held && (state === "running" ? `running, due ${due}` : state),
          binding ? "" : `not binding${bindingFrom ? ` until ${bindingFrom}` : ""}`,
          outcome === "person_decides" && touches ? "its place is touched" : "",
        ].filter(Boolean);
        return `| \`${rule.id}\` | ${shortCitation(rule)} | ${marks.join("; ") || "no duty"} | ${reason.replaceAll("|", "/")} |`;
      });
    return `## ${HEADS[outcome]} (${rows.length})\n\n| Rule | Citation | State | Reason |\n|---|---|---|---|\n${rows.join("\n")}\n`;
  });
  const sums = friday.duties.map(
    ({ ruleId, computation }) =>
      `### \`${ruleId}\`\n\n${computation.map((line) => `- ${line}`).join("\n")}\n`,
  );
  return `# Case study: a bank in Berlin

Printed by \`lib/register/case-study.test.ts\`, which fails when this page and the program differ. Not legal advice:
Tocsin computes, the controller decides.

A credit institution in Berlin, controller, an essential entity besides. Its processor reported trouble on Friday 6 March
2026 at 15:10; at 16:30 it was clear that customers' data had left. Classified as a major incident at 17:10. About
41,000 customers in Germany, 2,300 in France, 640 in India and 812 in California; names, contact data, account numbers,
readable; a high risk was found. Seen at 18:00 on the same day, Europe/Berlin.

${sections.join("\n")}
## The sums

${sums.join("\n")}`;
}
