"use client";
import { ChevronDown, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "../ui/cx";

/** A filter chip around the browser's own list of choices: right on every device and by keyboard. */
export function ChoiceChip({
  name,
  value,
  options,
  idle,
  icon,
  removable = true,
  onChange,
  onRemove = () => onChange(""),
}: {
  name: string;
  /** Empty: not set. */
  value: string;
  options: readonly (readonly [value: string, words: string])[];
  /** What the chip says while it is not set. */
  idle?: string;
  icon?: ReactNode;
  removable?: boolean;
  onChange: (value: string) => void;
  onRemove?: () => void;
}) {
  const t = useTranslations("ui.filter");
  const set = value !== "" && removable;
  return (
    <span
      className={cx(
        "inline-flex h-7 flex-none items-center rounded-2 text-ink-2 text-sm edge-line-2 pointer-coarse:h-11",
        "has-[select:focus-visible]:outline-2 has-[select:focus-visible]:outline-focus has-[select:focus-visible]:outline-offset-2",
        set ? "bg-selected" : "bg-surface hover:edge-control",
      )}
    >
      <label className="relative inline-flex h-full items-center gap-1.5 pl-2.5 [&>svg]:size-3.25 [&>svg]:text-ink-3">
        {icon}
        {name}
        <select
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={cx(
            "h-full cursor-pointer appearance-none bg-transparent font-medium text-ink outline-none field-sizing-content",
            set ? "pr-1" : "pr-6.5",
          )}
        >
          {removable && <option value="">{idle ?? t("any")}</option>}
          {options.map(([option, words]) => (
            <option key={option} value={option}>
              {words}
            </option>
          ))}
        </select>
        {!set && (
          <ChevronDown
            aria-hidden
            className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2"
          />
        )}
      </label>
      {set && (
        <button
          type="button"
          aria-label={t("remove", { name })}
          onClick={onRemove}
          className="mr-0.5 grid size-6 place-items-center rounded-1 text-ink-3 hover:text-ink pointer-coarse:size-10"
        >
          <X aria-hidden className="size-3.25" />
        </button>
      )}
    </span>
  );
}
