"use client";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useState } from "react";
import { Field } from "../ui/field";
import { PasswordInput } from "../ui/input";

const Key = createContext("");

/** The key that the page tries with. */
export const useKey = () => useContext(Key);

/** Asks for a key once for the whole page. It stays in this page's memory, and goes when the page goes. */
export function KeyBox({ children }: { children: ReactNode }) {
  const t = useTranslations("docs");
  const [key, setKey] = useState("");
  return (
    <Key value={key}>
      <Field label={t("key.label")} hint={t("key.hint")} optional className="mb-8 max-w-xl">
        <PasswordInput
          value={key}
          onChange={(event) => setKey(event.target.value.trim())}
          autoComplete="off"
          spellCheck={false}
          className="record"
        />
      </Field>
      {children}
    </Key>
  );
}
