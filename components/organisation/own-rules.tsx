"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { OwnRuleOut, OwnRuleTerms } from "@/lib/schema/rule-settings";
import { appliesWords, periodWords } from "../rules/words";
import { Button } from "../ui/button";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import type { FormResult } from "../ui/form-result";
import { later } from "../ui/later";
import { Link } from "../ui/link";

const OwnRuleDialog = later(() =>
  import("../rules/own-rule-dialog").then((loaded) => loaded.OwnRuleDialog),
);

const HEADS = ["duty", "contract", "period", "applies"] as const;

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
  const t = useTranslations("rules");
  const [adding, setAdding] = useState(false);
  return (
    <section aria-labelledby="own-rules" className="mb-8">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 id="own-rules" className="font-semibold text-lg">
          {t("own.title")}
        </h2>
        {mayChange && (
          <Button icon={<Plus aria-hidden />} onClick={() => setAdding(true)}>
            {t("own.add")}
          </Button>
        )}
      </div>
      {rules.length === 0 ? (
        <p className="text-ink-3 text-sm">{t("own.none")}</p>
      ) : (
        <DataTable label={t("own.label")} heads={HEADS.map((head) => t(`head.${head}`))}>
          {rules.map((rule) => (
            <DataRow key={rule.id} dim={rule.off}>
              <DataCell wrap className="min-w-56">
                <Link
                  href={`/dashboard/settings/organisation/rules/${rule.id}`}
                  className="font-medium text-ink hover:underline"
                >
                  {rule.act}
                </Link>
                {rule.off && <span className="text-ink-3 text-xs"> {t("own.off")}</span>}
              </DataCell>
              <DataCell wrap className="min-w-44">
                {rule.name}, {rule.clause}
              </DataCell>
              <DataCell>{periodWords(t, rule.period)}</DataCell>
              <DataCell wrap>{appliesWords(t, rule)}</DataCell>
            </DataRow>
          ))}
        </DataTable>
      )}
      {adding && <OwnRuleDialog rule={null} save={add} onClose={() => setAdding(false)} />}
    </section>
  );
}
