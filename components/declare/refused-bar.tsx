"use client";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Refused } from "./use-declare";

/** Why it was not declared, and what to do, where that is not about one field. */
export function RefusedBar({ refused }: { refused: Refused | null }) {
  if (refused === null) return null;
  return (
    <div
      role="alert"
      className="mb-5 flex max-w-2xl items-start gap-2.5 rounded-3 border border-overdue-fill px-4 py-3 text-sm"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 flex-none text-overdue" />
      <p className="min-w-0">{words(refused)}</p>
    </div>
  );
}

function words(refused: Refused): ReactNode {
  if (refused === "signed_out")
    return (
      <>
        You are signed out. The draft is kept:{" "}
        <a className="link" href="/sign-in?callbackUrl=%2Fdashboard%2Fincidents%2Fnew">
          sign in and go on
        </a>
        .
      </>
    );
  if (refused === "already_declared")
    return (
      <>
        An earlier try of this draft was already declared, with other words.{" "}
        <a className="link" href="/dashboard/incidents">
          Find it in the register
        </a>{" "}
        and correct it there, then throw this draft away.
      </>
    );
  return refused.words;
}
