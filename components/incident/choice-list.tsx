"use client";
import { cx } from "../ui/cx";

export interface ListedChoice {
  value: string;
  label: string;
  /** Under it, in plain words. */
  description?: string;
}

/** One of several, each with what it means. Put it in a FieldGroup. */
export function ChoiceList({
  name,
  value,
  options,
  onChange,
  onBlur,
}: {
  name: string;
  value: string;
  options: readonly ListedChoice[];
  onChange: (value: string) => void;
  onBlur?: () => void;
}) {
  return (
    <div className="divide-y divide-line overflow-hidden rounded-2 edge-line-2">
      {options.map((option) => (
        <label
          key={option.value}
          className={cx(
            "relative grid cursor-pointer grid-cols-[1rem_minmax(0,1fr)] gap-x-2.5 px-3 py-2 text-sm leading-snug",
            "has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:-outline-offset-2",
            option.value === value ? "bg-selected" : "hover:bg-hover",
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            onBlur={onBlur}
            className="mt-0.5 size-4 appearance-none rounded-full border border-control bg-surface outline-none checked:border-5 checked:border-ink"
          />
          <span>
            <span className="font-medium">{option.label}</span>
            {option.description && (
              <span className="mt-0.5 block text-ink-2 text-xs leading-normal">
                {option.description}
              </span>
            )}
          </span>
        </label>
      ))}
    </div>
  );
}
