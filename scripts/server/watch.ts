/** The embedded database dies while we serve: it is started again, and where that fails we end too. */
import { openEmbedded } from "../../lib/db/embedded";
import { StartFault } from "../../lib/db/start-fault";
import { env } from "../../lib/env";
import { log } from "../../lib/log";
import type { OpenDatabase } from "./database";

const MOST_IN_A_MINUTE = 5;

/**
 * Watches the embedded database of `database`, whose `embedded` is replaced when it had to be opened
 * again.
 *
 * @param giveUp told when it does not come back, in a sentence
 */
export function watchDatabase(
  database: OpenDatabase,
  giveUp: (reason: string) => Promise<never>,
): void {
  const losses: number[] = [];
  const follow = async (): Promise<void> => {
    await database.embedded?.lost;
    if (database.closing) return;
    losses.push(Date.now());
    const lately = losses.filter((at) => Date.now() - at < 60_000).length;
    if (lately > MOST_IN_A_MINUTE) {
      await giveUp(
        `The database ended ${lately} times within a minute. See postgres.log in ${env().TOCSIN_DATA_DIR}.`,
      );
    }
    log().warn("the database ended; starting it again");
    const fault = await reopen(database);
    if (fault !== null) await giveUp(fault);
    return follow();
  };
  void follow();
}

/** Opens it again in its place; gives the reason where it does not come back. */
async function reopen(database: OpenDatabase): Promise<string | null> {
  const opening = openEmbedded(env().TOCSIN_DATA_DIR, { serving: true });
  database.returning = opening.then(
    (again) => {
      database.embedded = again;
    },
    () => {},
  );
  try {
    const again = await opening;
    if (again.url !== database.url) {
      return "The database ended and its port was taken meanwhile. Start Tocsin again.";
    }
    log().info("the database is back");
    return null;
  } catch (error) {
    return error instanceof StartFault ? error.message : `The database ended: ${error}`;
  }
}
