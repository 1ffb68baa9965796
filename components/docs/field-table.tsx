import { useTranslations } from "next-intl";
import type { FieldRow } from "@/lib/schema/operation";
import { cx } from "../ui/cx";

const INDENT = ["", "pl-4", "pl-8", "pl-12"];

/** Fields with what they take and mean; those within others stand below them, set in. */
export function FieldTable({
  label,
  rows,
  withRequired = true,
}: {
  label: string;
  rows: readonly FieldRow[];
  /** Answers have no required fields to speak of. */
  withRequired?: boolean;
}) {
  const t = useTranslations("docs");
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fields to fill in, and too many tables on a page for landmarks
    <div
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="overflow-x-auto rounded-3 border border-line"
    >
      <table className="w-full border-collapse text-sm">
        <thead className="sr-only">
          <tr>
            <th scope="col">{t("table.field")}</th>
            <th scope="col">{t("table.takes")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.path} className="border-line border-t align-top first:border-t-0">
              <th scope="row" className="w-2/5 min-w-40 px-3 py-1.5 font-normal">
                <span className={cx("record block wrap-anywhere", INDENT[row.depth])}>
                  {row.name}
                  {withRequired && row.required && (
                    <span className="font-sans text-ink-3 text-xs"> {t("table.required")}</span>
                  )}
                </span>
              </th>
              <td lang="en" className="px-3 py-1.5 text-ink-2">
                <span className="wrap-anywhere">{row.type}</span>
                {row.description && <p className="text-ink-3 text-xs">{row.description}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
