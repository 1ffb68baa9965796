/** What the documentation shows of an operation: made by lib/api/docs.ts, drawn by components/docs. */

/** One field of a body, an answer or a query; fields within fields follow it, deeper. */
export interface FieldRow {
  /** From the top: "period.unit". No two rows have the same. */
  path: string;
  name: string;
  depth: number;
  /** In words: "text, at most 500 characters". */
  type: string;
  required: boolean;
  description: string;
}

export interface AnswerView {
  status: string;
  description: string;
  contentType: string;
  fields: FieldRow[];
  /** The operation on the same page that lists the very same fields; they are not listed again. */
  sameAs: { id: string; summary: string } | null;
  headers: { name: string; description: string }[];
}

export interface RefusalView {
  code: string;
  status: number;
  title: string;
}

/** What the try-it form begins with. */
export interface TryIt {
  /** With {name} for its parameters. */
  path: string;
  params: { name: string; value: string }[];
  query: { name: string; value: string; required: boolean; choices: string[] }[];
  /** Optional headers besides the credential. */
  headers: string[];
  body: string | null;
  contentType: string;
  withKey: boolean;
}

export interface OperationView {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  /** What the credential must hold; null where none is asked. */
  scope: string | null;
  params: FieldRow[];
  query: FieldRow[];
  headers: FieldRow[];
  body: FieldRow[];
  bodyType: string;
  example: string | null;
  answers: AnswerView[];
  refusals: RefusalView[];
  samples: readonly { name: string; code: string }[];
  tryIt: TryIt;
}

/** A line of the list of all operations. */
export interface OperationLine {
  id: string;
  method: string;
  path: string;
  summary: string;
}

export interface DoorLine {
  id: string;
  name: string;
  about: string;
  operations: OperationLine[];
}
