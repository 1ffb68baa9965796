import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

/** A table on a surface of its own; where it is wider than the screen, it scrolls by itself. */
export function DataTable({
  label,
  heads,
  children,
}: {
  /** What the table holds, for who cannot see the page. */
  label: string;
  /** Column heads; a column of buttons at the end has an empty one, and stays in sight. */
  heads: readonly string[];
  children: ReactNode;
}) {
  const t = useTranslations("ui");
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      data-buttons={heads.at(-1) === "" || undefined}
      className="group/table relative overflow-x-auto rounded-3 border border-line bg-surface"
    >
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr>
            {heads.map((head) => (
              <th
                key={head}
                scope="col"
                className="narrow h-8.5 whitespace-nowrap border-line border-b px-3 text-2xs text-ink-3 first:pl-4.5 last:pr-2.5"
              >
                {head || <span className="sr-only">{t("actions")}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

/** A row; `dim` for what is over. */
export function DataRow({
  dim = false,
  className,
  ...rest
}: ComponentProps<"tr"> & { dim?: boolean }) {
  return (
    <tr
      {...rest}
      className={cx(
        "border-line border-t bg-surface first:border-t-0 hover:bg-hover",
        dim ? "text-ink-3" : "text-ink-2",
        className,
      )}
    />
  );
}

export function DataCell({
  dense = false,
  wrap = false,
  className,
  ...rest
}: ComponentProps<"td"> & { dense?: boolean; wrap?: boolean }) {
  return (
    <td
      {...rest}
      className={cx(
        wrap ? "wrap-anywhere" : "whitespace-nowrap",
        "px-3 first:pl-4.5 last:pr-2.5",
        "group-data-buttons/table:last:sticky group-data-buttons/table:last:right-0 group-data-buttons/table:last:bg-inherit group-data-buttons/table:last:text-right",
        dense ? "h-9" : "h-12",
        className,
      )}
    />
  );
}
