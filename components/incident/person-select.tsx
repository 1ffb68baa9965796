"use client";
import { useTranslations } from "next-intl";
import type { Person } from "@/lib/schema/collaboration";
import { Select } from "../ui/input";

/** One of those who may read the incident, or nobody. Who has left since and stands there still can be kept. */
export function PersonSelect({
  value,
  held,
  candidates,
  onChange,
}: {
  value: string | null;
  /** Who stands there now. */
  held?: Person | null;
  candidates: readonly Person[];
  onChange: (id: string | null) => void;
}) {
  const t = useTranslations("incident.people");
  const left = held && !candidates.some(({ id }) => id === held.id) ? [held] : [];
  return (
    <Select value={value ?? ""} onChange={(event) => onChange(event.target.value || null)}>
      <option value="">{t("nobody")}</option>
      {[...left, ...candidates].map((person) => (
        <option key={person.id} value={person.id}>
          {person.name}
        </option>
      ))}
    </Select>
  );
}
