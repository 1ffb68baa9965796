/** The statements that a verb sends, caught on the wire, so that they cannot differ from what really runs. */
import type { Ctx } from "../lib/context";
import { transact } from "../lib/db/transaction";
import { listening, type Sent } from "../lib/testing/wire";

/**
 * What `verb` reads, in order, whoever wrote the statement. Nothing else may ask the database meanwhile.
 *
 * @returns no BEGIN and COMMIT, and not what says whose organisations may be seen
 */
export async function caught(ctx: Ctx, verb: (ctx: Ctx) => Promise<unknown>): Promise<Sent[]> {
  const heard: Sent[] = [];
  await transact(ctx, (tx) =>
    listening(
      (sent) => heard.push(sent),
      () => verb({ ...ctx, tx }),
    ),
  );
  return heard.filter(
    ({ text }) => /^[\s(]*(SELECT|WITH)\b/i.test(text) && !/set_config/.test(text),
  );
}
