/** The answer to a condition: yes, no, or what would have to be known. */

/** What is asked when a fact is missing. */
export interface Missing {
  /** The fact's name at the API. */
  fact: string;
  question: string;
}

const nothing = (): readonly Missing[] => [];

/** Put into words when it is read, and not before: of two hundred rules the reasons of a handful are. */
export class Answer {
  /** @param holds null: cannot be told */
  constructor(
    readonly holds: boolean | null,
    readonly say: () => string,
    readonly ask: () => readonly Missing[] = nothing,
  ) {}

  /** Why, as the part of a sentence; what cannot be told, as the question. */
  get because(): string {
    return this.say();
  }

  get missing(): readonly Missing[] {
    return this.ask();
  }
}

export const yes = (because: () => string): Answer => new Answer(true, because);
export const no = (because: () => string): Answer => new Answer(false, because);
export const unknown = (fact: string, question: () => string): Answer =>
  new Answer(null, question, () => [{ fact, question: question() }]);
export const either = (
  holds: boolean,
  whenTrue: () => string,
  whenFalse: () => string = whenTrue,
): Answer => (holds ? yes(whenTrue) : no(whenFalse));

/** False at the first no; true where all are; else it cannot be told. */
export function all<Part>(parts: readonly Part[], answer: (part: Part) => Answer): Answer {
  const answers: Answer[] = [];
  for (const part of parts) {
    const one = answer(part);
    if (one.holds === false) return one;
    answers.push(one);
  }
  return joined(answers, answers.every(({ holds }) => holds === true) ? true : null);
}

/** True at the first yes; false where none is; else it cannot be told. */
export function any<Part>(parts: readonly Part[], answer: (part: Part) => Answer): Answer {
  const answers: Answer[] = [];
  for (const part of parts) {
    const one = answer(part);
    if (one.holds === true) return one;
    answers.push(one);
  }
  return joined(answers, answers.every(({ holds }) => holds === false) ? false : null);
}

function joined(answers: readonly Answer[], holds: boolean | null): Answer {
  const told = () => (holds === null ? answers.filter((answer) => answer.holds === null) : answers);
  return new Answer(
    holds,
    () => [...new Set(told().map(({ because }) => because))].join("; "),
    () => told().flatMap(({ missing }) => missing),
  );
}
