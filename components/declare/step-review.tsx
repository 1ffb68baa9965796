"use client";
import { ListTodo } from "lucide-react";
import type { ReactNode } from "react";
import { BREACH_WORDS, SEVERITY_WORDS } from "@/components/incident/words";
import { DrillMark } from "@/components/ui/drill-mark";
import { useNow, useZone } from "@/components/ui/now";
import { INSTANT_WORDS } from "@/lib/law/facts";
import { BREACH_KINDS, SEVERITIES } from "@/lib/schema/incident-values";
import { formatDuration, formatInstant } from "@/lib/time";
import { DATA_WORDS, PERSON_WORDS, RISK_WORDS, ROLE_WORDS } from "../facts/fact-words";
import { type CountForm, type FactsForm, FORM_INSTANTS, TEXT_FACTS } from "../facts/facts-form";
import { placeName } from "../facts/places";
import { awarenessIn } from "./awareness";
import { countWords, listWords, TEXT_NAMES, waiting } from "./review-words";
import type { DeclareOrg } from "./step-what";
import type { Step } from "./steps";
import { attributesIn, type WizardValues } from "./wizard-form";

const OPEN = <span className="text-ink-3">Not said yet</span>;

/** Everything once more, to be read once; each part leads back to its step. */
export function StepReview({
  values,
  org,
  onGo,
}: {
  values: WizardValues;
  org: DeclareOrg | undefined;
  onGo: (step: Step) => void;
}) {
  const open = waiting(values);
  const severity = SEVERITIES.find((value) => value === values.severity);
  const kind = BREACH_KINDS.find((value) => value === values.breach_kind);
  const { facts } = values;
  return (
    <div className="max-w-3xl">
      {open.length > 0 && (
        <div className="mb-4 flex items-start gap-3 rounded-3 border border-line-2 border-dashed px-4 py-3 text-sm">
          <ListTodo aria-hidden className="mt-0.5 size-4 flex-none text-ink-3" />
          <p className="flex-1 text-ink-2">
            <b className="font-semibold text-ink">This can wait:</b>{" "}
            {open.map(({ name }) => name).join(", ")}.
          </p>
          <button
            type="button"
            className="link whitespace-nowrap"
            onClick={() => onGo(open[0]?.step ?? "data")}
          >
            Fill in now
          </button>
        </div>
      )}
      <Part name="What happened" step="what" onGo={onGo}>
        <Line name="Title">
          <span className="font-medium">{text(values.title)}</span>{" "}
          {values.drill === "true" && <DrillMark />}
        </Line>
        <Line name="Organisation">{org?.name}</Line>
        <Line name="In short">{text(values.description)}</Line>
        <Line name="Severity">{severity ? SEVERITY_WORDS[severity] : OPEN}</Line>
        <Line name="Breach of">{kind ? BREACH_WORDS[kind] : OPEN}</Line>
      </Part>
      <Part name="When" step="when" onGo={onGo}>
        <Line name="Aware">
          <AwareWords values={values} />
        </Line>
        <Instants facts={facts} />
        {facts.reason.trim() !== "" && <Line name="Why later">{text(facts.reason)}</Line>}
      </Part>
      <Part name="Data and people" step="data" onGo={onGo}>
        <Line name="People">{count(facts.persons)}</Line>
        <Line name="Groups">{listWords(facts.person_categories, PERSON_WORDS) ?? OPEN}</Line>
        <Line name="Data">{listWords(facts.data_categories, DATA_WORDS) ?? OPEN}</Line>
        <Line name="Records">{count(facts.records)}</Line>
        <Line name="Cause">{text(values.root_cause)}</Line>
        <Line name="Actions">{text(values.corrective_actions.trim())}</Line>
        {TEXT_FACTS.filter((name) => facts[name].trim() !== "").map((name) => (
          <Line key={name} name={TEXT_NAMES[name]}>
            {text(facts[name])}
          </Line>
        ))}
        {Object.entries(attributesIn(values, org?.fields ?? []) ?? {}).map(([name, said]) => (
          <Line key={name} name={name}>
            {said.map(({ value }) => value).join(", ")}
          </Line>
        ))}
      </Part>
      <Part name="Where" step="where" onGo={onGo}>
        <Line name="Role">{listWords([facts.role], ROLE_WORDS) ?? OPEN}</Line>
        <Line name="Affected live in">
          <Places facts={facts} />
        </Line>
      </Part>
      <Part name="Assess" step="assess" onGo={onGo}>
        <Line name="Risk">{listWords([facts.risk.level], RISK_WORDS) ?? OPEN}</Line>
        {facts.risk.level !== "" && <Line name="Why">{text(facts.risk.reasons)}</Line>}
      </Part>
    </div>
  );
}

function Instants({ facts }: { facts: FactsForm }) {
  const zone = useZone();
  return FORM_INSTANTS.map((name) => {
    const at = awarenessIn(facts[name].at);
    if (at === null) return null;
    return (
      <Line key={name} name={INSTANT_WORDS[name]}>
        <span suppressHydrationWarning>{formatInstant(at, zone, "full")}</span>
        {facts[name].estimated && <span className="text-ink-3">, estimated</span>}
      </Line>
    );
  });
}

function Places({ facts: { affected } }: { facts: FactsForm }) {
  if (affected.places.length === 0) return OPEN;
  return (
    <>
      <ul className="grid gap-1">
        {affected.places.map(({ place, persons }) => (
          <li key={place} suppressHydrationWarning>
            {placeName(place)}: {countWords(persons)}
          </li>
        ))}
      </ul>
      <span className="text-ink-3">
        {affected.complete ? "Nobody lives anywhere else" : "Perhaps elsewhere too"}
      </span>
    </>
  );
}

function AwareWords({ values }: { values: WizardValues }) {
  const zone = useZone();
  const now = useNow();
  const at = awarenessIn(values.discovered_at);
  if (at === null) return OPEN;
  return (
    <span suppressHydrationWarning>
      <b className="font-semibold">{formatInstant(at, zone, "full")}</b>
      {zone !== "UTC" && <span className="text-ink-3"> {formatInstant(at, "UTC", "short")}</span>},{" "}
      {formatDuration(now - at.getTime())} ago
    </span>
  );
}

const count = (said: CountForm): ReactNode => countWords(said) ?? OPEN;

function text(said: string): ReactNode {
  return said.trim() === "" ? OPEN : <span className="whitespace-pre-line">{said}</span>;
}

function Part({
  name,
  step,
  onGo,
  children,
}: {
  name: string;
  step: Step;
  onGo: (step: Step) => void;
  children: ReactNode;
}) {
  return (
    <section className="border-line border-t pt-4 pb-4.5">
      <header className="mb-2 flex items-baseline justify-between gap-3">
        <h2 className="text-lg">{name}</h2>
        <button
          type="button"
          className="link text-ink-2 text-sm"
          onClick={() => onGo(step)}
          aria-label={`Change: ${name}`}
        >
          Change
        </button>
      </header>
      <dl className="grid gap-y-1.5 text-sm">{children}</dl>
    </section>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6.5rem_1fr] gap-x-2 sm:grid-cols-[8.5rem_1fr]">
      <dt className="text-ink-3">{name}</dt>
      <dd className="wrap-anywhere min-w-0 tabular-nums">{children}</dd>
    </div>
  );
}
