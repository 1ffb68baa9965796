"use client";
import type { Duty } from "@/lib/schema/duties";
import { Field } from "../ui/field";
import { Select } from "../ui/input";

/** Which duty it is about, where a dialog was not opened on one; nothing to choose among fewer than two. */
export function DutyChoice({
  duties,
  chosen,
  onChoose,
}: {
  duties: readonly Duty[];
  chosen: Duty;
  onChoose: (duty: Duty) => void;
}) {
  if (duties.length < 2) return null;
  return (
    <Field label="Duty">
      <Select
        value={chosen.id}
        onChange={(event) => {
          const duty = duties.find(({ id }) => id === event.target.value);
          if (duty) onChoose(duty);
        }}
      >
        {duties.map((duty) => (
          <option key={duty.id} value={duty.id}>
            {duty.act}, {duty.recipient} ({duty.citation})
          </option>
        ))}
      </Select>
    </Field>
  );
}
