/** The sample organisation of `npm start -- --demo`. */
import { Refusal } from "../lib/errors";

/**
 * Makes the sample organisation, once, with times relative to `now`; gives its sign-in.
 *
 * @throws Refusal unavailable: there is none yet
 */
export async function seedDemo(_now: Date): Promise<{ email: string; password: string }> {
  throw new Refusal("unavailable", "There is no sample organisation in this version yet.");
}
