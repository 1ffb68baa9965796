"use client";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { cx } from "@/components/ui/cx";
import { ENOUGH_AFTER, isLater, STEPS, type Step } from "./steps";

export interface StepRailProps {
  step: Step;
  /** The latest step that was opened: all up to it can be gone back to. */
  reached: Step;
  /** Where nothing is missing. */
  complete: readonly Step[];
  /** What was said on a step, in a few words. */
  notes: Partial<Record<Step, string>>;
  onGo: (step: Step) => void;
}

/** Where one stands, what was said, and from where on there is enough to declare. */
export function StepRail({ step, reached, complete, notes, onGo }: StepRailProps) {
  const t = useTranslations("declare");
  return (
    <nav aria-label={t("steps")} className="hidden pt-7.5 pr-4 pb-8 pl-gutter xl:block">
      <ol className="sticky top-[calc(var(--bar)+1.5rem)]">
        {STEPS.map((each, place) => (
          <Fragment key={each}>
            <li className="py-2">
              <RailButton
                name={t(`step.${each}`)}
                number={place + 1}
                note={each === step ? undefined : notes[each]}
                look={each === step ? "current" : isLater(each, reached) ? "ahead" : "opened"}
                complete={complete.includes(each)}
                onGo={() => onGo(each)}
              />
            </li>
            {each === ENOUGH_AFTER && (
              <li
                className={cx(
                  "my-1 flex items-center gap-2.5 text-xs",
                  isLater(reached, ENOUGH_AFTER) ? "text-ink-3" : "text-ink-2",
                )}
              >
                <span aria-hidden className="w-5.5 border-ink-3 border-t-2" />
                {t("enough")}
                <span aria-hidden className="flex-1 border-line-2 border-t border-dashed" />
              </li>
            )}
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}

function RailButton({
  name,
  number,
  note,
  look,
  complete,
  onGo,
}: {
  name: string;
  number: number;
  note?: string;
  look: "current" | "opened" | "ahead";
  complete: boolean;
  onGo: () => void;
}) {
  const inside = (
    <>
      <span
        className={cx(
          "grid size-5.5 place-items-center rounded-full font-medium font-mono text-2xs leading-none",
          look === "current" && "bg-ink text-on-ink",
          look === "opened" &&
            (complete ? "bg-selected text-ink edge-line-2" : "bg-surface text-ink edge-control"),
          look === "ahead" && "bg-surface text-ink-3 edge-line-2",
        )}
      >
        {look === "opened" && complete ? (
          <Check aria-hidden strokeWidth={2.5} className="size-3" />
        ) : (
          number
        )}
      </span>
      <span className="min-w-0">
        <span
          className={cx(
            "block leading-5.5",
            look === "current"
              ? "font-semibold text-ink"
              : look === "opened"
                ? "text-ink-2"
                : "text-ink-3",
          )}
        >
          {name}
        </span>
        {note && (
          <span className="wrap-anywhere block text-ink-3 text-xs leading-snug">{note}</span>
        )}
      </span>
    </>
  );
  const grid = "grid w-full grid-cols-[1.9rem_1fr] items-start text-left";
  if (look === "opened")
    return (
      <button
        type="button"
        onClick={onGo}
        className={cx(grid, "rounded-1 hover:[&_span]:text-ink")}
      >
        {inside}
      </button>
    );
  return (
    <span className={grid} aria-current={look === "current" ? "step" : undefined}>
      {inside}
    </span>
  );
}
