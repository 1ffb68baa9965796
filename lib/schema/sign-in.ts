/** Accounts, signing in and the first set-up, as forms and verbs speak of them. */
import { z } from "zod";
import { filledText, text } from "./text";

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

/** An e-mail address, lower-cased and trimmed: one person has one account. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "Use at most 254 characters.")
  .pipe(z.email("Use an e-mail address, such as dpo@example.org."));

/** A password as it is chosen. Length is all that is asked of it. */
export const newPassword = text(LONGEST_PASSWORD).refine(
  (said) => said.length >= SHORTEST_PASSWORD,
  `Use at least ${SHORTEST_PASSWORD} characters.`,
);

/** A name of a person, an organisation or a key. */
export const shortName = filledText(200).transform((said) => said.trim());

/** A new account. */
export const accountSchema = z.strictObject({ email, name: shortName, password: newPassword });

/** Signing in. What is typed is not judged here: every wrong answer is the same. */
export const signInSchema = z.object({
  email: z.string().min(1, "Enter your e-mail address."),
  password: z.string().min(1, "Enter your password."),
});

/** Choosing another password, by whoever knows the one until now. */
export const changePasswordSchema = z.strictObject({
  current: z.string().min(1, "Enter the password that you use now."),
  password: newPassword,
});

/** The first organisation and its owner. */
export const setupSchema = z.strictObject({
  orgName: shortName,
  email,
  name: shortName,
  password: newPassword,
});

export type AccountInput = z.input<typeof accountSchema>;
export type SignInInput = z.input<typeof signInSchema>;
export type ChangePasswordInput = z.input<typeof changePasswordSchema>;
export type SetupInput = z.input<typeof setupSchema>;

/** One sign-in of one browser, as its owner sees it. */
export interface SessionView {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  userAgent: string;
  address: string;
}
