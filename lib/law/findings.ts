/** Findings that single laws turn on: as a question, and as found. */
import type { Finding } from "./facts";

export const FINDING_QUESTIONS: Readonly<Record<Finding, string>> = {
  nis2_significant: "is the incident significant (NIS2 Art. 23(3))?",
  dora_major: "was the incident classified as major (DORA)?",
  exploited_vulnerability: "is a vulnerability of a product actively exploited (CRA Art. 14(1))?",
  severe_product_incident: "is a severe incident of a product's security at hand (CRA Art. 14(5))?",
  ai_serious_incident: "is it a serious incident of a high-risk AI system (AI Act Art. 3(49))?",
  ai_widespread: "is it a widespread infringement or an incident of AI Act Art. 3(49)(b)?",
  ai_death: "did a person die (AI Act Art. 73(4))?",
};

/** What was found, as the part of a sentence; also said of rules that ask for it. */
export const FINDING_WORDS: Readonly<Record<Finding, { yes: string; no: string }>> = {
  nis2_significant: {
    yes: "the incident is significant under NIS2",
    no: "the incident was found not to be significant under NIS2",
  },
  dora_major: {
    yes: "the incident is classified as major under DORA",
    no: "the incident was found not to be major under DORA",
  },
  exploited_vulnerability: {
    yes: "a vulnerability of a product is actively exploited",
    no: "no vulnerability of a product was found to be actively exploited",
  },
  severe_product_incident: {
    yes: "a severe incident affects the security of a product",
    no: "no severe incident was found to affect the security of a product",
  },
  ai_serious_incident: {
    yes: "it is a serious incident of a high-risk AI system",
    no: "it was found not to be a serious incident of a high-risk AI system",
  },
  ai_widespread: {
    yes: "it is a widespread infringement, or an incident of AI Act Art. 3(49)(b)",
    no: "it was found to be no widespread infringement and no incident of AI Act Art. 3(49)(b)",
  },
  ai_death: { yes: "a person died", no: "it was found that nobody died" },
};
