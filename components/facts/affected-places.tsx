"use client";
import { Plus, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import { COUNT_KINDS } from "@/lib/law/facts";
import { Button } from "../ui/button";
import { FieldGroup } from "../ui/field";
import { Checkbox, Input, Select } from "../ui/input";
import { isNumbered } from "./facts-body";
import type { FactsFieldsProps } from "./facts-fields";
import type { CountForm } from "./facts-form";
import { placeGroups, placeName } from "./places";

/** Where the affected live: countries, states of the US, provinces of Canada, each with a count. */
export function AffectedPlaces({ value, onChange, faults }: FactsFieldsProps) {
  const t = useTranslations("facts");
  const locale = useLocale();
  const groups = useMemo(() => placeGroups(locale), [locale]);
  const { affected } = value;
  const [chosen, setChosen] = useState("");
  const chooser = useRef<HTMLDivElement>(null);
  const say = (change: Partial<typeof affected>) =>
    onChange({ affected: { ...affected, ...change } });
  const named = new Set(affected.places.map(({ place }) => place));

  function add(): void {
    if (chosen === "" || named.has(chosen)) return;
    const persons = { kind: "to_be_determined", number: "" };
    say({ places: [...affected.places, { place: chosen, persons }] });
    setChosen("");
    chooser.current?.querySelector("select")?.focus();
  }

  function remove(gone: string): void {
    const places = affected.places.filter(({ place }) => place !== gone);
    // Nobody anywhere is nothing that was said.
    say({ places, complete: affected.complete && places.length > 0 });
    chooser.current?.querySelector("select")?.focus();
  }

  return (
    <FieldGroup label={t("affected.title")} hint={t("affected.hint")} error={faults?.affected}>
      {affected.places.length > 0 && (
        <ul className="border-line border-b">
          {affected.places.map(({ place, persons }) => (
            <li
              key={place}
              className="flex flex-wrap items-center gap-2 border-line border-t py-2 text-sm"
            >
              <span
                className="basis-full font-medium sm:flex-1 sm:basis-36"
                suppressHydrationWarning
              >
                {placeName(place, locale)}
              </span>
              <PlaceCount
                name={placeName(place, locale)}
                value={persons}
                onChange={(count) =>
                  say({
                    places: affected.places.map((one) =>
                      one.place === place ? { place, persons: count } : one,
                    ),
                  })
                }
              />
              <Button
                square
                variant="ghost"
                aria-label={t("affected.remove", { place: placeName(place, locale) })}
                onClick={() => remove(place)}
                icon={<X aria-hidden />}
              />
            </li>
          ))}
        </ul>
      )}
      <div ref={chooser} className="flex max-w-md items-center gap-2">
        <div className="min-w-0 flex-1">
          <Select
            aria-label={t("affected.choose")}
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
              event.preventDefault();
              add();
            }}
          >
            <option value="">{t("affected.chooseOne")}</option>
            {groups.map(({ heading, places }) => (
              <optgroup key={heading} label={t(`places.${heading}`)}>
                {places
                  .filter(({ code }) => !named.has(code))
                  .map(({ code, name }) => (
                    <option key={code} value={code} suppressHydrationWarning>
                      {name}
                    </option>
                  ))}
              </optgroup>
            ))}
          </Select>
        </div>
        <Button icon={<Plus aria-hidden />} onClick={add} disabled={chosen === ""}>
          {t("affected.add")}
        </Button>
      </div>
      <Checkbox
        label={t("affected.complete")}
        description={t("affected.completeHint")}
        className="mt-1"
        disabled={affected.places.length === 0}
        checked={affected.complete}
        onChange={(event) => say({ complete: event.target.checked })}
      />
    </FieldGroup>
  );
}

function PlaceCount({
  name,
  value,
  onChange,
}: {
  name: string;
  value: CountForm;
  onChange: (value: CountForm) => void;
}) {
  const t = useTranslations("facts");
  return (
    <span className="flex flex-1 items-center gap-2 sm:flex-none">
      {isNumbered(value.kind) && (
        <Input
          aria-label={t("affected.peopleNumber", { place: name })}
          inputMode="numeric"
          autoComplete="off"
          value={value.number}
          onChange={(event) => onChange({ ...value, number: event.target.value })}
          className="w-24 tabular-nums"
        />
      )}
      <span className="min-w-0 flex-1 sm:w-44">
        <Select
          aria-label={t("affected.people", { place: name })}
          value={value.kind}
          onChange={(event) => onChange({ ...value, kind: event.target.value })}
        >
          {COUNT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`count.${kind}`)}
            </option>
          ))}
        </Select>
      </span>
    </span>
  );
}
