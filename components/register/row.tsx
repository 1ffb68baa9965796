"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type MouseEvent, memo, type Ref } from "react";
import type { Person } from "@/lib/schema/collaboration";
import type { Incident } from "@/lib/schema/incident";
import { cx } from "../ui/cx";
import { DrillMark } from "../ui/drill-mark";
import { Checkbox } from "../ui/input";
import { Link } from "../ui/link";
import { AssignMenu } from "./assign-menu";
import { Cell } from "./cells";
import { COLUMN_LOOKS } from "./column-looks";
import type { Column, Density } from "./looks";

// On a phone a row becomes a card; it stays a row of a table to assistive technology.
const CELL =
  "whitespace-nowrap md:border-line md:border-b md:px-2 md:last:pr-gutter group-aria-selected/row:md:bg-selected";

/** Where a card has each of its cells. */
const CARD: Partial<Record<Column, string>> = {
  number: "max-md:order-1",
  status: "max-md:order-2 max-md:text-right",
  title: "max-md:order-3 max-md:col-span-2",
  deadline: "max-md:order-4 max-md:pt-1",
  people: "max-md:order-5 max-md:self-center",
};

const HEIGHTS: Readonly<Record<Density, string>> = { 48: "md:h-12", 40: "md:h-10", 32: "md:h-8" };

export interface RowProps {
  ref?: Ref<HTMLTableRowElement>;
  index: number;
  incident: Incident;
  columns: readonly Column[];
  density: Density;
  orgName: string | undefined;
  selected: boolean;
  active: boolean;
  /** Whether the viewer may change incidents. */
  mayChange: boolean;
  onSelect: (ids: readonly string[], on: boolean) => void;
  people: readonly Person[];
  onAssign: (id: string, owner: Person | null) => void;
  onActive: (id: string) => void;
  onPreview: (id: string) => void;
}

/** One incident in the register, drawn anew only when it changes. Its title is the link; a press on the row beside it shows the preview. */
export const Row = memo(function Row({
  ref,
  index,
  incident,
  columns,
  density,
  orgName,
  ...rest
}: RowProps) {
  const t = useTranslations("register");
  const quiet = incident.status === "resolved";
  const press = (event: MouseEvent<HTMLTableRowElement>) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest("a, button, input, label") || event.defaultPrevented) return;
    rest.onPreview(incident.id);
  };
  return (
    // The row's own link and keys do the same: Space on it.
    <tr
      ref={ref}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={rest.selected}
      data-active={rest.active || undefined}
      onClick={press}
      className={cx(
        "group/row relative [font-stretch:94%] text-sm hover:bg-hover has-focus-visible:bg-selected data-active:bg-selected",
        "data-active:[&>td:first-child]:shadow-[inset_3px_0_0_var(--ink)]",
        "max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:gap-y-1 max-md:border-line max-md:border-b max-md:px-4 max-md:py-3",
        quiet ? "text-ink-3" : "text-ink-2",
      )}
    >
      <td
        className={cx(
          CELL,
          HEIGHTS[density],
          "max-md:hidden md:pr-0 md:pl-4 [&>span]:align-middle",
        )}
      >
        {rest.mayChange && (
          <Checkbox
            aria-label={t("select", { number: incident.number })}
            checked={rest.selected}
            onChange={({ target }) => rest.onSelect([incident.id], target.checked)}
          />
        )}
      </td>
      {columns.map((column) =>
        column === "title" ? (
          <th
            key={column}
            scope="row"
            className={cx(
              CELL,
              CARD.title,
              "w-full max-w-px max-md:max-w-none",
              quiet ? "font-normal text-ink-3" : "font-medium text-ink",
            )}
          >
            <Link
              href={`/dashboard/incidents/${incident.id}`}
              data-row
              onFocus={() => rest.onActive(incident.id)}
              className="block truncate outline-none max-md:whitespace-normal max-md:text-lg max-md:leading-snug max-md:after:absolute max-md:after:inset-0 focus-visible:underline focus-visible:decoration-2 focus-visible:decoration-focus focus-visible:underline-offset-4"
            >
              {incident.drill && (
                <span className="mr-1.5">
                  <DrillMark />
                </span>
              )}
              {incident.title ?? t("untitled")}
              {orgName && !columns.includes("organisation") && (
                <span className="ml-2 font-normal text-ink-3 text-xs">{orgName}</span>
              )}
            </Link>
          </th>
        ) : (
          <td
            key={column}
            className={cx(CELL, COLUMN_LOOKS[column], CARD[column] ?? "max-md:hidden")}
          >
            {column === "owner" && !incident.owner && rest.mayChange ? (
              <AssignMenu
                people={rest.people}
                owner={null}
                onAssign={(owner) => rest.onAssign(incident.id, owner)}
              >
                <button
                  type="button"
                  aria-label={t("assignOne", { number: incident.number })}
                  className="inline-grid size-6 place-items-center rounded-full border border-control border-dashed text-ink-3 hover:text-ink"
                >
                  <Plus aria-hidden className="size-3" />
                </button>
              </AssignMenu>
            ) : (
              <Cell column={column} incident={incident} orgName={orgName} quiet={quiet} />
            )}
          </td>
        ),
      )}
    </tr>
  );
});
