import Link from "next/link";
import type { ReactNode } from "react";
import type { RuleOut } from "@/lib/schema/rules";
import {
  CALENDAR_NAMES,
  CHECKED_LONG,
  effectiveWords,
  periodWords,
  RULE_STATUS_WORDS,
  STAGE_WORDS,
  triggerWords,
} from "./words";

/** Everything that one version of a rule says. */
export function RuleText({ rule }: { rule: RuleOut }) {
  return (
    <dl className="grid gap-x-6 gap-y-3 p-5 text-sm sm:grid-cols-[11rem_minmax(0,1fr)]">
      <Line name="Who tells">{rule.applies_to}</Line>
      <Line name="Whom">{rule.recipient.name}</Line>
      <Line name="From when on">{rule.threshold}</Line>
      <Line name="What is evaluated">
        {rule.evaluated ? (
          <List items={rule.conditions} />
        ) : (
          "Nothing: a person decides whether it applies."
        )}
      </Line>
      <Line name="Starts with">
        {triggerWords(rule.trigger)}
        <span className="block text-ink-3">{rule.starts}</span>
      </Line>
      <Line name="Comes after">{rule.predecessor && <RuleLink id={rule.predecessor} />}</Line>
      <Line name="Order">
        {rule.not_before.length > 0 && (
          <ul>
            {rule.not_before.map((order) => (
              <li key={order.rule}>
                {order.words} <RuleLink id={order.rule} />
              </li>
            ))}
          </ul>
        )}
      </Line>
      <Line name="Period">{periodWords(rule.period)}</Line>
      <Line name="At the latest with">{rule.cap && <RuleLink id={rule.cap} />}</Line>
      <Line name="A limb of">{rule.limb_of && <RuleLink id={rule.limb_of} />}</Line>
      <Line name="Business days">{rule.calendar && CALENDAR_NAMES[rule.calendar]}</Line>
      <Line name="Days count in">{rule.zone && <span className="record">{rule.zone}</span>}</Line>
      <Line name="How it counts">{rule.counting}</Line>
      <Line name="Stage">{STAGE_WORDS[rule.stage]}</Line>
      <Line name="What it must hold">
        {rule.content.length > 0 && <List items={rule.content} />}
      </Line>
      <Line name="In phases">{rule.phased ? "Allowed" : "Not foreseen"}</Line>
      <Line name="When late">
        {rule.late_reasons_required && "The reasons for the delay are required"}
      </Line>
      <Line name="Record kept">{rule.retention}</Line>
      <Line name="Status">
        {RULE_STATUS_WORDS[rule.status]}
        {effectiveWords(rule)}
      </Line>
      <Line name="Notes">{rule.notes}</Line>
      <Line name="How it was checked">{CHECKED_LONG[rule.checked]}</Line>
      <Line name="Sources">
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
      <Line name="Version">{rule.version}</Line>
      <Line name="Clocks">
        {rule.starts_clocks
          ? "A breach to which it applies starts a clock by it."
          : "A breach starts none by it."}
      </Line>
    </dl>
  );
}

function RuleLink({ id }: { id: string }) {
  return (
    <Link href={`/dashboard/settings/rules/${id}`} className="link record">
      {id}
    </Link>
  );
}

function List({ items }: { items: readonly string[] }) {
  return (
    <ul className="list-disc pl-4">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

/** A line that is left out where there is nothing to say. */
function Line({ name, children }: { name: string; children: ReactNode }) {
  if (children === "" || children === false || children === null) return null;
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
