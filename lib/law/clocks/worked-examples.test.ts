import { describe, expect, it } from "vitest";
import { computeClock } from "./compute";
import { inputFor } from "./example";

type Known = NonNullable<Parameters<typeof inputFor>[1]>;
type Expected = string | "no number" | "waiting" | "to_decide";

/**
 * Worked by hand with a calendar: the rule, what is on record, when it is due (24:00 is the end of the day),
 * and the law that says so, as the pack cites it; how well that was checked stands with the rule. "no number": it runs, and the law gives none.
 */
const EXAMPLES: readonly (readonly [
  rule: string,
  known: Known,
  expected: Expected,
  source: string,
])[] = [
  // European Union. Friday 6 March 2026, 16:30 in Berlin.
  [
    "eu-gdpr-art33",
    { aware_at: "2026-03-06T16:30+01:00" },
    "2026-03-09T16:30+01:00",
    "GDPR Art. 33(1): 72 hours",
  ],
  [
    "eu-gdpr-art33-2-processor",
    { aware_at: "2026-03-06T16:30+01:00" },
    "no number",
    "GDPR Art. 33(2): without undue delay",
  ],
  [
    "eu-gdpr-art33-phased",
    { aware_at: "2026-03-06T16:30+01:00" },
    "waiting",
    "GDPR Art. 33(4): after the first part",
  ],
  [
    "eu-gdpr-art34",
    { highRisk: "2026-03-06T16:30+01:00" },
    "no number",
    "GDPR Art. 34(1): without undue delay",
  ],
  [
    "eu-led-art30",
    { aware_at: "2026-03-06T16:30+01:00" },
    "2026-03-09T16:30+01:00",
    "Directive (EU) 2016/680 Art. 30(1): 72 hours",
  ],
  [
    "eu-eudpr-art34",
    { aware_at: "2026-10-23T18:05+02:00" },
    "2026-10-26T17:05+01:00",
    "Regulation (EU) 2018/1725 Art. 34(1): 72 hours",
  ],
  [
    "eu-eprivacy-611-initial",
    { detected_at: "2026-03-28T12:00+01:00" },
    "2026-03-29T13:00+02:00",
    "Regulation (EU) 611/2013 Art. 2(2): 24 hours from detection",
  ],
  [
    "eu-eprivacy-611-second",
    { filed: { "eu-eprivacy-611-initial": "2026-03-06T10:00+01:00" }, zone: "Europe/Berlin" },
    "2026-03-09T24:00+01:00",
    "Regulation (EU) 611/2013 Art. 2(3): three days from the first notification",
  ],
  [
    "eu-nis2-early-warning",
    { aware_at: "2026-03-06T16:30+01:00" },
    "2026-03-07T16:30+01:00",
    "Directive (EU) 2022/2555 Art. 23(4)(a): 24 hours",
  ],
  [
    "eu-nis2-notification",
    { aware_at: "2026-03-06T16:30+01:00" },
    "2026-03-09T16:30+01:00",
    "Directive (EU) 2022/2555 Art. 23(4)(b): 72 hours",
  ],
  [
    "eu-nis2-notification-trust",
    { aware_at: "2026-03-06T16:30+01:00" },
    "2026-03-07T16:30+01:00",
    "Directive (EU) 2022/2555 Art. 23(4), second subparagraph: 24 hours",
  ],
  [
    "eu-nis2-final",
    { filed: { "eu-nis2-notification": "2026-01-31T10:00+01:00" }, zone: "Europe/Berlin" },
    "2026-02-28T24:00+01:00",
    "Directive (EU) 2022/2555 Art. 23(4)(d): one month after the submission",
  ],
  [
    "eu-cer-initial",
    { aware_at: "2026-03-06T16:30+01:00" },
    "2026-03-07T16:30+01:00",
    "Directive (EU) 2022/2557 Art. 15(1): 24 hours",
  ],
  [
    "eu-dora-initial-classification",
    { aware_at: "2026-03-03T09:00+01:00", classified_at: "2026-03-03T11:00+01:00" },
    "2026-03-03T15:00+01:00",
    "Delegated Regulation (EU) 2025/301 Art. 5(1)(a): 4 hours, at most 24 from awareness",
  ],
  [
    "eu-dora-intermediate",
    { filed: { "eu-dora-initial-classification": "2026-03-03T15:00+01:00" } },
    "2026-03-06T15:00+01:00",
    "Delegated Regulation (EU) 2025/301 Art. 5(1)(b): 72 hours from the submission",
  ],
  [
    "eu-dora-final",
    {
      filed: { "eu-dora-initial-classification": "2026-03-03T15:00+01:00" },
      zone: "Europe/Berlin",
    },
    "waiting",
    "Delegated Regulation (EU) 2025/301 Art. 5(1)(c): after the intermediate report",
  ],
  [
    "eu-cra-vuln-24h",
    { aware_at: "2026-09-18T16:30+02:00" },
    "2026-09-19T16:30+02:00",
    "Regulation (EU) 2024/2847 Art. 14(2)(a): 24 hours",
  ],
  [
    "eu-cra-vuln-72h",
    { aware_at: "2026-09-18T16:30+02:00" },
    "2026-09-21T16:30+02:00",
    "Regulation (EU) 2024/2847 Art. 14(2)(b): 72 hours",
  ],
  [
    "eu-cra-vuln-final",
    { fix_available_at: "2026-09-15T10:00+02:00", zone: "Europe/Berlin" },
    "2026-09-29T24:00+02:00",
    "Regulation (EU) 2024/2847 Art. 14(2)(c): 14 days after a fix is available",
  ],
  [
    "eu-cra-incident-72h",
    { aware_at: "2026-10-23T18:05+02:00" },
    "2026-10-26T17:05+01:00",
    "Regulation (EU) 2024/2847 Art. 14(4)(b): 72 hours",
  ],
  [
    "eu-cra-incident-final",
    { filed: { "eu-cra-incident-72h": "2026-09-30T10:00+02:00" }, zone: "Europe/Berlin" },
    "2026-10-30T24:00+01:00",
    "Regulation (EU) 2024/2847 Art. 14(4)(c): one month after the submission",
  ],
  [
    "eu-eidas-24h",
    { aware_at: "2026-03-06T16:30+01:00" },
    "2026-03-07T16:30+01:00",
    "Regulation (EU) 910/2014 as amended: 24 hours",
  ],
  [
    "eu-aiact-serious-15d",
    { aware_at: "2026-08-10T09:00+02:00", zone: "Europe/Berlin" },
    "2026-08-25T24:00+02:00",
    "Regulation (EU) 2024/1689 Art. 73(2): 15 days",
  ],
  [
    "eu-aiact-widespread-2d",
    { aware_at: "2026-08-10T09:00+02:00", zone: "Europe/Berlin" },
    "2026-08-12T24:00+02:00",
    "Regulation (EU) 2024/1689 Art. 73(3): two days",
  ],
  [
    "eu-aiact-death-10d",
    { aware_at: "2026-08-10T09:00+02:00", zone: "Europe/Berlin" },
    "2026-08-20T24:00+02:00",
    "Regulation (EU) 2024/1689 Art. 73(4): 10 days",
  ],
  // United Kingdom, Switzerland, Norway, Türkiye.
  [
    "uk-gdpr-art33",
    { aware_at: "2026-03-27T18:05Z" },
    "2026-03-30T19:05+01:00",
    "UK GDPR Art. 33(1): 72 hours",
  ],
  [
    "uk-gdpr-art34",
    { highRisk: "2026-03-27T18:05Z" },
    "no number",
    "UK GDPR Art. 34(1): without undue delay",
  ],
  [
    "uk-pecr-reg5a",
    { aware_at: "2026-10-23T18:05+01:00" },
    "2026-10-26T17:05Z",
    "PECR reg. 5A as amended in 2025: 72 hours",
  ],
  [
    "uk-nis-regs",
    { aware_at: "2026-03-06T16:30Z" },
    "2026-03-09T16:30Z",
    "NIS Regulations 2018 (SI 2018/506): 72 hours",
  ],
  [
    "no-gdpr-art33",
    { aware_at: "2026-03-06T16:30+01:00" },
    "2026-03-09T16:30+01:00",
    "GDPR Art. 33(1) through the EEA Agreement: 72 hours",
  ],
  [
    "ch-fadp-art24",
    { detected_at: "2026-03-06T16:30+01:00" },
    "no number",
    "FADP Art. 24(1): as soon as possible",
  ],
  [
    "ch-isa-24h",
    { detected_at: "2026-03-28T12:00+01:00" },
    "2026-03-29T13:00+02:00",
    "Information Security Act Art. 74e: 24 hours from discovery",
  ],
  [
    "tr-kvkk-board",
    { aware_at: "2026-03-27T18:05+03:00" },
    "2026-03-30T18:05+03:00",
    "KVKK Board decision 2019/10: 72 hours",
  ],
  [
    "tr-kvkk-individuals",
    { aware_at: "2026-03-27T18:05+03:00" },
    "to_decide",
    "KVKK Board decision 2019/10: once the persons are identified",
  ],
  // India.
  [
    "in-certin-6h",
    { detected_at: "2026-11-21T23:00+05:30" },
    "2026-11-22T05:00+05:30",
    "CERT-In Directions 2022 (ii): 6 hours from noticing",
  ],
  [
    "in-sebi-6h",
    { aware_at: "2026-11-21T23:00+05:30" },
    "to_decide",
    "SEBI CSCRF: 6 hours from noticing, which awareness is not",
  ],
  [
    "in-dpdp-board-72h",
    { aware_at: "2027-06-01T10:15+05:30" },
    "2027-06-04T10:15+05:30",
    "DPDP Rules 2025 Rule 7(2)(b): 72 hours",
  ],
  [
    "in-dpdp-principal",
    { aware_at: "2027-06-01T10:15+05:30" },
    "no number",
    "DPDP Rules 2025 Rule 7(1): without delay",
  ],
  // United States: health and finance.
  [
    "us-hipaa-individuals",
    { detected_at: "2026-01-05T12:00-05:00", zone: "America/New_York" },
    "2026-03-06T24:00-05:00",
    "45 CFR 164.404(b): 60 calendar days from discovery",
  ],
  [
    "us-hipaa-media",
    { detected_at: "2026-02-01T12:00-05:00", zone: "America/New_York" },
    "2026-04-02T24:00-04:00",
    "45 CFR 164.406(b): 60 calendar days from discovery",
  ],
  [
    "us-hipaa-hhs-500",
    { detected_at: "2026-07-01T12:00-04:00", zone: "America/New_York" },
    "2026-08-30T24:00-04:00",
    "45 CFR 164.408(b): with the notice to individuals, 60 days",
  ],
  [
    "us-hipaa-hhs-under-500",
    { detected_at: "2026-07-01T12:00-04:00", zone: "America/New_York" },
    "2027-03-01T24:00-05:00",
    "45 CFR 164.408(c): 60 days after the end of the calendar year",
  ],
  [
    "us-hipaa-ba",
    { detected_at: "2026-10-01T12:00-04:00", zone: "America/New_York" },
    "2026-11-30T24:00-05:00",
    "45 CFR 164.410(b): 60 calendar days from discovery",
  ],
  [
    "us-ftc-hbnr-ftc-500",
    { detected_at: "2028-01-01T12:00-05:00", zone: "America/New_York" },
    "2028-03-01T24:00-05:00",
    "16 CFR Part 318: 60 calendar days, over a leap day",
  ],
  [
    "us-ftc-hbnr-ftc-under-500",
    { detected_at: "2027-06-01T12:00-04:00", zone: "America/New_York" },
    "2028-02-29T24:00-05:00",
    "16 CFR Part 318: 60 days after the end of the calendar year",
  ],
  [
    "us-sec-8k-105",
    { determined_at: "2026-11-23T15:00-05:00", zone: "America/New_York" },
    "2026-11-30T24:00-05:00",
    "Form 8-K General Instruction B.1 and Item 1.05: four business days",
  ],
  [
    "us-sec-regsp-30d",
    { aware_at: "2026-04-15T12:00-04:00", zone: "America/New_York" },
    "2026-05-15T24:00-04:00",
    "17 CFR 248.30: 30 days",
  ],
  [
    "us-glba-safeguards-30d",
    { detected_at: "2026-01-31T12:00-05:00", zone: "America/New_York" },
    "2026-03-02T24:00-05:00",
    "16 CFR 314.4(j): 30 days after discovery",
  ],
  [
    "us-bank-36h",
    { determined_at: "2026-03-07T20:00-05:00" },
    "2026-03-09T09:00-04:00",
    "12 CFR Part 53: 36 hours after the determination",
  ],
  [
    "us-ncua-72h",
    { detected_at: "2026-03-06T12:00-05:00" },
    "2026-03-09T13:00-04:00",
    "12 CFR 748.1(c): 72 hours",
  ],
  [
    "us-nydfs-72h",
    { determined_at: "2026-03-06T12:00-05:00" },
    "2026-03-09T13:00-04:00",
    "23 NYCRR 500.17(a): 72 hours after the determination",
  ],
  [
    "us-nydfs-extortion-24h",
    { stated: "2026-03-06T12:00-05:00" },
    "2026-03-07T12:00-05:00",
    "23 NYCRR 500.17(c)(1): 24 hours from the payment",
  ],
  // United States: states.
  [
    "us-ca-individuals",
    { detected_at: "2026-03-01T09:00-08:00", zone: "America/Los_Angeles" },
    "2026-03-31T24:00-07:00",
    "Cal. Civ. Code 1798.82 (SB 446): 30 calendar days from discovery",
  ],
  [
    "us-ca-ag",
    { filed: { "us-ca-individuals": "2026-03-31T09:00-07:00" }, zone: "America/Los_Angeles" },
    "2026-04-15T24:00-07:00",
    "Cal. Civ. Code 1798.82(f): 15 calendar days from the consumer notice",
  ],
  [
    "us-tx-individuals",
    { determined_at: "2026-02-01T09:00-06:00", zone: "America/Chicago" },
    "2026-04-02T24:00-05:00",
    "Tex. Bus. & Com. Code 521.053(b): the 60th day",
  ],
  [
    "us-tx-ag",
    { determined_at: "2026-02-01T09:00-06:00", zone: "America/Chicago" },
    "2026-03-03T24:00-06:00",
    "Tex. Bus. & Com. Code 521.053(i): 30 days",
  ],
  [
    "us-ny-individuals",
    { detected_at: "2026-12-10T12:00-05:00", zone: "America/New_York" },
    "2027-01-09T24:00-05:00",
    "N.Y. GBL 899-aa(2): 30 days from discovery",
  ],
  [
    "us-fl-ag",
    { determined_at: "2026-05-01T12:00-04:00", zone: "America/New_York" },
    "2026-05-31T24:00-04:00",
    "Fla. Stat. 501.171(3): 30 days",
  ],
  [
    "us-co-individuals",
    { determined_at: "2026-06-01T12:00-06:00", zone: "America/Denver" },
    "2026-07-01T24:00-06:00",
    "C.R.S. 6-1-716(2): 30 days",
  ],
  [
    "us-wa-ag",
    { detected_at: "2026-06-15T12:00-07:00", zone: "America/Los_Angeles" },
    "2026-07-15T24:00-07:00",
    "RCW 19.255.010: 30 calendar days",
  ],
  [
    "us-ma-ag",
    { detected_at: "2026-06-15T12:00-04:00" },
    "no number",
    "M.G.L. c. 93H § 3: as soon as practicable",
  ],
  [
    "us-ct-ag",
    { detected_at: "2026-05-01T12:00-04:00", zone: "America/New_York" },
    "2026-06-30T24:00-04:00",
    "Conn. Gen. Stat. 36a-701b: 60 days",
  ],
  [
    "us-md-individuals",
    { detected_at: "2026-06-01T12:00-04:00", zone: "America/New_York" },
    "2026-07-16T24:00-04:00",
    "Md. Com. Law 14-3504: 45 days",
  ],
  [
    "us-vt-individuals",
    { detected_at: "2026-03-01T12:00-05:00", zone: "America/New_York" },
    "2026-04-15T24:00-04:00",
    "9 V.S.A. 2435(b)(1): 45 days",
  ],
  [
    "us-vt-ag",
    { detected_at: "2026-02-20T12:00-05:00", zone: "America/New_York" },
    "2026-03-13T24:00-04:00",
    "9 V.S.A. 2435(b)(3): 14 business days, not on Town Meeting Day",
  ],
  [
    "us-la-individuals",
    { detected_at: "2026-09-01T12:00-05:00", zone: "America/Chicago" },
    "2026-10-31T24:00-05:00",
    "La. R.S. 51:3074: 60 days",
  ],
  [
    "us-pr-daco",
    { detected_at: "2026-03-06T12:00-04:00", zone: "America/Puerto_Rico" },
    "2026-03-16T24:00-04:00",
    "Act 111-2005 of Puerto Rico: 10 days from detection",
  ],
  // Canada and Latin America.
  [
    "ca-osfi-24h",
    { determined_at: "2026-03-07T20:00-05:00" },
    "2026-03-08T21:00-04:00",
    "OSFI advisory: 24 hours",
  ],
  [
    "ca-pipeda-opc",
    { determined_at: "2026-03-07T20:00-05:00" },
    "no number",
    "PIPEDA s. 10.1: as soon as feasible",
  ],
  [
    "br-lgpd-anpd",
    { aware_at: "2026-04-02T12:00-03:00" },
    "2026-04-08T24:00-03:00",
    "Resolução CD/ANPD 15/2024 Art. 6: three business days",
  ],
  [
    "br-lgpd-holders",
    { aware_at: "2026-02-13T12:00-03:00" },
    "2026-02-18T24:00-03:00",
    "Resolução CD/ANPD 15/2024 Art. 9: three business days, Carnival among them",
  ],
  [
    "br-lgpd-anpd-supplement",
    { filed: { "br-lgpd-anpd": "2026-04-06T12:00-03:00" } },
    "2026-05-06T24:00-03:00",
    "Resolução CD/ANPD 15/2024 Art. 6: 20 business days",
  ],
  [
    "co-1581-rnbd",
    { detected_at: "2026-03-16T12:00-05:00" },
    "2026-04-09T24:00-05:00",
    "SIC Circular 002/2015: 15 business days",
  ],
  [
    "ec-lopdp-spdp",
    { aware_at: "2026-10-30T12:00-05:00" },
    "2026-11-10T24:00-05:00",
    "LOPDP Art. 43: five días de término",
  ],
  [
    "ec-lopdp-individuals",
    { aware_at: "2026-05-22T12:00-05:00" },
    "2026-05-28T24:00-05:00",
    "LOPDP Art. 46: three días de término",
  ],
  [
    "pe-29733-anpd",
    { aware_at: "2026-03-06T12:00-05:00" },
    "2026-03-08T12:00-05:00",
    "DS 016-2024-JUS: 48 hours",
  ],
  [
    "uy-64020-urcdp",
    { aware_at: "2026-03-06T12:00-03:00" },
    "2026-03-09T12:00-03:00",
    "Decreto 64/020 Art. 4: 72 hours",
  ],
  // Asia and the Pacific.
  [
    "sg-pdpa-pdpc",
    { determined_at: "2026-03-06T23:59+08:00" },
    "2026-03-09T24:00+08:00",
    "PDPA s. 26D(1): three calendar days after the day of the assessment",
  ],
  [
    "sg-pdpa-individuals",
    { determined_at: "2026-03-06T23:59+08:00" },
    "waiting",
    "PDPA s. 26D(2): on or after the notice to the PDPC",
  ],
  [
    "sg-mas-1h",
    { detected_at: "2026-03-06T23:30+08:00" },
    "2026-03-07T00:30+08:00",
    "MAS Notice on Technology Risk Management: one hour from discovery",
  ],
  [
    "jp-appi-prelim",
    { aware_at: "2026-04-28T12:00+09:00" },
    "2026-05-03T24:00+09:00",
    "APPI Enforcement Rules Art. 8(1), PPC guideline: within 5 days",
  ],
  [
    "jp-appi-final",
    { aware_at: "2026-04-28T12:00+09:00" },
    "2026-05-28T24:00+09:00",
    "APPI Enforcement Rules Art. 8(2): 30 days",
  ],
  [
    "jp-appi-final-malicious",
    { aware_at: "2026-04-28T12:00+09:00" },
    "2026-06-27T24:00+09:00",
    "APPI Enforcement Rules Art. 8(2): 60 days",
  ],
  [
    "kr-pipa-pipc",
    { aware_at: "2026-03-06T12:00+09:00" },
    "2026-03-09T12:00+09:00",
    "PIPA Enforcement Decree Art. 40: 72 hours",
  ],
  [
    "kr-network-24h",
    { aware_at: "2026-03-06T12:00+09:00" },
    "2026-03-07T12:00+09:00",
    "Network Act Art. 48-3: 24 hours",
  ],
  [
    "cn-cac-cii-1h",
    { detected_at: "2026-03-06T23:30+08:00" },
    "2026-03-07T00:30+08:00",
    "CAC incident reporting measures: one hour",
  ],
  [
    "cn-pipl-57",
    { detected_at: "2026-03-06T23:30+08:00" },
    "no number",
    "PIPL Art. 57: immediately",
  ],
  [
    "my-pdpa-commissioner",
    { occurred_from: "2026-03-06T10:00+08:00" },
    "2026-03-09T10:00+08:00",
    "PDPA 2010 s. 12B: 72 hours from the breach",
  ],
  [
    "my-pdpa-individuals",
    { filed: { "my-pdpa-commissioner": "2026-03-06T10:00+08:00" } },
    "2026-03-13T24:00+08:00",
    "PDPA 2010 s. 12B: 7 days from the notice to the Commissioner",
  ],
  [
    "ph-dpa-npc",
    { aware_at: "2026-03-06T10:00+08:00" },
    "2026-03-09T10:00+08:00",
    "NPC Circular 16-03: 72 hours",
  ],
  [
    "ph-dpa-full-report",
    { filed: { "ph-dpa-npc": "2026-03-06T10:00+08:00" } },
    "2026-03-11T24:00+08:00",
    "NPC Circular 16-03: five days from the notification",
  ],
  [
    "th-pdpa-pdpc",
    { aware_at: "2026-03-06T10:00+07:00" },
    "2026-03-09T10:00+07:00",
    "PDPA B.E. 2562 s. 37(4): 72 hours",
  ],
  [
    "vn-pdpl",
    { detected_at: "2026-03-06T10:00+07:00" },
    "2026-03-09T10:00+07:00",
    "Law 91/2025/QH15: 72 hours from discovery",
  ],
  [
    "id-pdp-authority",
    { occurred_from: "2026-03-06T10:00+07:00" },
    "2026-03-09T10:00+07:00",
    "Law 27/2022 Art. 46: 3 × 24 hours",
  ],
  [
    "au-ndb-assessment",
    { detected_at: "2026-03-20T12:00+11:00", zone: "Australia/Sydney" },
    "2026-04-19T24:00+10:00",
    "Privacy Act 1988 s. 26WH: 30 days",
  ],
  [
    "au-soci-12h",
    { aware_at: "2026-04-04T20:00+11:00" },
    "2026-04-05T07:00+10:00",
    "SOCI Act 2018: 12 hours",
  ],
  [
    "nz-privacy-opc",
    { aware_at: "2026-04-04T20:00+13:00" },
    "no number",
    "Privacy Act 2020 s. 114: as soon as practicable",
  ],
  // Africa and the Gulf.
  [
    "ke-dpa-processor",
    { aware_at: "2026-03-06T10:00+03:00" },
    "2026-03-08T10:00+03:00",
    "Data Protection Act 2019 s. 43(3): 48 hours",
  ],
  [
    "eg-law151-individuals",
    { filed: { "eg-law151-pdpc": "2026-03-06T10:00+02:00" } },
    "2026-03-09T24:00+02:00",
    "Law 151/2020 Art. 7: three days from the notice to the Centre",
  ],
  [
    "rw-48h",
    { aware_at: "2026-03-06T10:00+02:00" },
    "2026-03-08T10:00+02:00",
    "Law 058/2021 Art. 43: 48 hours",
  ],
  [
    "za-popia-regulator",
    { detected_at: "2026-03-06T10:00+02:00" },
    "no number",
    "POPIA s. 22: as soon as reasonably possible",
  ],
];

describe("worked examples", () => {
  it("are at least sixty different rules", () => {
    expect(new Set(EXAMPLES.map(([rule]) => rule)).size).toBe(EXAMPLES.length);
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(60);
  });

  it.each(EXAMPLES)("%s %j: %s (%s)", (rule, known, expected) => {
    const { state, dueAt } = computeClock(inputFor(rule, known));
    if (expected === "waiting" || expected === "to_decide") {
      expect({ state, dueAt }).toEqual({ state: expected, dueAt: null });
    } else if (expected === "no number") {
      expect({ state, dueAt }).toEqual({ state: "running", dueAt: null });
    } else {
      expect(state).toBe("running");
      expect(dueAt?.toISOString()).toBe(new Date(expected).toISOString());
    }
  });
});
