/** Between what a person types, @Name, and what is kept, @{id}. */
import { MENTION, type Person } from "@/lib/schema/collaboration";

/** The text with names in place of ids, for changing it. */
export function typedOf(body: string, people: readonly Person[]): string {
  return body.replace(MENTION, (whole, id: string) => {
    const person = people.find((one) => one.id === id.toLowerCase());
    return person ? `@${person.name}` : whole;
  });
}

/** The text with ids in place of the names that follow an @. Of two people of one name the chosen one counts. */
export function keptOf(
  typed: string,
  candidates: readonly Person[],
  chosen: readonly Person[],
): string {
  const inOrder = [...chosen, ...candidates].toSorted((a, b) => b.name.length - a.name.length);
  let kept = typed;
  for (const { id, name } of inOrder) {
    const said = new RegExp(`(^|[^\\p{L}\\p{N}])@${plain(name)}(?![\\p{L}\\p{N}])`, "gu");
    kept = kept.replace(said, (_whole, before: string) => `${before}@{${id}}`);
  }
  return kept;
}

/** What stands between the last @ before the caret and the caret; null where no name is being typed. */
export function asked(typed: string, caret: number): string | null {
  const found = /(?:^|[^\p{L}\p{N}])@([^@\n]{0,40})$/u.exec(typed.slice(0, caret));
  return found?.[1] ?? null;
}

const MOST_OFFERED = 6;

/** Those whose name has a word that begins so. */
export function offered(candidates: readonly Person[], said: string): Person[] {
  const wanted = said.toLocaleLowerCase();
  const fits = ({ name }: Person) => {
    const lower = name.toLocaleLowerCase();
    return lower !== wanted && (lower.startsWith(wanted) || lower.includes(` ${wanted}`));
  };
  return candidates.filter(fits).slice(0, MOST_OFFERED);
}

function plain(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
