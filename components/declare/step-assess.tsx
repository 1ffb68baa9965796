"use client";
import { FindingFields } from "../facts/finding-fields";
import { RiskFields } from "../facts/risk-fields";
import { AssessmentView } from "./assessment";
import { Fold } from "./fold";
import { SeverityProposal } from "./severity-proposal";
import type { Step } from "./steps";
import type { Assessed } from "./use-assessment";
import type { WizardForm } from "./use-draft";
import { useFacts } from "./use-facts";
import { askedFindings } from "./verdict-groups";

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
  const facts = useFacts(form);
  const asked = askedFindings(assessed.assessment?.verdicts ?? [], facts.value.findings);
  return (
    <div className="max-w-3xl">
      <div className="mb-6 grid max-w-2xl gap-5">
        <RiskFields {...facts} />
      </div>
      <div className="mb-6 border-line border-b">
        {asked.length > 0 && (
          <Fold
            name="Findings that single laws ask for"
            count={asked.length}
            open={asked.length <= FEW || Object.keys(facts.value.findings).length > 0}
          >
            <div className="grid gap-5">
              <FindingFields {...facts} asked={asked} />
            </div>
          </Fold>
        )}
        <SeverityProposal facts={facts.value} />
      </div>
      <AssessmentView assessed={assessed} onGo={onGo} />
    </div>
  );
}
