"use client";
import { type DATA_CATEGORIES, PERSON_CATEGORIES } from "@/lib/law/facts";
import { FieldGroup } from "../ui/field";
import { Checkbox } from "../ui/input";
import { DATA_WORDS, PERSON_WORDS } from "./fact-words";
import type { FactsFieldsProps } from "./facts-fields";

/** Whose data it is, by groups. */
export function PersonFields({ value, onChange, faults }: FactsFieldsProps) {
  return (
    <Categories
      label="Groups of people"
      hint="Groups only. Nobody is named here."
      error={faults?.person_categories}
      all={PERSON_CATEGORIES}
      words={PERSON_WORDS}
      chosen={value.person_categories}
      onChange={(person_categories) => onChange({ person_categories })}
    />
  );
}

/** Which kinds of data were hit. */
export function DataFields({ value, onChange, faults }: FactsFieldsProps) {
  const all = Object.keys(DATA_WORDS).filter(isDataCategory);
  return (
    <Categories
      label="Kinds of data"
      hint="Say what kinds, never the data themselves."
      error={faults?.data_categories}
      all={all}
      words={DATA_WORDS}
      chosen={value.data_categories}
      onChange={(data_categories) => onChange({ data_categories })}
    />
  );
}

function isDataCategory(name: string): name is (typeof DATA_CATEGORIES)[number] {
  return name in DATA_WORDS;
}

function Categories<Name extends string>({
  label,
  hint,
  error,
  all,
  words,
  chosen,
  onChange,
}: {
  label: string;
  hint: string;
  error?: string;
  all: readonly Name[];
  words: Readonly<Record<Name, string>>;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  return (
    <FieldGroup label={label} hint={hint} error={error}>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(11.5rem,1fr))] gap-x-4 gap-y-1.5 py-1">
        {all.map((name) => (
          <Checkbox
            key={name}
            label={words[name]}
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
