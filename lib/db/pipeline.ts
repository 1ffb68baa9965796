/**
 * Statements that travel together: one round trip for however many there are, one answer to each. The driver
 * sends a statement and waits for its end; the protocol itself takes any number before it is asked to answer.
 * Where one fails, PostgreSQL skips the rest.
 */
import type { Connection, Submittable } from "pg";
import { type Parameter, readerOf } from "./values";

export type Row = Record<string, unknown>;

/** What a statement gave. */
export interface Outcome {
  rows: Row[];
  /** Rows that it gave, or wrote. */
  count: number;
  /** What was done: SELECT, INSERT, COMMIT, ROLLBACK. */
  done: string;
}

/** A statement on its way. */
export interface Sending {
  text: string;
  /** It is prepared once for each connection under this name; without one it is planned each time. */
  name: string;
  values: Parameter[];
  /** Hears how it went; who needs no answer is told nothing. */
  gave?: (outcome: Outcome) => void;
  failed?: (error: unknown) => void;
}

interface Field {
  name: string;
  read: (text: string) => unknown;
}

interface Described {
  fields: { name: string; dataTypeID: number }[];
}

/** What is prepared on a connection, by name: its text, and the columns that it gives. */
type Prepared = Map<string, { text: string; fields: Field[] }>;

// Route bundles and the instrumentation are separate module graphs: what must be one lives on globalThis.
const held = globalThis as typeof globalThis & { tocsinPrepared?: WeakMap<Connection, Prepared> };

function preparedOn(connection: Connection): Prepared {
  held.tocsinPrepared ??= new WeakMap();
  const known = held.tocsinPrepared.get(connection);
  if (known) return known;
  const none: Prepared = new Map();
  held.tocsinPrepared.set(connection, none);
  return none;
}

/** As the driver takes a query of one's own making (Submittable); it calls the handlers as answers come. */
export class Pipeline implements Submittable {
  readonly #sent: readonly Sending[];
  readonly #whenFailed: ((error: unknown) => void) | undefined;
  #prepared: Prepared = new Map();
  #at = 0;
  #fields: Field[] | undefined;
  #rows: Row[] = [];

  /** @param whenFailed hears of the first failure, whoever waits for an answer */
  constructor(sent: readonly Sending[], whenFailed?: (error: unknown) => void) {
    this.#sent = sent;
    this.#whenFailed = whenFailed;
  }

  /** For whoever listens: what is sent, in order. */
  get text(): string {
    return this.#sent.map(({ text }) => text).join("; ");
  }

  get values(): Parameter[] {
    return this.#sent.flatMap(({ values }) => values);
  }

  submit(connection: Connection): void {
    this.#prepared = preparedOn(connection);
    connection.stream.cork();
    for (const { name, text, values } of this.#sent) {
      // A name with another text (code that was loaded anew) is another statement.
      const isKnown = name !== "" && this.#prepared.get(name)?.text === text;
      if (!isKnown) {
        this.#prepared.delete(name);
        // Whether an earlier failure came before or after it was prepared is not known.
        if (name !== "") connection.close({ type: "S", name }, true);
        connection.parse({ name, text, types: [] }, true);
      }
      connection.bind({ portal: "", statement: name, values }, true);
      if (!isKnown) connection.describe({ type: "P", name: "" }, true);
      connection.execute({ portal: "", rows: "" }, true);
    }
    connection.sync();
    connection.stream.uncork();
  }

  handleRowDescription({ fields }: Described): void {
    this.#fields = fields.map(({ name, dataTypeID }) => ({ name, read: readerOf(dataTypeID) }));
  }

  handleDataRow({ fields: values }: { fields: (string | null)[] }): void {
    const fields =
      this.#fields ?? this.#prepared.get(this.#sent[this.#at]?.name ?? "")?.fields ?? [];
    const row: Row = {};
    for (let at = 0; at < fields.length; at++) {
      const field = fields[at];
      const value = values[at];
      if (field) row[field.name] = value == null ? null : field.read(value);
    }
    this.#rows.push(row);
  }

  handleCommandComplete({ text }: { text: string }): void {
    const sent = this.#sent[this.#at++];
    const rows = this.#rows;
    if (sent && sent.name !== "" && this.#prepared.get(sent.name)?.text !== sent.text) {
      this.#prepared.set(sent.name, { text: sent.text, fields: this.#fields ?? [] });
    }
    this.#rows = [];
    this.#fields = undefined;
    const words = text.split(" ");
    sent?.gave?.({ rows, count: Number(words.at(-1)) || 0, done: words[0] ?? "" });
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: "" });
  }

  handleError(error: unknown): void {
    const left = this.#sent.slice(this.#at);
    this.#at = this.#sent.length;
    if (isStale(error)) this.#prepared.clear();
    const bare = withoutValues(error);
    this.#whenFailed?.(bare);
    for (const { failed } of left) failed?.(bare);
  }

  handleReadyForQuery(): void {}

  handlePortalSuspended(): void {}

  handleCopyInResponse(): void {}

  handleCopyData(): void {}
}

/**
 * Whether the connection lost what was prepared on it (DISCARD, a pooler that changed servers), or a migration
 * changed what a statement gives: from the next time on all is prepared anew.
 */
function isStale(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "26000" || code === "0A000";
}

/** Details of a failure quote the row that failed, and those belong to no log. */
function withoutValues(error: unknown): unknown {
  if (error instanceof Error) Object.assign(error, { detail: undefined, where: undefined });
  return error;
}
