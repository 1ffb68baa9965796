"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { FindingFields } from "../facts/finding-fields";
import { RiskFields } from "../facts/risk-fields";
import { AssessmentView } from "./assessment";
import { Fold } from "./fold";
import { SeverityProposal } from "./severity-proposal";
import type { Step } from "./steps";
import type { Assessed } from "./use-assessment";
import type { WizardForm } from "./use-draft";
import { useFacts } from "./use-facts";
import { askedFindings, type MissingFact } from "./verdict-groups";

/** So many findings stand in sight. */
const FEW = 3;

/** What a person finds, and what the rules make of all that is known. */
export function StepAssess({
  form,
  assessed,
  onGo,
}: {
  form: WizardForm;
  assessed: Assessed;
  onGo: (step: Step) => void;
}) {
  const t = useTranslations("declare");
  const facts = useFacts(form);
  const own = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  const asked = askedFindings(assessed.assessment?.verdicts ?? [], facts.value.findings);
  const made = Object.keys(facts.value.findings).length > 0;

  /** To another step, or up to the field on this one. */
  function say({ fact, at }: MissingFact): void {
    if (at !== "assess" && at !== "settings") {
      onGo(at);
      return;
    }
    setWanted(fact);
    const field = fact === "risk" ? "input" : "[data-findings] input";
    // The fold opens first.
    requestAnimationFrame(() => own.current?.querySelector<HTMLElement>(field)?.focus());
  }

  return (
    <div className="max-w-3xl" ref={own}>
      <div className="mb-6 grid max-w-2xl gap-5">
        <RiskFields {...facts} />
      </div>
      <div className="mb-6 border-line border-b">
        {asked.length > 0 && (
          <Fold
            key={wanted}
            name={t("assess.findings")}
            count={asked.length}
            open={asked.length <= FEW || made || wanted?.startsWith("findings.")}
          >
            <div className="grid gap-5" data-findings>
              <FindingFields {...facts} asked={asked} />
            </div>
          </Fold>
        )}
        <SeverityProposal facts={facts.value} />
      </div>
      <AssessmentView assessed={assessed} onSay={say} />
    </div>
  );
}
