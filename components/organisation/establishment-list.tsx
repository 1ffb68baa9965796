"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../ui/button";
import { FieldGroup } from "../ui/field";
import { Select } from "../ui/input";

/** A place by its code, with its name in the reader's language. */
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
  const t = useTranslations("organisation");
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
    <FieldGroup label={t("places.label")} error={error} hint={t("places.hint")}>
      {held.length === 0 ? (
        <p className="text-ink-2 text-sm">{t("places.none")}</p>
      ) : (
        <ul aria-label={t("places.label")} className="flex flex-wrap gap-1.5">
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
                aria-label={t("places.remove", { code })}
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
              aria-label={t("places.toAdd")}
              value={chosen}
              onChange={(event) => setChosen(event.target.value)}
            >
              <option value="">{t("places.choose")}</option>
              {places.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name} ({code})
                </option>
              ))}
            </Select>
          </div>
          <Button className="h-9" onClick={add}>
            {t("places.add")}
          </Button>
        </div>
      )}
    </FieldGroup>
  );
}
