/**
 * The directory of supervisory authorities: the EEA's, the Union's own, the United Kingdom's and
 * Switzerland's. Checked against its schema as it loads.
 */
import { EEA_STATES } from "../places";
import { type Authority, type AuthoritySource, authoritySchema } from "./authority";
import { BEYOND_THE_STATES } from "./beyond-the-states";
import { EEA_A_TO_I } from "./eea-a-to-i";
import { EEA_I_TO_S } from "./eea-i-to-s";
import { GERMANY } from "./germany";
import { SPAIN } from "./spain";

/**
 * The authorities of these lists, sorted by country and id.
 *
 * @throws Error that names the authority which does not fit, or stands twice
 */
export function loadAuthorities(lists: readonly (readonly AuthoritySource[])[]): Authority[] {
  const seen = new Set<string>();
  const authorities = lists.flat().map((source) => {
    const parsed = authoritySchema.safeParse(source);
    if (!parsed.success) {
      const faults = parsed.error.issues.map(
        ({ path, message }) => `${path.join(".")}: ${message}`,
      );
      throw new Error(`The authority ${source.id} does not fit: ${faults.join("; ")}`);
    }
    if (seen.has(source.id)) throw new Error(`The authority ${source.id} stands twice.`);
    seen.add(source.id);
    return parsed.data;
  });
  const key = ({ country, id }: Authority) => `${country} ${id}`;
  return authorities.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const AUTHORITIES = loadAuthorities([EEA_A_TO_I, EEA_I_TO_S, GERMANY, SPAIN, BEYOND_THE_STATES]);
const BY_ID = new Map(AUTHORITIES.map((authority) => [authority.id, authority]));
const BY_NAME = namesOf(AUTHORITIES);

/** Every authority, by country and then by id. */
export function allAuthorities(): readonly Authority[] {
  return AUTHORITIES;
}

/** The authority of that id, or undefined where the directory has none. */
export function authorityById(id: string): Authority | undefined {
  return BY_ID.get(id);
}

/** Whether it is an authority of the EEA: one of a state's, or the Union's own. */
export function isOfTheEea({ country }: Authority): boolean {
  return country === "EU" || EEA_STATES.has(country);
}

/** A name as it is compared: capitals, without accents, dots and dashes. CNIL for C.N.I.L. */
export function plainName(written: string): string {
  return written
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .replace(/\./g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** A place's code with the country as ISO 3166-1 writes it: EL is Greece, UK is GB. */
export function placeCode(written: string): string {
  return written
    .trim()
    .toUpperCase()
    .replace(/^EL(?=-|$)/, "GR")
    .replace(/^UK(?=-|$)/, "GB");
}

/** Every authority that a name or a place's code may stand for: several share Datatilsynet, LfDI or DE. */
export function findAuthorities(written: string): readonly Authority[] {
  const named = BY_NAME.get(plainName(written));
  if (named) return named;
  const place = placeCode(written);
  // EU is no country: who writes it need not mean the EDPS.
  if (place === "EU") return [];
  return AUTHORITIES.filter(({ country, subdivision }) =>
    place.length === 2 ? country === place : subdivision === place,
  );
}

/** The one authority that the name or code stands for; undefined where it is none, or might be several. */
export function findAuthority(written: string): Authority | undefined {
  const found = findAuthorities(written);
  return found.length === 1 ? found[0] : undefined;
}

export interface AuthorityFilter {
  /** A country takes its parts along: DE, DE-BY. */
  country?: string;
  /** Words of the names, the short names or the place's code; all of them must occur. */
  q?: string;
}

/** The authorities that fit, in the directory's order. */
export function searchAuthorities({ country, q = "" }: AuthorityFilter): Authority[] {
  const place = country === undefined ? undefined : placeCode(country);
  const words = plainName(q).split(" ").filter(Boolean);
  return AUTHORITIES.filter(
    (authority) =>
      (place === undefined || place === authority.country || place === authority.subdivision) &&
      words.every((word) => searched(authority).includes(word)),
  );
}

function searched({ country, subdivision, name, ownNames, shortNames }: Authority): string {
  const own = ownNames.map((its) => its.name);
  return plainName([country, subdivision ?? "", name, ...own, ...shortNames].join(" "));
}

function namesOf(authorities: readonly Authority[]): ReadonlyMap<string, readonly Authority[]> {
  const byName = new Map<string, Authority[]>();
  for (const authority of authorities) {
    const own = authority.ownNames.map(({ name }) => name);
    for (const name of new Set([authority.name, ...own, ...authority.shortNames].map(plainName))) {
      byName.set(name, [...(byName.get(name) ?? []), authority]);
    }
  }
  return byName;
}
