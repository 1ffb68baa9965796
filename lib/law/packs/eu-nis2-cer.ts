import type { Predicate } from "../predicate";
import type { RuleSource } from "../rule";
import { DORA_ENTITIES } from "./eu-dora";

/** Financial entities report under DORA instead (Directive (EU) 2022/2555, Art. 4). */
const NIS2_ENTITY: Predicate = {
  all: [{ sector: ["essential_entity", "important_entity"] }, { not: { sector: DORA_ENTITIES } }],
};

export const EU_NIS2_CER: readonly RuleSource[] = [
  {
    id: "eu-nis2-early-warning",
    version: 1,
    jurisdiction: "EU",
    law: "NIS2 Directive",
    provision: "Art. 23(4)(a)",
    citation: "Directive (EU) 2022/2555, Art. 23(4)(a)",
    act: "Send the early warning to the CSIRT or authority",
    recipient: {
      kind: "cert",
      name: "Competent authority or CSIRT",
    },
    appliesTo: "Entities that are essential or important",
    trigger: {
      kind: "awareness",
      words: "",
    },
    period: {
      value: 24,
      unit: "hours",
    },
    applies: NIS2_ENTITY,
    when: { finding: "nis2_significant" },
    stage: "initial",
    threshold:
      "A significant incident (Art. 23(3)): it causes, or is capable of causing, severe operational disruption or financial loss, or considerable damage to others. For digital sectors Implementing Reg. 2024/2690 puts this into figures",
    counting:
      "As this is a directive, national law may change the recipient and details. The hours and the month follow Reg. 1182/71 as far as the Directive goes; national counting rules may apply. Weekends are included.",
    content: [
      "is an unlawful or malicious act suspected?",
      "could there be an impact across borders?",
    ],
    phased: true,
    lateReasonsRequired: false,
    status: "in_force",
    effectiveFrom: "2024-10-18",
    notes: "Financial entities under DORA report under that law instead (Art. 4).",
    checked: "text",
    sources: ["https://nis2-info.eu/article-23-reporting-obligations"],
  },
  {
    id: "eu-nis2-notification",
    version: 1,
    jurisdiction: "EU",
    law: "NIS2 Directive",
    provision: "Art. 23(4)(b)",
    citation: "Directive (EU) 2022/2555, Art. 23(4)(b)",
    act: "Send the incident notification to CSIRT or authority",
    recipient: {
      kind: "cert",
      name: "Competent authority or CSIRT",
    },
    appliesTo: "Entities that are essential or important",
    trigger: {
      kind: "awareness",
      words: "",
    },
    period: {
      value: 72,
      unit: "hours",
    },
    applies: NIS2_ENTITY,
    when: { finding: "nis2_significant" },
    stage: "intermediate",
    threshold:
      "A significant incident (Art. 23(3)): it causes, or is capable of causing, severe operational disruption or financial loss, or considerable damage to others. For digital sectors Implementing Reg. 2024/2690 puts this into figures",
    counting:
      "As this is a directive, national law may change the recipient and details. The hours and the month follow Reg. 1182/71 as far as the Directive goes; national counting rules may apply. Weekends are included. The period begins with awareness, not with the early warning.",
    content: [
      "the early warning, brought up to date",
      "a first assessment of severity and impact",
      "if available, indicators of compromise",
    ],
    phased: true,
    lateReasonsRequired: false,
    status: "in_force",
    effectiveFrom: "2024-10-18",
    notes: "",
    checked: "text",
    sources: ["https://nis2-info.eu/article-23-reporting-obligations"],
  },
  {
    id: "eu-nis2-notification-trust",
    version: 1,
    jurisdiction: "EU",
    law: "NIS2 Directive",
    provision: "Art. 23(4), second subparagraph",
    citation: "Directive (EU) 2022/2555, Art. 23(4)",
    act: "Send the incident notification to CSIRT or authority",
    recipient: {
      kind: "cert",
      name: "Competent authority or CSIRT",
    },
    appliesTo: "Providers of trust services",
    trigger: {
      kind: "awareness",
      words: "",
    },
    period: {
      value: 24,
      unit: "hours",
    },
    stage: "intermediate",
    threshold: "A significant incident that affects trust services",
    counting:
      "As this is a directive, national law may change the recipient and details. The hours and the month follow Reg. 1182/71 as far as the Directive goes; national counting rules may apply. Weekends are included.",
    content: ["the items of Art. 23(4)(b)"],
    phased: true,
    lateReasonsRequired: false,
    status: "in_force",
    effectiveFrom: "2024-10-18",
    notes: "",
    checked: "secondary",
    sources: [],
  },
  {
    id: "eu-nis2-final",
    version: 1,
    jurisdiction: "EU",
    law: "NIS2 Directive",
    provision: "Art. 23(4)(d)",
    citation: "Directive (EU) 2022/2555, Art. 23(4)(d)",
    act: "Send the final report to CSIRT or authority",
    recipient: {
      kind: "cert",
      name: "Competent authority or CSIRT",
    },
    appliesTo: "Entities that are essential or important",
    trigger: {
      kind: "other",
      words: "submission of the 72-hour notification",
    },
    starts: { filing: "eu-nis2-notification", which: "first" },
    period: {
      value: 1,
      unit: "months",
    },
    applies: NIS2_ENTITY,
    when: { finding: "nis2_significant" },
    stage: "final",
    threshold:
      "A significant incident (Art. 23(3)): it causes, or is capable of causing, severe operational disruption or financial loss, or considerable damage to others. For digital sectors Implementing Reg. 2024/2690 puts this into figures",
    counting:
      "One month, beginning when the notification under (b) is SUBMITTED; it cannot be worked out from awareness. Reg. 1182/71 Art 3(2)(c): where the date does not exist, the month's last day counts.",
    content: [
      "severity and impact, with a detailed description",
      "the root cause or type of threat",
      "mitigation, done and continuing",
      "the impact across borders",
    ],
    phased: true,
    lateReasonsRequired: false,
    status: "in_force",
    effectiveFrom: "2024-10-18",
    notes:
      "While the incident goes on, send a progress report; the final report follows within one month of its handling (Art. 23(4)(e)).",
    checked: "text",
    sources: ["https://nis2-info.eu/article-23-reporting-obligations"],
  },
  {
    id: "eu-nis2-recipients",
    version: 1,
    jurisdiction: "EU",
    law: "NIS2 Directive",
    provision: "Art. 23(1)",
    citation: "Directive (EU) 2022/2555, Art. 23(1)-(2)",
    act: "Tell the recipients of your services",
    recipient: {
      kind: "individuals",
      name: "Those who receive the services",
    },
    appliesTo: "Entities that are essential or important",
    trigger: {
      kind: "awareness",
      words: "",
    },
    period: {
      value: null,
      unit: "without_undue_delay",
    },
    applies: NIS2_ENTITY,
    when: {
      judge:
        "is the incident likely to harm the service for its recipients, or could a significant cyber threat affect them?",
    },
    stage: "single",
    threshold:
      "Where appropriate: an incident that is likely to affect the service adversely. For a significant cyber threat: the measures and remedies",
    counting: "",
    content: ["what the incident or threat is, what measures or remedies there are"],
    phased: false,
    lateReasonsRequired: false,
    status: "in_force",
    effectiveFrom: "2024-10-18",
    notes: "",
    checked: "text",
    sources: ["https://nis2-info.eu/article-23-reporting-obligations"],
  },
  {
    id: "eu-cer-initial",
    version: 1,
    jurisdiction: "EU",
    law: "CER Directive",
    provision: "Art. 15",
    citation: "Directive (EU) 2022/2557, Art. 15",
    act: "Send the initial notification to the competent authority",
    recipient: {
      kind: "authority",
      name: "The competent authority",
    },
    appliesTo: "Entities that are critical",
    trigger: {
      kind: "awareness",
      words: "",
    },
    period: {
      value: 24,
      unit: "hours",
    },
    stage: "initial",
    threshold: "An essential service is significantly disrupted",
    counting: "Except where the entity is operationally unable to do this.",
    content: [
      "the nature and cause, the consequences that are possible, the impact across borders",
    ],
    phased: true,
    lateReasonsRequired: false,
    status: "in_force",
    effectiveFrom: "2024-10-18",
    notes: "A detailed report follows within one month at the latest.",
    checked: "secondary",
    sources: ["https://github.com/smerphy/cyber-grc-agent-skills"],
  },
];
