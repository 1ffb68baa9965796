"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Person } from "@/lib/schema/collaboration";
import { Button } from "../ui/button";
import { cx } from "../ui/cx";
import { Textarea } from "../ui/input";
import { asked, keptOf, offered } from "./mentions";

/** Where a comment is written: @ offers the people who may read the incident, by keyboard as by pointer. */
export function CommentBox({
  candidates,
  begin = "",
  submit,
  onSend,
  onCancel,
}: {
  candidates: readonly Person[];
  /** The text as it stood, with names. */
  begin?: string;
  /** What the button says that it does. */
  submit: string;
  /** Gives whether it was taken; then the box is empty again. */
  onSend: (body: string) => Promise<boolean>;
  onCancel?: () => void;
}) {
  const t = useTranslations("incident.comments");
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, type] = useState(begin);
  const [wanted, want] = useState<string | null>(null);
  const [chosen, choose] = useState<Person[]>([]);
  const [at, move] = useState(0);
  const [busy, setBusy] = useState(false);
  const offers = wanted === null ? [] : offered(candidates, wanted);

  const follow = () => {
    const { value, selectionStart } = field.current ?? { value: "", selectionStart: 0 };
    want(asked(value, selectionStart));
    move(0);
  };
  const take = (person: Person) => {
    const box = field.current;
    if (!box || wanted === null) return;
    const from = box.selectionStart - wanted.length;
    const after = typed.slice(box.selectionStart);
    const before = `${typed.slice(0, from)}${person.name}${after.startsWith(" ") ? "" : " "}`;
    // At once, not with the next frame: what is typed until then would go before the caret's leap.
    flushSync(() => {
      type(before + after);
      choose([person, ...chosen]);
      want(null);
    });
    box.focus();
    box.setSelectionRange(before.length, before.length);
  };
  const send = async () => {
    if (typed.trim() === "" || busy) return;
    setBusy(true);
    const done = await onSend(keptOf(typed, candidates, chosen));
    setBusy(false);
    if (!done) return;
    type("");
    choose([]);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      void send();
      return;
    }
    const person = offers[at];
    if (!person) return;
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move((at + 1) % offers.length),
      ArrowUp: () => move((at + offers.length - 1) % offers.length),
      Enter: () => take(person),
      Tab: () => take(person),
      Escape: () => want(null),
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    step();
  };
  return (
    <form
      className="relative grid gap-2 print:hidden"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Textarea
        ref={field}
        aria-label={t("label")}
        aria-describedby={`${id}-hint`}
        aria-autocomplete="list"
        aria-controls={offers.length > 0 ? `${id}-offers` : undefined}
        aria-activedescendant={offers.length > 0 ? `${id}-${at}` : undefined}
        value={typed}
        maxLength={10_000}
        placeholder={t("placeholder")}
        className="min-h-14"
        onChange={(event) => {
          type(event.target.value);
          follow();
        }}
        onKeyDown={onKeyDown}
        onBlur={() => want(null)}
      />
      {offers.length > 0 && (
        <div
          id={`${id}-offers`}
          role="listbox"
          aria-label={t("offers")}
          className="absolute top-full z-20 -mt-9 min-w-56 rounded-3 bg-raised p-1.5 text-sm shadow-pop"
        >
          {offers.map((person, place) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys go to the text, which keeps the focus
            <div
              key={person.id}
              id={`${id}-${place}`}
              role="option"
              tabIndex={-1}
              aria-selected={place === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(person)}
              className={cx(
                "cursor-pointer rounded-1 px-2 py-1.5 hover:bg-hover",
                place === at && "bg-selected",
              )}
            >
              {person.name}
            </div>
          ))}
        </div>
      )}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p id={`${id}-hint`} className="text-ink-3 text-xs">
          {t("hint")}
        </p>
        <span className="flex gap-2">
          {onCancel && (
            <Button size="sm" onClick={onCancel}>
              {t("cancel")}
            </Button>
          )}
          <Button size="sm" type="submit" busy={busy}>
            {submit}
          </Button>
        </span>
      </div>
    </form>
  );
}
