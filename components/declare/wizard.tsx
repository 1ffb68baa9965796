"use client";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { cx } from "@/components/ui/cx";
import { useZone } from "@/components/ui/now";
import { EU_GDPR_ART33 } from "@/lib/law/eu-gdpr-art33";
import { isFactName } from "../facts/facts-form";
import { AfterDeclaring } from "./after-declaring";
import { awarenessIn, type Clash, clashesIn } from "./awareness";
import { DeadlinePreview, DeadlineSum } from "./deadline-preview";
import { FAULT, focusFault } from "./focus-fault";
import { NextClocks, startsIn, startsWords } from "./next-clocks";
import { completeSteps, useNotes } from "./rail-notes";
import { RefusedBar } from "./refused-bar";
import { StepAssess } from "./step-assess";
import { StepData } from "./step-data";
import { StepRail } from "./step-rail";
import { StepReview } from "./step-review";
import { type DeclareOrg, StepWhat } from "./step-what";
import { StepWhen } from "./step-when";
import { StepWhere } from "./step-where";
import {
  ENOUGH_AFTER,
  isLater,
  STEP_FIELDS,
  STEPS,
  type Step,
  stepBeside,
  stepNamed,
  stepOf,
} from "./steps";
import { type Assessed, useAssessment } from "./use-assessment";
import { useDeclare } from "./use-declare";
import { useDraft, type WizardForm } from "./use-draft";
import { useModEnter } from "./use-mod-enter";
import { missingFacts } from "./verdict-groups";
import { WizardBar } from "./wizard-bar";
import { WizardFoot } from "./wizard-foot";
import {
  anyFact,
  factField,
  NOTHING_SAID,
  type WizardField,
  type WizardValues,
  wizardResolver,
} from "./wizard-form";

export interface WizardProps {
  userId: string;
  /** The organisation that the viewer works in. */
  orgId: string;
  /** Where the viewer may declare. */
  orgs: readonly DeclareOrg[];
}

