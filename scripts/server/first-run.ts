/** The first organisation and its owner: unattended, as a demo, or by the link that the console prints. */
import { prepareSetup, unattendedSetup } from "../../lib/access/setup";
import { StartFault } from "../../lib/db/start-fault";
import { env } from "../../lib/env";
import { Refusal } from "../../lib/errors";
import { seedDemo } from "../../prisma/seed";

/**
 * Does what the first run needs, and gives what to tell the person at the console.
 *
 * @param address where Tocsin is, without a slash at the end
 */
export async function firstRun(address: string, demo: boolean): Promise<string[]> {
  const now = new Date();
  if (demo) {
    const { email, password } = await seedDemo(now);
    return [`Sample organisation: sign in as ${email} with the password ${password}`];
  }
  const { TOCSIN_ADMIN_EMAIL, TOCSIN_ADMIN_PASSWORD, TOCSIN_ORG_NAME } = env();
  if (TOCSIN_ADMIN_EMAIL) {
    await unattended(TOCSIN_ADMIN_EMAIL, TOCSIN_ADMIN_PASSWORD, TOCSIN_ORG_NAME, now);
    return [];
  }
  const token = await prepareSetup({ now });
  return token
    ? ["Set it up in a browser; this link works once:", `  ${address}/setup?token=${token}`]
    : [];
}

async function unattended(
  email: string,
  password: string | undefined,
  orgName: string | undefined,
  now: Date,
): Promise<void> {
  if (!password || !orgName) {
    throw new StartFault(
      "TOCSIN_ADMIN_EMAIL is set; an unattended set-up needs TOCSIN_ADMIN_PASSWORD and TOCSIN_ORG_NAME as well.",
    );
  }
  try {
    await unattendedSetup({ email, password, orgName, now });
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    const faults = cause.faults.map((fault) => `${fault.detail} ${fault.fix}`).join(" ");
    throw new StartFault(
      `The unattended set-up does not fit (TOCSIN_ADMIN_EMAIL, TOCSIN_ADMIN_PASSWORD, TOCSIN_ORG_NAME): ${faults || cause.message}`,
      { cause },
    );
  }
}
