"use client";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { FINDINGS } from "@/lib/law/facts";
import type { FactsInput, FactsOut } from "@/lib/schema/facts";
import type { IncidentDetail } from "@/lib/schema/incident";
import { AffectedPlaces } from "../facts/affected-places";
import { DataFields, PersonFields } from "../facts/category-fields";
import { CountField } from "../facts/count-field";
import { changedFacts, type FactFaults, factFaults } from "../facts/facts-body";
import type { FactsFieldsProps } from "../facts/facts-fields";
import { type FactsForm, FORM_INSTANTS } from "../facts/facts-form";
import { FindingFields } from "../facts/finding-fields";
import { InstantFields } from "../facts/instant-fields";
import { NatureFields } from "../facts/nature-fields";
import { ProtectionFields } from "../facts/protection-fields";
import { RiskFields } from "../facts/risk-fields";
import { RoleFields } from "../facts/role-fields";
import { ReasonField, TextFields } from "../facts/text-fields";
import { useZone } from "../ui/now";
import { useToast } from "../ui/toast";
import type { FactGroup } from "./fact-groups";
import { FormDialog } from "./form-dialog";
import { stateFacts, useChange } from "./incident-data";
import { faultsIn, formOfRecord } from "./state-facts";

/** States or corrects a group of facts. Only what the person changed is sent; the old values stay on record. */
export function StateFactsDialog({
  incident,
  facts,
  group,
  onClose,
}: {
  incident: IncidentDetail;
  facts: FactsOut;
  group: FactGroup;
  onClose: () => void;
}) {
  const t = useTranslations("incident");
  const zone = useZone();
  const tell = useToast();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stood when the dialog opened, whatever comes in after
  const opened = useMemo(() => formOfRecord(facts), []);
  const [value, setValue] = useState<FactsForm>(opened);
  const [faults, setFaults] = useState<FactFaults>({});
  const change = useChange(
    incident,
    (body: FactsInput, seen) => stateFacts(incident.id, body, seen),
    () => {
      tell.done(t("stating.done"), t("stating.doneSays"));
      onClose();
    },
  );
  const error = change.error;
  useEffect(() => setFaults((held) => ({ ...held, ...faultsIn(error) })), [error]);
  const fields: FactsFieldsProps = {
    value,
    faults,
    onChange: (said) => {
      setValue((held) => ({ ...held, ...said }));
      setFaults((held) =>
        Object.fromEntries(Object.entries(held).filter(([name]) => !(name in said))),
      );
    },
  };

  function save(): void {
    const found = factFaults(value, zone);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    const changed = changedFacts(opened, value, zone);
    if (Object.keys(changed).length === 0) onClose();
    else change.mutate({ ...changed, reason: value.reason.trim() || undefined });
  }

  return (
    <FormDialog
      title={t(`factGroup.${group}`)}
      description={t("stating.says")}
      submit={t("stating.submit")}
      busy={change.isPending}
      error={error}
      fields={Object.keys(faultsIn(error))}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Fields group={group} fields={fields} />
      <ReasonField {...fields} label={t("awareness.reason")} hint={t("stating.reasonHint")} />
    </FormDialog>
  );
}

function Fields({ group, fields }: { group: FactGroup; fields: FactsFieldsProps }) {
  const t = useTranslations("incident");
  const { value, onChange, faults } = fields;
  switch (group) {
    case "times":
      return <InstantFields {...fields} only={FORM_INSTANTS} />;
    case "people":
      return (
        <>
          <CountField
            label={t("fact.persons")}
            value={value.persons}
            onChange={(persons) => onChange({ persons })}
            error={faults?.persons}
          />
          <CountField
            label={t("fact.records")}
            hint={t("stating.recordsHint")}
            value={value.records}
            onChange={(records) => onChange({ records })}
            error={faults?.records}
          />
          <PersonFields {...fields} />
        </>
      );
    case "data":
      return (
        <>
          <NatureFields {...fields} />
          <DataFields {...fields} />
          <ProtectionFields {...fields} />
        </>
      );
    case "where":
      return (
        <>
          <RoleFields {...fields} />
          <AffectedPlaces {...fields} />
        </>
      );
    case "risk":
      return (
        <>
          <RiskFields {...fields} />
          <FindingFields {...fields} asked={FINDINGS} />
        </>
      );
    case "response":
      return <TextFields {...fields} />;
  }
}
