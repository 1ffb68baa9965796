"use client";
import { CircleAlert } from "lucide-react";
import { INSTANT_WORDS, type InstantFact } from "@/lib/law/facts";
import { formatInstant } from "@/lib/time";
import { useZone } from "../ui/now";
import type { Clash } from "./awareness";

function isInstantName(name: string): name is InstantFact {
  return name in INSTANT_WORDS;
}

const words = (name: string) => (isInstantName(name) ? INSTANT_WORDS[name] : name);

/** Two times that cannot both be true, with both values. It stops nobody; it says what cannot be. */
export function ClashNote({ clashes }: { clashes: readonly Clash[] }) {
  const zone = useZone();
  return (
    // The region stands before there is anything to say, so that it is spoken when there is.
    <div role="status" id="clash">
      {clashes.length > 0 && (
        <div
          data-state="decide"
          className="mt-5 flex items-start gap-2.5 rounded-3 border border-decide-fill border-dashed bg-surface px-4 py-3 text-sm"
        >
          <CircleAlert aria-hidden className="mt-0.5 size-4 flex-none text-decide" />
          <div className="grid min-w-0 gap-1">
            {clashes.map(({ earlier, later }) => (
              <p key={`${earlier.name} ${later.name}`} suppressHydrationWarning>
                <b className="font-semibold">{words(later.name)}</b>{" "}
                {formatInstant(later.at, zone, "full")} lies before{" "}
                <b className="font-semibold">{words(earlier.name)}</b>{" "}
                {formatInstant(earlier.at, zone, "full")}.
              </p>
            ))}
            <p className="text-ink-2">
              Both cannot be true, so no clock can start. Check the two times, or take one out. The
              draft is kept meanwhile.
            </p>
          </div>
        </div>
      )}
    </div>
  );
}
