"use client";
import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/button";
import { FieldGroup } from "../ui/field";
import { Select } from "../ui/input";

/** A place by its code, with its name in English. */
export interface PlaceName {
  code: string;
  name: string;
}

/** Where the organisation is established: countries, or states where a law asks for the state. */
export function EstablishmentList({
  places,
  value,
  onChange,
  error,
  disabled,
}: {
  /** All that can be chosen, by name. */
  places: readonly PlaceName[];
  value: readonly string[] | null;
  /** Null once the last was taken away: nobody has said. */
  onChange: (value: string[] | null) => void;
  error?: string;
  disabled: boolean;
}) {
  const [chosen, setChosen] = useState("");
  const held = value ?? [];
  const add = () => {
    if (chosen !== "" && !held.includes(chosen)) onChange([...held, chosen]);
    setChosen("");
  };
  const remove = (code: string) => {
    const rest = held.filter((one) => one !== code);
    onChange(rest.length === 0 ? null : rest);
  };
  return (
    <FieldGroup
      label="Establishments"
      error={error}
      hint="All of them: a country that is not listed counts as no. In the US, Canada and Germany name the state where you are established."
    >
      {held.length === 0 ? (
        <p className="text-ink-2 text-sm">Nobody has said.</p>
      ) : (
        <ul aria-label="Establishments" className="flex flex-wrap gap-1.5">
          {held.map((code) => (
            <li
              key={code}
              className="inline-flex h-8 items-center gap-2 rounded-2 pl-2.5 text-sm edge-line-2 pointer-coarse:h-11"
            >
              <span className="record">{code}</span>
              {places.find((place) => place.code === code)?.name ?? ""}
              <Button
                variant="ghost"
                size="sm"
                square
                disabled={disabled}
                aria-label={`Take ${code} away`}
                icon={<X aria-hidden />}
                onClick={() => remove(code)}
              />
            </li>
          ))}
        </ul>
      )}
      {!disabled && (
        <div className="flex max-w-92 gap-2">
          <div className="min-w-0 flex-1">
            <Select
              aria-label="Country or state to add"
              value={chosen}
              onChange={(event) => setChosen(event.target.value)}
            >
              <option value="">Choose a country or state</option>
              {places.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name} ({code})
                </option>
              ))}
            </Select>
          </div>
          <Button className="h-9" onClick={add}>
            Add
          </Button>
        </div>
      )}
    </FieldGroup>
  );
}
