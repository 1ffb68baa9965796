import { useTranslations } from "next-intl";
import type { DoorLine } from "@/lib/schema/operation";
import { cx } from "../ui/cx";
import { Link } from "../ui/link";

/** The doors, and below the one that is open its operations. */
export function DoorNav({
  root,
  doors,
  open,
}: {
  /** /dashboard/docs or /docs. */
  root: string;
  doors: readonly DoorLine[];
  open?: string;
}) {
  const t = useTranslations("docs");
  return (
    <nav aria-label="API" className="min-w-0 text-sm max-xl:mb-6">
      <ul className="flex flex-wrap gap-x-1 xl:grid">
        {[{ id: "", name: t("all") }, ...doors].map(({ id, name }) => (
          <li key={id}>
            <Link
              href={id === "" ? root : `${root}/${id}`}
              lang={id === "" ? undefined : "en"}
              aria-current={id === (open ?? "") ? "page" : undefined}
              className={cx(
                "block rounded-2 px-2.5 py-1.5 hover:bg-hover pointer-coarse:py-3",
                id === (open ?? "") ? "bg-selected font-medium text-ink" : "text-ink-2",
              )}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
      {doors
        .filter(({ id }) => id === open)
        .map(({ id, operations }) => (
          <ul key={id} className="mt-3 grid border-line border-t pt-3 max-xl:hidden">
            {operations.map((operation) => (
              <li key={operation.id}>
                <a
                  lang="en"
                  href={`#${operation.id}`}
                  className="block rounded-2 px-2.5 py-1 text-ink-3 text-xs hover:bg-hover hover:text-ink"
                >
                  {operation.summary}
                </a>
              </li>
            ))}
          </ul>
        ))}
    </nav>
  );
}
