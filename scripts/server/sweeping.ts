/** Once an hour: what retries, rate limits and the logs of messages and webhooks no longer need goes, and files that nobody has entered. Several nodes doing it harm nothing. */
import { systemCtx } from "../../lib/access/system";
import { pruneMessages } from "../../lib/alerts/prune";
import { pruneDeliveries } from "../../lib/alerts/webhooks/prune";
import { sweep } from "../../lib/api/kit/sweep";
import { log } from "../../lib/log";
import { sweepFiles } from "../../lib/register/evidence/sweep";
import { sweepProofs } from "../../lib/register/intake/challenge";

const HOUR_MS = 3_600_000;

/** Starts it; gives what stops it. */
export function startSweeping(): () => Promise<void> {
  const act = async () => {
    try {
      const ctx = await systemCtx("sweep", new Date());
      await sweep(ctx);
      await sweepProofs(ctx);
      await sweepFiles(ctx);
      await pruneDeliveries(ctx);
      await pruneMessages(ctx);
    } catch (err) {
      log().warn({ err }, "what is old could not be swept");
    }
  };
  let under = act();
  const timer = setInterval(() => {
    under = act();
  }, HOUR_MS);
  return async () => {
    clearInterval(timer);
    await under;
  };
}
