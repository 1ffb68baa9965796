/** The statements that a verb sends, caught from the verb itself, so that they cannot differ from what really runs. */
import type { Ctx } from "../lib/context";
import { Prisma } from "../lib/db/rows";
import type { Statement as Named } from "../lib/db/statement";
import { type Tx, transact } from "../lib/db/transaction";

/** A statement as it went to the database. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** What `verb` asks in SQL of its own, in order; what Prisma writes for it is not among it. */
export async function caught(ctx: Ctx, verb: (ctx: Ctx) => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  await transact(ctx, (tx) => verb({ ...ctx, tx: listened(tx, statements) }));
  return statements;
}

/** The transaction, with what is asked of it in SQL noted in `caught`. */
function listened(tx: Tx, caught: Statement[]): Tx {
  return new Proxy(tx, {
    get(of, name) {
      if (name === "$queryRaw") {
        return (said: TemplateStringsArray, ...values: Prisma.Sql["values"]) => {
          const { text, values: flat } = Prisma.sql(said, ...values);
          caught.push({ text, values: flat });
          return of.$queryRaw(said, ...values);
        };
      }
      if (name === "rows") {
        return <Found>(asked: Named<Found>, values: readonly unknown[]) => {
          caught.push({ text: asked.text, values: [...values] });
          return of.rows(asked, values);
        };
      }
      return Reflect.get(of, name);
    },
  });
}
