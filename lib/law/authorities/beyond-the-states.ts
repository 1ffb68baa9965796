/** The Union's own authority, the United Kingdom's and Switzerland's. */
import type { AuthoritySource } from "./authority";

export const BEYOND_THE_STATES: readonly AuthoritySource[] = [
  {
    id: "eu-edps",
    country: "EU",
    subdivision: null,
    name: "European Data Protection Supervisor",
    ownNames: [{ language: "en", name: "European Data Protection Supervisor" }],
    shortNames: ["EDPS"],
    oversees: "eu_institutions",
    competence:
      "Institutions and bodies of the Union, under Regulation (EU) 2018/1725 and not under the GDPR.",
    website: "https://www.edps.europa.eu",
    notificationPage:
      "https://www.edps.europa.eu/data-protection/our-role-supervisor/personal-data-breach_en",
    checked: { name: "secondary", website: "secondary", notificationPage: "secondary" },
    sources: [
      "https://www.edps.europa.eu/data-protection/our-role-supervisor/personal-data-breach_en",
    ],
  },
  {
    id: "gb-ico",
    country: "GB",
    subdivision: null,
    name: "Information Commissioner's Office",
    ownNames: [{ language: "en", name: "Information Commissioner's Office" }],
    shortNames: ["ICO"],
    oversees: "any",
    competence: null,
    website: "https://ico.org.uk/",
    notificationPage: "https://ico.org.uk/for-organisations/report-a-breach/personal-data-breach",
    checked: { name: "secondary", website: "secondary", notificationPage: "secondary" },
    sources: [
      "https://github.com/datenanfragen/data/blob/26538dc3434d8727c167e9d31cbfb3e59831c0f3/supervisory-authorities/gbico.json",
      "https://ico.org.uk/for-organisations/report-a-breach/personal-data-breach",
    ],
  },
  {
    id: "ch-fdpic",
    country: "CH",
    subdivision: null,
    name: "Federal Data Protection and Information Commissioner",
    ownNames: [
      { language: "de", name: "Eidgenössischer Datenschutz- und Öffentlichkeitsbeauftragter" },
    ],
    shortNames: ["FDPIC", "EDÖB", "PFPDT", "IFPDT"],
    oversees: "any",
    competence:
      "Private bodies in Switzerland and federal bodies. Cantonal bodies answer to their canton.",
    website: "https://www.edoeb.admin.ch",
    notificationPage: "https://databreach.edoeb.admin.ch/report",
    checked: { name: "secondary", website: "secondary", notificationPage: "unchecked" },
    sources: [
      "https://github.com/datenanfragen/data/blob/141ce212c52ff2dcc68e91b96ae61b2b68e77041/supervisory-authorities/chedoeb.json",
    ],
  },
];
