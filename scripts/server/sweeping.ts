/** Once an hour: what retries and rate limits no longer need goes. Several nodes doing it harm nothing. */
import { systemCtx } from "../../lib/access/system";
import { sweep } from "../../lib/api/kit/sweep";
import { log } from "../../lib/log";

const HOUR_MS = 3_600_000;

/** Starts it; gives what stops it. */
export function startSweeping(): () => Promise<void> {
  const act = async () => {
    try {
      await sweep(await systemCtx("sweep", new Date()));
    } catch (err) {
      log().warn({ err }, "old retry keys could not be deleted");
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
