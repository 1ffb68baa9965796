"use client";
import { useTranslations } from "next-intl";
import { type ComponentProps, useId } from "react";
import { allAuthorities } from "@/lib/law/authorities/directory";
import { Input } from "../ui/input";

/** The authorities as they are suggested: the short name is what gets written. */
const SUGGESTED = allAuthorities().map(({ id, country, subdivision, name, shortNames }) => ({
  id,
  value: shortNames[0] ?? name,
  label: `${name}, ${subdivision ?? country}`,
}));

/**
 * Whom was it told to: free text, with the directory's authorities as suggestions. Those already told come
 * first, since a follow-up goes to the same. Takes what an Input takes, a form's register() too.
 */
export function AuthorityPicker({
  told = [],
  ...rest
}: Omit<ComponentProps<typeof Input>, "list" | "autoComplete"> & {
  /** As they were written in earlier filings. */
  told?: readonly string[];
}) {
  const t = useTranslations("authorities");
  const id = useId();
  const others = SUGGESTED.filter(({ value }) => !told.includes(value));
  return (
    <>
      <Input maxLength={200} {...rest} autoComplete="off" list={id} />
      <datalist id={id}>
        {told.map((authority) => (
          <option key={authority} value={authority} label={t("toldBefore")} />
        ))}
        {others.map(({ id: its, value, label }) => (
          <option key={its} value={value} label={label} />
        ))}
      </datalist>
    </>
  );
}
