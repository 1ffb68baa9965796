"use client";
import { useTranslations } from "next-intl";
import { type DataCategory, PERSON_CATEGORIES } from "@/lib/law/facts";
import { FieldGroup } from "../ui/field";
import { Checkbox } from "../ui/input";
import type { FactsFieldsProps } from "./facts-fields";

/** The kinds of data in the order in which they are asked: everyday ones first. */
const KINDS: Readonly<Record<DataCategory, true>> = {
  basic: true,
  contact: true,
  identification: true,
  official_documents: true,
  credentials: true,
  payment: true,
  economic: true,
  location: true,
  profile: true,
  health: true,
  employment_health: true,
  genetic: true,
  biometric: true,
  ethnic_origin: true,
  political: true,
  beliefs: true,
  trade_union: true,
  sex_life: true,
  criminal: true,
  other: true,
  to_be_determined: true,
};

/** Whose data it is, by groups. */
export function PersonFields({ value, onChange, faults }: FactsFieldsProps) {
  const t = useTranslations("facts");
  return (
    <Categories
      label={t("people")}
      hint={t("peopleHint")}
      error={faults?.person_categories}
      all={PERSON_CATEGORIES.map((name) => ({ name, label: t(`person.${name}`) }))}
      chosen={value.person_categories}
      onChange={(person_categories) => onChange({ person_categories })}
    />
  );
}

/** Which kinds of data were hit. */
export function DataFields({ value, onChange, faults }: FactsFieldsProps) {
  const t = useTranslations("facts");
  const all = Object.keys(KINDS).filter(isDataCategory);
  return (
    <Categories
      label={t("kinds")}
      hint={t("kindsHint")}
      error={faults?.data_categories}
      all={all.map((name) => ({ name, label: t(`data.${name}`) }))}
      chosen={value.data_categories}
      onChange={(data_categories) => onChange({ data_categories })}
    />
  );
}

function isDataCategory(name: string): name is DataCategory {
  return name in KINDS;
}

function Categories({
  label,
  hint,
  error,
  all,
  chosen,
  onChange,
}: {
  label: string;
  hint: string;
  error?: string;
  all: readonly { name: string; label: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  return (
    <FieldGroup label={label} hint={hint} error={error}>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(11.5rem,1fr))] gap-x-4 gap-y-1.5 py-1">
        {all.map(({ name, label: words }) => (
          <Checkbox
            key={name}
            label={words}
            className="py-0.5 pointer-coarse:py-2"
            checked={chosen.includes(name)}
            onChange={(event) =>
              onChange(
                event.target.checked ? [...chosen, name] : chosen.filter((one) => one !== name),
              )
            }
          />
        ))}
      </div>
    </FieldGroup>
  );
}
