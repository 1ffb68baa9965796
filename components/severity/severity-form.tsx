"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { Words } from "@/lib/i18n/words";
import { inPoints, type SeverityContext, type SeverityResult, severityOf } from "@/lib/law/enisa";
import {
  CIRCUMSTANCE_GUIDE,
  CIRCUMSTANCES,
  type Circumstance,
  CONTEXT_SCORES,
  DATA_KIND_GUIDE,
  DATA_KINDS,
  type DataKind,
  IDENTIFICATION_GUIDE,
} from "@/lib/law/enisa-guide";
import { ChoiceList, type ListedChoice } from "../incident/choice-list";
import { Field, FieldGroup } from "../ui/field";
import { Checkbox, Textarea } from "../ui/input";
import { inputsOf, openIn, type SeverityDraft } from "./severity-draft";
import { SeveritySum, SumLines } from "./severity-sum";

export interface SeverityFormProps extends SeverityContext {
  value: SeverityDraft;
  /** Gets the whole value anew. */
  onChange: (value: SeverityDraft) => void;
}

/** The inputs of ENISA's method, and what they come to as they are chosen. */
export function SeverityForm({ value, onChange, persons, unintelligible }: SeverityFormProps) {
  const group = useId();
  const t = useTranslations("severity");
  return (
    <div className="grid gap-5">
      <FieldGroup label={t("form.data")} hint={t("form.dataHint")}>
        <div className="grid gap-2.5">
          {DATA_KINDS.map((kind) => (
            <KindFields key={kind} kind={kind} group={group} value={value} onChange={onChange} />
          ))}
        </div>
      </FieldGroup>
      <FieldGroup label={t("form.identification")} hint={t("form.identificationHint")}>
        <ChoiceList
          name={`${group}-identification`}
          value={value.identification ?? ""}
          onChange={(said) =>
            onChange({ ...value, identification: nameIn(IDENTIFICATION_GUIDE, said) })
          }
          options={identificationOptions(t)}
        />
      </FieldGroup>
      {CIRCUMSTANCES.map((name) => (
        <FieldGroup key={name} label={t(`circumstance.${name}`)}>
          <ChoiceList
            name={`${group}-${name}`}
            value={value[name] ?? ""}
            onChange={(said) => onChange({ ...value, ...levelSaid(name, said) })}
            options={levelOptions(name, t)}
          />
        </FieldGroup>
      ))}
      <Field label={t("form.reasons")} optional hint={t("form.reasonsHint")}>
        <Textarea
          value={value.reasons}
          onChange={(event) => onChange({ ...value, reasons: event.target.value })}
        />
      </Field>
      <LiveSum value={value} persons={persons} unintelligible={unintelligible} />
    </div>
  );
}

function KindFields({
  kind,
  group,
  value,
  onChange,
}: {
  kind: DataKind;
  group: string;
  value: SeverityDraft;
  onChange: SeverityFormProps["onChange"];
}) {
  const t = useTranslations("severity");
  const { base } = DATA_KIND_GUIDE[kind];
  const name = t(`kind.${kind}`);
  const score = value.data[kind];
  const say = (chosen: SeverityDraft["data"]) =>
    onChange({ ...value, data: { ...value.data, ...chosen } });
  const leaveOut = () => {
    const { [kind]: _, ...data } = value.data;
    onChange({ ...value, data });
  };
  return (
    <div className="grid gap-2">
      <Checkbox
        label={name}
        description={t(`examples.${kind}`)}
        checked={score !== undefined}
        onChange={(event) => (event.target.checked ? say({ [kind]: null }) : leaveOut())}
      />
      {score !== undefined && (
        <div className="ml-6.5" role="radiogroup" aria-label={t("form.howMuch", { kind: name })}>
          <ChoiceList
            name={`${group}-${kind}`}
            value={score === null ? "" : String(score)}
            onChange={(said) =>
              say({ [kind]: CONTEXT_SCORES.find((each) => String(each) === said) ?? null })
            }
            options={CONTEXT_SCORES.map((each) => ({
              value: String(each),
              label: each === base ? t("form.begins", { score: each }) : String(each),
              description: t(`fits.${kind}.${each}`),
            }))}
          />
        </div>
      )}
    </div>
  );
}

