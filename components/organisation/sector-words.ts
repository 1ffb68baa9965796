/** What each sector flag means, and which laws ask for it. */
import type { Sector } from "@/lib/law/facts";

export interface SectorWords {
  name: string;
  /** One sentence on what it is, one on who asks. */
  says: string;
}

export const SECTOR_WORDS: Readonly<Record<Sector, SectorWords>> = {
  financial_entity: {
    name: "Financial entity",
    says: "One of the firms of DORA Art. 2(1): bank, insurer, payment or investment firm and others. DORA asks.",
  },
  credit_institution: {
    name: "Credit institution",
    says: "Takes deposits from the public and grants credit. DORA asks: no weekend relief for first and intermediate reports.",
  },
  central_counterparty: {
    name: "Central counterparty",
    says: "Stands between the parties of cleared contracts. DORA asks: no weekend relief for first and intermediate reports.",
  },
  trading_venue: {
    name: "Operator of a trading venue",
    says: "Runs a regulated market or another venue for trading. DORA asks: no weekend relief for first and intermediate reports.",
  },
  essential_entity: {
    name: "Essential entity",
    says: "Essential under NIS2 Art. 3(1). NIS2 asks, and DORA for its weekend relief.",
  },
  important_entity: {
    name: "Important entity",
    says: "Important under NIS2 Art. 3(2). NIS2 asks, and DORA for its weekend relief.",
  },
  telecom_provider: {
    name: "Telecom provider",
    says: "Offers electronic communications to the public. Telecom law asks, such as the ePrivacy rules and those of the FCC.",
  },
  trust_service_provider: {
    name: "Trust service provider",
    says: "Offers signatures, seals, time stamps or certificates. eIDAS and NIS2 ask.",
  },
  critical_entity: {
    name: "Critical entity",
    says: "Named as critical by a Member State under the CER Directive. CER asks.",
  },
  product_manufacturer: {
    name: "Maker of digital products",
    says: "Puts products with digital elements on the Union's market. The Cyber Resilience Act asks.",
  },
  high_risk_ai_provider: {
    name: "Provider of high-risk AI",
    says: "Puts a high-risk AI system on the Union's market. The AI Act asks, Art. 73.",
  },
  hipaa_covered_entity: {
    name: "HIPAA covered entity",
    says: "A US health plan, clearing house or care provider. HIPAA asks, 45 CFR 164.404 to 408.",
  },
  hipaa_business_associate: {
    name: "HIPAA business associate",
    says: "Handles health information for a covered entity. HIPAA asks, 45 CFR 164.410.",
  },
  health_records_vendor: {
    name: "Vendor of personal health records",
    says: "Offers US health records or apps outside HIPAA. The FTC's Health Breach Notification Rule asks.",
  },
  listed_company: {
    name: "Listed company",
    says: "Its shares trade publicly. Securities law asks, such as the SEC's Form 8-K, Item 1.05.",
  },
  eu_institution: {
    name: "Institution of the Union",
    says: "An institution, body, office or agency of the EU. Regulation 2018/1725 asks.",
  },
  law_enforcement: {
    name: "Law-enforcement authority",
    says: "Prevents or prosecutes offences. The Law Enforcement Directive asks in place of the GDPR.",
  },
  public_body: {
    name: "Public body",
    says: "An authority or another body under public law. Laws for the public sector ask.",
  },
};
