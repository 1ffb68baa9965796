/** Refusals of the register's verbs in this door's own field names. */
import { type Fault, Refusal } from "../../errors";

/** The register's names, and what they are called here. */
const NAMES: Readonly<Record<string, string>> = {
  discovered_at: "dateDiscovered",
  aware_at: "dateDiscovered",
  occurred_from: "dateOccurred",
  delay_reasons: "delayReasons",
  affected: "jurisdictions",
  orgId: "orgGroupId",
};
const NAME = new RegExp(`\\b(${Object.keys(NAMES).join("|")})\\b`, "g");
/** Longer than a name: what a fix says in words. */
const said = (text: string) => text.replaceAll(NAME, (name) => NAMES[name] ?? name);
/** "The affected" is a word of English too: it is a name in pointers alone. */
const words = (text: string) =>
  text.replaceAll(NAME, (name) => (name === "affected" ? name : (NAMES[name] ?? name)));

const inDoorNames = ({ pointer, detail, fix }: Fault): Fault => ({
  pointer: said(pointer),
  detail: words(detail),
  fix: words(fix),
});

/** Runs a verb; what it refuses names this door's fields. */
export async function inOwnNames<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    throw new Refusal(thrown.code, words(thrown.message), {
      faults: thrown.faults.map(inDoorNames),
      headers: thrown.headers,
      cause: thrown,
    });
  }
}
