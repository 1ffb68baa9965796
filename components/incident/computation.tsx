import { ChevronRight } from "lucide-react";
import type { Clock } from "@/lib/schema/incident";
import { CHECKED_WORDS } from "./words";

/** The sum behind a deadline, line by line, as it was kept with the clock. */
export function Computation({ clock }: { clock: Clock }) {
  return (
    <details className="group mt-2 text-xs print:[&::details-content]:[content-visibility:visible]">
      <summary className="-mx-1 inline-flex min-h-6 list-none items-center gap-1 rounded-1 px-1 text-ink-2 hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-3.25 flex-none transition-transform group-open:rotate-90 print:hidden"
        />
        How it is computed
      </summary>
      <ol className="mt-1 grid gap-1 border-line-2 border-l pl-3 text-ink-2 leading-normal">
        {clock.computation.map((line) => (
          <li key={line} className="break-words">
            {line}
          </li>
        ))}
        <li>{CHECKED_WORDS[clock.checked]}</li>
      </ol>
    </details>
  );
}
