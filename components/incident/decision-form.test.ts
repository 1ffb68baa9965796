import { describe, expect, test } from "vitest";
import { wordsFor } from "@/lib/i18n/messages";
import { timeWords } from "@/lib/i18n/time-words";
import { decisionBody, decisionSchema, EMPTY_DECISION, outcomesFor } from "./decision-form";
import { dutyLike, incidentLike } from "./likeness";

const t = await wordsFor("en", "incident");
const BERLIN = timeWords("en", "Europe/Berlin");
const DUE = "2026-03-05T07:20:00.000Z";
const art33 = dutyLike({ due_at: DUE });
const art34 = dutyLike({ rule_id: "eu-gdpr-art34", recipient_kind: "individuals", due_at: null });

describe("what can be decided", () => {
  test("of a running duty to an authority: that it is not due, or that there is more time", () => {
    expect(outcomesFor({ duty: art33 })).toEqual(["not_required", "not_a_breach", "extended"]);
  });

  test("that it applies, where it stands to be decided or was set aside", () => {
    for (const state of ["to_decide", "not_required", "not_a_breach", "superseded"] as const) {
      expect(outcomesFor({ duty: dutyLike({ state }) })).toContain("applies");
    }
  });

  test("Art. 34 knows its three exceptions and the authority's order; laws of other places do not", () => {
    expect(outcomesFor({ duty: art34 }).slice(0, 4)).toEqual([
      "communicate",
      "exempt_34_3_a",
      "exempt_34_3_b",
      "exempt_34_3_c",
    ]);
    const elsewhere = dutyLike({ rule_id: "us-ca-individuals", recipient_kind: "individuals" });
    expect(outcomesFor({ duty: elsewhere })).not.toContain("exempt_34_3_a");
    expect(outcomesFor({ duty: elsewhere })).toContain("ordered");
    expect(outcomesFor({ duty: art33 })).not.toContain("ordered");
  });
});

describe("a decision in its form", () => {
  const faults = (form: Partial<typeof EMPTY_DECISION>, duty = art33) =>
    (
      decisionSchema(incidentLike(), { duty }, BERLIN, t).safeParse({
        ...EMPTY_DECISION,
        ...form,
      }).error?.issues ?? []
    ).map(({ path }) => String(path[0]));

  test("asks for the argument, and takes no outcome that the duty cannot have", () => {
    expect(faults({ outcome: "exempt_34_3_a" }, art34)).toEqual(["reasons"]);
    expect(faults({ outcome: "exempt_34_3_a", reasons: "AES-256" }, art34)).toEqual([]);
    expect(faults({ outcome: "exempt_34_3_a", reasons: "AES-256" })).toEqual(["outcome"]);
  });

  test("takes more time only with an instant and what the authority wrote", () => {
    expect(faults({ outcome: "extended", reasons: "Forensics" })).toEqual([
      "extended_to",
      "evidence",
    ]);
  });

  test("sends only what belongs to the outcome, and names its duty or its rule", () => {
    const form = { ...EMPTY_DECISION, reasons: "Said", starts_at: DUE, evidence: "Letter" };
    const clean = (body: object) => JSON.parse(JSON.stringify(body));
    expect(clean(decisionBody({ ...form, outcome: "ordered" }, { duty: art34 }))).toEqual({
      duty_id: art34.id,
      outcome: "ordered",
      reasons: "Said",
      evidence: "Letter",
    });
    const rule = { rule_id: "jp-appi", citation: "", act: "", reason: "" };
    expect(clean(decisionBody({ ...form, outcome: "applies" }, { rule }))).toEqual({
      rule_id: "jp-appi",
      outcome: "applies",
      reasons: "Said",
      starts_at: DUE,
    });
  });
});
