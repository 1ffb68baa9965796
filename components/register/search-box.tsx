"use client";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { KeyCap } from "../ui/key-cap";

const TYPING_PAUSE_MS = 250;

/** Looks through the register as one types. The shell's "/" leads to it. */
export function SearchBox({
  value,
  onSearch,
}: {
  value: string;
  onSearch: (words: string) => void;
}) {
  const t = useTranslations("register");
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const asked = useRef(value);

  // The bar's search leads here from other pages.
  useEffect(() => {
    if (window.location.hash === "#search") field.current?.focus();
  }, []);

  // Back, or a chip taken away, changes the address under the field.
  useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setTyped(value);
  }, [value]);

  useEffect(() => {
    const words = typed.trim();
    if (words === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = words;
      onSearch(words);
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, onSearch]);

  return (
    <label className="flex h-7 w-62 flex-none items-center gap-2 rounded-2 border border-control bg-surface px-2 text-sm focus-within:border-transparent focus-within:outline-2 focus-within:outline-focus focus-within:-outline-offset-1 pointer-coarse:h-11 max-md:w-full">
      <Search aria-hidden className="size-3.75 flex-none text-ink-3" />
      <input
        ref={field}
        id="search"
        type="search"
        aria-label={t("search")}
        aria-keyshortcuts="/"
        placeholder={t("searchIn")}
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && typed === "") field.current?.blur();
        }}
        className="w-full min-w-0 bg-transparent outline-none"
      />
      <span aria-hidden className="text-ink-3 max-md:hidden">
        <KeyCap>/</KeyCap>
      </span>
    </label>
  );
}
