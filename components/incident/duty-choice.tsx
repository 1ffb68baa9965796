"use client";
import { useTranslations } from "next-intl";
import type { Duty } from "@/lib/schema/duties";
import { Field } from "../ui/field";
import { Select } from "../ui/input";
import { LawTerm, useLawTerm } from "../ui/law-term";

/** Which duty it is about, where a dialog was not opened on one. */
export function DutyChoice({
  duties,
  chosen,
  onChoose,
}: {
  duties: readonly Duty[];
  chosen: Duty;
  onChoose: (duty: Duty) => void;
}) {
  const t = useTranslations("incident");
  const say = useLawTerm();
  if (duties.length < 2) return <DutyLine duty={chosen} />;
  return (
    <Field label={t("duties.one")}>
      <Select
        value={chosen.id}
        onChange={(event) => {
          const duty = duties.find(({ id }) => id === event.target.value);
          if (duty) onChoose(duty);
        }}
      >
        {duties.map((duty) => (
          <option key={duty.id} value={duty.id}>
            {say(duty.act)}, {say(duty.recipient)} ({duty.citation})
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** The duty that a dialog is about. */
export function DutyLine({ duty }: { duty: Duty }) {
  return (
    <p className="text-sm">
      <LawTerm of={duty.act} className="font-semibold" />{" "}
      <span className="text-ink-3">{duty.citation}</span>
    </p>
  );
}
