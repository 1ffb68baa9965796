/**
 * How severe a breach is after ENISA's method of 2013: SE = DPC × EI + CB. Every value is a whole number of
 * quarters, so that nothing rounds. The score proposes; it decides nothing.
 */
import {
  BAND_GUIDE,
  type Band,
  CIRCUMSTANCE_GUIDE,
  CIRCUMSTANCES,
  type Circumstance,
  type ContextScore,
  DATA_KIND_GUIDE,
  DATA_KINDS,
  type DataKind,
  IDENTIFICATION_GUIDE,
  type Identification,
  type LevelOf,
} from "./enisa-guide";
import type { Count, Protection } from "./facts";

/** Kept with every score: another method or another reading of it gets another id. */
export const ENISA_METHOD = "enisa-2013";
/** "More than 100 individuals": a flag beside the score, and no part of it. */
export const MANY_PERSONS = 100;

/** What a person finds. Each kind of data that was concerned has the score that fits the case. */
export interface SeverityInputs {
  data: Readonly<Partial<Record<DataKind, ContextScore>>>;
  identification: Identification;
  confidentiality: LevelOf<"confidentiality">;
  integrity: LevelOf<"integrity">;
  availability: LevelOf<"availability">;
  intent: LevelOf<"intent">;
}

/** What is shown beside the score and does not change it. Null is unknown. */
export interface SeverityContext {
  persons: number | null;
  unintelligible: boolean | null;
}

export interface SeverityFlags {
  more_than_100_persons: boolean | null;
  unintelligible: boolean | null;
}

export interface SeverityResult {
  method: typeof ENISA_METHOD;
  /** 4 × the score, a whole number from 1 to 24. */
  quarters: number;
  /** The score with two decimals, exact: "3.25". */
  score: string;
  band: Band;
  /** Data processing context: the highest of the kinds concerned. */
  dpc: ContextScore;
  /** 4 × EI and 4 × CB. */
  identificationQuarters: number;
  circumstancesQuarters: number;
  /** The sum, line by line, for a person to follow. */
  computation: string[];
  flags: SeverityFlags;
}

/**
 * The score of a breach.
 *
 * @throws RangeError where no kind of data is named
 */
export function severityOf(inputs: SeverityInputs, context: SeverityContext): SeverityResult {
  const kinds = DATA_KINDS.flatMap((kind) => {
    const score = inputs.data[kind];
    return score === undefined ? [] : [{ kind, score }];
  });
  const highest = kinds.reduce<ContextScore | null>(
    (most, { score }) => (most === null || score > most ? score : most),
    null,
  );
  if (highest === null) throw new RangeError("A severity needs at least one kind of data.");
  const identification = IDENTIFICATION_GUIDE[inputs.identification];
  const circumstances = CIRCUMSTANCES.map((name) => ({ name, ...levelOf(name, inputs) }));
  const cb = circumstances.reduce((sum, { quarters }) => sum + quarters, 0);
  const quarters = highest * identification.quarters + cb;
  const score = inPoints(quarters);
  const band = bandOf(quarters);
  const flags = flagsOf(context);
  return {
    method: ENISA_METHOD,
    quarters,
    score,
    band,
    dpc: highest,
    identificationQuarters: identification.quarters,
    circumstancesQuarters: cb,
    computation: [
      ...kinds.map(({ kind, score }) => contextLine(kind, score)),
      kinds.length > 1
        ? `Data processing context (DPC): the highest of ${kinds.map(({ score }) => score).join(", ")} is ${highest}.`
        : `Data processing context (DPC): ${highest}.`,
      `Ease of identification (EI), ${lower(identification.name)}: ${inPoints(identification.quarters)}. ${identification.guide}`,
      ...circumstances.map(
        ({ name, quarters, level, guide }) =>
          `${CIRCUMSTANCE_GUIDE[name].name}, ${lower(level)}: +${inPoints(quarters)}. ${guide}`,
      ),
      `Circumstances of the breach (CB): ${circumstances.map(({ quarters }) => inPoints(quarters)).join(" + ")} = ${inPoints(cb)}.`,
      `Severity (SE) = DPC × EI + CB = ${highest} × ${inPoints(identification.quarters)} + ${inPoints(cb)} = ${score}.`,
      `${BAND_GUIDE[band].name} (${BAND_GUIDE[band].range}): ${BAND_GUIDE[band].guide}`,
      ...flagLines(flags),
    ],
    flags,
  };
}

/** The band of a score. An edge belongs to the band above it: 2.00 is medium. */
export function bandOf(quarters: number): Band {
  if (quarters < 8) return "low";
  if (quarters < 12) return "medium";
  return quarters < 16 ? "high" : "very_high";
}

/** Quarters as points, exact: 13 → "3.25". */
export function inPoints(quarters: number): string {
  const rest = String((quarters % 4) * 25).padStart(2, "0");
  return `${Math.floor(quarters / 4)}.${rest}`;
}

/** How many persons a count says, exactly or about; null where it says none. */
export function personsIn(count: Count | null): number | null {
  return count !== null && "number" in count ? count.number : null;
}

/** Whether nobody who has the data can read them. Unknown where either half of the answer is. */
export function isUnintelligible(protection: Protection | null): boolean | null {
  if (protection === null) return null;
  const { data, key } = protection;
  if (data === "readable" || data === "partly_unintelligible") return false;
  if (key === "compromised") return false;
  return data === "unknown" || key === "unknown" ? null : true;
}

/** The flags that stand beside a score. */
export function flagsOf({ persons, unintelligible }: SeverityContext): SeverityFlags {
  return {
    more_than_100_persons: persons === null ? null : persons > MANY_PERSONS,
    unintelligible,
  };
}

/** The flags in words; neither changes the score. */
export function flagLines(flags: SeverityFlags): string[] {
  return [
    beside(flags.more_than_100_persons, {
      yes: "More than 100 persons are affected.",
      no: "Not more than 100 persons are affected.",
      unknown: "Whether more than 100 persons are affected is not known.",
    }),
    beside(flags.unintelligible, {
      yes: "The data are unintelligible to whoever has them.",
      no: "The data can be read by whoever has them, in part at least.",
      unknown: "Whether whoever has the data can read them is not known.",
    }),
  ];
}

function beside(flag: boolean | null, words: { yes: string; no: string; unknown: string }): string {
  const said = flag === null ? words.unknown : flag ? words.yes : words.no;
  return `${said} It stands beside the score and does not change it.`;
}

function levelOf(name: Circumstance, inputs: SeverityInputs) {
  const levels: Readonly<Record<string, { name: string; quarters: number; guide: string }>> =
    CIRCUMSTANCE_GUIDE[name].levels;
  const found = levels[inputs[name]];
  if (!found) throw new RangeError(`The method knows no ${name} "${inputs[name]}".`);
  return { level: found.name, quarters: found.quarters, guide: found.guide };
}

function contextLine(kind: DataKind, score: ContextScore): string {
  const { name, base, scores } = DATA_KIND_GUIDE[kind];
  const step = score - base;
  const sum =
    step === 0
      ? `base ${base}`
      : `base ${base} ${step > 0 ? "+" : "−"} ${Math.abs(step)} = ${score}`;
  return `${name}: ${sum}. ${scores[score]}`;
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
