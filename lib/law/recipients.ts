/**
 * What a recipient's name or code stands for: a supervisory authority of the EEA settles GDPR Art. 33;
 * another known recipient settles its own duty alone; what the directory does not know is marked so.
 */

export type RecipientKind = "eea_authority" | "other_recipient" | "unrecognised";

/** ISO 3166-1 codes of the EEA: the Union's 27, and Iceland, Liechtenstein, Norway; EL as the Union writes Greece. */
const EEA = new Set(
  "AT BE BG HR CY CZ DK EE FI FR DE GR EL HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO".split(
    " ",
  ),
);

/** ISO 3166-1 codes of everywhere else, and UK, which people write for GB. */
const ELSEWHERE = new Set(
  `AD AE AF AG AI AL AM AO AQ AR AS AU AW AX AZ BA BB BD BF BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD
   CF CG CH CI CK CL CM CN CO CR CU CV CW CX DJ DM DO DZ EC EG EH ER ET FJ FK FM FO GA GB GD GE GF GG GH GI GL GM
   GN GP GQ GS GT GU GW GY HK HM HN HT ID IL IM IN IO IQ IR JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
   LK LR LS LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MU MV MW MX MY MZ NA NC NE NF NG NI NP NR NU NZ OM
   PA PE PF PG PH PK PM PN PR PS PW PY QA RE RS RU RW SA SB SC SD SG SH SJ SL SM SN SO SR SS ST SV SX SY SZ TC TD
   TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW UK`.split(
    /\s+/,
  ),
);

/** Names that authorities go by, in capitals without dots, accents and dashes. From general knowledge: unchecked. */
const EEA_NAMES = new Set([
  "CNIL",
  "DSB",
  "APD",
  "GBA",
  "APD GBA",
  "CPDP",
  "AZOP",
  "UOOU",
  "DATATILSYNET",
  "AKI",
  "TIETOSUOJAVALTUUTETTU",
  "BFDI",
  "BAYLDA",
  "BAYLFD",
  "BLNBDI",
  "LFDI",
  "LDI",
  "LDI NRW",
  "HBDI",
  "HMBBFDI",
  "LFD",
  "SDTB",
  "SDB",
  "ULD",
  "TLFDI",
  "UZLD",
  "HDPA",
  "NAIH",
  "DPC",
  "GARANTE",
  "DVI",
  "VDAI",
  "CNPD",
  "IDPC",
  "AP",
  "UODO",
  "ANSPDCP",
  "IP RS",
  "AEPD",
  "AEPD ES",
  "IMY",
  "PERSONUVERND",
  "EDPS",
]);
const OTHER_NAMES = new Set([
  "CERT IN",
  "CERTIN",
  "DPBI",
  "DATA PROTECTION BOARD OF INDIA",
  "ICO",
  "FDPIC",
  "EDOB",
  "PFPDT",
  "CSIRT",
  "BSI",
  "CERT BUND",
  "ANSSI",
  "CERT FR",
  "NCSC",
  "ENISA",
  "CISA",
  "SEC",
  "FTC",
  "HHS",
  "OCR",
  "FCA",
  "PRA",
  "CSSF",
  "BAFIN",
  "ECB",
  "EBA",
  "PPC",
  "PIPC",
  "KISA",
  "PDPC",
  "OAIC",
  "OPC",
  "ANPD",
  "NCSC FI",
  "NCSC NL",
  "KVKK",
]);

/** Sorts a recipient as it was written: FR, CNIL, DE-BY, CERT-In, or free text. */
export function recipientKind(written: string): RecipientKind {
  const name = written
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .replace(/\./g, "")
    .replace(/[^A-Z0-9]+/g, " ")
    .trim();
  if (EEA_NAMES.has(name)) return "eea_authority";
  if (OTHER_NAMES.has(name) || /\bCSIRT\b/.test(name)) return "other_recipient";
  // A country's code, alone or before a subdivision (ISO 3166-2): DE, DE-BY, US-CA.
  const country = /^([A-Z]{2})(-[A-Z0-9]{1,3})?$/.exec(written.trim().toUpperCase())?.[1];
  if (country && EEA.has(country)) return "eea_authority";
  if (country && ELSEWHERE.has(country)) return "other_recipient";
  return "unrecognised";
}
