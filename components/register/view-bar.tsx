"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Bookmark, Lock, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { createClient } from "@/lib/client";
import type { View } from "@/lib/schema/view";
import { Button } from "../ui/button";
import { cx } from "../ui/cx";
import { later } from "../ui/later";
import { useToast } from "../ui/toast";
import { addressOf, filterIn, type RegisterFilter } from "./filters";
import type { ChangeFilter } from "./use-filter";
import { useCount } from "./use-incidents";
import { isOn, USUAL_VIEWS } from "./views";

const SaveViewDialog = later(
  () => import("./save-view-dialog").then((loaded) => loaded.SaveViewDialog),
  ({ open }) => open,
);

const client = createClient();

/** The views of the register as tabs: the usual ones, then those that people saved. */
export function ViewBar({
  orgId,
  filter,
  first,
  mayShare,
  onChange,
}: {
  orgId: string;
  filter: RegisterFilter;
  /** The saved views as the server had them. */
  first: readonly View[];
  mayShare: boolean;
  onChange: ChangeFilter;
}) {
  const t = useTranslations("register");
  const [saving, setSaving] = useState(false);
  const cache = useQueryClient();
  const tell = useToast();
  const queryKey = ["views", orgId];
  const { data: views = first } = useQuery({
    queryKey,
    queryFn: async () => (await client.views.list(orgId)).views,
    initialData: [...first],
    staleTime: 60_000,
  });
  const again = () => cache.invalidateQueries({ queryKey });
  const usual = USUAL_VIEWS.map((view) => ({ ...view, name: t(`view.${view.id}`) }));
  const saved = views.find((view) => isOn(view, filter));
  const isKnown = saved !== undefined || usual.some((view) => isOn(view, filter));

  const remove = async (view: View) => {
    try {
      await client.views.change(view.id, { archived: true });
      tell.done(t("views.removed", { name: view.name }), undefined, () => {
        void client.views.change(view.id, { archived: false }).then(again);
      });
    } catch (error) {
      tell.failed(t("views.notRemoved"), error instanceof Error ? error.message : undefined);
    }
    await again();
  };

  return (
    <div className="page flex items-center gap-3 border-line border-b text-sm print:hidden">
      <nav
        aria-label={t("views.label")}
        className="-mx-2.5 flex min-w-0 gap-0.5 overflow-x-auto [scrollbar-width:none]"
      >
        {usual.map((view) => (
          <Tab
            key={view.id}
            orgId={orgId}
            view={view}
            on={isOn(view, filter)}
            onChange={onChange}
          />
        ))}
        {views.map((view) => (
          <Tab
            key={view.id}
            orgId={orgId}
            view={view}
            isPrivate={!view.shared}
            on={isOn(view, filter)}
            onChange={onChange}
          />
        ))}
      </nav>
      <span className="ml-auto flex flex-none items-center max-md:hidden">
        {saved?.own && (
          <Button
            variant="ghost"
            size="sm"
            icon={<X aria-hidden />}
            onClick={() => void remove(saved)}
          >
            {t("views.remove")}
          </Button>
        )}
        <Button
          variant="ghost"
          size="sm"
          className={isKnown ? "invisible" : undefined}
          icon={<Bookmark aria-hidden />}
          onClick={() => setSaving(true)}
        >
          {t("views.save")}
        </Button>
      </span>
      <SaveViewDialog
        open={saving}
        onOpenChange={setSaving}
        orgId={orgId}
        filter={filter}
        mayShare={mayShare}
        onSaved={again}
      />
    </div>
  );
}

function Tab({
  orgId,
  view,
  isPrivate = false,
  on,
  onChange,
}: {
  orgId: string;
  view: Pick<View, "name" | "query">;
  isPrivate?: boolean;
  on: boolean;
  onChange: ChangeFilter;
}) {
  const t = useTranslations("register");
  const filter = filterIn(new URLSearchParams(view.query));
  return (
    <a
      href={addressOf(filter)}
      aria-current={on ? "page" : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        onChange(filter, "whole");
      }}
      className={cx(
        "flex flex-none items-center gap-1.5 whitespace-nowrap border-b-2 px-2.5 py-2 focus-visible:-outline-offset-2 pointer-coarse:min-h-11",
        on ? "border-ink font-medium text-ink" : "border-transparent text-ink-2 hover:text-ink",
      )}
    >
      {view.name}
      <Count orgId={orgId} filter={filter} />
      {isPrivate && (
        <>
          <Lock aria-hidden className="size-3.25 text-ink-3" />
          <span className="sr-only">{t("views.private")}</span>
        </>
      )}
    </a>
  );
}

/** Its place stands from the beginning, so that nothing moves when the number comes. */
function Count({ orgId, filter }: { orgId: string; filter: RegisterFilter }) {
  const locale = useLocale();
  const found = useCount(orgId, filter);
  return (
    <span className="min-w-4 font-normal text-ink-3 text-xs tabular-nums">
      {found && `${found.total.toLocaleString(locale)}${found.isCapped ? "+" : ""}`}
    </span>
  );
}
