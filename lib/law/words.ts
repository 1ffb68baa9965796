/** Codes of facts as people say them. */

const ACRONYMS: Readonly<Record<string, string>> = {
  ai: "AI",
  eu: "EU",
  hipaa: "HIPAA",
  nis2: "NIS2",
  dora: "DORA",
};

/** "hipaa_covered_entity" → "HIPAA covered entity". */
export function words(code: string): string {
  return code
    .split("_")
    .map((word) => ACRONYMS[word] ?? word)
    .join(" ");
}

/** "health, genetic or biometric". */
export function listed(codes: readonly string[], link: "or" | "and" = "or"): string {
  const said = codes.map(words);
  const last = said.at(-1) ?? "";
  return said.length < 2 ? last : `${said.slice(0, -1).join(", ")} ${link} ${last}`;
}

/** "an essential entity", "a financial entity". */
export function withArticle(said: string): string {
  return `${/^[aeiou]/i.test(said) ? "an" : "a"} ${said}`;
}

/** The text as a sentence: with a capital, and with a full stop unless it ends one already. */
export function asSentence(text: string): string {
  const said = text.trim();
  const capital = said.charAt(0).toUpperCase() + said.slice(1);
  return /[.?!]$/.test(said) ? capital : `${capital}.`;
}
