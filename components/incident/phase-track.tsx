"use client";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { cx } from "../ui/cx";
import { Time } from "../ui/time";
import { useTime } from "../ui/time-words";
import type { Phase } from "./phases";

/** When it began, was found, was known, was told and was closed: on one line, with the time between. */
export function PhaseTrack({ phases }: { phases: readonly Phase[] }) {
  const t = useTranslations("incident.phase");
  const time = useTime();
  if (phases.length === 0) return null;
  return (
    <ol
      aria-label={t("label")}
      className="relative mb-6 text-sm max-sm:grid max-sm:gap-2 sm:h-17 sm:pr-36"
    >
      <li aria-hidden className="contents">
        <span className="absolute top-6 right-36 left-0 border-control border-t max-sm:hidden" />
      </li>
      {phases.map((phase, index) => {
        const before = phases[index - 1];
        return (
          <Fragment key={phase.phase}>
            {phase.afterMs !== null && before && (
              <li
                aria-hidden
                className="narrow absolute top-0 text-2xs text-ink-3 max-sm:hidden"
                style={{
                  left: `calc((100% - 9rem) * ${(before.place + phase.place) / 200} - 1.5rem)`,
                }}
              >
                {time.duration(phase.afterMs)}
              </li>
            )}
            <li
              className="max-sm:static! sm:absolute sm:top-[1.2rem]"
              style={{ left: `calc((100% - 9rem) * ${phase.place / 100})` }}
            >
              <span
                aria-hidden
                className={cx(
                  "mb-2 block size-2.5 rounded-full border-[1.5px] border-ink max-sm:hidden",
                  phase.phase === "aware" ? "bg-ink" : "bg-surface",
                )}
              />
              <b className="block font-semibold max-sm:inline-block max-sm:w-24">
                {t(`name.${phase.phase}`)}
              </b>{" "}
              <Time at={phase.at} className="text-ink-3 text-xs" />
            </li>
          </Fragment>
        );
      })}
    </ol>
  );
}
