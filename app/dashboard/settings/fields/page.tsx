import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Words } from "@/app/words";
import { FieldList } from "@/components/fields/field-list";
import { StageList } from "@/components/fields/stage-list";
import { PageHeader } from "@/components/ui/page-header";
import { fieldOut, stageOut } from "@/lib/api/register/fields";
import { orgsWith } from "@/lib/context";
import { listFields } from "@/lib/register/fields";
import { listStages } from "@/lib/register/stages";
import { pageOrg } from "../../page-org";
import { addField, addStage, changeField, changeStage } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("fields");
  return { title: t("title") };
}

export default async function FieldsPage() {
  const { ctx, org } = await pageOrg("/dashboard/settings/fields");
  const fields = (await listFields(ctx, org.id)).map(fieldOut);
  const stages = (await listStages(ctx, org.id)).map(stageOut);
  const t = await getTranslations("fields");
  const mayChange = orgsWith(ctx, "incidents:notify").includes(org.id);
  return (
    <Words rooms={["fields"]}>
      <PageHeader title={t("title")}>{t("about", { org: org.name })}</PageHeader>
      {!mayChange && <p className="mb-4 text-ink-2 text-sm">{t("readOnly")}</p>}
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
    </Words>
  );
}
