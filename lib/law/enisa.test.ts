import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bandOf,
  flagsOf,
  inPoints,
  isUnintelligible,
  personsIn,
  type SeverityInputs,
  severityOf,
} from "./enisa";
import {
  CIRCUMSTANCE_GUIDE,
  CIRCUMSTANCES,
  CONTEXT_SCORES,
  DATA_KIND_GUIDE,
  DATA_KINDS,
} from "./enisa-guide";

const NOBODY_KNOWS = { persons: null, unintelligible: null };
const EI = { negligible: 0.25, limited: 0.5, significant: 0.75, maximum: 1 } as const;
const CONF = { no_evidence: 0, known_recipients: 0.25, unknown_recipients: 0.5 } as const;
const INTEG = { no_misuse: 0, misuse_recoverable: 0.25, misuse_unrecoverable: 0.5 } as const;
const AVAIL = { recoverable: 0, temporary: 0.25, permanent: 0.5 } as const;
const INTENT = { none: 0, malicious: 0.5 } as const;

const names = <N extends string>(table: Readonly<Record<N, number>>) => Object.keys(table) as N[];

/** The name under which a table holds the points. */
function named<N extends string>(table: Readonly<Record<N, number>>, points: number): N {
  const name = names(table).find((each) => table[each] === points);
  if (name === undefined) throw new Error(`No ${points} in ${JSON.stringify(table)}.`);
  return name;
}

const CALM: SeverityInputs = {
  data: { simple: 1 },
  identification: "negligible",
  confidentiality: "no_evidence",
  integrity: "no_misuse",
  availability: "recoverable",
  intent: "none",
};

/** Our own cases, computed from the formula by hand; ENISA publishes none with these numbers. */
const VECTORS = [
  ["supermarket list, one wrong known recipient", 1, 1, 0.25, 0, 0, 0, 1.25, "low"],
  ["CC instead of BCC, names in addresses, 400 people", 1, 1, 0.25, 0, 0, 0, 1.25, "low"],
  ["boundary 2.0 is medium", 2, 1, 0, 0, 0, 0, 2.0, "medium"],
  ["just below 2", 2, 0.75, 0.25, 0, 0, 0, 1.75, "low"],
  ["one-month balances with names on the web by mistake", 3, 1, 0.5, 0, 0, 0, 3.5, "high"],
  ["bank credentials, alias usernames, stolen and posted", 4, 0.5, 0.5, 0, 0, 0.5, 3.0, "high"],
  ["lost backup, only copy, full medical results", 4, 1, 0, 0, 0.5, 0, 4.5, "very_high"],
  ["HIV results hacked and published", 4, 1, 0.5, 0, 0, 0.5, 5.0, "very_high"],
  ["one year of locations under a code, published", 3, 0.25, 0.5, 0, 0, 0, 1.25, "low"],
  ["ransomware, exfiltration, backup restored in days", 4, 1, 0.5, 0, 0.25, 0.5, 5.25, "very_high"],
  ["boundary 3.0", 3, 0.75, 0.5, 0.25, 0, 0, 3.0, "high"],
  ["boundary 4.0", 4, 0.75, 0.5, 0, 0, 0.5, 4.0, "very_high"],
  ["maximum", 4, 1, 0.5, 0.5, 0.5, 0.5, 6.0, "very_high"],
  ["minimum", 1, 0.25, 0, 0, 0, 0, 0.25, "low"],
] as const;

describe("the worked cases", () => {
  it.each(VECTORS)("%s", (_name, dpc, ei, conf, integ, avail, intent, se, band) => {
    const result = severityOf(
      {
        data: { sensitive: dpc },
        identification: named(EI, ei),
        confidentiality: named(CONF, conf),
        integrity: named(INTEG, integ),
        availability: named(AVAIL, avail),
        intent: named(INTENT, intent),
      },
      NOBODY_KNOWS,
    );
    expect(result.score).toBe(se.toFixed(2));
    expect(result.quarters).toBe(se * 4);
    expect(result.band).toBe(band);
  });
});

describe("every combination there is", () => {
  // Quarters are exact in binary, so the sum in floating point is a second, independent one.
  const bands = [
    [2, "low"],
    [3, "medium"],
    [4, "high"],
    [Number.POSITIVE_INFINITY, "very_high"],
  ] as const;

  it("gives the sum of the published formula, for each kind of data: 4 × 864", () => {
    const seen = new Set<string>();
    for (const kind of DATA_KINDS)
      for (const dpc of CONTEXT_SCORES)
        for (const identification of names(EI))
          for (const confidentiality of names(CONF))
            for (const integrity of names(INTEG))
              for (const availability of names(AVAIL))
                for (const intent of names(INTENT)) {
                  const inputs = {
                    data: { [kind]: dpc },
                    identification,
                    confidentiality,
                    integrity,
                    availability,
                    intent,
                  };
                  const se =
                    dpc * EI[identification] +
                    (CONF[confidentiality] +
                      INTEG[integrity] +
                      AVAIL[availability] +
                      INTENT[intent]);
                  const result = severityOf(inputs, NOBODY_KNOWS);
                  expect(Number(result.score)).toBe(se);
                  expect(result.quarters / 4).toBe(se);
                  expect(Number.isInteger(result.quarters)).toBe(true);
                  expect(result.band).toBe(bands.find(([under]) => se < under)?.[1]);
                  seen.add(JSON.stringify(inputs));
                }
    expect(seen.size).toBe(4 * 864);
  });
});

