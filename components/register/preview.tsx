"use client";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Person } from "@/lib/schema/collaboration";
import type { Incident } from "@/lib/schema/incident";
import { Avatar } from "../ui/avatar";
import { Button, ButtonLink } from "../ui/button";
import { DrillMark } from "../ui/drill-mark";
import { KeyCap } from "../ui/key-cap";
import { Time } from "../ui/time";
import { AssignMenu } from "./assign-menu";
import { PreviewClock } from "./preview-clock";
import { PreviewDuties } from "./preview-duties";

/** One incident beside the list, over its edge where there is little room: its next clock, facts and duties. */
export function Preview({
  incident,
  orgName,
  people,
  mayAssign,
  onAssign,
  onStep,
  onClose,
}: {
  incident: Incident;
  orgName: string | undefined;
  people: readonly Person[];
  mayAssign: boolean;
  onAssign: (owner: Person | null) => void;
  onStep: (by: 1 | -1) => void;
  onClose: () => void;
}) {
  const t = useTranslations("register");
  const locale = useLocale();
  return (
    <aside
      aria-label={t("preview.label", { number: incident.number })}
      className="sticky top-bar flex h-[calc(100dvh-var(--bar))] w-90 flex-none flex-col overflow-y-auto border-line border-l bg-canvas max-xl:fixed max-xl:right-0 max-xl:z-20 max-xl:shadow-pop max-md:hidden print:hidden"
    >
      <header className="flex items-center gap-0.5 pt-2 pr-2.5 pb-1 pl-5">
        <span className="record mr-auto text-ink-3 text-sm">{incident.number}</span>
        <Button
          variant="ghost"
          square
          size="sm"
          aria-label={t("preview.before")}
          icon={<ChevronUp aria-hidden />}
          onClick={() => onStep(-1)}
        />
        <Button
          variant="ghost"
          square
          size="sm"
          aria-label={t("preview.next")}
          icon={<ChevronDown aria-hidden />}
          onClick={() => onStep(1)}
        />
        <Button
          variant="ghost"
          square
          size="sm"
          aria-label={t("preview.close")}
          icon={<X aria-hidden />}
          onClick={onClose}
        />
      </header>
      <h2 className="px-5 pb-3.5 font-semibold text-[1.1875rem] leading-tight tracking-[-0.012em]">
        {incident.title ?? t("untitled")}
        {incident.drill && (
          <span className="ml-2">
            <DrillMark />
          </span>
        )}
      </h2>
      <PreviewClock incident={incident} />
      <dl className="grid grid-cols-[6.25rem_1fr] gap-y-1.5 px-5 pt-4 pb-3.5 text-sm">
        {orgName && <Fact name={t("column.organisation")}>{orgName}</Fact>}
        <Fact name={t("column.status")}>{t(`choice.status.${incident.status}`)}</Fact>
        <Fact name={t("column.severity")}>
          {t(`choice.severity.${incident.severity ?? "unknown"}`)}
        </Fact>
        <Fact name={t("column.breach_kind")}>
          {t(`choice.breach_kind.${incident.breach_kind ?? "unknown"}`)}
        </Fact>
        <Fact name={t("preview.aware")}>
          {incident.discovered_at ? <Time at={incident.discovered_at} /> : t("unsaid")}
        </Fact>
        <Fact name={t("column.people")}>
          {incident.affected_users === null
            ? t("unknown")
            : incident.affected_users.toLocaleString(locale)}
        </Fact>
        {incident.type !== "Unknown" && <Fact name={t("column.type")}>{incident.type}</Fact>}
        {incident.tags.length > 0 && (
          <Fact name={t("column.tags")}>{incident.tags.join(", ")}</Fact>
        )}
        <Fact name={t("column.owner")}>
          {incident.owner ? (
            <span className="inline-flex items-center gap-2">
              <Avatar name={incident.owner.name} size="sm" decorative />
              {incident.owner.name}
            </span>
          ) : (
            t("nobody")
          )}
        </Fact>
      </dl>
      <PreviewDuties incident={incident} />
      <div className="sticky bottom-0 mt-auto flex gap-2 border-line border-t bg-canvas px-5 py-2">
        <ButtonLink
          href={`/dashboard/incidents/${incident.id}`}
          variant="primary"
          className="flex-1"
        >
          {t("preview.open")}
          <span aria-hidden>
            <KeyCap>↵</KeyCap>
          </span>
        </ButtonLink>
        {mayAssign && (
          <AssignMenu people={people} owner={incident.owner} onAssign={onAssign}>
            <Button>{t("bulk.assign")}</Button>
          </AssignMenu>
        )}
      </div>
    </aside>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
