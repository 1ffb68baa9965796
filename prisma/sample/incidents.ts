/** A dozen incidents as they happen, in every state a register knows; times in hours before now. */
import type { FactsInput } from "../../lib/schema/facts";
import type { DeclareInput } from "../../lib/schema/incident";
import type { Profile } from "../../lib/schema/profile";

export interface SampleIncident {
  org: "group" | "care" | "grid";
  /** When the controller became aware, and when somebody declared it. */
  awareHoursAgo: number;
  declaredHoursAgo: number;
  says: Pick<
    DeclareInput,
    | "title"
    | "description"
    | "severity"
    | "breach_kind"
    | "affected_users"
    | "root_cause"
    | "corrective_actions"
    | "status"
  >;
  /** What became known besides, and when it was stated; the detection in hours before now. */
  known?: { hoursAgo: number; detectedHoursAgo?: number; facts: FactsInput };
  filings?: {
    hoursAgo: number;
    authority: string;
    reference?: string;
    delayReasons?: string;
    peopleToldHoursAgo?: number;
  }[];
  decision?: { hoursAgo: number; outcome: "not_required" | "not_a_breach"; reasons: string };
  corrected?: { hoursAgo: number; awareHoursAgo: number; reason: string };
  resolvedHoursAgo?: number;
}

/** What the organisations say of themselves. */
export const SAMPLE_PROFILES: Readonly<Record<SampleIncident["org"], Profile>> = {
  group: profile({ sectors: [], establishments: ["DE-SN", "FR"], main_establishment: "DE-SN" }),
  care: profile({
    sectors: ["important_entity"],
    establishments: ["FR"],
    main_establishment: "FR",
  }),
  grid: profile({
    sectors: ["essential_entity"],
    establishments: ["DE-SN"],
    main_establishment: "DE-SN",
  }),
};

function profile(
  said: Pick<Profile, "sectors" | "establishments" | "main_establishment">,
): Profile {
  return {
    ...said,
    zone: said.main_establishment === "FR" ? "Europe/Paris" : "Europe/Berlin",
    contact: "Data protection officer, privacy@vantmere.example",
    default_role: "controller",
  };
}

