"use client";
import { ArrowUpNarrowWide, Columns3, Rows2, Rows3, Rows4 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { SORTS } from "@/lib/schema/incident-values";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { cx } from "../ui/cx";
import { Menu, MenuTick } from "../ui/menu";
import { ChoiceChip } from "./choice-chip";
import { FilterChips, type FilterChipsProps } from "./filter-chips";
import { DEFAULT_SORT } from "./filters";
import { COLUMNS, DENSITIES } from "./looks";
import { SearchBox } from "./search-box";
import type { useLooks } from "./use-looks";

/** On a phone the filters stand in one line that scrolls. */
const CHIPS =
  "contents max-md:-mx-4 max-md:flex max-md:w-screen max-md:gap-2 max-md:overflow-x-auto max-md:px-4 max-md:py-1 max-md:[scrollbar-width:none]";

const SORT_WORDS = {
  "-discovered_at": "found",
  deadline_at: "deadline",
  "-updated_at": "changed",
  number: "number",
} as const;

const DENSITY_ICONS = { 48: Rows2, 40: Rows3, 32: Rows4 } as const;

/** Search, filters, order and looks of the register. */
export function Toolbar({
  hasBelow,
  looks,
  ...chips
}: FilterChipsProps & {
  /** Whether there are organisations below this one. */
  hasBelow: boolean;
  looks: ReturnType<typeof useLooks>;
}) {
  const { filter, onChange } = chips;
  const t = useTranslations("register");
  const search = useCallback((q: string) => onChange({ q }, "replace"), [onChange]);
  const below = filter.subtree === "true";
  return (
    <search
      aria-label={t("title")}
      className="page flex flex-wrap items-center gap-2 border-line border-b py-2.5 print:hidden"
    >
      <SearchBox value={filter.q ?? ""} onSearch={search} />
      <div className={CHIPS}>
        <FilterChips {...chips} />
        {hasBelow && (
          <Chip
            on={below}
            aria-pressed={below}
            onClick={() => onChange({ subtree: below ? "false" : "true" })}
          >
            {t("filter.subtree")}
          </Chip>
        )}
      </div>
      <span className="flex-1 max-md:hidden" />
      <ChoiceChip
        name={t("sort")}
        value={filter.sort ?? DEFAULT_SORT}
        options={SORTS.map((sort) => [sort, t(`column.${SORT_WORDS[sort]}`)] as const)}
        removable={false}
        icon={<ArrowUpNarrowWide aria-hidden />}
        onChange={(sort) => onChange({ sort: sort === DEFAULT_SORT ? "" : sort })}
      />
      <span className="flex items-center gap-2 max-md:hidden">
        <Menu
          align="end"
          trigger={
            <Button size="sm" className="h-7" icon={<Columns3 aria-hidden />}>
              {t("columns")}
            </Button>
          }
        >
          {COLUMNS.filter((column) => column !== "title").map((column) => (
            <MenuTick
              key={column}
              on={looks.columns.includes(column)}
              onChange={(on) =>
                looks.setColumns(
                  COLUMNS.filter((one) => (one === column ? on : looks.columns.includes(one))),
                )
              }
            >
              {t(`column.${column}`)}
            </MenuTick>
          ))}
        </Menu>
        <Densities looks={looks} />
      </span>
    </search>
  );
}

function Densities({ looks }: { looks: ReturnType<typeof useLooks> }) {
  const t = useTranslations("register");
  return (
    <fieldset aria-label={t("density.label")} className="flex h-7 rounded-2 bg-surface edge-line-2">
      {DENSITIES.map((density) => {
        const Icon = DENSITY_ICONS[density];
        const on = looks.density === density;
        return (
          <button
            key={density}
            type="button"
            aria-pressed={on}
            aria-label={t(`density.d${density}`)}
            onClick={() => looks.setDensity(density)}
            className={cx(
              "grid w-7.5 place-items-center first:rounded-l-2 last:rounded-r-2 [&>svg]:size-3.75",
              on ? "bg-selected text-ink edge-line-2" : "text-ink-3 hover:text-ink",
            )}
          >
            <Icon aria-hidden />
          </button>
        );
      })}
    </fieldset>
  );
}
