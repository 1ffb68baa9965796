/** The facts' values in the words that people read. */
import type {
  AVAILABILITY,
  CONFIDENTIALITY,
  COUNT_KINDS,
  DataCategory,
  Finding,
  INTEGRITY,
  PersonCategory,
  Protection,
  Risk,
  Role,
} from "@/lib/law/facts";

type Words<Value extends string> = Readonly<Record<Value, string>>;

export const ROLE_WORDS: Words<Role> = {
  controller: "Controller",
  joint_controller: "Joint controller",
  processor: "Processor",
};

export const COUNT_WORDS: Words<(typeof COUNT_KINDS)[number]> = {
  exact: "Exact",
  approximate: "About",
  unknown: "Cannot be known",
  to_be_determined: "To be determined",
};

export const PERSON_WORDS: Words<PersonCategory> = {
  customers: "Customers",
  employees: "Employees",
  military_or_law_enforcement: "Military or police",
  minors: "Minors",
  patients: "Patients",
  students: "Pupils or students",
  subscribers: "Subscribers",
  users: "Users",
  vulnerable: "Other vulnerable people",
  other: "Others",
  to_be_determined: "To be determined",
};

export const DATA_WORDS: Words<DataCategory> = {
  basic: "Names, dates of birth",
  contact: "Contact details",
  identification: "Identity numbers",
  official_documents: "Official documents",
  credentials: "Passwords, access data",
  payment: "Means of payment",
  economic: "Income, accounts, debts",
  location: "Whereabouts",
  profile: "Profiles, behaviour",
  health: "Health",
  employment_health: "Health at work",
  genetic: "Genetic data",
  biometric: "Biometric data",
  ethnic_origin: "Ethnic origin",
  political: "Political opinions",
  beliefs: "Beliefs",
  trade_union: "Trade union",
  sex_life: "Sex life, orientation",
  criminal: "Offences, convictions",
  other: "Other data",
  to_be_determined: "To be determined",
};

export const CONFIDENTIALITY_WORDS: Words<(typeof CONFIDENTIALITY)[number]> = {
  disclosed: "Seen or taken by others",
  likely_disclosed: "Likely seen or taken",
  not_disclosed: "Not seen by anyone",
  cannot_assess: "Cannot be assessed",
  to_be_determined: "To be determined",
};

export const INTEGRITY_WORDS: Words<(typeof INTEGRITY)[number]> = {
  no_misuse: "Changed, but not used",
  misuse_recoverable: "Changed and used, can be restored",
  misuse_unrecoverable: "Changed and used, cannot be restored",
};

export const AVAILABILITY_WORDS: Words<(typeof AVAILABILITY)[number]> = {
  temporary: "Out of reach for a time",
  permanent: "Lost for good",
  to_be_determined: "To be determined",
};

export const PROTECTION_WORDS: Words<Protection["data"]> = {
  unintelligible: "No, all of it is encrypted",
  partly_unintelligible: "Some of it",
  readable: "Yes",
  unknown: "Not known",
};

export const KEY_WORDS: Words<Protection["key"]> = {
  safe: "Safe",
  compromised: "Lost with the data",
  unknown: "Not known",
  none: "There is no key",
};

export const RISK_WORDS: Words<Risk> = {
  unlikely: "Unlikely",
  risk: "A risk",
  high_risk: "A high risk",
};

export const FINDING_WORDS: Words<Finding> = {
  nis2_significant: "Is the incident significant (NIS2 Art. 23(3))?",
  dora_major: "Is it a major incident (DORA Art. 18)?",
  exploited_vulnerability: "Is a vulnerability of a product exploited (CRA Art. 14(1))?",
  severe_product_incident: "Is a product's security severely hit (CRA Art. 14(5))?",
  ai_serious_incident: "Is it a serious incident of a high-risk AI system (AI Act Art. 3(49))?",
  ai_widespread: "Is it widespread, or critical infrastructure (AI Act Art. 73(3))?",
  ai_death: "Did a person die (AI Act Art. 73(4))?",
};
