/**
 * The alerts' jobs alone, as a process of its own that a test can kill: reminds and sends until there is nothing
 * left, as at the instant NOW. Bundled by the test that starts it.
 */
import { setTimeout as wait } from "node:timers/promises";
import { openPost } from "../alerts/mail/post";
import { sendMail } from "../alerts/mail/send";
import { remind } from "../alerts/reminders";

const begun = Date.now();
/** The test's instant, going on from there. */
const now = () => new Date(Number(process.env.TEST_NOW_MS) + Date.now() - begun);

const post = openPost();
process.send?.("begun");

async function reminding(): Promise<never> {
  for (;;) if ((await remind(now())) === 0) await wait(50);
}

async function sending(): Promise<never> {
  for (;;) if ((await sendMail(now(), post)).looked === 0) await wait(50);
}

await Promise.all([reminding(), sending()]);
