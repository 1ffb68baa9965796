"use client";
import { ArrowUpNarrowWide } from "lucide-react";
import { useCallback } from "react";
import { BREACH_KINDS, SEVERITIES, STATUSES } from "@/lib/schema/incident";
import { BREACH_WORDS, SEVERITY_WORDS, STATUS_WORDS } from "../incident/words";
import { Chip } from "../ui/chip";
import { ChoiceChip } from "./choice-chip";
import { DateRangeChip } from "./date-range-chip";
import { DEFAULT_SORT, type RegisterFilter } from "./filters";
import { SearchBox } from "./search-box";

const SORT_WORDS = [
  ["-discovered_at", "Last found"],
  ["deadline_at", "Deadline"],
  ["-updated_at", "Last changed"],
  ["number", "Number"],
] as const;

/** On a phone the filters stand in one line that scrolls. */
const CHIPS =
  "contents max-md:-mx-4 max-md:flex max-md:w-screen max-md:gap-2 max-md:overflow-x-auto max-md:px-4 max-md:py-1 max-md:[scrollbar-width:none]";

/** Search, filters and order of the register. */
export function Toolbar({
  filter,
  hasBelow,
  onChange,
}: {
  filter: RegisterFilter;
  /** Whether there are organisations below this one. */
  hasBelow: boolean;
  onChange: (part: RegisterFilter, how?: "push" | "replace") => void;
}) {
  const search = useCallback((q: string) => onChange({ q }, "replace"), [onChange]);
  return (
    <search
      aria-label="Incidents"
      className="page flex flex-wrap items-center gap-2 border-line border-b py-2.5 print:hidden"
    >
      <SearchBox value={filter.q ?? ""} onSearch={search} />
      <div className={CHIPS}>
        <ChoiceChip
          name="Status"
          value={filter.status ?? ""}
          options={STATUSES.map((status) => [status, STATUS_WORDS[status]] as const)}
          onChange={(status) => onChange({ status })}
        />
        <ChoiceChip
          name="Severity"
          value={filter.severity ?? ""}
          options={SEVERITIES.map((severity) => [severity, SEVERITY_WORDS[severity]] as const)}
          onChange={(severity) => onChange({ severity })}
        />
        <ChoiceChip
          name="Breach of"
          value={filter.breach_kind ?? ""}
          options={BREACH_KINDS.map((kind) => [kind, BREACH_WORDS[kind]] as const)}
          onChange={(breach_kind) => onChange({ breach_kind })}
        />
        <DateRangeChip
          name="Found"
          from={filter.discovered_from ?? ""}
          to={filter.discovered_to ?? ""}
          note="Incidents without a time of awareness are left out."
          onChange={({ from, to }) => onChange({ discovered_from: from, discovered_to: to })}
        />
        <Toggle name="Overdue" field="overdue" filter={filter} onChange={onChange} />
        {hasBelow && (
          <Toggle
            name="With sub-organisations"
            field="subtree"
            filter={filter}
            onChange={onChange}
          />
        )}
      </div>
      <span className="flex-1 max-md:hidden" />
      <ChoiceChip
        name="Sort"
        value={filter.sort ?? DEFAULT_SORT}
        options={SORT_WORDS}
        removable={false}
        icon={<ArrowUpNarrowWide aria-hidden />}
        onChange={(sort) => onChange({ sort: sort === DEFAULT_SORT ? "" : sort })}
      />
    </search>
  );
}

function Toggle({
  name,
  field,
  filter,
  onChange,
}: {
  name: string;
  field: "overdue" | "subtree";
  filter: RegisterFilter;
  onChange: (part: RegisterFilter) => void;
}) {
  const on = filter[field] === "true";
  // Not overdue is no filter; without those below is one.
  const off = field === "subtree" ? "false" : "";
  return (
    <Chip on={on} aria-pressed={on} onClick={() => onChange({ [field]: on ? off : "true" })}>
      {name}
    </Chip>
  );
}
