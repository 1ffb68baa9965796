import type { Rule } from "./rule";

/**
 * Notifying the supervisory authority. Regulation (EU) 2016/679, Art. 33(1): without undue delay and,
 * where feasible, not later than 72 hours after having become aware; later only with the reasons.
 */
export const EU_GDPR_ART33: Rule = {
  id: "eu-gdpr-art33",
  version: 1,
  jurisdiction: "EU",
  citation: "Regulation (EU) 2016/679, Art. 33(1)",
  shortCitation: "GDPR Art. 33(1)",
  act: "Notify the supervisory authority",
  recipient: "supervisory authority",
  trigger: "awareness",
  period: { value: 72, unit: "hours" },
  stage: "single",
  lateReasonsRequired: true,
  checked: "text",
  sources: ["https://gdprlearninghub.com/article-33-gdpr/"],
};
