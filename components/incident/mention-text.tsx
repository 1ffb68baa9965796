import { Fragment } from "react";
import type { Person } from "@/lib/schema/collaboration";
import { MENTION } from "@/lib/schema/collaboration";

/** A comment's text as text: line breaks stand, nothing in it is markup. Who is mentioned stands by name. */
export function MentionText({ body, people }: { body: string; people: readonly Person[] }) {
  return (
    <p className="whitespace-pre-line break-words leading-[1.55]">
      {body.split(new RegExp(MENTION)).map((part, at) => {
        // The pattern has one group: text and ids take turns.
        const person = at % 2 === 1 && people.find(({ id }) => id === part.toLowerCase());
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which only change together
          <Fragment key={at}>
            {person ? (
              <b className="font-medium">@{person.name}</b>
            ) : at % 2 === 1 ? (
              `@{${part}}`
            ) : (
              part
            )}
          </Fragment>
        );
      })}
    </p>
  );
}
