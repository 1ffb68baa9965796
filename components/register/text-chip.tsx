"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";

/** A filter chip with a word to type; suggestions come from what is on record. */
export function TextChip({
  name,
  value,
  suggestions = [],
  onChange,
  onRemove,
}: {
  name: string;
  /** Empty: not set. */
  value: string;
  suggestions?: readonly string[];
  onChange: (value: string) => void;
  onRemove: () => void;
}) {
  const t = useTranslations("register");
  const common = useTranslations("ui.filter");
  const id = useId();
  const [typed, setTyped] = useState(value);
  const send = () => {
    const said = typed.trim();
    if (said !== value && said !== "") onChange(said);
  };
  return (
    <span className="inline-flex h-7 flex-none items-center rounded-2 bg-selected text-ink-2 text-sm edge-line-2 has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-focus has-[input:focus-visible]:outline-offset-2 pointer-coarse:h-11">
      <label className="inline-flex h-full items-center gap-1.5 pl-2.5">
        {name}
        <input
          value={typed}
          maxLength={200}
          list={suggestions.length > 0 ? id : undefined}
          placeholder={t("typeIt")}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={send}
          onKeyDown={(event) => {
            if (event.key === "Enter") send();
          }}
          className="h-full min-w-16 max-w-44 bg-transparent pr-1 font-medium text-ink outline-none field-sizing-content"
        />
      </label>
      {suggestions.length > 0 && (
        <datalist id={id}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      <button
        type="button"
        aria-label={common("remove", { name })}
        onClick={onRemove}
        className="mr-0.5 grid size-6 place-items-center rounded-1 text-ink-3 hover:text-ink pointer-coarse:size-10"
      >
        <X aria-hidden className="size-3.25" />
      </button>
    </span>
  );
}
