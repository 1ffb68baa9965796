"use client";
import { Plus, X } from "lucide-react";
import { useRef, useState } from "react";
import { COUNT_KINDS } from "@/lib/law/facts";
import { Button } from "../ui/button";
import { FieldGroup } from "../ui/field";
import { Checkbox, Input, Select } from "../ui/input";
import { COUNT_WORDS } from "./fact-words";
import { isNumbered } from "./facts-body";
import type { FactsFieldsProps } from "./facts-fields";
import type { CountForm } from "./facts-form";
import { PLACE_GROUPS, placeName } from "./places";

/** Where the affected live: countries, states of the US, provinces of Canada, each with a count. */
export function AffectedPlaces({ value, onChange, faults }: FactsFieldsProps) {
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
    <FieldGroup
      label="Where the people affected live"
      hint="Their residence, not their nationality. Many laws look at states: name those of the US and of Canada one by one."
      error={faults?.affected}
    >
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
                {placeName(place)}
              </span>
              <PlaceCount
                name={placeName(place)}
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
                aria-label={`Remove ${placeName(place)}`}
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
            aria-label="A country or state"
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
              event.preventDefault();
              add();
            }}
          >
            <option value="">Choose a country or state</option>
            {PLACE_GROUPS.map(({ heading, places }) => (
              <optgroup key={heading} label={heading}>
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
          Add
        </Button>
      </div>
      <Checkbox
        label="Nobody lives anywhere else"
        description="Only then can a law of another place be ruled out."
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
  return (
    <span className="flex flex-1 items-center gap-2 sm:flex-none">
      {isNumbered(value.kind) && (
        <Input
          aria-label={`People in ${name}, number`}
          inputMode="numeric"
          autoComplete="off"
          value={value.number}
          onChange={(event) => onChange({ ...value, number: event.target.value })}
          className="w-24 tabular-nums"
        />
      )}
      <span className="min-w-0 flex-1 sm:w-44">
        <Select
          aria-label={`People in ${name}`}
          value={value.kind}
          onChange={(event) => onChange({ ...value, kind: event.target.value })}
        >
          {COUNT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {COUNT_WORDS[kind]}
            </option>
          ))}
        </Select>
      </span>
    </span>
  );
}
