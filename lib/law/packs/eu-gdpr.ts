import { EU_GDPR_ART33 } from "../eu-gdpr-art33";
import type { Predicate } from "../predicate";
import type { RuleSource } from "../rule";

const CONTROLLER: Predicate = { role: ["controller", "joint_controller"] };
/** GDPR Art. 3, as far as the register knows; nothing on record about places counts as touching the EEA. */
const EEA: Predicate = { touches: "EEA", unknown: "yes" };

export const EU_GDPR: readonly RuleSource[] = [
  EU_GDPR_ART33,
  {
    id: "eu-gdpr-art33-phased",
    version: 1,
    jurisdiction: "EU",
    law: "GDPR",
    provision: "Art. 33(4)",
    citation: "Regulation (EU) 2016/679, Art. 33(4)",
    act: "Send the supervisory authority the missing information",
    recipient: {
      kind: "authority",
      name: "The supervisory authority that was notified first",
    },
    appliesTo: "Controllers whose notification was incomplete",
    trigger: {
      kind: "other",
      words: "filing of the initial notification",
    },
    starts: { filing: "eu-gdpr-art33", which: "first" },
    period: {
      value: null,
      unit: "without_undue_delay",
    },
    applies: { all: [CONTROLLER, EEA, { filedIncomplete: "eu-gdpr-art33" }] },
    stage: "intermediate",
    threshold: "Some information was not yet available when the first notification was made",
    counting:
      "The law gives no number of hours, only 'without undue further delay'. A review date you set for yourself is policy, not law.",
    content: ["whatever was still missing of the Art. 33(3) items"],
    phased: true,
    lateReasonsRequired: false,
    status: "in_force",
    effectiveFrom: "2018-05-25",
    notes:
      "Some authorities set follow-up dates of their own; such a date is a deadline set by the authority.",
    checked: "text",
    sources: [
      "https://gdprlearninghub.com/article-33-gdpr/",
      "https://rgpd.com/gdpr/chapter-4-controller-and-processor/article-33-notification-of-a-personal-data-breach-to-the-supervisory-authority/",
    ],
  },
  {
    id: "eu-gdpr-art33-2-processor",
    version: 1,
    jurisdiction: "EU",
    law: "GDPR",
    provision: "Art. 33(2)",
    citation: "Regulation (EU) 2016/679, Art. 33(2)",
    act: "Tell each controller concerned",
    recipient: {
      kind: "controller",
      name: "Every controller concerned",
    },
    appliesTo: "Processors, and sub-processors up the chain",
    trigger: {
      kind: "awareness",
      words: "",
    },
    period: {
      value: null,
      unit: "without_undue_delay",
    },
    applies: { all: [{ role: ["processor"] }, EEA] },
    stage: "single",
    threshold: "Every personal data breach, with no prior assessment of risk by the processor",
    counting: "The law sets no hours. The contract may set them (Art. 28(3)(f)).",
    content: ["what the controller must have for its Art. 33(3) notification"],
    phased: true,
    lateReasonsRequired: false,
    status: "in_force",
    effectiveFrom: "2018-05-25",
    notes:
      "As a rule the controller becomes aware when the processor informs it, so the moment of receipt is a candidate for the controller's own awareness.",
    checked: "text",
    sources: [
      "https://gdprlearninghub.com/article-33-gdpr/",
      "https://rgpd.com/gdpr/chapter-4-controller-and-processor/article-33-notification-of-a-personal-data-breach-to-the-supervisory-authority/",
    ],
  },
  {
    id: "eu-gdpr-art34",
    version: 1,
    jurisdiction: "EU",
    law: "GDPR",
    provision: "Art. 34",
    citation: "Regulation (EU) 2016/679, Art. 34",
    act: "Tell the people affected",
    recipient: {
      kind: "individuals",
      name: "The data subjects affected",
    },
    appliesTo: "Controllers",
    trigger: {
      kind: "other",
      words: "a breach that is likely to result in a high risk",
    },
    starts: { found: "high_risk" },
    period: {
      value: null,
      unit: "without_undue_delay",
    },
    applies: { all: [CONTROLLER, EEA] },
    when: { risk: ["high_risk"] },
    stage: "single",
    threshold:
      "The duty begins at a high risk. It falls away under Art. 34(3) if (a) protective measures, such as encryption, had been applied to the affected data; (b) later measures remove the high risk; or (c) the effort would be disproportionate, and then an equally effective public communication takes its place",
    counting: "The law sets no hours. The 72-hour deadline does not belong to this duty.",
    content: [
      "what kind of breach it is, in clear and plain words",
      "the data protection officer, or another contact point: name and contact details",
      "the consequences to be expected",
      "what has been done or is proposed, including mitigation",
    ],
    phased: true,
    lateReasonsRequired: false,
    status: "in_force",
    effectiveFrom: "2018-05-25",
    notes: "Under Art. 34(4) the authority may order that people be told.",
    checked: "text",
    sources: ["https://overview.legal/laws/gdpr/art-34", "https://gdprlearninghub.com/?p=60972"],
  },
  {
    id: "eu-gdpr-art33-omnibus-proposal",
    version: 1,
    jurisdiction: "EU",
    law: "Digital Omnibus (proposal amending GDPR)",
    provision: "proposed Art. 33(1)",
    citation: "COM(2025) 837, procedure 2025/0360(COD)",
    act: "Notify the authority through the single entry point",
    recipient: {
      kind: "authority",
      name: "Competent authority, through the ENISA single entry point",
    },
    appliesTo: "Controllers",
    trigger: {
      kind: "awareness",
      words: "",
    },
    period: {
      value: 96,
      unit: "hours",
    },
    stage: "single",
    threshold: "Proposed: only where the risk is high",
    counting: "This is only a proposal.",
    content: ["proposed: a common EU form"],
    phased: true,
    lateReasonsRequired: true,
    status: "proposed",
    effectiveFrom: null,
    notes: "",
    checked: "secondary",
    sources: [
      "https://thelens.slaughterandmay.com/post/102lvgt/what-changes-does-the-digital-omnibus-make-to-the-eu-gdpr",
    ],
  },
  {
    id: "eu-gdpr-art12-dsr",
    version: 1,
    jurisdiction: "EU",
    law: "GDPR",
    provision: "Art. 12(3)",
    citation: "Regulation (EU) 2016/679, Art. 12(3)",
    act: "Answer the person who made the request",
    recipient: {
      kind: "individuals",
      name: "The data subject who made the request",
    },
    appliesTo: "Controllers that answer requests under data subject rights",
    trigger: {
      kind: "receipt",
      words: "",
    },
    period: {
      value: 1,
      unit: "months",
    },
    stage: "single",
    threshold: "Every request under Arts 15-22",
    counting:
      "Reg. 1182/71 Art 3(2)(c): the period ends on the same date of the next month or, failing that, on that month's last day. Art 3(4): if the end is a Saturday, Sunday or holiday, it moves to the next working day; the holidays are those of the Member State where the action is done.",
    content: [
      "what was done, or why nothing was done, with the right to complain and to seek a judicial remedy",
    ],
    phased: false,
    lateReasonsRequired: true,
    status: "in_force",
    effectiveFrom: "2018-05-25",
    notes:
      "Two more months are possible if the person is told so, with the reasons, within the first month. This period does not concern breaches.",
    checked: "secondary",
    sources: [],
  },
];
