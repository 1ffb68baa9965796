"use client";
import { ListTodo } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DrillMark } from "@/components/ui/drill-mark";
import { useNow, useZone } from "@/components/ui/now";
import { useTime } from "@/components/ui/time-words";
import { DATA_CATEGORIES, PERSON_CATEGORIES, RISKS, ROLES } from "@/lib/law/facts";
import { BREACH_KINDS, SEVERITIES } from "@/lib/schema/incident-values";
import { type CountForm, type FactsForm, FORM_INSTANTS, TEXT_FACTS } from "../facts/facts-form";
import { placeName } from "../facts/places";
import { awarenessIn } from "./awareness";
import { chosenOf, countWords, waiting } from "./review-words";
import type { DeclareOrg } from "./step-what";
import type { Step } from "./steps";
import { attributesIn, type WizardValues } from "./wizard-form";

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
  const t = useTranslations("declare");
  const f = useTranslations("facts");
  const open = waiting(values);
  const severity = SEVERITIES.find((value) => value === values.severity);
  const kind = BREACH_KINDS.find((value) => value === values.breach_kind);
  const { facts } = values;
  const role = ROLES.find((value) => value === facts.role);
  const risk = RISKS.find((level) => level === facts.risk.level);
  const people = chosenOf(PERSON_CATEGORIES, facts.person_categories);
  const data = chosenOf(DATA_CATEGORIES, facts.data_categories);
  return (
    <div className="max-w-3xl">
      {open.length > 0 && (
        <div className="mb-4 flex items-start gap-3 rounded-3 border border-line-2 border-dashed px-4 py-3 text-sm">
          <ListTodo aria-hidden className="mt-0.5 size-4 flex-none text-ink-3" />
          <p className="flex-1 text-ink-2">
            <b className="font-semibold text-ink">{t("waiting.title")}</b>{" "}
            {open.map(({ name }) => t(`waiting.${name}`)).join(", ")}.
          </p>
          <button
            type="button"
            className="link whitespace-nowrap"
            onClick={() => onGo(open[0]?.step ?? "data")}
          >
            {t("waiting.fill")}
          </button>
        </div>
      )}
      <Part name={t("step.what")} step="what" onGo={onGo}>
        <Line name={t("what.title")}>
          <span className="font-medium">
            <Text>{values.title}</Text>
          </span>{" "}
          {values.drill === "true" && <DrillMark />}
        </Line>
        <Line name={t("what.organisation")}>{org?.name}</Line>
        <Line name={t("what.inShort")}>
          <Text>{values.description}</Text>
        </Line>
        <Line name={t("review.severity")}>{severity ? f(`severity.${severity}`) : <Open />}</Line>
        <Line name={t("review.kind")}>{kind ? f(`breachKind.${kind}`) : <Open />}</Line>
      </Part>
      <Part name={t("step.when")} step="when" onGo={onGo}>
        <Line name={t("review.aware")}>
          <AwareWords values={values} />
        </Line>
        <Instants facts={facts} />
        {facts.reason.trim() !== "" && (
          <Line name={t("review.whyLater")}>
            <Text>{facts.reason}</Text>
          </Line>
        )}
      </Part>
      <Part name={t("step.data")} step="data" onGo={onGo}>
        <Line name={t("review.people")}>
          <Count of={facts.persons} />
        </Line>
        <Line name={t("review.groups")}>
          {people.map((one) => f(`person.${one}`)).join(", ") || <Open />}
        </Line>
        <Line name={t("review.data")}>
          {data.map((one) => f(`data.${one}`)).join(", ") || <Open />}
        </Line>
        <Line name={t("review.records")}>
          <Count of={facts.records} />
        </Line>
        <Line name={t("review.cause")}>
          <Text>{values.root_cause}</Text>
        </Line>
        <Line name={t("review.actions")}>
          <Text>{values.corrective_actions.trim()}</Text>
        </Line>
        {TEXT_FACTS.filter((name) => facts[name].trim() !== "").map((name) => (
          <Line key={name} name={t(`text.${name}`)}>
            <Text>{facts[name]}</Text>
          </Line>
        ))}
        {Object.entries(attributesIn(values, org?.fields ?? []) ?? {}).map(([name, said]) => (
          <Line key={name} name={name}>
            {said.map(({ value }) => value).join(", ")}
          </Line>
        ))}
      </Part>
      <Part name={t("step.where")} step="where" onGo={onGo}>
        <Line name={t("review.role")}>{role ? f(`role.${role}`) : <Open />}</Line>
        <Line name={t("review.liveIn")}>
          <Places facts={facts} />
        </Line>
      </Part>
      <Part name={t("step.assess")} step="assess" onGo={onGo}>
        <Line name={t("review.risk")}>{risk ? f(`risk.${risk}`) : <Open />}</Line>
        {facts.risk.level !== "" && (
          <Line name={t("review.why")}>
            <Text>{facts.risk.reasons}</Text>
          </Line>
        )}
      </Part>
    </div>
  );
}

function Instants({ facts }: { facts: FactsForm }) {
  const t = useTranslations("declare");
  const f = useTranslations("facts");
  const time = useTime();
  return FORM_INSTANTS.map((name) => {
    const at = awarenessIn(facts[name].at);
    if (at === null) return null;
    return (
      <Line key={name} name={f(`instant.${name}`)}>
        <span suppressHydrationWarning>
          {facts[name].estimated ? t("review.estimated", { at: time.at(at) }) : time.at(at)}
        </span>
      </Line>
    );
  });
}

function Places({ facts: { affected } }: { facts: FactsForm }) {
  const t = useTranslations("declare");
  const locale = useLocale();
  if (affected.places.length === 0) return <Open />;
  return (
    <>
      <ul className="grid gap-1">
        {affected.places.map(({ place, persons }) => (
          <li key={place} suppressHydrationWarning>
            {t("review.placeCount", {
              place: placeName(place, locale),
              count: countWords(persons, t, locale) ?? "",
            })}
          </li>
        ))}
      </ul>
      <span className="text-ink-3">
        {t(affected.complete ? "review.nowhereElse" : "review.perhapsElse")}
      </span>
    </>
  );
}

function AwareWords({ values }: { values: WizardValues }) {
  const t = useTranslations("declare");
  const time = useTime();
  const zone = useZone();
  const now = useNow();
  const at = awarenessIn(values.discovered_at);
  if (at === null) return <Open />;
  return (
    <span suppressHydrationWarning>
      <b className="font-semibold">{time.at(at)}</b>
      {zone !== "UTC" && <span className="text-ink-3"> {time.at(at, "short", "UTC")}</span>},{" "}
      {t("review.sinceThen", { length: time.duration(now - at.getTime()) })}
    </span>
  );
}

function Open() {
  const t = useTranslations("declare");
  return <span className="text-ink-3">{t("review.open")}</span>;
}

function Count({ of }: { of: CountForm }) {
  const t = useTranslations("declare");
  return countWords(of, t, useLocale()) ?? <Open />;
}

function Text({ children: said }: { children: string }) {
  return said.trim() === "" ? <Open /> : <span className="whitespace-pre-line">{said}</span>;
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
  const t = useTranslations("declare");
  return (
    <section className="border-line border-t pt-4 pb-4.5">
      <header className="mb-2 flex items-baseline justify-between gap-3">
        <h2 className="text-lg">{name}</h2>
        <button
          type="button"
          className="link text-ink-2 text-sm"
          onClick={() => onGo(step)}
          aria-label={t("review.changeOf", { name })}
        >
          {t("review.change")}
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
