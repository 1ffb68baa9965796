"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useId } from "react";
import { cx } from "./cx";
import { Problem } from "./problem";

interface Wiring {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  required?: boolean;
}

const FieldWiring = createContext<Wiring | null>(null);

/** What ties a control to the label, hint and error of the Field around it. */
export function useFieldWiring(): Partial<Wiring> {
  return useContext(FieldWiring) ?? {};
}

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  /** Says "optional" beside the label. */
  optional?: boolean;
  /** Beside the label, at its end. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** Label, control, hint and error, wired for assistive technology. Hold one control in it. */
export function Field({ label, hint, error, optional, aside, className, children }: FieldProps) {
  const id = useId();
  const t = useTranslations("ui");
  const described = cx(hint ? `${id}-hint` : null, error ? `${id}-error` : null);
  const wiring: Wiring = {
    id,
    "aria-describedby": described || undefined,
    "aria-invalid": error ? true : undefined,
  };
  return (
    <div className={cx("grid content-start gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="font-medium text-sm">
          {label}
          {optional && <span className="font-normal text-ink-3"> {t("optional")}</span>}
        </label>
        {aside}
      </div>
      <FieldWiring value={wiring}>{children}</FieldWiring>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
    </div>
  );
}

/** As Field, for several controls that answer one question. */
export function FieldGroup({ label, hint, error, aside, className, children }: FieldProps) {
  const id = useId();
  return (
    <fieldset
      className={cx("grid min-w-0 content-start gap-1.5", className)}
      aria-describedby={cx(hint ? `${id}-hint` : null, error ? `${id}-error` : null) || undefined}
      aria-invalid={error ? true : undefined}
      // A legend inside a div names nothing by itself.
      aria-labelledby={`${id}-legend`}
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <legend id={`${id}-legend`} className="float-left font-medium text-sm">
          {label}
        </legend>
        {aside}
      </div>
      {children}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
    </fieldset>
  );
}

export function Hint({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="text-ink-3 text-xs leading-normal">
      {children}
    </p>
  );
}

/** What is wrong and how to mend it, told as soon as it shows. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} role="alert" className="flex gap-1.5 text-overdue text-xs leading-normal">
      <CircleAlert aria-hidden className="mt-0.5 size-3.5 flex-none" />
      <span>{typeof children === "string" ? <Problem text={children} /> : children}</span>
    </p>
  );
}
