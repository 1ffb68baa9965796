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
    try {
      const again = await openEmbedded(env().TOCSIN_DATA_DIR, { serving: true });
      if (again.url !== database.url) {
        await again.close();
        await giveUp("The database ended and its port was taken meanwhile. Start Tocsin again.");
      }
      database.embedded = again;
      log().info("the database is back");
    } catch (error) {
      await giveUp(error instanceof StartFault ? error.message : `The database ended: ${error}`);
    }
    return follow();
  };
  void follow();
}
