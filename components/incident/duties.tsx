"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Duty } from "@/lib/schema/duties";
import { Button } from "../ui/button";
import { Link } from "../ui/link";
import { useNow } from "../ui/now";
import { type DutyActs, DutyItem } from "./duty-item";
import { groupDuties, type NamedRule } from "./duty-order";
import { Section } from "./section";

/** Every duty of the incident, whatever became of it: what is to be decided first, what is settled last. */
export function DutiesSection({
  duties,
  acts,
  rules,
  onFile,
}: {
  duties: readonly Duty[];
  acts: DutyActs;
  rules: readonly NamedRule[];
  onFile?: () => void;
}) {
  const t = useTranslations("incident");
  const groups = groupDuties(duties, useNow());
  return (
    <Section
      id="duties"
      title={t("duties.title")}
      note={t("duties.inAll", { count: duties.length })}
      action={
        onFile && (
          <Button size="sm" icon={<Plus aria-hidden />} onClick={onFile}>
            {t("filing.record")}
          </Button>
        )
      }
    >
      <OrganisationUnsaid duties={duties} />
      {groups.map(({ group, duties: held }) => (
        <div key={group} className="mt-4 first:mt-0">
          <h3 className="border-line border-b pb-1 font-medium text-ink-3 text-xs">
            {t(`group.${group}`)} <span className="tabular-nums">{held.length}</span>
          </h3>
          <ul>
            {held.map(({ duty, state }) => (
              <DutyItem key={duty.id} duty={duty} state={state} acts={acts} rules={rules} />
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

/** Many duties may turn on what the organisation is: said once there, it settles all of them. */
function OrganisationUnsaid({ duties }: { duties: readonly Duty[] }) {
  const t = useTranslations("incident");
  const count = duties.filter(
    ({ state, missing }) =>
      state === "to_decide" && missing.some(({ fact }) => fact.startsWith("organisation.")),
  ).length;
  if (count < 2) return null;
  return (
    <p className="mb-4 rounded-2 bg-sunken px-3.5 py-2.5 text-sm edge-line">
      {t.rich("duties.organisationUnsaid", {
        count,
        link: (words) => (
          <Link href="/dashboard/settings/organisation" className="link">
            {words}
          </Link>
        ),
      })}
    </p>
  );
}
