/** Webhooks at work in this process: reads the ledger when it grows and sends what is due. Any number of processes may. */
import { log } from "../../log";
import { onLedgerGrowth } from "../wake";
import { Dispatcher } from "./deliver";
import { tellWebhooks } from "./feed";

const POLL_MS = 1_000;

/** Starts it; gives what stops it: that waits for attempts under way. */
export function startWebhooks(): () => Promise<void> {
  const dispatcher = new Dispatcher();
  let working: Promise<void> | null = null;
  let troubled = false;

  async function work(): Promise<void> {
    try {
      await tellWebhooks(new Date());
      await dispatcher.fill();
      troubled = false;
    } catch (err) {
      // Said once: without a database it would be said each second.
      if (!troubled) log().warn({ err }, "webhooks wait for the database");
      troubled = true;
    }
  }
  const wake = () => {
    working ??= work().finally(() => {
      working = null;
    });
  };
  const deafen = onLedgerGrowth(wake);
  const poll = setInterval(wake, POLL_MS);
  return async () => {
    clearInterval(poll);
    deafen();
    await working;
    await dispatcher.stop();
  };
}
