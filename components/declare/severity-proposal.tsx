"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isNumbered, typedNumber } from "../facts/facts-body";
import type { FactsForm } from "../facts/facts-form";
import { NO_SEVERITY } from "../severity/severity-draft";
import { SeverityForm } from "../severity/severity-form";
import { Fold } from "./fold";

/** ENISA's score, as a help for whoever finds the risk. It proposes; nothing of it goes on record here. */
export function SeverityProposal({ facts }: { facts: FactsForm }) {
  const t = useTranslations("declare");
  const [draft, setDraft] = useState(NO_SEVERITY);
  return (
    <Fold name={t("assess.score")}>
      <p className="mb-4 max-w-xl text-ink-2 text-sm">{t("assess.scoreSays")}</p>
      <SeverityForm
        value={draft}
        onChange={setDraft}
        persons={personsIn(facts)}
        unintelligible={unintelligibleIn(facts)}
      />
    </Fold>
  );
}

function personsIn({ persons: { kind, number } }: FactsForm): number | null {
  const said = isNumbered(kind) ? typedNumber(number) : Number.NaN;
  return Number.isNaN(said) ? null : said;
}

/** Encrypted data count as such only while the key is not lost; what is open stays open. */
function unintelligibleIn({ protection: { data, key } }: FactsForm): boolean | null {
  if (data === "readable" || data === "partly_unintelligible" || key === "compromised")
    return false;
  return data === "unintelligible" && key === "safe" ? true : null;
}
