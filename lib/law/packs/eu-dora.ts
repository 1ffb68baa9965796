import type { Sector } from "../facts";
import type { Predicate } from "../predicate";
import type { RuleSource } from "../rule";

/** Regulation (EU) 2022/2554, Art. 2(1): banks, central counterparties and trading venues are among them. */
export const DORA_ENTITIES: Sector[] = [
  "financial_entity",
  "credit_institution",
  "central_counterparty",
  "trading_venue",
];
const FINANCIAL_ENTITY: Predicate = { sector: DORA_ENTITIES };

const NOON = "Delegated Regulation (EU) 2025/301, Art. 5(4)-(5)";
/** Whom Art. 5(5) leaves out, for initial and intermediate reports. */
const NO_NOON: Predicate = {
  sector: [
    "credit_institution",
    "central_counterparty",
    "trading_venue",
    "essential_entity",
    "important_entity",
  ],
};

export const EU_DORA: readonly RuleSource[] = [
  {
    id: "eu-dora-initial-classification",
    version: 1,
    jurisdiction: "EU",
    law: "DORA",
    provision: "RTS Art. 5(1)(a) first limb",
    citation:
      "Regulation (EU) 2022/2554 Art. 19(4)(a); Delegated Regulation (EU) 2025/301 Art. 5(1)(a)",
    act: "Send the initial notification to the competent authority",
    recipient: {
      kind: "financial_regulator",
      name: "The competent authority (Art. 46)",
    },
    appliesTo: "Financial entities",
    trigger: {
      kind: "classification",
      words: "",
    },
    period: {
      value: 4,
      unit: "hours",
    },
    cap: "eu-dora-initial-awareness-cap",
    noonRelief: { except: NO_NOON, citation: NOON },
    applies: FINANCIAL_ENTITY,
    when: { finding: "dora_major" },
    stage: "initial",
    threshold: "An ICT-related incident that is major by the criteria of Reg. 2024/1772",
    counting:
      "RTS 2025/301 Art. 5(4)-(5): where the limit falls on a weekend, or on a bank holiday of the entity's Member State, noon of the next working day is still in time. This does NOT hold for initial and intermediate reports of credit institutions, CCPs, operators of trading venues, and entities that are essential or important under NIS2. The earlier limit counts: 4 hours from classification or 24 hours from awareness.",
    content: ["the fields for the initial notification in ITS 2025/302, Annex I"],
    phased: true,
    lateReasonsRequired: true,
    status: "in_force",
    effectiveFrom: "2025-01-17",
    notes: "",
    checked: "text",
    sources: ["https://www.springlex.eu/en/packages/dora/rts-ir-regulation/article-5"],
  },
  {
    id: "eu-dora-initial-awareness-cap",
    version: 1,
    jurisdiction: "EU",
    law: "DORA",
    provision: "RTS Art. 5(1)(a) second limb",
    citation: "Delegated Regulation (EU) 2025/301 Art. 5(1)(a)",
    act: "Send the initial notification to the competent authority",
    recipient: {
      kind: "financial_regulator",
      name: "The competent authority",
    },
    appliesTo: "Financial entities",
    trigger: {
      kind: "awareness",
      words: "",
    },
    period: {
      value: 24,
      unit: "hours",
    },
    limbOf: "eu-dora-initial-classification",
    applies: FINANCIAL_ENTITY,
    when: { finding: "dora_major" },
    stage: "initial",
    threshold: "An ICT-related incident that is major by the criteria of Reg. 2024/1772",
    counting:
      "RTS 2025/301 Art. 5(4)-(5): where the limit falls on a weekend, or on a bank holiday of the entity's Member State, noon of the next working day is still in time. This does NOT hold for initial and intermediate reports of credit institutions, CCPs, operators of trading venues, and entities that are essential or important under NIS2. An incident classified as major only after the 24 hours has 4 hours from its classification (Art. 5(2)).",
    content: ["the fields of ITS 2025/302, Annex I"],
    phased: true,
    lateReasonsRequired: true,
    status: "in_force",
    effectiveFrom: "2025-01-17",
    notes: "",
    checked: "text",
    sources: ["https://www.springlex.eu/en/packages/dora/rts-ir-regulation/article-5"],
  },
  {
    id: "eu-dora-intermediate",
    version: 1,
    jurisdiction: "EU",
    law: "DORA",
    provision: "RTS Art. 5(1)(b)",
    citation: "Delegated Regulation (EU) 2025/301 Art. 5(1)(b)",
    act: "Send the intermediate report to the competent authority",
    recipient: {
      kind: "financial_regulator",
      name: "The competent authority",
    },
    appliesTo: "Financial entities",
    trigger: {
      kind: "other",
      words: "the initial notification is submitted",
    },
    starts: { filing: "eu-dora-initial-classification", which: "first" },
    period: {
      value: 72,
      unit: "hours",
    },
    noonRelief: { except: NO_NOON, citation: NOON },
    applies: FINANCIAL_ENTITY,
    when: { finding: "dora_major" },
    stage: "intermediate",
    threshold: "An ICT-related incident that is major by the criteria of Reg. 2024/1772",
    counting:
      "RTS 2025/301 Art. 5(4)-(5): where the limit falls on a weekend, or on a bank holiday of the entity's Member State, noon of the next working day is still in time. This does NOT hold for initial and intermediate reports of credit institutions, CCPs, operators of trading venues, and entities that are essential or important under NIS2. The period begins when the initial notification is SUBMITTED, and the report is due even if nothing has changed. Update it once regular activities have recovered.",
    content: ["the intermediate fields in ITS 2025/302, Annex I"],
    phased: true,
    lateReasonsRequired: true,
    status: "in_force",
    effectiveFrom: "2025-01-17",
    notes: "",
    checked: "text",
    sources: ["https://www.springlex.eu/en/packages/dora/rts-ir-regulation/article-5"],
  },
  {
    id: "eu-dora-final",
    version: 1,
    jurisdiction: "EU",
    law: "DORA",
    provision: "RTS Art. 5(1)(c)",
    citation: "Delegated Regulation (EU) 2025/301 Art. 5(1)(c)",
    act: "Send the final report to the competent authority",
    recipient: {
      kind: "financial_regulator",
      name: "The competent authority",
    },
    appliesTo: "Financial entities",
    trigger: {
      kind: "other",
      words: "the intermediate report, or the latest one, is submitted",
    },
    starts: { filing: "eu-dora-intermediate", which: "latest" },
    period: {
      value: 1,
      unit: "months",
    },
    noonRelief: { except: null, citation: NOON },
    applies: FINANCIAL_ENTITY,
    when: { finding: "dora_major" },
    stage: "final",
    threshold: "An ICT-related incident that is major by the criteria of Reg. 2024/1772",
    counting:
      "RTS 2025/301 Art. 5(4)-(5): where the limit falls on a weekend, or on a bank holiday of the entity's Member State, noon of the next working day is still in time. This does NOT hold for initial and intermediate reports of credit institutions, CCPs, operators of trading venues, and entities that are essential or important under NIS2. The period begins with the latest intermediate report.",
    content: ["the root cause, how it was resolved, costs and losses, whether it recurs"],
    phased: true,
    lateReasonsRequired: true,
    status: "in_force",
    effectiveFrom: "2025-01-17",
    notes: "If it will be late, tell the authority why before the limit passes (Art. 5(3)).",
    checked: "text",
    sources: ["https://www.springlex.eu/en/packages/dora/rts-ir-regulation/article-5"],
  },
  {
    id: "eu-dora-clients",
    version: 1,
    jurisdiction: "EU",
    law: "DORA",
    provision: "Art. 19(3)",
    citation: "Regulation (EU) 2022/2554, Art. 19(3)",
    act: "Tell the clients",
    recipient: {
      kind: "individuals",
      name: "The clients",
    },
    appliesTo: "Financial entities",
    trigger: {
      kind: "awareness",
      words: "",
    },
    period: {
      value: null,
      unit: "without_undue_delay",
    },
    stage: "single",
    threshold: "A major incident that affects the financial interests of clients",
    counting: "",
    content: ["what the incident is and what measures were taken"],
    phased: false,
    lateReasonsRequired: false,
    status: "in_force",
    effectiveFrom: "2025-01-17",
    notes: "",
    checked: "secondary",
    sources: [],
  },
];
