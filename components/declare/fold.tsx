"use client";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cx } from "../ui/cx";

/** Something folded away under its name. What is in it is made only once it is opened. */
export function Fold({
  name,
  count,
  open = false,
  className,
  children,
}: {
  name: ReactNode;
  /** How many things are in it. */
  count?: number;
  /** Opens it from outside: for a fault in it, or for what was said there before. */
  open?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const shown = chosen ?? open;
  return (
    <details
      open={shown}
      onToggle={(event) => {
        if (event.currentTarget.open !== shown) setChosen(event.currentTarget.open);
      }}
      className={cx("group/fold border-line border-t", className)}
    >
      <summary className="flex min-h-11 list-none items-center gap-2 rounded-1 py-2 font-medium text-sm hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-3.5 flex-none text-ink-3 transition-transform group-open/fold:rotate-90"
        />
        {name}
        {count !== undefined && (
          <span className="font-normal text-ink-3 tabular-nums">{count}</span>
        )}
      </summary>
      {shown && <div className="pb-4">{children}</div>}
    </details>
  );
}
