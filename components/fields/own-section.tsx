"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { Locale } from "@/lib/locales";
import type { IncidentInformation } from "@/lib/schema/register-door/answers";
import type { FieldOut } from "@/lib/schema/register-door/fields";
import type { AttributeValues } from "@/lib/schema/register-door/incident";
import type { StageMove } from "@/lib/schema/register-door/stage-move";
import { ownName } from "../facts/places";
import { Fact, Facts, NotStated, Section } from "../incident/section";
import { Button } from "../ui/button";
import type { FormResult } from "../ui/form-result";
import { later } from "../ui/later";
import { stageWords } from "./words";

const FillDialog = later(() => import("./fill-dialog").then((loaded) => loaded.FillDialog));
const MoveDialog = later(() => import("./move-dialog").then((loaded) => loaded.MoveDialog));

export interface OwnSectionProps {
  record: IncidentInformation;
  fields: readonly FieldOut[];
  /** Names of the stages that an incident can be moved to, in their order. */
  stages: readonly string[];
  mayWrite: boolean;
  fill: (input: { attributeValues: AttributeValues }) => Promise<FormResult<null>>;
  move: (input: StageMove) => Promise<FormResult<null>>;
}

type Jurisdiction = IncidentInformation["jurisdictions"][number];

/** A country, or a part of one before it; by the name that the record holds where the code is not known. */
function jurisdictionWords(
  { countryCode, countryName, stateProvinceCode, stateProvinceName }: Jurisdiction,
  locale: Locale,
): string {
  const country = ownName(countryCode, locale) ?? countryName;
  if (stateProvinceName === undefined) return country;
  return `${ownName(`${countryCode}-${stateProvinceCode}`, locale) ?? stateProvinceName}, ${country}`;
}

/** The organisation's own fields of an incident, and where it stands in its own work. */
export function OwnSection({ record, fields, stages, mayWrite, fill, move }: OwnSectionProps) {
  const t = useTranslations("fields");
  const locale = useLocale();
  const [opened, open] = useState<"fill" | "move" | null>(null);
  const shown = fields.filter(
    ({ archived_at, name }) => archived_at === null || name in record.attributeValues,
  );
  const taking = fields.filter(({ archived_at }) => archived_at === null);
  return (
    <Section
      id="own"
      title={t("own.title")}
      action={
        mayWrite && (
          <span className="flex gap-2">
            {taking.length > 0 && (
              <Button size="sm" onClick={() => open("fill")}>
                {t("own.fillIn")}
              </Button>
            )}
            {stages.length > 0 && (
              <Button size="sm" onClick={() => open("move")}>
                {t("own.move")}
              </Button>
            )}
          </span>
        )
      }
    >
      <Facts>
        <Fact name={t("stage.column")}>
          {record.incidentStageName ? stageWords(t, record.incidentStageName) : <NotStated />}
        </Fact>
        <Fact name={t("own.type")}>
          {record.incidentTypeName === "Unknown" ? <NotStated /> : record.incidentTypeName}
        </Fact>
        {shown.map((field) => (
          <Fact key={field.id} name={field.name}>
            {record.attributeValues[field.name]?.map(({ value }) => value).join(", ") || (
              <NotStated />
            )}
          </Fact>
        ))}
        {record.incidentAssigneeInformation.length > 0 && (
          <Fact name={t("incident.assignees")}>
            {record.incidentAssigneeInformation
              .map(({ assigneeName, assigneeId }) => assigneeName ?? assigneeId)
              .join(", ")}
          </Fact>
        )}
        {record.jurisdictions.length > 0 && (
          <Fact name={t("incident.jurisdictions")}>
            {record.jurisdictions
              .map((jurisdiction) => jurisdictionWords(jurisdiction, locale))
              .join("; ")}
          </Fact>
        )}
      </Facts>
      {opened === "fill" && (
        <FillDialog
          fields={taking}
          values={record.attributeValues}
          fill={fill}
          onClose={() => open(null)}
        />
      )}
      {opened === "move" && (
        <MoveDialog
          from={record.incidentStageName}
          stages={stages}
          move={move}
          onClose={() => open(null)}
        />
      )}
    </Section>
  );
}
