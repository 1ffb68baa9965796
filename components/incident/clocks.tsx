"use client";
import { useTranslations } from "next-intl";
import type { Duty } from "@/lib/schema/duties";
import { Glyph } from "../ui/glyph";
import { LawTerm } from "../ui/law-term";
import { useNow } from "../ui/now";
import { useTime } from "../ui/time-words";
import { ClockCard } from "./clock-card";
import { type GroupedDuties, groupDuties } from "./duty-order";
import { SettledDuty } from "./settled-duty";
import { forceWords } from "./words";

/** All clocks of an incident: the open ones by pressure, then those that wait, then how the others ended. */
export function Clocks({ duties }: { duties: readonly Duty[] }) {
  const t = useTranslations("incident");
  const groups = groupDuties(duties, useNow());
  const of = (name: GroupedDuties<Duty>["group"]) =>
    groups.find(({ group }) => group === name)?.duties ?? [];
  const undecided = of("decide");
  const open = [...of("overdue"), ...undecided, ...of("running")];
  // So that what runs stays in sight beside many decisions; all of them stand among the duties.
  const shown = [...of("overdue"), ...undecided.slice(0, DECISIONS_SHOWN), ...of("running")];
  const more = open.length - shown.length;
  const later = [...of("waiting"), ...of("ahead")];
  const settled = of("settled");
  return (
    <aside
      aria-labelledby="clocks-title"
      className="lg:sticky lg:top-[calc(var(--bar)+1.15rem)] max-lg:-order-1 max-md:px-4 print:static print:px-0 print:-order-1"
    >
      <header className="mb-2 flex items-baseline gap-2.5">
        <h2 id="clocks-title" className="text-lg">
          {t("clocks.title")}
        </h2>
        <span className="text-ink-3 text-xs">
          {t("clocks.counts", {
            open: open.length,
            waiting: later.length,
            settled: settled.length,
          })}
        </span>
        <a href="#duties" className="link ml-auto text-xs print:hidden">
          {t("clocks.why")}
        </a>
      </header>
      {open.length > 0 && (
        <ol className="overflow-hidden rounded-3 border border-line bg-surface">
          {shown.map(({ duty, state }, at) => (
            <ClockCard key={duty.id} duty={duty} state={state} compact={at > 0} />
          ))}
        </ol>
      )}
      {more > 0 && (
        <p className="mt-2 text-sm">
          <a href="#duties" className="link">
            {t("clocks.more", { count: more })}
          </a>
        </p>
      )}
      {later.length > 0 && (
        <>
          <h3 className={SUBHEAD}>{t("group.waiting")}</h3>
          <ol>
            {later.map(({ duty }) => (
              <Later key={duty.id} duty={duty} />
            ))}
          </ol>
        </>
      )}
      {settled.length > 0 && (
        <>
          <h3 className={SUBHEAD}>{t("group.settled")}</h3>
          <ol>
            {settled.map(({ duty }) => (
              <SettledDuty key={duty.id} duty={duty} />
            ))}
          </ol>
        </>
      )}
      <p className="mt-3 text-ink-3 text-xs">{t("clocks.whoDecides")}</p>
    </aside>
  );
}

/** Duties to decide that are shown here. */
const DECISIONS_SHOWN = 5;

const SUBHEAD = "mt-3 mb-1 font-medium text-ink-3 text-xs first:mt-0";

/** A duty whose clock has not started, or whose law does not bind yet: a line without alarm. */
function Later({ duty }: { duty: Duty }) {
  const t = useTranslations("incident");
  const time = useTime();
  return (
    <li
      data-state="wait"
      className="grid grid-cols-[1.5rem_minmax(0,1fr)] border-line border-t px-0.5 py-2 text-sm leading-snug"
    >
      <Glyph state="wait" className="mt-0.5 size-4 text-state" />
      <div>
        <p>
          <a href={`#duty-${duty.id}`} className="hover:underline">
            <LawTerm of={duty.act} />
          </a>
        </p>
        <p className="narrow break-words text-2xs text-ink-3">{duty.citation}</p>
        <p className="text-ink-3 text-xs">
          {duty.binding ? t("clocks.waits") : forceWords(t, time, duty)}
        </p>
      </div>
    </li>
  );
}