export const SAMPLE_INCIDENTS: readonly SampleIncident[] = [
  {
    org: "grid",
    awareHoursAgo: 300,
    declaredHoursAgo: 299,
    says: {
      title: "Ransomware on the rota file server",
      description:
        "An intruder came in through a contractor's VPN account and encrypted the shared drives for rota planning. Restored from backup the same day. No sign that data left the network.",
      severity: "serious",
      breach_kind: "combined",
      affected_users: 3418,
      root_cause: "Stolen contractor password, no second factor",
      corrective_actions: [
        "Second factor for all contractor accounts",
        "VPN accounts expire with the contract",
      ],
      status: "open",
    },
    filings: [
      { hoursAgo: 260, authority: "DE-SN", reference: "SN-26-018842" },
      { hoursAgo: 190, authority: "DE-SN", reference: "SN-26-018842/2" },
    ],
    resolvedHoursAgo: 120,
  },
  {
    org: "care",
    awareHoursAgo: 69.3,
    declaredHoursAgo: 66,
    says: {
      title: "Payroll export sent to the wrong supplier",
      description:
        "The monthly export went to a catering firm with a similar name. The recipient has been asked to delete it.",
      severity: "serious",
      breach_kind: "confidentiality",
      affected_users: 1284,
      root_cause: "Recipient chosen from the address book by its first letters",
      status: "open",
    },
  },
  {
    org: "care",
    awareHoursAgo: 76.5,
    declaredHoursAgo: 70,
    says: {
      title: "Appointment portal showed other patients' letters",
      description:
        "After a release, the download link checked the session but not whose letter it was.",
      severity: "serious",
      breach_kind: "confidentiality",
      affected_users: 212,
      status: "open",
    },
  },
  {
    org: "group",
    awareHoursAgo: 52,
    declaredHoursAgo: 51.5,
    says: {
      title: "Laptop stolen from a parked car",
      description: "Disk encrypted; whether it was locked is not yet known.",
      severity: "non-serious",
      breach_kind: "combined",
      affected_users: 640,
      status: "draft",
    },
  },
  {
    org: "group",
    awareHoursAgo: 20,
    declaredHoursAgo: 19,
    says: {
      title: "Former employee kept access to the CRM",
      severity: "serious",
      breach_kind: "confidentiality",
      affected_users: 9120,
      root_cause: "Account not closed on leaving",
      status: "open",
    },
    known: {
      hoursAgo: 18,
      detectedHoursAgo: 26,
      facts: {
        reason:
          "The log showed the sign-ins; that contacts had been copied was clear the next morning.",
        role: "controller",
        affected: {
          places: [
            { place: "DE", persons: { kind: "exact", number: 6020 } },
            { place: "FR", persons: { kind: "exact", number: 1790 } },
            { place: "CH", persons: { kind: "exact", number: 402 } },
            { place: "US-CA", persons: { kind: "approximate", number: 900 } },
          ],
          complete: false,
        },
        persons: { kind: "approximate", number: 9120 },
        records: { kind: "to_be_determined" },
        person_categories: ["customers"],
        data_categories: ["basic", "contact", "profile"],
        nature: { confidentiality: "disclosed" },
        protection: { data: "readable", key: "none" },
        measures_taken: "Account closed, tokens revoked, the former employee asked to delete.",
      },
    },
  },
  {
    org: "grid",
    awareHoursAgo: 3,
    declaredHoursAgo: 2.5,
    says: {
      title: "Meter readings swapped between customers",
      description:
        "A migration joined two tables on the wrong column; invoices show another household's consumption.",
      severity: "serious",
      breach_kind: "integrity",
      affected_users: 15_022,
      status: "open",
    },
    known: {
      hoursAgo: 2,
      detectedHoursAgo: 3.5,
      facts: {
        reason: "First taken for a display error.",
        role: "controller",
        affected: {
          places: [{ place: "DE", persons: { kind: "exact", number: 15_022 } }],
          complete: true,
        },
        persons: { kind: "exact", number: 15_022 },
        data_categories: ["basic", "economic"],
        nature: { integrity: "misuse_recoverable" },
        findings: { nis2_significant: true },
        risk: { level: "risk", reasons: "Consumption tells when nobody is at home." },
      },
    },
  },
  {
    org: "care",
    awareHoursAgo: 0.4,
    declaredHoursAgo: 0.2,
    says: {
      title: "Newsletter sent with every address visible",
      severity: "non-serious",
      breach_kind: "confidentiality",
      affected_users: 4906,
      status: "draft",
    },
  },
  {
    org: "group",
    awareHoursAgo: 500,
    declaredHoursAgo: 498,
    says: {
      title: "Credential stuffing on the customer portal",
      description:
        "Some 1,900 log-ins with passwords known from elsewhere. Accounts locked, passwords reset.",
      severity: "serious",
      breach_kind: "confidentiality",
      affected_users: 1912,
      corrective_actions: ["Second factor offered at sign-in", "Known-leaked passwords refused"],
      status: "open",
    },
    filings: [
      {
        hoursAgo: 420,
        authority: "CNIL",
        reference: "N-2026-11734",
        delayReasons:
          "The log provider delivered the addresses only on the fourth day; before that no person could be named.",
        peopleToldHoursAgo: 418,
      },
    ],
  },
  {
    org: "care",
    awareHoursAgo: 240,
    declaredHoursAgo: 239,
    says: {
      title: "Lab results faxed to the wrong practice",
      description: "One page; the practice called at once and destroyed it.",
      severity: "non-serious",
      breach_kind: "confidentiality",
      affected_users: 1,
      status: "open",
    },
    decision: {
      hoursAgo: 236,
      outcome: "not_required",
      reasons:
        "One known recipient under professional secrecy, destroyed within the hour: a risk is unlikely.",
    },
    resolvedHoursAgo: 200,
  },
  {
    org: "grid",
    awareHoursAgo: 150,
    declaredHoursAgo: 149,
    says: {
      title: "Backup tape missing after the courier's round",
      severity: "non-serious",
      breach_kind: "availability",
      affected_users: 0,
      status: "open",
    },
    decision: {
      hoursAgo: 140,
      outcome: "not_a_breach",
      reasons: "The tape was found in the depot, seal unbroken.",
    },
    resolvedHoursAgo: 139,
  },
  {
    org: "group",
    awareHoursAgo: 130,
    declaredHoursAgo: 90,
    says: {
      title: "Badge photos on a public share",
      severity: "non-serious",
      breach_kind: "confidentiality",
      affected_users: 389,
      status: "open",
    },
    corrected: {
      hoursAgo: 45,
      awareHoursAgo: 110,
      reason:
        "The first report named the share but not its contents; the photos were seen a day later.",
    },
    filings: [
      {
        hoursAgo: 30,
        authority: "AP",
        delayReasons: "It was first taken for an empty test share.",
      },
    ],
  },
  {
    org: "care",
    awareHoursAgo: 40,
    declaredHoursAgo: 38,
    says: {
      title: "Scanned identity cards open at the OCR processor",
      description:
        "The processor left a storage container readable without a password for two days.",
      severity: "serious",
      breach_kind: "confidentiality",
      affected_users: 8150,
      status: "open",
    },
    filings: [{ hoursAgo: 12, authority: "CNPD", reference: "PT-7731" }],
  },
];
