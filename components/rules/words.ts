/** A rule's values in words. */
import { isKey, type Words } from "@/lib/i18n/words";
import type { OwnRuleVersion } from "@/lib/schema/rule-settings";
import type { RuleOut } from "@/lib/schema/rules";

/** "72 hours", "1 month", "Without undue delay". */
export function periodWords(t: Words<"rules">, { value, unit }: RuleOut["period"]): string {
  return value === null ? t("period.without_undue_delay") : t(`period.${unit}`, { value });
}

/** The kind of what starts the period; null where the law's own words are all there is. */
export function triggerWords(t: Words<"rules">, kind: RuleOut["trigger"]["kind"]): string | null {
  const key = `trigger.${kind}`;
  return isKey(t, key) ? t(key) : null;
}

/** "In force, from 2018-05-25 (date unchecked)"; the status alone where no date is known. */
export function effectiveWords(
  t: Words<"rules">,
  rule: Pick<RuleOut, "status" | "effective_from" | "effective_to" | "effective_checked">,
): string {
  const { effective_from: from, effective_to: until, effective_checked: checked } = rule;
  const status = t(`status.${rule.status}`);
  if (from === null && until === null) return status;
  const key = from && until ? "effect.both" : from ? "effect.from" : "effect.until";
  const words = t(key, { status, from: from ?? "", until: until ?? "" });
  return checked === "text" ? words : `${words} (${t(`dateChecked.${checked}`)})`;
}

/** Whom an own rule binds, in a sentence. */
export function appliesWords(
  t: Words<"rules">,
  { applies, roles }: Pick<OwnRuleVersion, "applies" | "roles">,
): string {
  if (applies === "person_decides" || roles === null) return t("applies.person");
  const [one, other, third] = roles;
  if (one === undefined || third !== undefined) return t("applies.always");
  if (other === undefined) return t("applies.as", { role: t(`asRole.${one}`) });
  return t("applies.asEither", { one: t(`asRole.${one}`), other: t(`asRole.${other}`) });
}
