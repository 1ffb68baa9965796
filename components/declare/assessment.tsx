"use client";
import { CircleHelp, RefreshCw } from "lucide-react";
import type { Assessment } from "@/lib/schema/duties";
import { Button } from "../ui/button";
import { Fold } from "./fold";
import type { Step } from "./steps";
import type { Assessed } from "./use-assessment";
import { type MissingFact, missingFacts, type Parted, verdictGroups } from "./verdict-groups";
import { VerdictRows } from "./verdict-rows";

/** What the rules make of what is known: live, and nothing of it is on record. */
export function AssessmentView({
  assessed,
  onGo,
}: {
  assessed: Assessed;
  onGo: (step: Step) => void;
}) {
  const { assessment, pending, failed, retry } = assessed;
  return (
    <section aria-label="What the rules say" aria-busy={pending}>
      {failed && <Failed retry={retry} />}
      {assessment === null ? (
        !failed && (
          <p className="border-line border-t py-4 text-ink-2 text-sm">Asking the rules …</p>
        )
      ) : (
        <Groups assessment={assessment} pending={pending} onGo={onGo} />
      )}
    </section>
  );
}

function Failed({ retry }: { retry: () => void }) {
  return (
    <div
      role="status"
      className="mb-4 flex items-center gap-3 rounded-3 border border-line-2 border-dashed px-4 py-3 text-ink-2 text-sm"
    >
      <p className="flex-1">Could not assess. Nothing is lost, and declaring does not need it.</p>
      <Button size="sm" icon={<RefreshCw aria-hidden />} onClick={retry}>
        Try again
      </Button>
    </div>
  );
}

function Groups({
  assessment: { verdicts },
  pending,
  onGo,
}: {
  assessment: Assessment;
  pending: boolean;
  onGo: (step: Step) => void;
}) {
  const { applies, open, decides, not } = verdictGroups(verdicts);
  const opens = open.near.length + open.far.length;
  const decisions = decides.near.length + decides.far.length;
  return (
    <>
      <p role="status" className="mb-3 text-ink-2 text-sm">
        {pending
          ? "Assessing …"
          : `${verdicts.length} rules: ${applies.length} apply now, ${opens} cannot be told yet, ${decisions} are for a person to decide, ${not.length} do not apply.`}
      </p>
      <Group name="Applies now" count={applies.length}>
        {applies.length > 0 ? (
          <VerdictRows verdicts={applies} />
        ) : (
          <p className="py-2 text-ink-2 text-sm">None, by what is known so far.</p>
        )}
      </Group>
      {opens > 0 && (
        <Group name="Cannot be told yet" count={opens}>
          <Missing facts={missingFacts(verdicts)} onGo={onGo} />
          <PartedRows {...open} far={open.far} rest="Of places that may not be touched" />
        </Group>
      )}
      {decisions > 0 && (
        <Group name="A person decides" count={decisions}>
          <PartedRows {...decides} rest="Of places that nothing on record touches" />
        </Group>
      )}
      {not.length > 0 && (
        <Fold name="Does not apply" count={not.length} className="border-line border-b">
          <VerdictRows verdicts={not} />
        </Fold>
      )}
    </>
  );
}

function Group({
  name,
  count,
  children,
}: {
  name: string;
  count: number;
  children: React.ReactNode;
}) {
  return (
    <section className="border-line border-t pt-4 pb-2">
      <h2 className="mb-1 font-semibold text-lg">
        {name} <span className="font-normal text-ink-3 text-sm tabular-nums">{count}</span>
      </h2>
      {children}
    </section>
  );
}

/** What would tell, each fact once, with the way to where it is said. */
function Missing({ facts, onGo }: { facts: readonly MissingFact[]; onGo: (step: Step) => void }) {
  return (
    <ul className="my-2 grid gap-1.5 rounded-3 border border-line-2 border-dashed px-4 py-3 text-sm">
      {facts.map(({ fact, words, at, rules }) => (
        <li key={fact} className="flex items-baseline gap-2">
          <CircleHelp aria-hidden className="size-3.5 flex-none translate-y-0.5 text-ink-3" />
          <span className="min-w-0 flex-1">
            {words}
            <span className="text-ink-3">
              {" "}
              {rules === 1 ? "one rule waits for it" : `${rules} rules wait for it`}
            </span>
          </span>
          {at === "settings" ? (
            <a
              className="link whitespace-nowrap"
              href="/dashboard/settings/organisation"
              aria-label={`Say it in the settings: ${words}`}
            >
              In the settings
            </a>
          ) : (
            <button
              type="button"
              className="link whitespace-nowrap"
              onClick={() => onGo(at)}
              aria-label={`Say it: ${words}`}
            >
              Say it
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function PartedRows({ near, far, rest }: Parted & { rest: string }) {
  return (
    <>
      {near.length > 0 && <VerdictRows verdicts={near} />}
      {far.length > 0 && (
        <Fold name={rest} count={far.length}>
          <VerdictRows verdicts={far} />
        </Fold>
      )}
    </>
  );
}
