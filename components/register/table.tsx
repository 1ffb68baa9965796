"use client";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useRef } from "react";
import type { Incident } from "@/lib/schema/incident";
import { cx } from "../ui/cx";
import { DEFAULT_SORT, type RegisterFilter } from "./filters";
import { Row } from "./row";
import { useKeys } from "./use-keys";

interface Column {
  name: string;
  sort?: { by: string; direction: "ascending" | "descending" };
  className?: string;
}

const COLUMNS: readonly Column[] = [
  { name: "Number", sort: { by: "number", direction: "ascending" } },
  { name: "Title" },
  { name: "Status" },
  { name: "Severity", className: "max-lg:hidden" },
  { name: "Breach of", className: "max-lg:hidden" },
  { name: "Found", sort: { by: "-discovered_at", direction: "descending" } },
  { name: "Next deadline", sort: { by: "deadline_at", direction: "ascending" } },
  { name: "People", className: "text-right" },
];

/** The incidents as a table; J and K move from row to row, Enter opens. */
export function Table({
  incidents,
  filter,
  orgNames,
  stale,
  onSort,
}: {
  incidents: readonly Incident[];
  filter: RegisterFilter;
  orgNames: Readonly<Record<string, string>>;
  /** What is shown is of the filter before: the new one is on its way. */
  stale: boolean;
  onSort: (sort: string) => void;
}) {
  const table = useRef<HTMLTableElement>(null);
  const step = (by: 1 | -1) => {
    const links = [...(table.current?.querySelectorAll<HTMLElement>("a[data-row]") ?? [])];
    const at = links.findIndex((link) => link.matches(":focus"));
    const next = at === -1 ? (by === 1 ? 0 : links.length - 1) : at + by;
    links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
  };
  useKeys({ j: () => step(1), k: () => step(-1) });
  const sort = filter.sort ?? DEFAULT_SORT;

  return (
    <table
      ref={table}
      aria-busy={stale}
      className={cx("w-full border-collapse", stale && "opacity-60")}
    >
      <caption className="sr-only">Incidents</caption>
      <thead className="max-md:sr-only">
        <tr>
          {COLUMNS.map((column) => (
            <HeadCell key={column.name} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {incidents.map((incident) => (
          <Row
            key={incident.id}
            incident={incident}
            orgName={filter.subtree === "true" ? orgNames[incident.orgId] : undefined}
          />
        ))}
      </tbody>
    </table>
  );
}

function HeadCell({
  column: { name, sort, className },
  sort: current,
  onSort,
}: {
  column: Column;
  sort: string;
  onSort: (sort: string) => void;
}) {
  const sorted = sort !== undefined && sort.by === current;
  const Arrow = sort?.direction === "ascending" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={sorted ? sort.direction : undefined}
      className={cx(
        "narrow h-8 whitespace-nowrap border-line border-b px-2 text-2xs text-ink-3 xl:px-3.5 first:pl-gutter last:pr-gutter",
        className,
      )}
    >
      {sort ? (
        <button
          type="button"
          onClick={() => onSort(sort.by)}
          className={cx(
            "-mx-1 inline-flex h-6 items-center gap-1 rounded-1 px-1 hover:text-ink",
            sorted && "font-semibold text-ink",
          )}
        >
          {name}
          {sorted && <Arrow aria-hidden className="size-3" />}
        </button>
      ) : (
        name
      )}
    </th>
  );
}
