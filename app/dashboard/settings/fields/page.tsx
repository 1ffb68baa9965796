import type { Metadata } from "next";
import { FieldList } from "@/components/fields/field-list";
import { StageList } from "@/components/fields/stage-list";
import { PageHeader } from "@/components/ui/page-header";
import { fieldOut, stageOut } from "@/lib/api/register/fields";
import { orgsWith } from "@/lib/context";
import { listFields } from "@/lib/register/fields";
import { listStages } from "@/lib/register/stages";
import { pageOrg } from "../../page-org";
import { addField, addStage, changeField, changeStage } from "./actions";

export const metadata: Metadata = { title: "Fields and stages" };

export default async function FieldsPage() {
  const { ctx, org } = await pageOrg("/dashboard/settings/fields");
  const fields = (await listFields(ctx, org.id)).map(fieldOut);
  const stages = (await listStages(ctx, org.id)).map(stageOut);
  const mayChange = orgsWith(ctx, "incidents:notify").includes(org.id);
  return (
    <>
      <PageHeader title="Fields and stages">
        What {org.name} keeps about incidents besides what laws ask, and the steps it takes them
        through. Neither starts or settles a clock.
      </PageHeader>
      {!mayChange && (
        <p className="mb-4 text-ink-2 text-sm">
          An owner or the data protection officer changes these.
        </p>
      )}
      <FieldList
        key={`fields-${org.id}`}
        fields={fields}
        mayChange={mayChange}
        add={addField.bind(null, org.id)}
        change={changeField.bind(null, org.id)}
      />
      <StageList
        key={`stages-${org.id}`}
        stages={stages}
        ownFields={fields.filter(({ archived_at }) => archived_at === null).map(({ name }) => name)}
        mayChange={mayChange}
        add={addStage.bind(null, org.id)}
        change={changeStage.bind(null, org.id)}
      />
    </>
  );
}
