/**
 * Whom a breach is notified to where processing crosses borders: the lead authority, the one, or each
 * that is concerned. It proposes with its reasons; a person decides. What is not known stays so.
 *
 * Sources: GDPR Arts 4(16), 4(22), 4(23), 33, 55, 56; EDPB Guidelines 9/2022 v2.0 para. 73 (quoted by
 * connectontech.com) and 8/2022 v2.0; EDPB Opinion 04/2024 and BDSG § 40(2) from general knowledge.
 */
import type { Role } from "../facts";
import { EEA_STATES } from "../places";
import type { Body } from "./competent";
import { placeCode } from "./directory";
import { Draft, type LeadAnswer } from "./lead-answer";

export interface LeadQuestion {
  /** Where it is decided why and how data are processed, ISO 3166-1 or 3166-2; null is unknown. */
  mainEstablishment: string | null;
  /** All establishments; none is an empty list, null is unknown. */
  establishments: readonly string[] | null;
  /** Where the affected persons are; null is unknown. */
  affectedPlaces: readonly string[] | null;
  role: Role | null;
  /** Public bodies answer to their own authority, GDPR Art. 55(2); null is unknown. */
  body?: Body | null;
}

const country = (place: string) => place.slice(0, 2);
const inEea = (place: string) => EEA_STATES.has(country(place));
const countriesOf = (places: readonly string[]) => new Set(places.map(country));
/** Without a country of which a part is named beside it: DE says nothing beside DE-BE. */
const precise = (places: readonly string[]) =>
  [...new Set(places)].filter((place) => !places.some((other) => other.startsWith(`${place}-`)));
const list = (places: Iterable<string>) => [...places].join(", ");

/** Whom to notify, why, and what is missing to tell. Deterministic. */
export function leadAuthority(question: LeadQuestion): LeadAnswer {
  const draft = new Draft(question.body ?? null);
  const places = (said: readonly string[] | null) =>
    said === null ? null : [...new Set(said.map(placeCode))];
  const main = question.mainEstablishment === null ? null : placeCode(question.mainEstablishment);
  const affected = places(question.affectedPlaces);
  const affectedEea = affected === null ? null : affected.filter(inEea);
  const stated = places(question.establishments);
  draft.sayRole(question.role);
  draft.sayElsewhere([...(stated ?? []), ...(affected ?? [])]);

  if (stated === null && (main === null || !inEea(main))) {
    draft.miss(
      "establishments",
      "Where the establishments are is not known, and all follows from it.",
    );
    if (affectedEea === null) draft.miss("affected_places");
    draft.concern(affectedEea ?? []);
    return draft.answer("cannot_tell");
  }
  const own = (stated ?? []).filter(inEea);
  // A main establishment is an establishment, and "Germany" says nothing beside "Berlin".
  const home =
    main !== null &&
    inEea(main) &&
    !own.some((place) => place === main || place.startsWith(`${main}-`))
      ? [...own, main]
      : own;
  if (home.length === 0) return withoutEstablishment(draft, affectedEea);
  if (question.body === "public") return publicBody(draft, main, home);
  return countriesOf(home).size > 1
    ? inSeveralStates(draft, main, home, affectedEea)
    : inOneState(draft, main, home, affectedEea, stated !== null);
}

function withoutEstablishment(draft: Draft, affected: readonly string[] | null): LeadAnswer {
  draft.say(
    "Without an establishment in the EEA there is no one-stop shop: the breach is notified to the authority of every state in which affected persons reside. A representative under Art. 27 does not change that (GDPR Arts 55(1), 56(1); EDPB Guidelines 9/2022 v2.0, para. 73).",
  );
  if (affected === null || affected.length === 0) {
    draft.miss(
      "affected_places",
      affected === null
        ? "Where the affected persons are is not known, so the authorities cannot be named."
        : "No affected person in the EEA is stated either: whether the GDPR applies at all is not shown (GDPR Art. 3).",
    );
    return draft.answer("cannot_tell");
  }
  for (const place of affected) draft.notify(place);
  return draft.answer("each_concerned");
}

