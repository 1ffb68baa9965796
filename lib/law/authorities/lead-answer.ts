/** The answer of the lead helper, and how it is put together. */
import type { Role } from "../facts";
import { type Body, competentAt } from "./competent";

export const LEAD_KINDS = ["lead", "each_concerned", "single", "cannot_tell"] as const;
export const LEAD_MISSING = [
  "main_establishment",
  "establishments",
  "affected_places",
  "role",
  "subdivision",
  "body",
] as const;
export type LeadMissing = (typeof LEAD_MISSING)[number];

export interface LeadAnswer {
  kind: (typeof LEAD_KINDS)[number];
  /** Ids of the authorities to notify, as far as they can be told. */
  authorities: string[];
  /** Ids of the further authorities concerned, Art. 4(22). The lead tells them; they are not notified. */
  concerned: string[];
  /** Places that several authorities share, where more must be known to tell which. */
  undecided: { place: string; candidates: string[] }[];
  reasons: string[];
  missing: LeadMissing[];
}

const country = (place: string) => place.slice(0, 2);

/** The answer as it grows: names authorities where the place tells, and says what is missing where not. */
export class Draft {
  private readonly authorities = new Set<string>();
  private readonly concerned = new Set<string>();
  private readonly undecided = new Map<string, string[]>();
  private readonly reasons: string[] = [];
  private readonly missing = new Set<LeadMissing>();

  constructor(private readonly body: Body | null) {}

  say(reason: string): void {
    if (!this.reasons.includes(reason)) this.reasons.push(reason);
  }

  miss(what: LeadMissing, reason?: string): void {
    this.missing.add(what);
    if (reason) this.say(reason);
  }

  /** Names the authority of the place as one to notify; false where it cannot be told which. */
  notify(place: string): boolean {
    return this.tell(place, this.authorities, true);
  }

  concern(places: readonly string[]): void {
    for (const place of places) this.tell(place, this.concerned, false);
  }

  /** `needed`: without it the answer lacks an authority to notify. */
  private tell(place: string, into: Set<string>, needed: boolean): boolean {
    const found = competentAt(place, this.body);
    if (place.startsWith("DE")) {
      this.say(
        "Germany: undertakings of telecommunications and post and federal bodies answer to the BfDI; all others to their Land's authority.",
      );
    }
    if (found.length === 1) {
      for (const { id } of found) into.add(id);
      return true;
    }
    this.undecided.set(
      place,
      found.map(({ id }) => id),
    );
    const [what, reason] = this.whyUndecided(place);
    this.say(reason);
    if (needed) this.miss(what);
    return false;
  }

  private whyUndecided(place: string): [LeadMissing, string] {
    if (place === "DE") {
      return [
        "subdivision",
        "Germany: the Land decides, by the establishment there (of several by the main one, BDSG § 40(2)), or by where the affected persons are. Without it one cannot tell which of the German authorities.",
      ];
    }
    if (this.body === null) {
      return [
        "body",
        `${place}: private and public bodies answer to different authorities there. Which of the two this is, is not known.`,
      ];
    }
    return ["subdivision", `${place}: which part of the country decides is not known.`];
  }

  sayRole(role: Role | null): void {
    if (role === null) {
      this.miss(
        "role",
        "Whether this is a controller or a processor is not known: a processor notifies its controllers, and no authority (GDPR Art. 33(2)).",
      );
    }
    if (role === "processor") {
      this.say(
        "A processor notifies its controllers, and no authority (GDPR Art. 33(2)). What follows is the authority that oversees it, by its own main establishment (Arts 4(16)(b), 56(1)).",
      );
    }
    if (role === "joint_controller") {
      this.say(
        "Joint controllers have no main establishment in common: this answers for this one alone (EDPB Guidelines 8/2022 v2.0, section 2.1.3).",
      );
    }
  }

  sayElsewhere(places: readonly string[]): void {
    const laws = [
      ["GB", "the ICO"],
      ["CH", "the FDPIC"],
    ] as const;
    for (const [code, name] of laws) {
      if (places.some((place) => country(place) === code)) {
        this.say(
          `${code} has a law of its own, outside the GDPR: ${name} may have to be told apart.`,
        );
      }
    }
  }

  answer(kind: LeadAnswer["kind"]): LeadAnswer {
    return {
      kind,
      authorities: [...this.authorities],
      concerned: [...this.concerned].filter((id) => !this.authorities.has(id)),
      undecided: [...this.undecided].map(([place, candidates]) => ({ place, candidates })),
      reasons: this.reasons,
      missing: LEAD_MISSING.filter((what) => this.missing.has(what)),
    };
  }
}
