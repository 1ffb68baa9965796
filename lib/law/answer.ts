/** The answer to a condition: yes, no, or what would have to be known. */

/** What is asked when a fact is missing. */
export interface Missing {
  /** The fact's name at the API. */
  fact: string;
  question: string;
}

export interface Answer {
  /** Null: cannot be told. */
  holds: boolean | null;
  /** Why, as the part of a sentence; what cannot be told, as the question. */
  because: string;
  missing: readonly Missing[];
}

export const yes = (because: string): Answer => ({ holds: true, because, missing: [] });
export const no = (because: string): Answer => ({ holds: false, because, missing: [] });
export const unknown = (fact: string, question: string): Answer => ({
  holds: null,
  because: question,
  missing: [{ fact, question }],
});
export const either = (holds: boolean, whenTrue: string, whenFalse: string): Answer =>
  holds ? yes(whenTrue) : no(whenFalse);

/** False at the first no; true where all are; else it cannot be told. */
export function all(answers: Answer[]): Answer {
  const refuted = answers.find(({ holds }) => holds === false);
  if (refuted) return refuted;
  return joined(answers, answers.every(({ holds }) => holds === true) ? true : null);
}

/** True at the first yes; false where none is; else it cannot be told. */
export function any(answers: Answer[]): Answer {
  const proven = answers.find(({ holds }) => holds === true);
  if (proven) return proven;
  return joined(answers, answers.every(({ holds }) => holds === false) ? false : null);
}

function joined(answers: Answer[], holds: boolean | null): Answer {
  const told = holds === null ? answers.filter((answer) => answer.holds === null) : answers;
  return {
    holds,
    because: [...new Set(told.map(({ because }) => because))].join("; "),
    missing: told.flatMap(({ missing }) => missing),
  };
}