function publicBody(draft: Draft, main: string | null, home: readonly string[]): LeadAnswer {
  draft.say(
    "For a public body acting under Art. 6(1)(c) or (e) the authority of its own state is competent, and there is no lead authority (GDPR Art. 55(2)).",
  );
  const seat = seatOf(main, home);
  if (seat === null) {
    draft.miss(
      "main_establishment",
      "Several establishments are stated: say where it has its seat.",
    );
    draft.concern(home);
    return draft.answer("cannot_tell");
  }
  return draft.answer(draft.notify(seat) ? "single" : "cannot_tell");
}

function inSeveralStates(
  draft: Draft,
  main: string | null,
  home: readonly string[],
  affected: readonly string[] | null,
): LeadAnswer {
  draft.say(
    `Establishments in several states (${list(countriesOf(home))}) make the processing cross-border, where it takes place in the activities of more than one of them (GDPR Art. 4(23)(a)).`,
  );
  if (affected === null) draft.miss("affected_places");
  if (main !== null && !inEea(main)) {
    draft.say(
      `Decisions taken in ${main}, outside the EEA, leave no main establishment in the Union: no authority leads, and each that is concerned is notified (GDPR Arts 4(16)(a), 55(1); EDPB Opinion 04/2024).`,
    );
    for (const place of precise([...home, ...(affected ?? [])])) draft.notify(place);
    return draft.answer("each_concerned");
  }
  draft.concern(precise([...home, ...(affected ?? [])]));
  if (main === null) {
    draft.miss(
      "main_establishment",
      "The lead authority is that of the main establishment: the central administration in the Union, or where decisions on purposes and means are taken and carried through (GDPR Arts 4(16), 56(1)). It is not known. In doubt notify at least the authority where the breach took place (EDPB, How to notify a data breach).",
    );
    return draft.answer("cannot_tell");
  }
  draft.say(
    `The authority of the main establishment, ${main}, leads and is the one to notify (GDPR Arts 33(1), 55(1), 56(1), 4(16)). Where persons in other states are affected, the notification says so, and the others are concerned (Art. 4(22)).`,
  );
  return draft.answer(draft.notify(seatOf(main, home) ?? main) ? "lead" : "cannot_tell");
}

function inOneState(
  draft: Draft,
  main: string | null,
  home: readonly string[],
  affected: readonly string[] | null,
  complete: boolean,
): LeadAnswer {
  const seat = seatOf(main, home) ?? country(home[0] ?? "");
  if (home.length > 1 && seat.length === 2) draft.miss("main_establishment");
  const told = draft.notify(seat);
  if (!complete) {
    draft.miss("establishments", "Whether there are establishments in other states is not known.");
  }
  if (affected === null) {
    draft.miss(
      "affected_places",
      "Where the affected persons are is not known: with persons in other states the authority of the establishment leads, else it acts alone. It is the one to notify either way (GDPR Arts 55(1), 56(1)).",
    );
  }
  if (!complete || affected === null) {
    draft.concern(affected ?? []);
    return draft.answer("cannot_tell");
  }
  const abroad = affected.filter((place) => country(place) !== country(seat));
  if (abroad.length === 0) {
    draft.say(
      "One establishment's state, and nobody affected in another state of the EEA: no cross-border processing, and the authority of that state is competent (GDPR Arts 4(23), 55(1)).",
    );
    return draft.answer(told ? "single" : "cannot_tell");
  }
  draft.concern(abroad);
  draft.say(
    `Establishments in one state only, with persons affected in ${list(countriesOf(abroad))}: cross-border where they are, or are likely to be, substantially affected, which a person judges (GDPR Art. 4(23)(b)). The authority of the establishment leads and is the one to notify (Arts 55(1), 56(1)); the others are concerned (Art. 4(22)(b)).`,
  );
  return draft.answer(told ? "lead" : "cannot_tell");
}

/** The place whose authority decides: the main establishment, or the only one; null where neither tells. */
function seatOf(main: string | null, home: readonly string[]): string | null {
  if (main !== null && inEea(main)) {
    // The main establishment's country, and one place known in it: that is where it is.
    const finer = home.filter((place) => place.startsWith(`${main}-`));
    return finer.length === 1 ? (finer[0] ?? main) : main;
  }
  return home.length === 1 ? (home[0] ?? null) : null;
}
