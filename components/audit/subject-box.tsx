"use client";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

/** Narrows the log to one thing by its id; entries offer it too. Sent with Enter, or on leaving the field. */
export function SubjectBox({
  value,
  onChange,
}: {
  value: string;
  onChange: (subject: string) => void;
}) {
  const t = useTranslations("audit");
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const send = () => {
    if (typed.trim() !== value) onChange(typed.trim());
  };
  return (
    <label className="flex h-7 w-72 flex-none items-center gap-2 rounded-2 border border-control bg-surface px-2 text-sm focus-within:border-transparent focus-within:outline-2 focus-within:outline-focus focus-within:-outline-offset-1 pointer-coarse:h-11 max-md:w-full">
      <Search aria-hidden className="size-3.75 flex-none text-ink-3" />
      <input
        type="search"
        aria-label={t("filter.subject")}
        placeholder={t("filter.subject")}
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={send}
        onKeyDown={(event) => {
          if (event.key === "Enter") send();
        }}
        className="w-full min-w-0 bg-transparent outline-none"
      />
    </label>
  );
}
