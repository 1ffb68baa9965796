/** What a line has told of which subject, so that a page can ask what came after it was rendered. */
import { isAfter, readPosition } from "@/lib/schema/position";

/** Of more subjects than this the oldest are forgotten: who was rendered before them reads anew. */
const MOST_SUBJECTS = 500;

/** What one tab knows, as it hands it to another; places are written as the stream writes them. */
export interface Knowledge {
  since: string;
  last: [subject: string, place: string][];
}

export class Told {
  /** All that came after this place was told; null while nothing is known. */
  #since: string | null = null;
  /** The furthest place that was told. */
  #reached: string | null = null;
  /** The last change of each subject, the oldest first. */
  readonly #last = new Map<string, string>();

  /**
   * A connection stands, and tells all that comes after `place`. What was told before still counts, unless some was
   * left out in between.
   */
  stand(place: string, leftOut: boolean): void {
    const goesOn = this.#reached !== null && !comesAfter(place, this.#reached);
    if (goesOn && !leftOut) return;
    this.#last.clear();
    this.#since = place;
    this.#reached = place;
  }

  /** A change was told. */
  take(subject: string, place: string): void {
    if (this.#since === null) return;
    // Two tabs may tell the same for a moment, one of them later.
    const known = this.#last.get(subject);
    if (known !== undefined && !comesAfter(place, known)) return;
    this.#last.delete(subject);
    this.#last.set(subject, place);
    if (this.#reached === null || comesAfter(place, this.#reached)) this.#reached = place;
    const [oldest] = this.#last;
    if (oldest === undefined || this.#last.size <= MOST_SUBJECTS) return;
    this.#last.delete(oldest[0]);
    if (comesAfter(oldest[1], this.#since)) this.#since = oldest[1];
  }

  /** Whether the subject may have changed after `place`, as far as this line can say. */
  mayHaveChanged(subject: string, place: string): boolean {
    if (this.#since === null || comesAfter(this.#since, place)) return true;
    const last = this.#last.get(subject);
    return last !== undefined && comesAfter(last, place);
  }

  /** The furthest place that was told: who reads from now on finds all that came before. Null while nothing is known. */
  get reached(): string | null {
    return this.#reached;
  }

  /** For a tab that has just come; null while nothing is known. */
  get knowledge(): Knowledge | null {
    return this.#since === null ? null : { since: this.#since, last: [...this.#last] };
  }

  /** Takes over what another tab knows, where this one knows nothing yet; whether it did. */
  adopt({ since, last }: Knowledge): boolean {
    if (this.#since !== null) return false;
    this.stand(since, false);
    for (const [subject, place] of last) this.take(subject, place);
    return true;
  }
}

/** Whether `a` comes after `b` in the ledger; yes where one of them cannot be read: then nothing is known. */
export function comesAfter(a: string, b: string): boolean {
  const [one, other] = [readPosition(a), readPosition(b)];
  return one === null || other === null || isAfter(one, other);
}
