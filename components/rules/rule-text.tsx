import { type Messages, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { RuleOut } from "@/lib/schema/rules";
import { LawTerm } from "../ui/law-term";
import { LawText } from "../ui/law-text";
import { Link } from "../ui/link";
import { effectiveWords, periodWords, triggerWords } from "./words";

/** Everything that one version of a rule says. Its own texts are English records, and marked as such. */
export function RuleText({ rule }: { rule: RuleOut }) {
  const t = useTranslations("rules");
  return (
    <dl className="grid gap-x-6 gap-y-3 p-5 text-sm sm:grid-cols-[11rem_minmax(0,1fr)]">
      <Line name="who">
        <LawText of={rule.applies_to} />
      </Line>
      <Line name="whom">
        <LawTerm of={rule.recipient.name} />
      </Line>
      <Line name="threshold">
        <LawText of={rule.threshold} />
      </Line>
      <Line name="evaluated">
        {rule.evaluated ? <Conditions items={rule.conditions} /> : t("said.nothingEvaluated")}
      </Line>
      <Line name="starts">
        <Trigger of={rule.trigger} />
        <span className="block text-ink-3">
          <LawText of={rule.starts} />
        </span>
      </Line>
      <Line name="after">{rule.predecessor && <RuleLink id={rule.predecessor} />}</Line>
      <Line name="order">
        {rule.not_before.length > 0 && (
          <ul>
            {rule.not_before.map((order) => (
              <li key={order.rule}>
                <LawText of={order.words} /> <RuleLink id={order.rule} />
              </li>
            ))}
          </ul>
        )}
      </Line>
      <Line name="period">{periodWords(t, rule.period)}</Line>
      <Line name="cap">{rule.cap && <RuleLink id={rule.cap} />}</Line>
      <Line name="limb">{rule.limb_of && <RuleLink id={rule.limb_of} />}</Line>
      <Line name="holidays">
        {rule.calendar && t("said.noHolidays", { calendar: t(`calendar.${rule.calendar}`) })}
      </Line>
      <Line name="zone">{rule.zone && <span className="record">{rule.zone}</span>}</Line>
      <LawLine name="counting">{rule.counting}</LawLine>
      <Line name="stage">{t(`stage.${rule.stage}`)}</Line>
      <Line name="content">{rule.content.length > 0 && <List items={rule.content} />}</Line>
      <Line name="phased">{t(rule.phased ? "said.phased" : "said.notPhased")}</Line>
      <Line name="late">{rule.late_reasons_required && t("said.lateReasons")}</Line>
      <LawLine name="retention">{rule.retention}</LawLine>
      <Line name="status">{effectiveWords(t, rule)}</Line>
      <LawLine name="notes">{rule.notes}</LawLine>
      <Line name="checked">{t(`checkedLong.${rule.checked}`)}</Line>
      <Line name="sources">
        {rule.sources.length > 0 && (
          <ul>
            {rule.sources.map((source) => (
              <li key={source}>
                <a href={source} rel="noreferrer" className="link break-all">
                  {source}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Line>
      <Line name="version">{rule.version}</Line>
      <Line name="clocks">{t(rule.starts_clocks ? "said.clock" : "said.noClock")}</Line>
    </dl>
  );
}

/** What starts the period: its kind, and the law's own words where it has some. */
function Trigger({ of: { kind, words } }: { of: RuleOut["trigger"] }) {
  const t = useTranslations("rules");
  const said = triggerWords(t, kind);
  return (
    <>
      {said}
      {said && words && ": "}
      {words && <LawText of={words} capital={!said} />}
    </>
  );
}

function RuleLink({ id }: { id: string }) {
  return (
    <Link href={`/dashboard/settings/rules/${id}`} className="link record">
      {id}
    </Link>
  );
}

function Conditions({ items }: { items: readonly string[] }) {
  return (
    <ul className="list-disc pl-4">
      {items.map((item) => (
        <li key={item}>
          <LawText of={item} />
        </li>
      ))}
    </ul>
  );
}

function List({ items }: { items: readonly string[] }) {
  return (
    <ul lang="en" className="list-disc pl-4">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

type LineName = keyof Messages["rules"]["line"];

/** A line that is left out where there is nothing to say. */
function Line({ name, children }: { name: LineName; children: ReactNode }) {
  const t = useTranslations("rules");
  if (children === "" || children === false || children === null) return null;
  return (
    <>
      <dt className="text-ink-3">{t(`line.${name}`)}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** A line of the law library's own words. */
function LawLine({ name, children }: { name: LineName; children: string | null }) {
  return <Line name={name}>{children && <span lang="en">{children}</span>}</Line>;
}
