/** Own fields and stages in words. */
import { isKey, type Words } from "@/lib/i18n/words";

/** A stage by its name: those that every organisation begins with in words, its own as they are called. */
export function stageWords(t: Words<"fields">, name: string): string {
  const key = `stage.given.${name}`;
  return isKey(t, key) ? t(key) : name;
}

/** A required field by its name: the incident's own in words, those of the organisation as they are called. */
export function requiredWords(t: Words<"fields">, name: string): string {
  const key = `incident.${name}`;
  return isKey(t, key) ? t(key) : name;
}
