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
  ["The lady at the desk", "unrecognised"],
  ["XX", "unrecognised"],
  ["FRANCE AUTHORITY", "unrecognised"],
])("%s is sorted as %s", (written, kind) => {
  expect(recipientKind(written)).toBe(kind);
});
