"use client";
import { TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { Person } from "@/lib/schema/collaboration";
import type { View } from "@/lib/schema/view";
import { Button } from "../ui/button";
import { KeyCap } from "../ui/key-cap";
import { useStable } from "../ui/use-stable";
import { BulkBar } from "./bulk-bar";
import { NothingFound, NothingYet } from "./empty";
import { ExportMenu } from "./export-menu";
import type { FilterField } from "./filter-chips";
import { type Dropped, MORE_SIZE, narrows } from "./filters";
import type { Looks } from "./looks";
import { Preview } from "./preview";
import { Table } from "./table";
import { Toolbar } from "./toolbar";
import { type RegisterActs, useActs } from "./use-acts";
import { useFilter } from "./use-filter";
import { useIncidents } from "./use-incidents";
import { useKeys } from "./use-keys";
import { useLooks } from "./use-looks";
import { useSelection } from "./use-selection";
import { ViewBar } from "./view-bar";

export interface RegisterProps {
  orgId: string;
  orgNames: Readonly<Record<string, string>>;
  /** Whether there are organisations below this one. */
  hasBelow: boolean;
  mayDeclare: boolean;
  /** Whether the viewer may change incidents anywhere. */
  mayChange: boolean;
  dropped: Dropped;
  views: readonly View[];
  looks: Looks;
  people: readonly Person[];
  tags: readonly string[];
  fields: readonly FilterField[];
  acts: RegisterActs;
}

/** The register of one organisation: found, narrowed, ordered, page by page. */
export function Register({ orgId, orgNames, hasBelow, mayDeclare, ...rest }: RegisterProps) {
  const { mayChange, dropped, people, tags } = rest;
  const t = useTranslations("register");
  const locale = useLocale();
  const { filter, change } = useFilter(dropped);
  const { query, incidents, total, isCapped } = useIncidents(orgId, filter);
  const looks = useLooks(rest.looks);
  const { assign, tag } = useActs(orgId, rest.acts);
  const selection = useSelection(incidents);
  const [active, setActive] = useState<string | null>(null);
  const [isPreviewed, setPreviewed] = useState(false);
  const nothing = query.isSuccess && !query.isPlaceholderData && incidents.length === 0;
  const empty = nothing && !narrows(filter);
  const totalWords =
    total === undefined
      ? undefined
      : isCapped
        ? t("moreThan", { count: total.toLocaleString(locale) })
        : total.toLocaleString(locale);
  const shown = isPreviewed ? incidents.find(({ id }) => id === active) : undefined;
  const names = hasBelow && filter.subtree === "true" ? orgNames : {};
  const preview = useStable((id: string) => {
    setPreviewed(!(isPreviewed && id === active));
    setActive(id);
  });
  const assignOne = useStable((id: string, owner: Person | null) => void assign([id], owner));
  const step = (by: 1 | -1) => {
    const at = incidents.findIndex(({ id }) => id === active);
    const next = incidents[at + by];
    if (next) setActive(next.id);
  };
  useKeys({
    ...(isPreviewed ? { escape: () => setPreviewed(false) } : {}),
  });

  return (
    <div className="flex min-h-[calc(100dvh-var(--bar))] flex-col max-md:min-h-0">
      <div className="page flex items-center gap-2.5 pt-4 pb-1.5">
        <h1 className="mr-auto font-semibold text-2xl tracking-[-0.018em]">{t("title")}</h1>
        {!empty && <ExportMenu orgId={orgId} filter={filter} total={totalWords} />}
      </div>
      <ViewBar
        orgId={orgId}
        filter={filter}
        first={rest.views}
        mayShare={mayChange}
        onChange={change}
      />
      {(!empty || hasBelow) && (
        <Toolbar
          filter={filter}
          hasBelow={hasBelow}
          people={people}
          tags={tags}
          fields={rest.fields}
          looks={looks}
          onChange={change}
        />
      )}
      <Lost dropped={dropped} />
      <p role="status" className="sr-only">
        {nothing ? t("noneFound") : totalWords && t("found", { count: totalWords })}
      </p>
      {query.isError && (
        <div role="alert" className="page flex flex-wrap items-center gap-3 py-6 text-overdue">
          <TriangleAlert aria-hidden className="size-4" />
          {t("failed", { reason: query.error.message })}
          <Button size="sm" onClick={() => query.refetch()}>
            {t("again")}
          </Button>
        </div>
      )}
      {empty && <NothingYet mayDeclare={mayDeclare} />}
      {nothing && !empty && <NothingFound onClear={() => change({}, "whole")} />}
      {incidents.length > 0 && (
        <div className="flex min-w-0 flex-1 items-start">
          <div className="flex min-h-full min-w-0 flex-1 flex-col self-stretch bg-surface">
            <div className="flex-1 max-md:pb-4">
              <Table
                incidents={incidents}
                columns={looks.columns}
                density={looks.density}
                sort={filter.sort}
                orgNames={names}
                stale={query.isPlaceholderData}
                selected={selection.ids}
                active={active}
                maySelect={mayChange}
                people={people}
                onAssign={assignOne}
                onSort={(sort) => change({ sort })}
                onSelect={selection.set}
                onActive={setActive}
                onPreview={preview}
              />
            </div>
            <div className="page sticky bottom-0 z-10 flex min-h-11.5 items-center gap-3 border-line border-t bg-surface py-1.5 text-ink-3 text-sm max-md:static print:hidden">
              {selection.ids.size > 0 ? (
                <BulkBar
                  count={selection.ids.size}
                  people={people}
                  tags={tags}
                  onAssign={(owner) => void assign([...selection.ids], owner)}
                  onTag={(name, on) => void tag([...selection.ids], name, on)}
                  onClear={selection.clear}
                />
              ) : (
                <span>
                  {t.rich("shown", {
                    shown: incidents.length.toLocaleString(locale),
                    total: totalWords ?? "",
                    b: (words) => <b className="font-medium text-ink">{words}</b>,
                  })}
                </span>
              )}
              {query.hasNextPage && (
                <Button
                  size="sm"
                  busy={query.isFetchingNextPage}
                  onClick={() => query.fetchNextPage()}
                >
                  {t("more", { count: MORE_SIZE })}
                </Button>
              )}
              <KeyHints />
            </div>
          </div>
          {shown && (
            <Preview
              key={shown.id}
              incident={shown}
              orgName={names[shown.orgId]}
              people={people}
              mayAssign={mayChange}
              onAssign={(owner) => assignOne(shown.id, owner)}
              onStep={step}
              onClose={() => setPreviewed(false)}
            />
          )}
        </div>
      )}
    </div>
  );
}

function KeyHints() {
  const t = useTranslations("register.keys");
  return (
    <span className="ml-auto flex gap-3.5 text-xs max-lg:hidden" aria-hidden>
      <span>
        <KeyCap>J</KeyCap> <KeyCap>K</KeyCap> {t("move")}
      </span>
      <span>
        <KeyCap>Space</KeyCap> {t("preview")}
      </span>
      <span>
        <KeyCap>↵</KeyCap> {t("open")}
      </span>
    </span>
  );
}

/** Says what of the address was not understood. */
function Lost({ dropped }: { dropped: Dropped }) {
  const t = useTranslations("register");
  const locale = useLocale();
  if (dropped.length === 0) return null;
  const names = [...new Set(dropped.map(([name]) => t(`filter.${name}`)))];
  const list = new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
  return (
    <p role="status" className="page border-line border-b bg-sunken py-2 text-ink-2 text-sm">
      {t("lost", { names: list })}
    </p>
  );
}
