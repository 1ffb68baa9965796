import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EEA_STATES } from "../places";
import { type LeadQuestion, leadAuthority } from "./lead";

const ask = (more: Partial<LeadQuestion>) =>
  leadAuthority({
    mainEstablishment: null,
    establishments: null,
    affectedPlaces: null,
    role: "controller",
    body: "private",
    ...more,
  });

describe("with a main establishment", () => {
  it("its authority leads; those of the other establishments and of the affected are concerned", () => {
    const answer = ask({
      mainEstablishment: "DE-BE",
      establishments: ["DE-BE", "FR"],
      affectedPlaces: ["DE", "FR", "IT"],
    });
    expect(answer).toMatchObject({
      kind: "lead",
      authorities: ["de-bln"],
      concerned: ["fr-cnil", "it-garante"],
      undecided: [],
      missing: [],
    });
    const reasons = answer.reasons.join(" ");
    for (const article of ["4(16)", "4(22)", "4(23)(a)", "55(1)", "56(1)"]) {
      expect(reasons).toContain(article);
    }
  });

  it("in Germany, the Land decides: without it nobody is named", () => {
    const answer = ask({
      mainEstablishment: "DE",
      establishments: ["DE", "FR"],
      affectedPlaces: ["FR"],
    });
    expect(answer).toMatchObject({
      kind: "cannot_tell",
      authorities: [],
      missing: ["subdivision"],
    });
    expect(answer.undecided[0]?.candidates).toHaveLength(17);
    expect(answer.reasons.join(" ")).toContain("cannot tell which of the German authorities");
  });

  it("said as Germany, with one place known there, is that place", () => {
    expect(
      ask({ mainEstablishment: "DE", establishments: ["DE-HH", "FR"], affectedPlaces: ["FR"] })
        .authorities,
    ).toEqual(["de-hh"]);
  });

  it("in Bavaria, private and public bodies have different ones, and unknown is neither", () => {
    const at = (body: LeadQuestion["body"]) =>
      ask({ establishments: ["DE-BY"], affectedPlaces: ["DE"], body });
    expect(at("private")).toMatchObject({ kind: "single", authorities: ["de-baylda"] });
    expect(at("public")).toMatchObject({ kind: "single", authorities: ["de-baylfd"] });
    expect(at(null)).toMatchObject({
      kind: "cannot_tell",
      authorities: [],
      undecided: [{ place: "DE-BY", candidates: ["de-baylda", "de-baylfd"] }],
      missing: ["body"],
    });
  });

  it("outside the EEA, with establishments in several states, is none: each is notified", () => {
    expect(
      ask({ mainEstablishment: "US", establishments: ["FR", "IE", "US"], affectedPlaces: ["IT"] }),
    ).toMatchObject({
      kind: "each_concerned",
      authorities: ["fr-cnil", "ie-dpc", "it-garante"],
      concerned: [],
    });
  });

  it("unknown among establishments in several states cannot be told", () => {
    expect(ask({ establishments: ["FR", "IE"], affectedPlaces: ["FR"] })).toMatchObject({
      kind: "cannot_tell",
      authorities: [],
      concerned: ["fr-cnil", "ie-dpc"],
      missing: ["main_establishment"],
    });
  });
});

describe("with establishments in one state", () => {
  it("and nobody affected elsewhere, its authority is the one", () => {
    expect(ask({ establishments: ["FR"], affectedPlaces: ["FR", "IN"] })).toMatchObject({
      kind: "single",
      authorities: ["fr-cnil"],
      concerned: [],
      missing: [],
    });
  });

  it("and persons affected elsewhere, it leads", () => {
    expect(ask({ establishments: ["NO"], affectedPlaces: ["NO", "SE"] })).toMatchObject({
      kind: "lead",
      authorities: ["no-datatilsynet"],
      concerned: ["se-imy"],
    });
  });

  it("whether it leads is open while the affected are unknown, but whom to notify is not", () => {
    expect(ask({ establishments: ["EL"] })).toMatchObject({
      kind: "cannot_tell",
      authorities: ["gr-dpa"],
      missing: ["affected_places"],
    });
  });

  it("and a main one known, other establishments unknown, is not called alone", () => {
    expect(ask({ mainEstablishment: "FR", affectedPlaces: ["FR"] })).toMatchObject({
      kind: "cannot_tell",
      authorities: ["fr-cnil"],
      missing: ["establishments"],
    });
  });

  it("in two Länder, the main one in Germany must be known", () => {
    expect(ask({ establishments: ["DE-BE", "DE-HH"], affectedPlaces: ["DE"] })).toMatchObject({
      kind: "cannot_tell",
      authorities: [],
      missing: ["main_establishment", "subdivision"],
    });
  });
});

