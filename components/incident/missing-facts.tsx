"use client";
import { useTranslations } from "next-intl";
import type { Duty } from "@/lib/schema/duties";
import { LawText } from "../ui/law-text";
import { Link } from "../ui/link";
import { factGroupOf } from "./fact-groups";

/** The questions without which it cannot be told, each with the way to answer it. */
export function MissingFacts({
  missing,
  onState,
}: {
  missing: Duty["missing"];
  /** Absent for who may not state facts. */
  onState?: (fact: string) => void;
}) {
  const t = useTranslations("incident");
  const asked = missing.filter(
    ({ question }, at) => missing.findIndex((other) => other.question === question) === at,
  );
  return (
    <ul className="mt-1.5 grid gap-1">
      {asked.map(({ fact, question }) => (
        <li key={question} className="flex flex-wrap items-baseline gap-x-3">
          <span className="font-medium">
            <LawText of={sentence(question)} />
          </span>
          {fact.startsWith("organisation.") ? (
            <Link href="/dashboard/settings/organisation" className="link text-xs">
              {t("missing.ofOrganisation")}
            </Link>
          ) : (
            onState &&
            factGroupOf(fact) !== null && (
              <button
                type="button"
                className="link text-xs print:hidden"
                onClick={() => onState(fact)}
              >
                {t("missing.state")}
              </button>
            )
          )}
        </li>
      ))}
    </ul>
  );
}

function sentence(question: string): string {
  return question.charAt(0).toUpperCase() + question.slice(1);
}