/** Declaring an incident, step by step. */
export function Wizard({ userId, orgId, orgs }: WizardProps) {
  const t = useTranslations("declare");
  const standing = orgs.some(({ id }) => id === orgId) ? orgId : (orgs[0]?.id ?? "");
  const form = useForm<WizardValues>({
    resolver: wizardResolver,
    defaultValues: { ...NOTHING_SAID, orgId: standing },
    mode: "onTouched",
  });
  const step = stepNamed(useSearchParams().get("step"));
  const [reached, setReached] = useState<Step>(step);
  if (isLater(step, reached)) setReached(step);
  const head = useRef<HTMLHeadingElement>(null);
  const panel = useRef<HTMLFormElement>(null);

  /** Steps are places: the browser's back goes one step back. */
  function go(to: Step): void {
    if (to !== step) window.history.pushState(null, "", `?step=${to}`);
  }

  function goToFault(field: WizardField): void {
    go(stepOf(field));
    focusFault(panel.current);
  }

  /** Times that contradict each other are no declaration: the fault stands at one of the two. */
  function goToClash({ later: { name } }: Clash): void {
    const field = isFactName(name) ? factField(name) : "discovered_at";
    form.setError(field, { type: "clash", message: "It contradicts another time. Check the two." });
    goToFault(field);
  }

  const draft = useDraft(form, { userId, orgId, step });
  const zone = useZone();
  const said = useSaid(form);
  const org = orgs.find(({ id }) => id === said.orgId);
  const fields = org?.fields ?? [];
  const { declare, busy, refused } = useDeclare(form, draft, fields, goToFault);
  const awareness = awarenessIn(said.discovered_at);
  const contradicted = clashesIn(said).length > 0;
  const assessed = useAssessment(said, zone, draft.ready && isLater(step, "what"));
  const starts = startsIn(assessed);
  // From here on the rules are held against what is said, and declaring does so too.
  const showsAll = isLater(reached, ENOUGH_AFTER) || anyFact(said);

  // A draft opens where it was left.
  const { leftAt } = draft;
  useEffect(() => {
    if (leftAt === null || window.location.search) return;
    window.history.replaceState(null, "", `?step=${stepNamed(leftAt)}`);
  }, [leftAt]);

  const seen = useRef(step);
  useEffect(() => {
    if (seen.current === step) return;
    seen.current = step;
    window.scrollTo(0, 0);
    if (panel.current?.querySelector(FAULT)) focusFault(panel.current);
    else head.current?.focus({ preventScroll: true });
  }, [step]);

  /** Goes on when this step is right; else to its first fault. */
  async function next(): Promise<void> {
    if (await form.trigger(STEP_FIELDS[step])) go(stepBeside(step, 1));
    else focusFault(panel.current);
  }

  /** Declares when everything is right; else goes to the first step with a fault. */
  async function submit(status: "draft" | "open"): Promise<void> {
    const sound = await form.trigger();
    const [clash] = clashesIn(form.getValues());
    if (sound && !clash) return declare(status, showsAll);
    if (sound && clash) return goToClash(clash);
    const first = STEPS.flatMap((each) => STEP_FIELDS[each]).find(
      (field) => form.getFieldState(field).invalid,
    );
    if (first) goToFault(first);
  }

  const onward = () => (step === "review" ? submit("open") : next());
  useModEnter(onward);
  const mayDeclareNow =
    step !== "review" &&
    (isLater(step, ENOUGH_AFTER) || (step === ENOUGH_AFTER && awareness !== null));

  return (
    <div className="flex min-h-[calc(100dvh-var(--bar))] flex-col max-md:min-h-[calc(100dvh-var(--bar)-4rem)]">
      <WizardBar draft={draft} onDiscard={() => go(STEPS[0])} />
      <div className="flex flex-1 flex-col md:grid md:grid-cols-[minmax(0,1fr)_21rem] xl:grid-cols-[15.5rem_minmax(0,1fr)_25.5rem]">
        <StepRail
          step={step}
          reached={reached}
          complete={completeSteps(said)}
          notes={useNotes(said)}
          onGo={go}
        />
        <form
          ref={panel}
          noValidate
          aria-label={t("title")}
          className="flex min-w-0 flex-1 flex-col border-line bg-surface md:border-r xl:border-l"
          onSubmit={(event) => {
            event.preventDefault();
            void onward();
          }}
        >
          <div className="flex-1 px-4 pt-5 pb-8 md:px-6 md:pt-7.5 xl:px-10">
            <p className="mb-1 text-ink-3 text-xs xl:hidden">
              {t("stepOf", {
                number: STEPS.indexOf(step) + 1,
                total: STEPS.length,
                name: t(`step.${step}`),
              })}
            </p>
            <h1
              ref={head}
              tabIndex={-1}
              className="font-semibold text-2xl tracking-[-0.018em] outline-none"
            >
              {t(`head.${step}`)}
            </h1>
            <p className="mt-1.5 mb-6 max-w-xl text-ink-2">{t(`lead.${step}`)}</p>
            <RefusedBar refused={refused} />
            {stepBody(step)}
          </div>
          <WizardFoot
            step={step}
            mayDeclareNow={mayDeclareNow}
            busy={busy}
            clocks={contradicted ? 0 : (starts?.clocks ?? 1)}
            onBack={() => go(stepBeside(step, -1))}
            onDeclareNow={() => submit("draft")}
          />
        </form>
        <aside
          aria-label={t("preview.region")}
          className={cx(
            "bg-canvas px-4 py-3.5 md:px-5 md:pt-7.5 md:pb-8 xl:px-7",
            step === "when"
              ? "max-md:sticky max-md:top-bar max-md:z-4 max-md:-order-1 max-md:border-line max-md:border-b"
              : "max-md:border-line max-md:border-t",
          )}
        >
          <h2 className="mb-2.5 font-medium text-ink-3 text-sm max-md:hidden">
            {(step === "review" && startsWords(starts, t)) || t("preview.region")}
          </h2>
          <DeadlinePreview awareness={awareness} contradicted={contradicted} />
          {step === "when" && awareness && !contradicted && (
            <DeadlineSum awareness={awareness} kept={linesOfArt33(assessed)} />
          )}
          {step !== "what" && showsAll && !contradicted && <NextClocks assessed={assessed} />}
          {step === "review" && <AfterDeclaring />}
        </aside>
      </div>
    </div>
  );

  function stepBody(shown: Step): ReactNode {
    if (shown === "what") return <StepWhat form={form} orgs={orgs} />;
    if (shown === "when") return <StepWhen form={form} asked={askedFacts(assessed)} />;
    if (shown === "data") return <StepData form={form} fields={fields} />;
    if (shown === "where") return <StepWhere form={form} org={org} />;
    if (shown === "assess") return <StepAssess form={form} assessed={assessed} onGo={go} />;
    return <StepReview values={said} org={org} onGo={go} />;
  }
}

/** What stands in the form now. */
function useSaid(form: WizardForm): WizardValues {
  const { control } = form;
  const texts = useWatch({ control });
  const facts = useWatch({ control, name: "facts" });
  const attributes = useWatch({ control, name: "attributes" });
  return { ...NOTHING_SAID, ...texts, facts, attributes };
}

/** The facts that the rules wait for. */
/** The server's sum of Art. 33 for what stands in the form; nothing while it is of something else. */
function linesOfArt33({ assessment, pending }: Assessed): readonly string[] {
  const art33 = assessment?.verdicts.find(({ rule_id }) => rule_id === EU_GDPR_ART33.id);
  return pending || !art33 ? [] : art33.computation;
}

function askedFacts({ assessment }: Assessed): string[] {
  return missingFacts(assessment?.verdicts ?? []).map(({ fact }) => fact);
}
