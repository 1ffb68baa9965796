/** The statements that a verb sends, caught on the wire, so that they cannot differ from what really runs. */
import pg from "pg";
import type { Ctx } from "../lib/context";
import { transact } from "../lib/db/transaction";

/** A statement as it went to the database. */
export interface Statement {
  text: string;
  values: unknown[];
}

let heard: Statement[] | null = null;

/**
 * What `verb` reads, in order, whoever wrote the statement. Nothing else may ask the database meanwhile.
 *
 * @returns no BEGIN and COMMIT, and not what says whose organisations may be seen
 */
export async function caught(ctx: Ctx, verb: (ctx: Ctx) => Promise<unknown>): Promise<Statement[]> {
  const mine: Statement[] = [];
  await transact(ctx, async (tx) => {
    heard = mine;
    try {
      await verb({ ...ctx, tx });
    } finally {
      heard = null;
    }
  });
  return mine.filter(
    ({ text }) => /^[\s(]*(SELECT|WITH)\b/i.test(text) && !/set_config/.test(text),
  );
}

/** Texts by the names under which they were prepared. */
const texts = new Map<string, string>();
let unnamed = "";

// Every connection of the driver has an ear from the first: later it would not know what was prepared.
const connection = pg.Connection.prototype;
const { parse, bind } = connection;

connection.parse = function (said, ...more) {
  if (said.name) texts.set(said.name, said.text);
  else unnamed = said.text;
  return parse.call(this, said, ...more);
};

connection.bind = function (said, ...more) {
  const name = said?.statement;
  heard?.push({
    text: name ? (texts.get(name) ?? name) : unnamed,
    values: said?.values ?? [],
  });
  return bind.call(this, said, ...more);
};
