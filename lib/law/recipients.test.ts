import { expect, it } from "vitest";
import { recipientKind } from "./recipients";

it.each([
  ["FR", "eea_authority"],
  ["fr", "eea_authority"],
  ["CNIL", "eea_authority"],
  ["C.N.I.L.", "eea_authority"],
  ["DE-BY", "eea_authority"],
  ["Datatilsynet", "eea_authority"],
  ["ÚOOÚ", "eea_authority"],
  ["CERT-In", "other_recipient"],
  ["ICO", "other_recipient"],
  ["GB", "other_recipient"],
  ["US-CA", "other_recipient"],
  ["EDÖB", "other_recipient"],
  ["CSIRT Italia", "other_recipient"],
  ["EL", "eea_authority"],
  ["UK", "other_recipient"],
  ["EDPS", "eea_authority"],
  ["EU", "unrecognised"],
  ["LfDI", "eea_authority"],
  ["Bayerisches Landesamt für Datenschutzaufsicht", "eea_authority"],
  ["Αρχή Προστασίας Δεδομένων Προσωπικού Χαρακτήρα", "eea_authority"],
  ["Information Commissioner's Office", "other_recipient"],
  ["", "unrecognised"],
  ["…", "unrecognised"],
  ["The lady at the desk", "unrecognised"],
  ["XX", "unrecognised"],
  ["FRANCE AUTHORITY", "unrecognised"],
])("%s is sorted as %s", (written, kind) => {
  expect(recipientKind(written)).toBe(kind);
});

/** What the list held before there was a directory: none of it may be sorted otherwise. */
it.each(
  `DSB APD GBA APD-GBA CPDP AZOP UOOU DATATILSYNET AKI TIETOSUOJAVALTUUTETTU BFDI BAYLDA BAYLFD BLNBDI LFDI LDI
   LDI-NRW HBDI HMBBFDI LFD SDTB SDB ULD TLFDI UZLD HDPA NAIH DPC GARANTE DVI VDAI CNPD IDPC AP UODO ANSPDCP
   IP-RS AEPD AEPD-ES IMY PERSONUVERND EDPS`.split(/\s+/),
)("%s is an authority of the EEA as ever", (written) => {
  expect(recipientKind(written)).toBe("eea_authority");
});

it.each(["ICO", "FDPIC", "EDOB", "PFPDT", "CH"])("%s is another recipient as ever", (written) => {
  expect(recipientKind(written)).toBe("other_recipient");
});
