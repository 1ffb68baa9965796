"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { INSTANT_WORDS, type InstantFact } from "@/lib/law/facts";
import { useTime } from "../ui/time-words";
import type { Clash } from "./awareness";

function isInstantName(name: string): name is InstantFact {
  return name in INSTANT_WORDS;
}

/** Two times that cannot both be true, with both values. It stops nobody; it says what cannot be. */
export function ClashNote({ clashes }: { clashes: readonly Clash[] }) {
  const t = useTranslations("declare");
  const fact = useTranslations("facts");
  const time = useTime();
  const words = (name: string) => (isInstantName(name) ? fact(`instant.${name}`) : name);
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
                {t.rich("clash.both", {
                  later: words(later.name),
                  laterAt: time.at(later.at),
                  earlier: words(earlier.name),
                  earlierAt: time.at(earlier.at),
                  b: (said) => <b className="font-semibold">{said}</b>,
                })}
              </p>
            ))}
            <p className="text-ink-2">{t("clash.how")}</p>
          </div>
        </div>
      )}
    </div>
  );
}
