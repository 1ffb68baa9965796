/** The statements that the app sends to PostgreSQL. */
import { SESSION } from "../db/client";
import { LEDGER_CHANNEL } from "../ledger/announce";
import { listening, type Sent } from "./wire";

/**
 * Runs `act` and gives the texts of the statements that were sent meanwhile, in order, BEGIN and COMMIT too;
 * several may have gone together.
 */
export async function statementsOf(act: () => Promise<unknown>): Promise<string[]> {
  const heard: Sent[] = [];
  await listening(
    (sent) => heard.push(sent),
    async () => {
      await act();
      // The end of a transaction that only read is on its way when the answer is there.
      await new Promise(setImmediate);
    },
  );
  return heard.filter((sent) => !isAside(sent)).map(({ text }) => text);
}

/**
 * What no request sends: that with which a connection begins, whoever opens it, and the call that wakes readers of the
 * ledger, which is one for many requests, made after they were answered.
 */
function isAside({ text, values }: Sent): boolean {
  return text === SESSION || (text.includes("pg_notify") && values.includes(LEDGER_CHANNEL));
}
