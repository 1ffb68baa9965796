import Link from "next/link";
import type { ReactNode } from "react";
import { CHECKED, RULE_STATUSES } from "@/lib/law/rule";
import type { RuleFilter, RuleOut } from "@/lib/schema/rules";
import { Button } from "../ui/button";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import { Field } from "../ui/field";
import { Input, Select } from "../ui/input";
import { PageHeader } from "../ui/page-header";
import { CHECKED_SHORT, periodWords, RULE_STATUS_WORDS } from "./words";

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
  return (
    <>
      <PageHeader title="Rules">
        Notification duties that Tocsin knows, with their sources. Those marked "evaluated" are held
        against the facts of an incident; of the others a person decides whether they apply. Tocsin
        computes, the controller decides.
      </PageHeader>
      {own}
      <search aria-label="Rules">
        <form className="mb-4 flex flex-wrap items-end gap-2.5 text-sm">
          <Field label="Words">
            <Input name="q" type="search" defaultValue={filter.q ?? ""} className="w-56" />
          </Field>
          <Choice
            name="jurisdiction"
            label="Jurisdiction"
            chosen={filter.jurisdiction}
            options={jurisdictions.map((code) => [code, code])}
          />
          <Choice
            name="status"
            label="Status"
            chosen={filter.status}
            options={RULE_STATUSES.map((status) => [status, RULE_STATUS_WORDS[status]])}
          />
          <Choice
            name="checked"
            label="How checked"
            chosen={filter.checked}
            options={CHECKED.map((checked) => [checked, CHECKED_SHORT[checked]])}
          />
          <Button type="submit">Show</Button>
          <p role="status" className="ml-auto text-ink-3">
            {rules.length} of {total} rules
          </p>
        </form>
      </search>
      {rules.length === 0 ? (
        <p className="py-8 text-ink-3">No rule fits. Take a filter away.</p>
      ) : (
        <DataTable
          label="Rules"
          heads={["Duty", "Law", "Where", "Period", "Status", "How checked"]}
        >
          {rules.map((rule) => (
            <DataRow key={rule.id} dim={rule.status !== "in_force"}>
              <DataCell wrap className="min-w-56">
                <Link
                  href={`/dashboard/settings/rules/${rule.id}`}
                  className="font-medium text-ink hover:underline"
                >
                  {rule.act}
                </Link>
                {rule.evaluated && rule.starts_clocks && (
                  <span className="text-ink-3 text-xs"> evaluated</span>
                )}
              </DataCell>
              <DataCell wrap className="min-w-44">
                {rule.law}, {rule.provision}
              </DataCell>
              <DataCell className="record">{rule.jurisdiction}</DataCell>
              <DataCell className="whitespace-nowrap">{periodWords(rule.period)}</DataCell>
              <DataCell className="whitespace-nowrap">{RULE_STATUS_WORDS[rule.status]}</DataCell>
              <DataCell className="whitespace-nowrap">{CHECKED_SHORT[rule.checked]}</DataCell>
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
  return (
    <Field label={label}>
      <Select name={name} defaultValue={chosen ?? ""}>
        <option value="">any</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}
