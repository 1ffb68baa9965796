"use client";
import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";

/** Under the wall's rows: how much of the whole they are, when the page turns, and the way out. */
export function WallFoot({
  shown,
  all,
  staying,
  page,
  pages,
  nextInSeconds,
  onLeave,
}: {
  shown: number;
  all: number;
  staying: boolean;
  page: number;
  pages: number;
  nextInSeconds: number;
  onLeave: () => void;
}) {
  const t = useTranslations("board");
  return (
    <div className="flex min-h-9 flex-none flex-wrap items-center gap-x-5.5 px-4 text-ink-3 text-sm lg:px-0">
      <p className="mr-auto">
        {all > 0 && t("wall.shown", { shown, all })}
        {staying && ` ${t("wall.staying")}`}
      </p>
      {pages > 1 && (
        <>
          <span aria-hidden="true" className="inline-flex gap-1.5">
            {Array.from({ length: pages }, (_, place) => (
              <i
                // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place
                key={place}
                className={cx("h-1 w-6.5 rounded-full", place === page ? "bg-ink-2" : "bg-line-2")}
              />
            ))}
          </span>
          <p>{t("wall.page", { page: page + 1, pages, seconds: nextInSeconds })}</p>
        </>
      )}
      <button type="button" onClick={onLeave} aria-keyshortcuts="Escape W" className="link min-h-6">
        {t("wall.leave")}
      </button>
    </div>
  );
}
