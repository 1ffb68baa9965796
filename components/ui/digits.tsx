import { Fragment } from "react";
import { cx } from "./cx";

/**
 * The digits of a clock, from formatCountdown(): colons and the letter for days stand back.
 *
 * Decorative markup: give the words to assistive technology beside it (Countdown does).
 */
export function Digits({ text, className }: { text: string; className?: string }) {
  return (
    <span className={cx("digits", className)} aria-hidden="true">
      {pieces(text).map(({ key, piece }) => {
        if (piece === ":")
          return (
            <span key={key} className="relative -top-[0.045em] mx-[-0.12em] opacity-42">
              :
            </span>
          );
        if (piece === "+")
          return (
            <span key={key} className="mr-[0.06em] align-[0.14em] text-[0.63em] opacity-80">
              +
            </span>
          );
        if (/^[dTj]$/.test(piece))
          return (
            <span key={key} className="mr-[0.1em] ml-[0.08em] text-[max(0.6em,10px)] opacity-70">
              {piece}
            </span>
          );
        return <Fragment key={key}>{piece}</Fragment>;
      })}
    </span>
  );
}

function pieces(text: string): { key: string; piece: string }[] {
  let at = 0;
  return text.split(/([:dTj+])/).map((piece) => {
    const key = `${at}${piece}`;
    at += piece.length;
    return { key, piece };
  });
}
