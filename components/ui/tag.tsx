import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ClockState } from "./clock-state";
import { cx } from "./cx";
import { Glyph } from "./glyph";

/** A clock's state as glyph and word, always both. */
export function Tag({
  state,
  children,
  className,
}: {
  state: ClockState;
  /** Other words than the state's own: "3 h 04 to spare". */
  children?: ReactNode;
  className?: string;
}) {
  const t = useTranslations("ui");
  return (
    <span
      data-state={state}
      className={cx(
        "inline-flex items-baseline gap-1.5 whitespace-nowrap font-medium text-state text-xs leading-tight",
        className,
      )}
    >
      <Glyph state={state} className="size-3.5 translate-y-0.5" />
      {children ?? t(`state.${state}`)}
    </span>
  );
}
