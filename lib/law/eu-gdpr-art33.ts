import type { RuleSource } from "./rule";

/**
 * Notifying the supervisory authority. Regulation (EU) 2016/679, Art. 33(1): without undue delay and,
 * where feasible, not later than 72 hours after having become aware; later only with the reasons.
 *
 * In a file of its own, because browsers compute its clock too and carry no packs.
 */
export const EU_GDPR_ART33 = {
  id: "eu-gdpr-art33",
  version: 1,
  jurisdiction: "EU",
  law: "GDPR",
  provision: "Art. 33(1)",
  citation: "Regulation (EU) 2016/679, Art. 33(1)",
  act: "Notify the supervisory authority",
  recipient: {
    kind: "authority",
    name: "Supervisory authority, competent or lead (Arts 55-56)",
  },
  appliesTo: "Controllers",
  trigger: {
    kind: "awareness",
    words: "",
  },
  period: {
    value: 72,
    unit: "hours",
  },
  applies: {
    all: [{ role: ["controller", "joint_controller"] }, { touches: "EEA", unknown: "yes" }],
  },
  stage: "single",
  threshold: "Every personal data breach, except one unlikely to put rights and freedoms at risk",
  counting:
    "Under Reg. (EEC, Euratom) 1182/71, Art 3(1) and 3(2)(a), the hour in which one becomes aware is left out: the outer limit is 72 full clock hours, beginning with the next full hour. Saturdays, Sundays and holidays are included (Art 3(3)), and an end on such a day is not moved (Art 3(4) does not cover periods in hours). It is disputed whether periods in hours must contain two working days (Art 3(5)); BayLfD and LDI NRW say they need not.",
  content: [
    "what kind of breach it is",
    "where possible: which groups of people are affected and roughly how many",
    "where possible: which kinds of records are affected and roughly how many",
    "the data protection officer, or another contact point: name and contact details",
    "the consequences to be expected",
    "what has been done or is proposed, where appropriate also to mitigate the effects",
    "after 72 hours: the reasons why it is late",
  ],
  phased: true,
  lateReasonsRequired: true,
  status: "in_force",
  effectiveFrom: "2018-05-25",
  notes:
    "The duty is to notify 'without undue delay and, where feasible, not later than 72 hours', so 72 hours are only the outer limit. A controller outside the EEA with no establishment there notifies each authority concerned separately (EDPB Guidelines 9/2022 v2.0, para 73). The Digital Omnibus proposal, COM(2025) 837 of 19 November 2025, would allow 96 hours, limit the duty to high risk and use a single entry point; as of October 2026 it is NOT adopted (noerr.com, 18 June 2026).",
  checked: "text",
  sources: [
    "https://gdprlearninghub.com/article-33-gdpr/",
    "https://rgpd.com/gdpr/chapter-4-controller-and-processor/article-33-notification-of-a-personal-data-breach-to-the-supervisory-authority/",
  ],
} as const satisfies RuleSource;
