"use client";
import { ListTodo } from "lucide-react";
import type { ReactNode } from "react";
import { BREACH_WORDS, peopleWords, SEVERITY_WORDS } from "@/components/incident/words";
import { useNow, useZone } from "@/components/ui/now";
import { BREACH_KINDS, SEVERITIES } from "@/lib/schema/incident";
import { formatDuration, formatInstant } from "@/lib/time";
import { awarenessIn } from "./awareness";
import type { Step } from "./steps";
import { toBody, type WizardValues } from "./wizard-form";

const OPEN = <span className="text-ink-3">Not said yet</span>;

/** Everything once more, to be read once; each part leads back to its step. */
export function StepReview({
  values,
  orgName,
  onGo,
}: {
  values: WizardValues;
  orgName: string;
  onGo: (step: Step) => void;
}) {
  const waiting = missing(values);
  const severity = SEVERITIES.find((value) => value === values.severity);
  const kind = BREACH_KINDS.find((value) => value === values.breach_kind);
  const body = toBody(values);
  const actions = Array.isArray(body.corrective_actions) ? body.corrective_actions : [];
  return (
    <div className="max-w-3xl">
      {waiting.length > 0 && (
        <div className="mb-4 flex items-start gap-3 rounded-3 border border-line-2 border-dashed px-4 py-3 text-sm">
          <ListTodo aria-hidden className="mt-0.5 size-4 flex-none text-ink-3" />
          <p className="flex-1 text-ink-2">
            <b className="font-semibold text-ink">This can wait:</b> {waiting.join(", ")}.
          </p>
          <button type="button" className="link whitespace-nowrap" onClick={() => onGo("details")}>
            Fill in now
          </button>
        </div>
      )}
      <Part name="What happened" step="what" onGo={onGo}>
        <Line name="Title">
          <span className="font-medium">{text(values.title)}</span>
        </Line>
        <Line name="Organisation">{orgName}</Line>
        <Line name="In short">{text(values.description)}</Line>
        <Line name="Severity">{severity ? SEVERITY_WORDS[severity] : OPEN}</Line>
        <Line name="Breach of">{kind ? BREACH_WORDS[kind] : OPEN}</Line>
      </Part>
      <Part name="When" step="when" onGo={onGo}>
        <Line name="Aware">
          <AwareWords values={values} />
        </Line>
      </Part>
      <Part name="Details" step="details" onGo={onGo}>
        <Line name="People">
          {typeof body.affected_users === "number"
            ? `${peopleWords(body.affected_users)} at most`
            : OPEN}
        </Line>
        <Line name="Cause">{text(values.root_cause)}</Line>
        <Line name="Actions">
          {actions.length === 0 ? (
            OPEN
          ) : (
            <ul className="grid gap-1">
              {actions.map((action, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two actions may read alike, and none moves
                <li key={place}>{action}</li>
              ))}
            </ul>
          )}
        </Line>
      </Part>
    </div>
  );
}

function AwareWords({ values }: { values: WizardValues }) {
  const zone = useZone();
  const now = useNow();
  const at = awarenessIn(values.discovered_at);
  if (at === null) return OPEN;
  return (
    <span suppressHydrationWarning>
      <b className="font-semibold">{formatInstant(at, zone, "full")}</b>
      {zone !== "UTC" && <span className="text-ink-3"> {formatInstant(at, "UTC", "short")}</span>},{" "}
      {formatDuration(now - at.getTime())} ago
    </span>
  );
}

function missing(values: WizardValues): string[] {
  const waiting: [string, string][] = [
    [values.breach_kind, "what was broken"],
    [values.affected_users, "how many people"],
    [values.root_cause, "the cause"],
    [values.corrective_actions, "the actions taken"],
  ];
  return waiting.filter(([said]) => said.trim() === "").map(([, name]) => name);
}

function text(said: string): ReactNode {
  return said.trim() === "" ? OPEN : <span className="whitespace-pre-line">{said}</span>;
}

function Part({
  name,
  step,
  onGo,
  children,
}: {
  name: string;
  step: Step;
  onGo: (step: Step) => void;
  children: ReactNode;
}) {
  return (
    <section className="border-line border-t pt-4 pb-4.5">
      <header className="mb-2 flex items-baseline justify-between gap-3">
        <h2 className="text-lg">{name}</h2>
        <button
          type="button"
          className="link text-ink-2 text-sm"
          onClick={() => onGo(step)}
          aria-label={`Change: ${name}`}
        >
          Change
        </button>
      </header>
      <dl className="grid gap-y-1.5 text-sm">{children}</dl>
    </section>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6.5rem_1fr] gap-x-2 sm:grid-cols-[8.5rem_1fr]">
      <dt className="text-ink-3">{name}</dt>
      <dd className="wrap-anywhere min-w-0 tabular-nums">{children}</dd>
    </div>
  );
}
