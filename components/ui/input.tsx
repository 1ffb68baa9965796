"use client";
import { Check, ChevronDown, Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useId, useState } from "react";
import { cx } from "./cx";
import { useFieldWiring } from "./field";

const EDGE = cx(
  "min-w-0 rounded-2 border border-control bg-surface px-2.5 text-base text-ink",
  "focus:border-transparent focus:outline-2 focus:outline-focus focus:-outline-offset-1",
  "aria-invalid:border-overdue-fill",
  "disabled:bg-sunken disabled:border-line-2 disabled:text-ink-3 disabled:cursor-not-allowed",
);

/** Not for lists to choose from: to CSS every one of them is read-only. */
const READ_ONLY = "read-only:border-line-2 read-only:bg-sunken";

/** As wide as there is room, unless a width is given: two width classes would not yield to each other. */
function widthFor(className: string | undefined): string | false {
  return !/(^|\s)w-/.test(className ?? "") && "w-full";
}

/** One line of text. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return (
    <input
      {...useFieldWiring()}
      {...rest}
      className={cx(EDGE, READ_ONLY, widthFor(className), "h-9 pointer-coarse:h-11", className)}
    />
  );
}

/** A password, which can be shown while it is typed. */
export function PasswordInput({ className, ...rest }: ComponentProps<"input">) {
  const t = useTranslations("ui");
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input {...rest} type={shown ? "text" : "password"} className={cx("pr-11", className)} />
      <button
        type="button"
        aria-label={t(shown ? "password.hide" : "password.show")}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 right-0 grid w-10 place-items-center rounded-2 text-ink-3 hover:text-ink"
      >
        <Icon aria-hidden className="size-4" />
      </button>
    </div>
  );
}

/** Several lines of text; grows with them where the browser can. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      {...useFieldWiring()}
      {...rest}
      rows={rows}
      className={cx(
        EDGE,
        READ_ONLY,
        "w-full",
        "field-sizing-content max-h-96 min-h-20 resize-y py-2 leading-normal",
        className,
      )}
    />
  );
}

/** One of a list: the browser's own, so that it is right on every device. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <div className="relative">
      <select
        {...useFieldWiring()}
        {...rest}
        className={cx(EDGE, "h-9 w-full appearance-none pr-9 pointer-coarse:h-11", className)}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-3"
      />
    </div>
  );
}

/** A box to tick, with what it means beside it. Without a label give it an aria-label. */
export function Checkbox({
  label,
  description,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & { label?: ReactNode; description?: ReactNode }) {
  const id = useId();
  const box = (
    <span className="relative inline-grid size-4 flex-none place-items-center">
      <input
        {...rest}
        id={rest.id ?? id}
        type="checkbox"
        aria-describedby={description ? `${id}-description` : rest["aria-describedby"]}
        className={cx(
          "peer size-4 appearance-none rounded-1 border border-control bg-surface",
          "before:absolute before:-inset-1 before:content-[''] checked:border-ink checked:bg-ink",
          "disabled:border-line-2 disabled:bg-sunken",
        )}
      />
      <Check
        aria-hidden
        strokeWidth={3}
        className="pointer-events-none invisible absolute size-3 text-on-ink peer-checked:visible"
      />
    </span>
  );
  if (label === undefined) return box;
  return (
    <div className={cx("flex items-start gap-2.5", className)}>
      <span className="mt-0.5 inline-grid">{box}</span>
      <div className="min-w-0 text-sm leading-normal">
        <label htmlFor={rest.id ?? id} className="has-disabled:text-ink-3">
          {label}
        </label>
        {description && (
          <p id={`${id}-description`} className="text-ink-3 text-xs">
            {description}
          </p>
        )}
      </div>
    </div>
  );
}
