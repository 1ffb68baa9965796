/** The samples of an endpoint, in four languages, without a package in any of them. */
import type { Endpoint } from "../kit/endpoint";
import { curl } from "./curl";
import { go } from "./go";
import { python } from "./python";
import { type SampleRequest, type SampleValues, sampleOf } from "./request";
import { typescript } from "./typescript";

export const LANGUAGES = ["cURL", "TypeScript", "Python", "Go"] as const;
export type Language = (typeof LANGUAGES)[number];

const WRITE: Record<Language, (request: SampleRequest) => string> = {
  cURL: curl,
  TypeScript: typescript,
  Python: python,
  Go: go,
};

/** The sample of an endpoint in a language. The key is not in it: it is read from TOCSIN_KEY. */
export function sample(endpoint: Endpoint, language: Language, values: SampleValues): string {
  return WRITE[language](sampleOf(endpoint, values));
}
