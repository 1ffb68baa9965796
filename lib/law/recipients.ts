/**
 * What a recipient's name or code stands for: a supervisory authority of the EEA settles GDPR Art. 33;
 * another known recipient settles its own duty alone; what the directory does not know is marked so.
 */
import { findAuthorities, isOfTheEea, placeCode, plainName } from "./authorities/directory";
import { EEA_STATES } from "./places";

export type RecipientKind = "eea_authority" | "other_recipient" | "unrecognised";

/** ISO 3166-1 codes of everywhere else. */
const ELSEWHERE = new Set(
  `AD AE AF AG AI AL AM AO AQ AR AS AU AW AX AZ BA BB BD BF BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD
   CF CG CH CI CK CL CM CN CO CR CU CV CW CX DJ DM DO DZ EC EG EH ER ET FJ FK FM FO GA GB GD GE GF GG GH GI GL GM
   GN GP GQ GS GT GU GW GY HK HM HN HT ID IL IM IN IO IQ IR JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
   LK LR LS LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MU MV MW MX MY MZ NA NC NE NF NG NI NP NR NU NZ OM
   PA PE PF PG PH PK PM PN PR PS PW PY QA RE RS RU RW SA SB SC SD SG SH SJ SL SM SN SO SR SS ST SV SX SY SZ TC TD
   TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`.split(
    /\s+/,
  ),
);

/** Spellings that were once taken for an authority's, and stay so. */
const EEA_SPELLINGS = new Set(["AEPD ES", "APD GBA", "UZLD"]);

/** Recipients that are no supervisory authority of the directory. From general knowledge: unchecked. */
const OTHER_NAMES = new Set([
  "CERT IN",
  "CERTIN",
  "DPBI",
  "DATA PROTECTION BOARD OF INDIA",
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
  const name = plainName(written);
  if (EEA_SPELLINGS.has(name)) return "eea_authority";
  if (OTHER_NAMES.has(name) || /\bCSIRT\b/.test(name)) return "other_recipient";
  // A country's code, alone or before a subdivision (ISO 3166-2): DE, DE-BY, US-CA.
  const country = /^([A-Z]{2})(-[A-Z0-9]{1,3})?$/.exec(placeCode(written))?.[1];
  if (country && EEA_STATES.has(country)) return "eea_authority";
  if (country && ELSEWHERE.has(country)) return "other_recipient";
  const authorities = findAuthorities(written);
  if (authorities.length === 0) return "unrecognised";
  return authorities.every(isOfTheEea) ? "eea_authority" : "other_recipient";
}
