import { NextIntlClientProvider } from "next-intl";
import type { ComponentProps } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { oneRuleOut } from "@/lib/api/rules";
import { ruleSchema } from "@/lib/law/rule";
import { findRule, versionsOf } from "@/lib/law/rules";
import rules from "@/messages/en/rules.json";
import { RulePage } from "./rule-page";

const markupOf = (rule: ComponentProps<typeof RulePage>["rule"]) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ rules }}>
      <RulePage rule={rule} />
    </NextIntlClientProvider>,
  );
const markup = (id: string) => markupOf(oneRuleOut(versionsOf(id)));

describe("a rule's page", () => {
  it("shows what is evaluated, and where a person decides", () => {
    expect(markup("us-hipaa-media")).toContain(
      "More than 500 persons are affected in one state of the US.",
    );
    expect(markup("us-tx-ag")).toContain("Nothing: a person decides whether it applies.");
  });

  it("leads to the rule that comes before, and to what the law puts first", () => {
    expect(markup("eu-dora-final")).toContain(
      'href="/dashboard/settings/rules/eu-dora-intermediate"',
    );
    const maryland = markup("us-md-individuals");
    expect(maryland).toContain("The Attorney General is told before the residents.");
    expect(maryland).toContain('href="/dashboard/settings/rules/us-md-ag"');
  });

  it("says how well the date was checked, apart from the rule", () => {
    expect(markup("eu-gdpr-art33")).toContain("from 2018-05-25 (date unchecked)");
    expect(markup("in-dpdp-board-72h")).toContain("from 2027-05-13 (date from a secondary source)");
  });

  it("shows every version, the old ones folded", () => {
    const old = ruleSchema.parse({ ...findRule("uk-pecr-reg5a"), effectiveTo: "2025-08-19" });
    const now = {
      ...old,
      version: 2,
      period: { value: 96, unit: "hours" as const },
      effectiveTo: null,
    };
    const shown = markupOf(oneRuleOut([old, now]));
    expect(shown.match(/<details/g)).toHaveLength(1);
    expect(shown).toContain("Version 2 stands above.");
    const folded = shown.slice(shown.indexOf("<details"));
    expect(folded).toContain("Version 1: 72 hours, until 2025-08-19");
    expect(folded).not.toContain("96 hours");
  });
});
