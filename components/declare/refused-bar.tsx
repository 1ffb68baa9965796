"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Problem } from "../ui/problem";
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
      <p className="min-w-0">
        <Words refused={refused} />
      </p>
    </div>
  );
}

function Words({ refused }: { refused: Refused }) {
  const t = useTranslations("declare");
  if (refused === "signed_out")
    return t.rich("refused.signedOut", {
      link: linkTo("/sign-in?callbackUrl=%2Fdashboard%2Fincidents%2Fnew"),
    });
  if (refused === "already_declared")
    return t.rich("refused.already", { link: linkTo("/dashboard/incidents") });
  if (refused === "no_answer") return t("refused.noAnswer");
  return <Problem text={refused.words} />;
}

const linkTo = (href: string) =>
  function Link(said: ReactNode) {
    return (
      <a className="link" href={href}>
        {said}
      </a>
    );
  };
