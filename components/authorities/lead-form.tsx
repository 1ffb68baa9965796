import { BODIES } from "@/lib/law/authorities/competent";
import { ROLES } from "@/lib/law/facts";
import type { LeadOut } from "@/lib/schema/authorities";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { Input, Select } from "../ui/input";
import { Panel } from "../ui/panel";
import { KIND_WORDS, MISSING_WORDS } from "./words";

/** What was asked, as it was typed; empty is unknown. */
export interface LeadAsked {
  main: string;
  establishments: string;
  affected: string;
  role: string;
  body: string;
}
export type LeadField = keyof LeadAsked;

const ROLE_WORDS: Readonly<Record<(typeof ROLES)[number], string>> = {
  controller: "Controller",
  joint_controller: "Joint controller",
  processor: "Processor",
};
const BODY_WORDS: Readonly<Record<(typeof BODIES)[number], string>> = {
  private: "Private",
  public: "Public",
};

/** Asks where we are and where the affected are, and shows whom to notify, with the reasons. */
export function LeadForm({
  asked,
  faults,
  answer,
  names,
}: {
  asked: LeadAsked;
  faults: Partial<Record<LeadField, string>>;
  /** Null before anything was asked, or while a field is wrong. */
  answer: LeadOut | null;
  /** What an authority is called, by id. */
  names: Readonly<Record<string, string>>;
}) {
  return (
    <Panel aria-labelledby="lead" className="mb-8 p-5">
      <h2 id="lead" className="font-semibold text-lg">
        Who leads?
      </h2>
      <p className="mt-1 mb-4 max-w-3xl text-ink-2 text-sm">
        Whom a breach is notified to where processing crosses borders, GDPR Arts 55 and 56. Leave
        empty what you do not know. Codes of ISO 3166, with commas: DE-BE, FR.
      </p>
      <form className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <CodeField
          name="establishments"
          label="Establishments"
          hint="All of them; none, if there is none."
          asked={asked}
          faults={faults}
        />
        <CodeField
          name="main"
          label="Main establishment"
          hint="Where it is decided why and how data are processed."
          asked={asked}
          faults={faults}
        />
        <CodeField
          name="affected"
          label="Affected persons are in"
          hint="All of their places; none, if there is none."
          asked={asked}
          faults={faults}
        />
        <Choice name="role" label="Role" chosen={asked.role} options={ROLES} words={ROLE_WORDS} />
        <Choice
          name="body"
          label="Private or public body"
          chosen={asked.body}
          options={BODIES}
          words={BODY_WORDS}
        />
        <div className="flex items-end">
          <Button type="submit">Who leads</Button>
        </div>
      </form>
      {Object.keys(faults).length > 0 && (
        <div className="mt-4">
          <FormError>Nothing was asked: mend the fields that are marked.</FormError>
        </div>
      )}
      {answer && <Answer answer={answer} names={names} />}
    </Panel>
  );
}

function CodeField({
  name,
  label,
  hint,
  asked,
  faults,
}: {
  name: LeadField;
  label: string;
  hint: string;
  asked: LeadAsked;
  faults: Partial<Record<LeadField, string>>;
}) {
  return (
    <Field label={label} hint={hint} error={faults[name]}>
      <Input name={name} autoComplete="off" defaultValue={asked[name]} className="record" />
    </Field>
  );
}

function Choice<Value extends string>({
  name,
  label,
  chosen,
  options,
  words,
}: {
  name: LeadField;
  label: string;
  chosen: string;
  options: readonly Value[];
  words: Readonly<Record<Value, string>>;
}) {
  return (
    <Field label={label}>
      <Select name={name} defaultValue={chosen}>
        <option value="">unknown</option>
        {options.map((value) => (
          <option key={value} value={value}>
            {words[value]}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function Answer({ answer, names }: { answer: LeadOut; names: Readonly<Record<string, string>> }) {
  const called = (ids: readonly string[]) => ids.map((id) => names[id] ?? id).join(", ");
  return (
    <section aria-label="Answer" className="mt-5 border-line border-t pt-4 text-sm">
      <h3 className="font-semibold text-base">{KIND_WORDS[answer.kind]}</h3>
      <dl className="mt-2 grid gap-x-6 gap-y-2 sm:grid-cols-[9rem_minmax(0,1fr)]">
        <dt className="text-ink-3">Notify</dt>
        <dd>{called(answer.authorities) || "Cannot be named yet"}</dd>
        {answer.concerned.length > 0 && (
          <>
            <dt className="text-ink-3">Also concerned</dt>
            <dd>{called(answer.concerned)}</dd>
          </>
        )}
        {answer.undecided.map(({ place, candidates }) => (
          <Undecided key={place} place={place} candidates={called(candidates)} />
        ))}
        {answer.missing.length > 0 && (
          <>
            <dt className="text-ink-3">Not known</dt>
            <dd>{answer.missing.map((what) => MISSING_WORDS[what]).join("; ")}</dd>
          </>
        )}
        <dt className="text-ink-3">Because</dt>
        <dd>
          <ul className="grid list-disc gap-1 pl-4">
            {answer.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </dd>
      </dl>
      <p className="mt-3 text-ink-3">No legal advice. Tocsin proposes, a person decides.</p>
    </section>
  );
}

function Undecided({ place, candidates }: { place: string; candidates: string }) {
  return (
    <>
      <dt className="text-ink-3">{place}: one of</dt>
      <dd>{candidates}</dd>
    </>
  );
}
