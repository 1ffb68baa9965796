"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import type { FieldPath, FieldValues, UseFormSetError } from "react-hook-form";
import { TocsinError } from "@/lib/client";
import type { Words } from "@/lib/i18n/words";
import { Problem } from "../ui/problem";
import { isSignedOut, wasOvertaken } from "./incident-data";

/** What the server refused: its sentence, and each fault with its mend. */
export function RefusalNote({
  error,
  fields,
  explain,
}: {
  error: Error | null;
  /** Their faults stand under them already. */
  fields: readonly string[];
  /** Says it in this screen's own words, where the server's are for programs; null leaves it to them. */
  explain?: (error: Error) => ReactNode;
}) {
  const t = useTranslations("incident");
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) note.current?.scrollIntoView({ block: "nearest" });
  }, [error]);
  if (error === null) return null;
  const all = error instanceof TocsinError ? (error.problem?.errors ?? []) : [];
  const faults = all.filter(({ pointer }) => !fields.some((field) => pointer === `/${field}`));
  const explained = explain?.(error) ?? null;
  return (
    <div
      ref={note}
      role="alert"
      className="flex gap-2.5 rounded-2 bg-overdue-wash px-3.5 py-3 text-sm edge-overdue-fill"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 flex-none text-overdue" />
      <div className="grid min-w-0 gap-1.5">
        <p className="font-medium">
          {isSignedOut(error) ? (
            t.rich("refused.signedOut", { link: signInLink })
          ) : (
            <Problem text={sentence(t, error)} />
          )}
        </p>
        {explained}
        {!explained && !wasOvertaken(error) && !isSignedOut(error) && faults.length > 0 && (
          <ul className="grid gap-1 text-ink-2">
            {faults.map((fault) => (
              <li key={`${fault.pointer}${fault.detail}`}>
                <Problem text={fault.detail} /> <Problem text={fault.fix} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** In a tab of its own: what was typed stays here. */
const signInLink = (said: ReactNode) => (
  <a className="link" href="/sign-in" target="_blank" rel="noopener">
    {said}
  </a>
);

function sentence(t: Words<"incident">, error: Error): string {
  if (wasOvertaken(error)) {
    return t("refused.overtaken");
  }
  if (error instanceof TocsinError) return error.message;
  return t("refused.noAnswer");
}

/** Puts each fault of a refusal under its field, where the form has that field. */
export function showFaults<Form extends FieldValues>(
  error: unknown,
  fields: readonly FieldPath<Form>[],
  setError: UseFormSetError<Form>,
): void {
  if (!(error instanceof TocsinError)) return;
  for (const fault of error.problem?.errors ?? []) {
    const field = fields.find((name) => fault.pointer === `/${name}`);
    if (field) setError(field, { message: `${fault.detail} ${fault.fix}` });
  }
}
