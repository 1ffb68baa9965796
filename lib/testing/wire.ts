/** What goes to PostgreSQL over the wire, whoever sends it. */
import pg from "pg";

/** A statement as it went to the database; several may have gone together. */
export interface Sent {
  text: string;
  values: unknown[];
  /** Statements of one number went together, and had their answers together. */
  way: number;
}

type Ear = (sent: Sent) => void;

let ear: Ear | null = null;

/** Runs `act` and tells `hear` each statement that is sent meanwhile, in order, BEGIN and COMMIT too. */
export async function listening(hear: Ear, act: () => Promise<unknown>): Promise<void> {
  ear = hear;
  try {
    await act();
  } finally {
    ear = null;
  }
}

/** Texts by the names under which they were prepared. */
const texts = new Map<string, string>();
let unnamed = "";
let way = 0;

// Every connection of the driver has an ear from the first: later it would not know what was prepared.
const connection = pg.Connection.prototype;
const { query, parse, bind, sync } = connection;

connection.query = function (text) {
  ear?.({ text, values: [], way: way++ });
  return query.call(this, text);
};

connection.parse = function (said, ...more) {
  if (said.name) texts.set(said.name, said.text);
  else unnamed = said.text;
  return parse.call(this, said, ...more);
};

connection.bind = function (said, ...more) {
  const name = said?.statement;
  ear?.({ text: name ? (texts.get(name) ?? name) : unnamed, values: said?.values ?? [], way });
  return bind.call(this, said, ...more);
};

connection.sync = function () {
  way++;
  return sync.call(this);
};
