import { describe, expect, it } from "vitest";
import type { Start } from "./rule";
import { allRules, findRule, ruleAt, startsClocks, versionsOf } from "./rules";

describe("the law library", () => {
  it("holds every rule once", () => {
    expect(allRules()).toHaveLength(204);
    expect(new Set(allRules().map(({ id }) => id)).size).toBe(204);
  });

  it("keeps every version of a rule, oldest first, and gives the latest", () => {
    for (const { id } of allRules()) {
      const versions = versionsOf(id);
      expect(findRule(id)).toBe(versions.at(-1));
      for (const rule of versions) expect(ruleAt(id, rule.version)).toBe(rule);
    }
    expect(versionsOf("nowhere")).toEqual([]);
    expect(ruleAt("eu-gdpr-art33", 99)).toBeUndefined();
  });

  it("starts clocks by law in force and by DPDP's rules, never by requests, proposals or practice", () => {
    const starting = allRules().filter(startsClocks);
    expect(starting.filter(({ status }) => status !== "in_force").map(({ id }) => id)).toEqual([
      "in-dpdp-principal",
      "in-dpdp-board-initial",
      "in-dpdp-board-72h",
    ]);
    const inForce = allRules().filter(({ status }) => status === "in_force");
    expect(inForce.filter((rule) => !startsClocks(rule)).map(({ id }) => id)).toEqual([
      "eu-gdpr-art12-dsr",
      "eu-dora-initial-awareness-cap",
      "in-spdi-grievance-1m",
    ]);
  });

  it("says of each rule how well it was checked, and claims the wording of 31 only", () => {
    const count = (checked: string) => allRules().filter((rule) => rule.checked === checked).length;
    expect([count("text"), count("secondary"), count("unchecked")]).toEqual([31, 155, 18]);
  });

  it("gives no number where the law gives none", () => {
    const open = allRules().filter(({ period }) => period.unit === "without_undue_delay");
    expect(open).toHaveLength(60);
    expect(open.every(({ period }) => period.value === null)).toBe(true);
  });

  it.each([
    ["eu-gdpr-art33", 72, "hours", "text"],
    ["in-dpdp-board-72h", 72, "hours", "text"],
    ["eu-nis2-early-warning", 24, "hours", "text"],
    ["us-tx-ag", 30, "calendar_days", "secondary"],
  ])("%s: %d %s, %s", (id, value, unit, checked) => {
    const rule = findRule(id);
    expect(rule?.period).toEqual({ value, unit });
    expect(rule?.checked).toBe(checked);
  });
});

describe("what starts a period", () => {
  /** Every rule whose trigger has no kind of its own, and from what its period runs. */
  const STARTS: Readonly<Record<string, Start>> = {
    "eu-gdpr-art33-phased": { filing: "eu-gdpr-art33", which: "first" },
    "eu-gdpr-art34": { found: "high_risk" },
    "eu-led-art31": { found: "high_risk" },
    "eu-eudpr-art35": { found: "high_risk" },
    "eu-eprivacy-611-second": { filing: "eu-eprivacy-611-initial", which: "first" },
    "eu-nis2-final": { filing: "eu-nis2-notification", which: "first" },
    "eu-dora-intermediate": { filing: "eu-dora-initial-classification", which: "first" },
    "eu-dora-final": { filing: "eu-dora-intermediate", which: "latest" },
    "eu-cra-vuln-final": { fact: "fix_available_at" },
    "eu-cra-incident-final": { filing: "eu-cra-incident-72h", which: "first" },
    "uk-gdpr-art34": { found: "high_risk" },
    "tr-kvkk-board": { fact: "aware_at" },
    "tr-kvkk-individuals": { stated: true },
    "rs-zzpl-art53": { found: "high_risk" },
    "in-certin-6h": { earliest: "noticing" },
    "in-sebi-6h": { earliest: "noticing" },
    "in-dpdp-erasure-48h-notice": { never: "It runs ahead of an erasure, never from a breach." },
    "us-hipaa-hhs-under-500": { yearEndOf: "discovery" },
    "us-ftc-hbnr-ftc-under-500": { yearEndOf: "discovery" },
    "us-ncua-72h": { earliest: "discovery" },
    "us-circia-72h": { fact: "aware_at" },
    "us-circia-ransom-24h": { stated: true },
    "us-nydfs-extortion-24h": { stated: true },
    "us-nydfs-extortion-30d": { stated: true },
    "us-ca-ag": { filing: "us-ca-individuals", which: "first" },
    "us-tx-cra": { filing: "us-tx-individuals", which: "first" },
    "us-ny-ag": { stated: true },
    "us-ny-cra": { stated: true },
    "us-fl-cra": { filing: "us-fl-individuals", which: "first" },
    "us-ma-ag": { earliest: "discovery" },
    "us-ma-individuals": { earliest: "discovery" },
    "us-md-ag": { stated: true },
    "us-ri-individuals": { fact: "aware_at" },
    "us-ok-ag": { stated: true },
    "ca-ab-pipa": { fact: "determined_at" },
    "ca-osfi-24h": { fact: "determined_at" },
    "br-lgpd-anpd-supplement": { filing: "br-lgpd-anpd", which: "first" },
    "mx-lfpdppp": { fact: "aware_at" },
    "sg-pdpa-pdpc": { fact: "determined_at" },
    "sg-pdpa-individuals": { filing: "sg-pdpa-pdpc", which: "first" },
    "sg-pdpa-intermediary": { fact: "aware_at" },
    "id-pdp-authority": { fact: "occurred_from" },
    "id-pdp-individuals": { fact: "occurred_from" },
    "ph-dpa-npc": { fact: "aware_at" },
    "ph-dpa-individuals": { fact: "aware_at" },
    "ph-dpa-full-report": { filing: "ph-dpa-npc", which: "first" },
    "my-pdpa-commissioner": { fact: "occurred_from" },
    "my-pdpa-individuals": { filing: "my-pdpa-commissioner", which: "first" },
    "au-ndb-assessment": { earliest: "noticing" },
    "au-ndb-oaic": { fact: "aware_at" },
    "au-ndb-individuals": { stated: true },
    "au-ransom-72h": { stated: true },
    "kr-pipa-possibility": { earliest: "noticing" },
    "cn-cac-summary-30d": { stated: true },
    "tw-pdpa-individuals": { fact: "determined_at" },
    "eg-law151-individuals": { filing: "eg-law151-pdpc", which: "first" },
  };

  it("is said by every rule whose trigger's kind does not say it", () => {
    const others = allRules().filter(({ trigger }) => trigger.kind === "other");
    expect(Object.fromEntries(others.map(({ id, starts }) => [id, starts]))).toEqual(STARTS);
  });
});
