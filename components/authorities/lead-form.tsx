import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BODIES } from "@/lib/law/authorities/competent";
import { ROLES } from "@/lib/law/facts";
import type { LeadOut } from "@/lib/schema/authorities";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { Input, Select } from "../ui/input";
import { LawText } from "../ui/law-text";
import { Panel } from "../ui/panel";

/** What was asked, as it was typed; empty is unknown. */
export interface LeadAsked {
  main: string;
  establishments: string;
  affected: string;
  role: string;
  body: string;
}
export type LeadField = keyof LeadAsked;

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
  const t = useTranslations("authorities");
  const rules = useTranslations("rules");
  return (
    <Panel aria-labelledby="lead" className="mb-8 p-5">
      <h2 id="lead" className="font-semibold text-lg">
        {t("lead.title")}
      </h2>
      <p className="mt-1 mb-4 max-w-3xl text-ink-2 text-sm">{t("lead.about")}</p>
      <form className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <CodeField
          name="establishments"
          label={t("lead.establishments")}
          hint={t("lead.establishmentsHint")}
          asked={asked}
          faults={faults}
        />
        <CodeField
          name="main"
          label={t("lead.main")}
          hint={t("lead.mainHint")}
          asked={asked}
          faults={faults}
        />
        <CodeField
          name="affected"
          label={t("lead.affected")}
          hint={t("lead.affectedHint")}
          asked={asked}
          faults={faults}
        />
        <Choice name="role" label={t("lead.role")} chosen={asked.role}>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {rules(`role.${role}`)}
            </option>
          ))}
        </Choice>
        <Choice name="body" label={t("lead.body")} chosen={asked.body}>
          {BODIES.map((body) => (
            <option key={body} value={body}>
              {t(`body.${body}`)}
            </option>
          ))}
        </Choice>
        <div className="flex items-end">
          <Button type="submit">{t("lead.do")}</Button>
        </div>
      </form>
      {Object.keys(faults).length > 0 && (
        <div className="mt-4">
          <FormError>{t("lead.mend")}</FormError>
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

function Choice({
  name,
  label,
  chosen,
  children,
}: {
  name: LeadField;
  label: string;
  chosen: string;
  /** The options besides unknown. */
  children: ReactNode;
}) {
  const t = useTranslations("authorities");
  return (
    <Field label={label}>
      <Select name={name} defaultValue={chosen}>
        <option value="">{t("lead.unknown")}</option>
        {children}
      </Select>
    </Field>
  );
}

function Answer({ answer, names }: { answer: LeadOut; names: Readonly<Record<string, string>> }) {
  const t = useTranslations("authorities");
  const called = (ids: readonly string[]) => ids.map((id) => names[id] ?? id).join(", ");
  return (
    <section aria-label={t("answer.label")} className="mt-5 border-line border-t pt-4 text-sm">
      <h3 className="font-semibold text-base">{t(`kind.${answer.kind}`)}</h3>
      <dl className="mt-2 grid gap-x-6 gap-y-2 sm:grid-cols-[9rem_minmax(0,1fr)]">
        <dt className="text-ink-3">{t("answer.notify")}</dt>
        <dd>{called(answer.authorities) || t("answer.unnamed")}</dd>
        {answer.concerned.length > 0 && (
          <>
            <dt className="text-ink-3">{t("answer.concerned")}</dt>
            <dd>{called(answer.concerned)}</dd>
          </>
        )}
        {answer.undecided.map(({ place, candidates }) => (
          <Undecided key={place} place={place} candidates={called(candidates)} />
        ))}
        {answer.missing.length > 0 && (
          <>
            <dt className="text-ink-3">{t("answer.missing")}</dt>
            <dd>{answer.missing.map((what) => t(`missing.${what}`)).join("; ")}</dd>
          </>
        )}
        <dt className="text-ink-3">{t("answer.because")}</dt>
        <dd>
          <ul className="grid list-disc gap-1 pl-4">
            {answer.reasons.map((reason) => (
              <li key={reason}>
                <LawText of={reason} />
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      <p className="mt-3 text-ink-3">{t("answer.noAdvice")}</p>
    </section>
  );
}

function Undecided({ place, candidates }: { place: string; candidates: string }) {
  const t = useTranslations("authorities");
  return (
    <>
      <dt className="text-ink-3">{t("answer.oneOf", { place })}</dt>
      <dd>{candidates}</dd>
    </>
  );
}