describe("without an establishment in the EEA", () => {
  it("each authority of the affected is notified, by para. 73", () => {
    const answer = ask({ establishments: ["US"], affectedPlaces: ["FR", "DE-BE", "GB"] });
    expect(answer).toMatchObject({
      kind: "each_concerned",
      authorities: ["fr-cnil", "de-bln"],
      concerned: [],
    });
    expect(answer.reasons.join(" ")).toContain("9/2022 v2.0, para. 73");
    expect(answer.reasons.join(" ")).toContain("the ICO");
  });

  it("a Germany without its Land stays undecided beside those that are known", () => {
    expect(ask({ establishments: [], affectedPlaces: ["FR", "DE"] })).toMatchObject({
      kind: "each_concerned",
      authorities: ["fr-cnil"],
      missing: ["subdivision"],
    });
  });

  it("and without knowing the affected, nothing can be told", () => {
    expect(ask({ establishments: [] })).toMatchObject({
      kind: "cannot_tell",
      authorities: [],
      missing: ["affected_places"],
    });
  });
});

it("a public body answers to its own authority, without a lead", () => {
  expect(
    ask({ establishments: ["ES-CT"], affectedPlaces: ["ES", "FR"], body: "public" }),
  ).toMatchObject({ kind: "single", authorities: ["es-apdcat"], concerned: [] });
  expect(ask({ establishments: ["ES-CT"], affectedPlaces: ["ES"] }).authorities).toEqual([
    "es-aepd",
  ]);
});

it("a processor is told that it notifies its controllers, and an unknown role is asked for", () => {
  const where = { establishments: ["FR"], affectedPlaces: ["FR"] };
  expect(ask({ ...where, role: "processor" }).reasons.join(" ")).toContain("Art. 33(2)");
  expect(ask({ ...where, role: null }).missing).toEqual(["role"]);
});

it("nothing known gives nothing away", () => {
  expect(ask({ role: null, body: null })).toMatchObject({
    kind: "cannot_tell",
    authorities: [],
    concerned: [],
    missing: ["establishments", "affected_places", "role"],
  });
});

it("for every input: an authority is named unless something is missing, never twice, never both ways", () => {
  const place = fc.constantFrom(
    ...EEA_STATES,
    "DE-BE",
    "DE-BY",
    "ES-CT",
    "US",
    "US-CA",
    "GB",
    "CH",
  );
  const places = fc.option(fc.array(place, { maxLength: 4 }), { nil: null });
  fc.assert(
    fc.property(
      fc.option(place, { nil: null }),
      places,
      places,
      fc.constantFrom("controller", "joint_controller", "processor", null),
      fc.constantFrom("private", "public", null),
      (mainEstablishment, establishments, affectedPlaces, role, body) => {
        const answer = leadAuthority({
          mainEstablishment,
          establishments,
          affectedPlaces,
          role,
          body,
        });
        if (answer.kind === "lead" || answer.kind === "single") {
          expect(answer.authorities).toHaveLength(1);
        }
        if (answer.kind === "cannot_tell") expect(answer.missing).not.toEqual([]);
        expect(new Set(answer.authorities).size).toBe(answer.authorities.length);
        expect(answer.authorities.filter((id) => answer.concerned.includes(id))).toEqual([]);
        expect(answer.reasons).not.toEqual([]);
      },
    ),
    { numRuns: 2000 },
  );
});
