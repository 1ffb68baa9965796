import { describe, expect, it } from "vitest";
import { z } from "zod";
import { severityOf } from "../law/enisa";
import { assessSeveritySchema, severityInputsSchema } from "./severity";

const INPUTS = {
  data: { simple: 1, financial: 4 },
  identification: "significant",
  confidentiality: "unknown_recipients",
  integrity: "no_misuse",
  availability: "recoverable",
  intent: "malicious",
};

function faultsOf(body: unknown): string[] {
  const judged = assessSeveritySchema.safeParse(body);
  return judged.error?.issues.map(({ path }) => path.join("/")) ?? [];
}

describe("the inputs of a severity", () => {
  it("are what the method takes, by the same names", () => {
    const inputs = severityInputsSchema.parse(INPUTS);
    expect(severityOf(inputs, { persons: null, unintelligible: null }).score).toBe("4.00");
  });

  it("write, unless a dry run is asked for", () => {
    expect(assessSeveritySchema.parse(INPUTS).dry_run).toBe(false);
    expect(assessSeveritySchema.parse({ ...INPUTS, dry_run: true }).dry_run).toBe(true);
  });

  it("give the example that the documents show", () => {
    const { examples } = z
      .object({ examples: z.array(z.unknown()).length(1) })
      .parse(assessSeveritySchema.meta());
    expect(faultsOf(examples[0])).toEqual([]);
  });

  // Nothing is taken for granted: an input that nobody gave is not the lowest one.
  it.each(Object.keys(INPUTS))("are not whole without %s", (name) => {
    expect(faultsOf({ ...INPUTS, [name]: undefined })).toEqual([name]);
  });

  it.each([
    ["no kind of data", { data: {} }, "data"],
    ["a kind that there is not", { data: { simple: 1, secret: 4 } }, "data"],
    ["a score of 0", { data: { simple: 0 } }, "data/simple"],
    ["a score of 5", { data: { simple: 5 } }, "data/simple"],
    ["half a score", { data: { simple: 1.5 } }, "data/simple"],
    ["points for a level", { identification: 0.75 }, "identification"],
    ["a level of another circumstance", { integrity: "permanent" }, "integrity"],
    ["a name from JavaScript's own", { intent: "toString" }, "intent"],
    ["a score of the caller's own", { score: "6.00" }, ""],
  ])("refuse %s", (_name, more, path) => {
    expect(faultsOf({ ...INPUTS, ...more })).toEqual([path]);
  });
});
