/** Signing in from a form. */
import { signIn } from "next-auth/react";

/** Why somebody could not come in: its words are the message `refused.<reason>`. */
export type EnterRefusal = "wrong" | "tooMany" | "notReady";

const REASONS: Readonly<Record<string, EnterRefusal>> = {
  CredentialsSignin: "wrong",
  too_many_failures: "tooMany",
};

/** Signs in and goes to `path`; gives the reason where it cannot. */
export async function enter(
  who: { email: string; password: string },
  path: string,
): Promise<EnterRefusal | null> {
  const answer = await signIn("credentials", { ...who, redirect: false }).catch(() => undefined);
  if (!answer?.ok) return REASONS[answer?.error ?? ""] ?? "notReady";
  // A whole new page: nothing of somebody else's stays in memory.
  location.assign(path);
  return null;
}
