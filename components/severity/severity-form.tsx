"use client";
import { useId } from "react";
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
  return (
    <div className="grid gap-5">
      <FieldGroup
        label="Data concerned"
        hint="The highest score of them counts. Passwords are no kind of their own: take the data that they open."
      >
        <div className="grid gap-2.5">
          {DATA_KINDS.map((kind) => (
            <KindFields key={kind} kind={kind} group={group} value={value} onChange={onChange} />
          ))}
        </div>
      </FieldGroup>
      <FieldGroup
        label="Ease of identification"
        hint="Think of all means that anybody is reasonably likely to use, other sources included."
      >
        <ChoiceList
          name={`${group}-identification`}
          value={value.identification ?? ""}
          onChange={(said) =>
            onChange({ ...value, identification: nameIn(IDENTIFICATION_GUIDE, said) })
          }
          options={optionsOf(IDENTIFICATION_GUIDE, "")}
        />
      </FieldGroup>
      {CIRCUMSTANCES.map((name) => (
        <FieldGroup key={name} label={CIRCUMSTANCE_GUIDE[name].name}>
          <ChoiceList
            name={`${group}-${name}`}
            value={value[name] ?? ""}
            onChange={(said) => onChange({ ...value, ...levelSaid(name, said) })}
            options={optionsOf(CIRCUMSTANCE_GUIDE[name].levels, "+")}
          />
        </FieldGroup>
      ))}
      <Field label="Reasons" optional hint="Why these inputs. No names of people affected.">
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
  const { name, examples, base, scores } = DATA_KIND_GUIDE[kind];
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
        description={examples}
        checked={score !== undefined}
        onChange={(event) => (event.target.checked ? say({ [kind]: null }) : leaveOut())}
      />
      {score !== undefined && (
        <div
          className="ml-6.5"
          role="radiogroup"
          aria-label={`How much the ${name.toLowerCase()} tell`}
        >
          <ChoiceList
            name={`${group}-${kind}`}
            value={score === null ? "" : String(score)}
            onChange={(said) =>
              say({ [kind]: CONTEXT_SCORES.find((each) => String(each) === said) ?? null })
            }
            options={CONTEXT_SCORES.map((each) => ({
              value: String(each),
              label: each === base ? `${each}, where this kind begins` : String(each),
              description: scores[each],
            }))}
          />
        </div>
      )}
    </div>
  );
}

/** What the inputs come to, or what is still open. */
function LiveSum({ value, persons, unintelligible }: SeverityContext & { value: SeverityDraft }) {
  const inputs = inputsOf(value);
  return (
    <section aria-label="Score" className="rounded-3 border border-line bg-surface px-4.5 py-4">
      {inputs ? (
        <Score result={severityOf(inputs, { persons, unintelligible })} />
      ) : (
        <p className="text-sm">No score yet. Still to choose: {openIn(value).join(", ")}.</p>
      )}
      <p className="mt-2 text-ink-3 text-xs">A score proposes. A person decides.</p>
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

type Levels = Readonly<Record<string, { name: string; quarters: number; guide: string }>>;

/** Each level with its points: as a factor, or with a sign where it is added. */
function optionsOf(levels: Levels, sign: "" | "+"): ListedChoice[] {
  return Object.entries(levels).map(([value, { name, quarters, guide }]) => ({
    value,
    label: `${name}, ${sign}${inPoints(quarters)}`,
    description: guide,
  }));
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
