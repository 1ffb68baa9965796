import type { Predicate } from "../predicate";
import type { RuleSource } from "../rule";

const DATA_FIDUCIARY: Predicate = {
  all: [{ role: ["controller", "joint_controller"] }, { touches: "IN" }],
};

export const INDIA: readonly RuleSource[] = [
  {
    id: "in-dpdp-principal",
    version: 1,
    jurisdiction: "IN",
    law: "DPDP Act 2023 and DPDP Rules 2025",
    provision: "s. 8(6), Rule 7(1)",
    citation: "Act 22 of 2023 s. 8(6); G.S.R. 846(E) r. 7(1)",
    act: "Tell each affected Data Principal",
    recipient: {
      kind: "individuals",
      name: "Every Data Principal affected",
    },
    appliesTo: "Data Fiduciaries under the DPDP Act",
    trigger: {
      kind: "awareness",
      words: "",
    },
    period: {
      value: null,
      unit: "without_undue_delay",
    },
    zone: "Asia/Kolkata",
    applies: DATA_FIDUCIARY,
    stage: "single",
    threshold:
      "Every personal data breach as defined in s. 2(u) must be notified, whatever the risk",
    counting:
      "The Rules say 'without delay', to the best of one's knowledge, through the user account or the registered channel. The 72 hours are not the limit for Data Principals, although part of the press says so.",
    content: [
      "what the breach is, how far it reaches and when it happened",
      "the consequences that concern her",
      "the measures taken and those under way",
      "what she can do for her own safety",
      "business contact details of someone able to answer",
    ],
    phased: false,
    lateReasonsRequired: false,
    status: "not_yet_in_force",
    effectiveFrom: "2027-05-13",
    effectiveChecked: "secondary",
    startsBeforeForce: true,
    notes:
      "Not in force on 21 November 2026: rules 3, 5-16, 22 and 23 begin eighteen months after publication. The masthead bears 13 November 2025 and the Gazette number 14 November 2025, so the day is 13 or 14 May 2027. In January 2026 MeitY proposed to shorten this to 12 months (ssrana.in, Business Standard); sources of September and October 2026 do not show that it was adopted.",
    checked: "text",
    sources: [
      "https://www.meity.gov.in/static/uploads/2025/11/53450e6e5dc0bfa85ebd78686cadad39.pdf",
    ],
  },
  {
    id: "in-dpdp-board-initial",
    version: 1,
    jurisdiction: "IN",
    law: "DPDP Act 2023 and DPDP Rules 2025",
    provision: "Rule 7(2)(a)",
    citation: "G.S.R. 846(E) r. 7(2)(a)",
    act: "Send the first description to the Data Protection Board",
    recipient: {
      kind: "authority",
      name: "Data Protection Board of India",
    },
    appliesTo: "Data Fiduciaries under the DPDP Act",
    trigger: {
      kind: "awareness",
      words: "",
    },
    period: {
      value: null,
      unit: "without_undue_delay",
    },
    zone: "Asia/Kolkata",
    applies: DATA_FIDUCIARY,
    stage: "initial",
    threshold:
      "Every personal data breach as defined in s. 2(u) must be notified, whatever the risk",
    counting:
      "The Rules say 'without delay'. This filing and the 72-hour filing are two separate ones and must not be merged.",
    content: [
      "a description: what the breach is, how far it reaches, when and where it occurred",
      "the impact to be expected",
    ],
    phased: true,
    lateReasonsRequired: false,
    status: "not_yet_in_force",
    effectiveFrom: "2027-05-13",
    effectiveChecked: "secondary",
    startsBeforeForce: true,
    notes:
      "Not in force on 21 November 2026: rules 3, 5-16, 22 and 23 begin eighteen months after publication. The masthead bears 13 November 2025 and the Gazette number 14 November 2025, so the day is 13 or 14 May 2027. In January 2026 MeitY proposed to shorten this to 12 months (ssrana.in, Business Standard); sources of September and October 2026 do not show that it was adopted.",
    checked: "text",
    sources: [
      "https://www.meity.gov.in/static/uploads/2025/11/53450e6e5dc0bfa85ebd78686cadad39.pdf",
    ],
  },
  {
    id: "in-dpdp-board-72h",
    version: 1,
    jurisdiction: "IN",
    law: "DPDP Act 2023 and DPDP Rules 2025",
    provision: "Rule 7(2)(b)",
    citation: "G.S.R. 846(E) r. 7(2)(b)",
    act: "Send the detailed report to the Data Protection Board",
    recipient: {
      kind: "authority",
      name: "Data Protection Board of India",
    },
    appliesTo: "Data Fiduciaries under the DPDP Act",
    trigger: {
      kind: "awareness",
      words: "",
    },
    period: {
      value: 72,
      unit: "hours",
    },
    zone: "Asia/Kolkata",
    applies: DATA_FIDUCIARY,
    stage: "final",
    threshold:
      "Every personal data breach as defined in s. 2(u) must be notified, whatever the risk",
    counting:
      "Elapsed hours; Indian time has no summer time. The Board may grant more time on a written request: keep the request, the decision and the new limit. The clock does not stop for the request alone.",
    content: [
      "the information, updated and in detail",
      "the broad facts: what happened, in what circumstances and why",
      "the mitigating measures taken or proposed",
      "what was found about the person who caused the breach",
      "the remedial measures against a repeat",
      "a report on what the Data Principals were told",
    ],
    phased: true,
    lateReasonsRequired: false,
    status: "not_yet_in_force",
    effectiveFrom: "2027-05-13",
    effectiveChecked: "secondary",
    startsBeforeForce: true,
    notes:
      "Not in force on 21 November 2026: rules 3, 5-16, 22 and 23 begin eighteen months after publication. The masthead bears 13 November 2025 and the Gazette number 14 November 2025, so the day is 13 or 14 May 2027. In January 2026 MeitY proposed to shorten this to 12 months (ssrana.in, Business Standard); sources of September and October 2026 do not show that it was adopted. A failure to notify can cost a penalty of up to INR 200 crore.",
    checked: "text",
    sources: [
      "https://www.meity.gov.in/static/uploads/2025/11/53450e6e5dc0bfa85ebd78686cadad39.pdf",
    ],
  },
  {
    id: "in-certin-6h",
    version: 1,
    jurisdiction: "IN",
    law: "CERT-In Directions 2022",
    provision: "Direction (ii), Annexure I",
    citation: "No. 20(3)/2022-CERT-In, 28 Apr 2022, s. 70B(6) IT Act 2000",
    act: "Report the incident to CERT-In",
    recipient: {
      kind: "cert",
      name: "CERT-In (incident@cert-in.org.in)",
    },
    appliesTo:
      "Service providers, intermediaries, data centres, body corporates and Government organisations",
    trigger: {
      kind: "other",
      words: "noticing the incident or being told of it",
    },
    starts: { earliest: "noticing" },
    period: {
      value: 6,
      unit: "hours",
    },
    zone: "Asia/Kolkata",
    applies: {
      any: [
        { established: "IN" },
        {
          all: [
            { affectedIn: "IN" },
            {
              judge:
                "is the organisation a service provider, intermediary, data centre or body corporate that the CERT-In Directions bind?",
            },
          ],
        },
      ],
    },
    stage: "initial",
    threshold:
      "The incident is one of the 20 types of Annexure I; data breach and data leak are among them",
    counting:
      "Elapsed hours from noticing the incident or being told of it, not from its confirmation. Report what is known and add the rest later (FAQ).",
    content: [
      "the CERT-In form: time, system affected, symptoms, actions taken, contact; logs if asked for",
    ],
    phased: true,
    lateReasonsRequired: false,
    status: "in_force",
    effectiveFrom: "2022-06-27",
    notes:
      "This is the clock that actually runs in India at present. For MSMEs it began on 25 September 2022.",
    checked: "text",
    sources: ["https://www.cert-in.org.in/PDF/CERT-In_Directions_70B_28.04.2022.pdf"],
  },
  {
    id: "in-sebi-6h",
    version: 1,
    jurisdiction: "IN",
    law: "SEBI CSCRF",
    provision: "CSCRF 2024",
    citation: "SEBI/HO/ITD-1/ITD_CSC_EXT/P/CIR/2024/113",
    act: "Report the incident to SEBI and CERT-In",
    recipient: {
      kind: "financial_regulator",
      name: "SEBI and CERT-In",
    },
    appliesTo: "Entities regulated by SEBI",
    trigger: {
      kind: "other",
      words: "noticing the incident",
    },
    starts: { earliest: "noticing" },
    period: {
      value: 6,
      unit: "hours",
    },
    zone: "Asia/Kolkata",
    stage: "initial",
    threshold: "The incident is of a type that CERT-In lists",
    counting: "The details follow on the portal within 24 hours.",
    content: ["the details of the incident"],
    phased: true,
    lateReasonsRequired: false,
    status: "in_force",
    effectiveFrom: "2025-08-31",
    notes: "",
    checked: "secondary",
    sources: ["https://github.com/smerphy/cyber-grc-agent-skills"],
  },
  {
    id: "in-dpdp-grievance-90d",
    version: 1,
    jurisdiction: "IN",
    law: "DPDP Rules 2025",
    provision: "s. 13, Rule 14(3)",
    citation: "G.S.R. 846(E) r. 14(3)",
    act: "Answer the Data Principal's grievance",
    recipient: {
      kind: "individuals",
      name: "The Data Principal",
    },
    appliesTo: "Data Fiduciaries and Consent Managers under the DPDP Act",
    trigger: {
      kind: "receipt",
      words: "",
    },
    period: {
      value: 90,
      unit: "calendar_days",
    },
    zone: "Asia/Kolkata",
    stage: "single",
    threshold:
      "Every grievance counts; in practice the limit is applied to rights requests as well, although the text speaks of grievances",
    counting:
      "The 90 days cap the period that the fiduciary publishes for answering grievances. The published, shorter period is the one to keep; 90 days are the outer limit.",
    content: ["the answer"],
    phased: false,
    lateReasonsRequired: false,
    status: "not_yet_in_force",
    effectiveFrom: "2027-05-13",
    effectiveChecked: "secondary",
    notes:
      "The Gazette's sentence is faulty: 'publish' has no object. Not in force on 21 November 2026: rules 3, 5-16, 22 and 23 begin eighteen months after publication. The masthead bears 13 November 2025 and the Gazette number 14 November 2025, so the day is 13 or 14 May 2027. In January 2026 MeitY proposed to shorten this to 12 months (ssrana.in, Business Standard); sources of September and October 2026 do not show that it was adopted.",
    checked: "text",
    sources: [],
  },
  {
    id: "in-spdi-grievance-1m",
    version: 1,
    jurisdiction: "IN",
    law: "SPDI Rules 2011 (s. 43A IT Act)",
    provision: "Rule 5(9)",
    citation: "G.S.R. 313(E) 2011 r. 5(9)",
    act: "Redress the grievance of the information's provider",
    recipient: {
      kind: "individuals",
      name: "The provider of the information",
    },
    appliesTo: "Body corporates, for as long as s. 44 of the DPDP Act has not commenced",
    trigger: {
      kind: "receipt",
      words: "",
    },
    period: {
      value: 1,
      unit: "months",
    },
    zone: "Asia/Kolkata",
    stage: "single",
    threshold: "Every grievance about sensitive personal data counts",
    counting: "",
    content: ["the redress"],
    phased: false,
    lateReasonsRequired: false,
    status: "in_force",
    effectiveFrom: "2011-04-11",
    notes: "This is the law as it stands on 21 November 2026.",
    checked: "secondary",
    sources: [],
  },
  {
    id: "in-dpdp-erasure-48h-notice",
    version: 1,
    jurisdiction: "IN",
    law: "DPDP Rules 2025",
    provision: "Rule 8(2)",
    citation: "G.S.R. 846(E) r. 8(2)",
    act: "Warn the Data Principal before the erasure",
    recipient: {
      kind: "individuals",
      name: "The Data Principal",
    },
    appliesTo:
      "Fiduciaries of the Third Schedule: very large ones in e-commerce, gaming and social media",
    trigger: {
      kind: "other",
      words: "48 hours ahead of the erasure",
    },
    starts: { never: "It runs ahead of an erasure, never from a breach." },
    period: {
      value: 48,
      unit: "hours",
    },
    zone: "Asia/Kolkata",
    stage: "single",
    threshold: "Data are to be erased after three years without activity",
    counting: "Counted backwards: the notice comes no later than 48 hours before the erasure.",
    content: ["that the data will be erased unless she logs in or makes contact"],
    phased: false,
    lateReasonsRequired: false,
    status: "not_yet_in_force",
    effectiveFrom: "2027-05-13",
    notes: "Under Rule 8(3) data, traffic data and logs are kept for one year or more.",
    checked: "secondary",
    sources: [],
  },
];