describe("the bands", () => {
  it.each([
    [7, "1.75", "low"],
    [8, "2.00", "medium"],
    [11, "2.75", "medium"],
    [12, "3.00", "high"],
    [15, "3.75", "high"],
    [16, "4.00", "very_high"],
    [24, "6.00", "very_high"],
  ])("%d quarters are %s: %s", (quarters, score, band) => {
    expect(inPoints(quarters)).toBe(score);
    expect(bandOf(quarters)).toBe(band);
  });
});

describe("several kinds of data", () => {
  const some = fc.constantFrom(undefined, ...CONTEXT_SCORES);

  it("count as the highest of them, whatever the others are", () => {
    fc.assert(
      fc.property(some, some, some, some, (simple, behavioural, financial, sensitive) => {
        const scores = [simple, behavioural, financial, sensitive].filter((s) => s !== undefined);
        fc.pre(scores.length > 0);
        const data = { simple, behavioural, financial, sensitive };
        const result = severityOf({ ...CALM, data, identification: "maximum" }, NOBODY_KNOWS);
        expect(result.dpc).toBe(Math.max(...scores));
        expect(result.quarters).toBe(Math.max(...scores) * 4);
      }),
    );
  });

  it("none at all has no score", () => {
    expect(() => severityOf({ ...CALM, data: {} }, NOBODY_KNOWS)).toThrow(RangeError);
  });

  it("begin where the method begins, and say each score apart", () => {
    expect(DATA_KINDS.map((kind) => DATA_KIND_GUIDE[kind].base)).toEqual([1, 2, 3, 4]);
    for (const kind of DATA_KINDS) {
      expect(new Set(Object.values(DATA_KIND_GUIDE[kind].scores)).size).toBe(4);
    }
  });
});

describe("the flags", () => {
  it.each([
    [null, null],
    [0, false],
    [100, false],
    [101, true],
  ])("%s persons: more than 100 is %s", (persons, expected) => {
    expect(flagsOf({ persons, unintelligible: null }).more_than_100_persons).toBe(expected);
  });

  it("change no score", () => {
    const { score } = severityOf(CALM, NOBODY_KNOWS);
    for (const persons of [null, 1, 10 ** 9])
      for (const unintelligible of [null, true, false])
        expect(severityOf(CALM, { persons, unintelligible }).score).toBe(score);
  });

  it.each([
    [null, null],
    [{ data: "unintelligible", key: "safe" }, true],
    [{ data: "unintelligible", key: "none" }, true],
    [{ data: "unintelligible", key: "unknown" }, null],
    [{ data: "unintelligible", key: "compromised" }, false],
    [{ data: "unknown", key: "compromised" }, false],
    [{ data: "unknown", key: "safe" }, null],
    [{ data: "partly_unintelligible", key: "safe" }, false],
    [{ data: "readable", key: "none" }, false],
  ] as const)("data protected by %j: unintelligible is %s", (protection, expected) => {
    expect(isUnintelligible(protection)).toBe(expected);
  });

  it("take a number of persons from a count only where it holds one", () => {
    expect(personsIn(null)).toBeNull();
    expect(personsIn({ kind: "unknown" })).toBeNull();
    expect(personsIn({ kind: "to_be_determined" })).toBeNull();
    expect(personsIn({ kind: "approximate", number: 400 })).toBe(400);
  });
});

describe("the printed sum", () => {
  it("can be followed line by line", () => {
    const { computation, method } = severityOf(
      {
        data: { simple: 2, financial: 2 },
        identification: "significant",
        confidentiality: "no_evidence",
        integrity: "no_misuse",
        availability: "temporary",
        intent: "malicious",
      },
      { persons: 400, unintelligible: null },
    );
    expect(method).toBe("enisa-2013");
    expect(computation).toEqual([
      "Simple data: base 1 + 1 = 2. Their volume or who holds them lets somebody draw a profile, or guess at social or financial status.",
      "Financial data: base 3 − 1 = 2. They tell something, and give no significant insight.",
      "Data processing context (DPC): the highest of 2, 2 is 2.",
      "Ease of identification (EI), significant: 0.75. Likely, with little effort.",
      "Confidentiality, exposed, no sign of misuse: +0.00. The data were exposed to a risk, or were not: nothing shows that anybody processed them unlawfully.",
      "Integrity, no wrong use: +0.00. Not altered, or altered with no wrong use found and put right before any.",
      "Availability, lost for a time: +0.25. Out of reach for a time; rebuilding takes time or effort.",
      "Malicious intent, yes: +0.50. Somebody meant harm to the persons or the controller: theft, hacking, sale.",
      "Circumstances of the breach (CB): 0.00 + 0.00 + 0.25 + 0.50 = 0.75.",
      "Severity (SE) = DPC × EI + CB = 2 × 0.75 + 0.75 = 2.25.",
      "Medium (2 to under 3): The persons may meet significant inconveniences, which they get over with some trouble.",
      "More than 100 persons are affected. It stands beside the score and does not change it.",
      "Whether whoever has the data can read them is not known. It stands beside the score and does not change it.",
    ]);
  });

  it("refuses a level that the method does not know", () => {
    const stray = JSON.parse('{"intent":"perhaps"}');
    expect(() => severityOf({ ...CALM, ...stray }, NOBODY_KNOWS)).toThrow(/intent "perhaps"/);
    expect(CIRCUMSTANCES.every((name) => name in CIRCUMSTANCE_GUIDE)).toBe(true);
  });
});
