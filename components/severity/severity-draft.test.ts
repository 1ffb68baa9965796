import { describe, expect, it } from "vitest";
import { severityOf } from "@/lib/law/enisa";
import { assessSeveritySchema } from "@/lib/schema/severity";
import {
  draftOf,
  inputsOf,
  NO_SEVERITY,
  openIn,
  type SeverityDraft,
  severityBody,
} from "./severity-draft";

const WHOLE: SeverityDraft = {
  data: { simple: 1, financial: 4 },
  identification: "limited",
  confidentiality: "unknown_recipients",
  integrity: "no_misuse",
  availability: "recoverable",
  intent: "malicious",
  reasons: " Offered for sale. ",
};

describe("a severity in the form", () => {
  it("begins with nothing chosen: no input has a default", () => {
    expect(inputsOf(NO_SEVERITY)).toBeNull();
    expect(openIn(NO_SEVERITY)).toEqual([
      "data",
      "identification",
      "confidentiality",
      "integrity",
      "availability",
      "intent",
    ]);
  });

  it("whole is what the API takes, and gives the score that the API gives", () => {
    const body = severityBody(WHOLE);
    expect(assessSeveritySchema.safeParse(body).success).toBe(true);
    expect(body?.reasons).toBe("Offered for sale.");
    const inputs = inputsOf(WHOLE);
    if (!inputs) throw new Error("The draft is whole.");
    expect(severityOf(inputs, { persons: null, unintelligible: null }).score).toBe("3.00");
    expect(openIn(WHOLE)).toEqual([]);
  });

  it.each([
    ["no kind of data", { data: {} }, "data"],
    ["a kind without its score", { data: { simple: 1, sensitive: null } }, "data"],
    ["no ease of identification", { identification: undefined }, "identification"],
    ["no intent", { intent: undefined }, "intent"],
  ] as const)("with %s has no score and says so", (_name, more, open) => {
    const draft = { ...WHOLE, ...more };
    expect(inputsOf(draft)).toBeNull();
    expect(severityBody(draft)).toBeNull();
    expect(openIn(draft)).toEqual([open]);
  });

  it("goes on from a version, without its reasons", () => {
    const inputs = inputsOf(WHOLE);
    if (!inputs) throw new Error("The draft is whole.");
    expect(draftOf({ inputs })).toEqual({ ...WHOLE, reasons: "" });
  });
});
