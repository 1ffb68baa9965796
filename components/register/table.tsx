"use client";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment, type ReactNode, useRef } from "react";
import type { Person } from "@/lib/schema/collaboration";
import type { Incident } from "@/lib/schema/incident";
import { cx } from "../ui/cx";
import { Checkbox } from "../ui/input";
import { COLUMN_LOOKS } from "./column-looks";
import { DEFAULT_SORT } from "./filters";
import type { Column, Density } from "./looks";
import { Row } from "./row";
import { useKeys } from "./use-keys";
import { useRows } from "./use-rows";

/** How long a row that is not drawn may take to be. */
const MOST_FRAMES = 30;

/** What a column sorts by; the others do not. */
const SORTS: Partial<Record<Column, { by: string; direction: "ascending" | "descending" }>> = {
  number: { by: "number", direction: "ascending" },
  found: { by: "-discovered_at", direction: "descending" },
  deadline: { by: "deadline_at", direction: "ascending" },
  changed: { by: "-updated_at", direction: "descending" },
};

export interface TableProps {
  incidents: readonly Incident[];
  columns: readonly Column[];
  density: Density;
  sort: string | undefined;
  /** Names by id, of the organisations that rows say; empty where all are of one. */
  orgNames: Readonly<Record<string, string>>;
  /** What is shown is of the filter before: the new one is on its way. */
  stale: boolean;
  /** Ids of the ticked ones. */
  selected: ReadonlySet<string>;
  /** The row that the keyboard stands on and the preview shows. */
  active: string | null;
  maySelect: boolean;
  people: readonly Person[];
  onAssign: (id: string, owner: Person | null) => void;
  onSort: (sort: string) => void;
  onSelect: (ids: readonly string[], on: boolean) => void;
  onActive: (id: string) => void;
  onPreview: (id: string) => void;
}

/** The incidents as a table; J and K move from row to row, Space shows the preview, X ticks, Enter opens. */
export function Table({ incidents, columns, density, sort, stale, ...rest }: TableProps) {
  const { selected, active, maySelect, onSelect, onActive, onPreview } = rest;
  const t = useTranslations("register");
  const body = useRef<HTMLTableSectionElement>(null);
  const rows = useRows(body, incidents.length, density);
  const linkOf = (index: number) =>
    body.current?.querySelector<HTMLElement>(`tr[data-index="${index}"] a[data-row]`);

  // A row out of sight is drawn once the page has been scrolled to it.
  const focusRow = (index: number, frames: number) => {
    const link = linkOf(index);
    if (link) link.focus();
    else if (frames > 0) requestAnimationFrame(() => focusRow(index, frames - 1));
  };
  const step = (by: 1 | -1) => {
    const at = incidents.findIndex(({ id }) => id === active);
    const wanted = at === -1 ? (by === 1 ? 0 : incidents.length - 1) : at + by;
    const next = Math.min(Math.max(wanted, 0), incidents.length - 1);
    const incident = incidents[next];
    if (!incident) return;
    onActive(incident.id);
    if (!linkOf(next)) rows?.show(next);
    focusRow(next, MOST_FRAMES);
  };
  /** For the row that has the focus: Space on a button is the button's. */
  const withActive = (act: (incident: Incident) => void) => () => {
    const incident = incidents.find(({ id }) => id === active);
    if (!incident || !document.activeElement?.matches("a[data-row], body")) return false;
    act(incident);
    return true;
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    " ": withActive(({ id }) => onPreview(id)),
    ...(maySelect ? { x: withActive(({ id }) => onSelect([id], !selected.has(id))) } : {}),
  });
  const all = incidents.length > 0 && incidents.every(({ id }) => selected.has(id));
  const one = (incident: Incident, index: number) => (
    <Row
      key={incident.id}
      ref={rows?.measure}
      index={index}
      incident={incident}
      columns={columns}
      density={density}
      orgName={rest.orgNames[incident.orgId]}
      selected={selected.has(incident.id)}
      active={incident.id === active}
      mayChange={maySelect}
      people={rest.people}
      onSelect={onSelect}
      onAssign={rest.onAssign}
      onActive={onActive}
      onPreview={onPreview}
    />
  );

  return (
    <table
      aria-busy={stale}
      aria-rowcount={incidents.length + 1}
      className={cx("w-full border-separate border-spacing-0", stale && "opacity-60")}
    >
      <caption className="sr-only">{t("title")}</caption>
      <thead className="max-md:sr-only">
        <tr aria-rowindex={1}>
          <th scope="col" className={cx(HEAD, "w-px pl-4 pr-0 md:w-10 [&>span]:align-middle")}>
            {maySelect ? (
              <Checkbox
                aria-label={t("selectAll")}
                checked={all}
                onChange={({ target }) =>
                  onSelect(
                    incidents.map(({ id }) => id),
                    target.checked,
                  )
                }
              />
            ) : (
              <span className="sr-only">{t("selection")}</span>
            )}
          </th>
          {columns.map((column) => (
            <HeadCell key={column} column={column} sort={sort} onSort={rest.onSort}>
              {t(`column.${column}`)}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody ref={body} className="max-md:block">
        {rows ? (
          <>
            <Room height={rows.before} columns={columns.length + 1} />
            {rows.items.map(({ index }) => {
              const incident = incidents[index];
              return incident ? (
                <Fragment key={incident.id}>{one(incident, index)}</Fragment>
              ) : null;
            })}
            <Room height={rows.after} columns={columns.length + 1} />
          </>
        ) : (
          incidents.map(one)
        )}
      </tbody>
    </table>
  );
}

const HEAD =
  "narrow sticky top-bar z-10 h-8 whitespace-nowrap border-line border-b bg-surface px-2 text-2xs text-ink-3";

/** The room of rows that are not drawn. */
function Room({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden className="max-md:block">
      <td colSpan={columns} className="max-md:block" style={{ height, padding: 0 }} />
    </tr>
  );
}

function HeadCell({
  column,
  sort: current = DEFAULT_SORT,
  onSort,
  children,
}: {
  column: Column;
  sort: string | undefined;
  onSort: (sort: string) => void;
  children: ReactNode;
}) {
  const sort = SORTS[column];
  const sorted = sort !== undefined && sort.by === current;
  const Arrow = sort?.direction === "ascending" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={sorted ? sort.direction : undefined}
      className={cx(HEAD, "last:pr-gutter", COLUMN_LOOKS[column])}
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
          {children}
          {sorted && <Arrow aria-hidden className="size-3" />}
        </button>
      ) : (
        children
      )}
    </th>
  );
}
