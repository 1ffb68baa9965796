"use client";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { OwnRuleOut, OwnRuleTerms } from "@/lib/schema/rule-settings";
import { OwnRuleDialog } from "../rules/own-rule-dialog";
import { periodWords } from "../rules/words";
import { Button } from "../ui/button";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import type { FormResult } from "../ui/form-result";
import { appliesWords } from "./words";

/** An own rule, and whether it is switched off. */
export interface OwnRuleLine extends OwnRuleOut {
  off: boolean;
}

/** The rules of the organisation's own, first on the page of all rules. */
export function OwnRules({
  rules,
  mayChange,
  add,
}: {
  rules: readonly OwnRuleLine[];
  mayChange: boolean;
  add: (terms: OwnRuleTerms) => Promise<FormResult<OwnRuleOut>>;
}) {
  const [adding, setAdding] = useState(false);
  return (
    <section aria-labelledby="own-rules" className="mb-8">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 id="own-rules" className="font-semibold text-lg">
          Rules of your own
        </h2>
        {mayChange && (
          <Button icon={<Plus aria-hidden />} onClick={() => setAdding(true)}>
            Add a rule of your own
          </Button>
        )}
      </div>
      {rules.length === 0 ? (
        <p className="text-ink-3 text-sm">
          None yet. What contracts ask besides the law goes here: tell customer X within 24 hours.
        </p>
      ) : (
        <DataTable label="Own rules" heads={["Duty", "Contract", "Period", "Applies"]}>
          {rules.map((rule) => (
            <DataRow key={rule.id} dim={rule.off}>
              <DataCell wrap className="min-w-56">
                <Link
                  href={`/dashboard/settings/organisation/rules/${rule.id}`}
                  className="font-medium text-ink hover:underline"
                >
                  {rule.act}
                </Link>
                {rule.off && <span className="text-ink-3 text-xs"> switched off</span>}
              </DataCell>
              <DataCell wrap className="min-w-44">
                {rule.name}, {rule.clause}
              </DataCell>
              <DataCell>{periodWords(rule.period)}</DataCell>
              <DataCell wrap>{appliesWords(rule)}</DataCell>
            </DataRow>
          ))}
        </DataTable>
      )}
      {adding && <OwnRuleDialog rule={null} save={add} onClose={() => setAdding(false)} />}
    </section>
  );
}
