import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CHECKED, RULE_STATUSES } from "@/lib/law/rule";
import type { RuleFilter, RuleOut } from "@/lib/schema/rules";
import { Button } from "../ui/button";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import { Field } from "../ui/field";
import { Input, Select } from "../ui/input";
import { LawTerm } from "../ui/law-term";
import { Link } from "../ui/link";
import { PageHeader } from "../ui/page-header";
import { periodWords } from "./words";

const HEADS = ["duty", "law", "where", "period", "status", "checked"] as const;

/** The law library: what must be told to whom, how fast, and how well we know it. */
export function RuleList({
  rules,
  total,
  jurisdictions,
  filter,
  own,
}: {
  rules: readonly RuleOut[];
  /** All rules there are. */
  total: number;
  jurisdictions: readonly string[];
  filter: RuleFilter;
  /** The organisation's own rules, before all others. */
  own: ReactNode;
}) {
  const t = useTranslations("rules");
  return (
    <>
      <PageHeader title={t("title")}>{t("about")}</PageHeader>
      {own}
      <search aria-label={t("title")}>
        <form className="mb-4 flex flex-wrap items-end gap-2.5 text-sm">
          <Field label={t("filter.words")}>
            <Input name="q" type="search" defaultValue={filter.q ?? ""} className="w-56" />
          </Field>
          <Choice
            name="jurisdiction"
            label={t("filter.jurisdiction")}
            chosen={filter.jurisdiction}
            options={jurisdictions.map((code) => [code, code])}
          />
          <Choice
            name="status"
            label={t("filter.status")}
            chosen={filter.status}
            options={RULE_STATUSES.map((status) => [status, t(`status.${status}`)])}
          />
          <Choice
            name="checked"
            label={t("filter.checked")}
            chosen={filter.checked}
            options={CHECKED.map((checked) => [checked, t(`checkedShort.${checked}`)])}
          />
          <Button type="submit">{t("filter.show")}</Button>
          <p role="status" className="ml-auto text-ink-3">
            {t("filter.count", { shown: rules.length, total })}
          </p>
        </form>
      </search>
      {rules.length === 0 ? (
        <p className="py-8 text-ink-3">{t("filter.none")}</p>
      ) : (
        <DataTable label={t("title")} heads={HEADS.map((head) => t(`head.${head}`))}>
          {rules.map((rule) => (
            <DataRow key={rule.id} dim={rule.status !== "in_force"}>
              <DataCell wrap className="min-w-56">
                <Link
                  href={`/dashboard/settings/rules/${rule.id}`}
                  className="font-medium text-ink hover:underline"
                >
                  <LawTerm of={rule.act} />
                </Link>
                {rule.evaluated && rule.starts_clocks && (
                  <span className="text-ink-3 text-xs"> {t("evaluated")}</span>
                )}
              </DataCell>
              <DataCell wrap className="min-w-44" lang="en">
                {rule.law}, {rule.provision}
              </DataCell>
              <DataCell className="record">{rule.jurisdiction}</DataCell>
              <DataCell className="whitespace-nowrap">{periodWords(t, rule.period)}</DataCell>
              <DataCell className="whitespace-nowrap">{t(`status.${rule.status}`)}</DataCell>
              <DataCell className="whitespace-nowrap">{t(`checkedShort.${rule.checked}`)}</DataCell>
            </DataRow>
          ))}
        </DataTable>
      )}
    </>
  );
}

function Choice({
  name,
  label,
  chosen,
  options,
}: {
  name: string;
  label: string;
  chosen: string | undefined;
  options: readonly (readonly [string, string])[];
}) {
  const t = useTranslations("rules");
  return (
    <Field label={label}>
      <Select name={name} defaultValue={chosen ?? ""}>
        <option value="">{t("filter.any")}</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}
