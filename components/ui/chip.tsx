"use client";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

const CHIP =
  "inline-flex h-7 flex-none items-center gap-1.5 rounded-2 px-2.5 text-sm whitespace-nowrap pointer-coarse:h-10 [&>svg]:size-3.25 [&>svg]:text-ink-3";
const IDLE = "bg-surface text-ink-2 edge-line-2 hover:text-ink hover:edge-control";
const STRONG = "bg-ink text-on-ink [&>svg]:text-on-ink";

export interface ChipProps extends Omit<ComponentProps<"button">, "value"> {
  /** What is chosen, in stronger ink after the name. */
  value?: ReactNode;
  on?: boolean;
  /** While on, as dark as a chosen radio chip: for a ready choice. */
  strong?: boolean;
  icon?: ReactNode;
}

/** A filter or a quick choice. */
export function Chip({
  value,
  on = false,
  strong = false,
  icon,
  className,
  children,
  type = "button",
  ...rest
}: ChipProps) {
  return (
    <button
      {...rest}
      type={type}
      className={cx(
        CHIP,
        on ? (strong ? STRONG : "bg-selected text-ink edge-line-2") : IDLE,
        className,
      )}
    >
      {icon}
      {children}
      {value !== undefined && <b className="font-medium text-ink">{value}</b>}
    </button>
  );
}

export interface RadioChipsProps<Value extends string> {
  /** The name of the radio group in its form. */
  name: string;
  value: Value | null | undefined;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: ReactNode; icon?: ReactNode }[];
  /** Where no FieldGroup around says it. */
  "aria-label"?: string;
  onBlur?: () => void;
}

/** One of a few, all in sight. Put it in a FieldGroup, or give it an aria-label. */
export function RadioChips<Value extends string>({
  name,
  value,
  onChange,
  options,
  onBlur,
  "aria-label": label,
}: RadioChipsProps<Value>) {
  const choices = (
    <>
      {options.map((option) => (
        <label
          key={option.value}
          className={cx(
            CHIP,
            "relative cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2",
            option.value === value ? STRONG : IDLE,
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            onBlur={onBlur}
            className="absolute inset-0 cursor-pointer appearance-none opacity-0"
          />
          {option.icon}
          {option.label}
        </label>
      ))}
    </>
  );
  if (!label) return <div className="flex flex-wrap gap-1.5">{choices}</div>;
  return (
    <div role="radiogroup" aria-label={label} className="flex flex-wrap gap-1.5">
      {choices}
    </div>
  );
}
