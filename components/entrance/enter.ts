/** Signing in from a form. */
import { signIn } from "next-auth/react";

const WORDS: Record<string, string> = {
  CredentialsSignin: "The e-mail address or the password is wrong.",
  too_many_failures: "Too many wrong attempts. Wait a minute, then try again.",
};
const NOT_READY = "Signing in does not work at the moment. Try again in a minute.";

/** Signs in and goes to `path`; gives the reason where it cannot. */
export async function enter(
  who: { email: string; password: string },
  path: string,
): Promise<string | null> {
  const answer = await signIn("credentials", { ...who, redirect: false }).catch(() => undefined);
  if (!answer?.ok) return WORDS[answer?.error ?? ""] ?? NOT_READY;
  // A whole new page: nothing of somebody else's stays in memory.
  location.assign(path);
  return null;
}