/** What the inputs come to, or what is still open. */
function LiveSum({ value, persons, unintelligible }: SeverityContext & { value: SeverityDraft }) {
  const t = useTranslations("severity");
  const inputs = inputsOf(value);
  return (
    <section
      aria-label={t("form.score")}
      className="rounded-3 border border-line bg-surface px-4.5 py-4"
    >
      {inputs ? (
        <Score result={severityOf(inputs, { persons, unintelligible })} />
      ) : (
        <p className="text-sm">{t("form.noScore", { open: openWords(value, t) })}</p>
      )}
      <p className="mt-2 text-ink-3 text-xs">{t("proposes")}</p>
    </section>
  );
}

function Score({ result }: { result: SeverityResult }) {
  return (
    <>
      <SeveritySum result={result} />
      <SumLines lines={result.computation} open />
    </>
  );
}

/** What is still to be chosen, in words. */
export function openWords(value: SeverityDraft, t: Words<"severity">): string {
  return openIn(value)
    .map((name) => t(`open.${name}`))
    .join(", ");
}

/** Each level with its points: it multiplies. */
function identificationOptions(t: Words<"severity">): ListedChoice[] {
  return namesOf(IDENTIFICATION_GUIDE).map((name) => ({
    value: name,
    label: t("form.factor", {
      name: t(`identification.${name}`),
      points: inPoints(IDENTIFICATION_GUIDE[name].quarters),
    }),
    description: t(`identificationSays.${name}`),
  }));
}

/** Each level with its points: they are added. */
function levelOptions(circumstance: Circumstance, t: Words<"severity">): ListedChoice[] {
  const added = (name: string, quarters: number) =>
    t("form.added", { name, points: inPoints(quarters) });
  switch (circumstance) {
    case "confidentiality": {
      const { levels } = CIRCUMSTANCE_GUIDE.confidentiality;
      return namesOf(levels).map((name) => ({
        value: name,
        label: added(t(`level.confidentiality.${name}`), levels[name].quarters),
        description: t(`levelSays.confidentiality.${name}`),
      }));
    }
    case "integrity": {
      const { levels } = CIRCUMSTANCE_GUIDE.integrity;
      return namesOf(levels).map((name) => ({
        value: name,
        label: added(t(`level.integrity.${name}`), levels[name].quarters),
        description: t(`levelSays.integrity.${name}`),
      }));
    }
    case "availability": {
      const { levels } = CIRCUMSTANCE_GUIDE.availability;
      return namesOf(levels).map((name) => ({
        value: name,
        label: added(t(`level.availability.${name}`), levels[name].quarters),
        description: t(`levelSays.availability.${name}`),
      }));
    }
    case "intent": {
      const { levels } = CIRCUMSTANCE_GUIDE.intent;
      return namesOf(levels).map((name) => ({
        value: name,
        label: added(t(`level.intent.${name}`), levels[name].quarters),
        description: t(`levelSays.intent.${name}`),
      }));
    }
  }
}

/** The keys of a table that is written out: it holds no others. */
function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] {
  const names: Name[] = [];
  for (const name in table) names.push(name);
  return names;
}

/** The name of a table that was said, if it is one of them. */
function nameIn<Name extends string>(
  table: Readonly<Record<Name, unknown>>,
  said: string,
): Name | undefined {
  for (const name in table) if (name === said) return name;
  return undefined;
}

function levelSaid(name: Circumstance, said: string): Partial<SeverityDraft> {
  const { confidentiality, integrity, availability, intent } = CIRCUMSTANCE_GUIDE;
  switch (name) {
    case "confidentiality":
      return { confidentiality: nameIn(confidentiality.levels, said) };
    case "integrity":
      return { integrity: nameIn(integrity.levels, said) };
    case "availability":
      return { availability: nameIn(availability.levels, said) };
    case "intent":
      return { intent: nameIn(intent.levels, said) };
  }
}
