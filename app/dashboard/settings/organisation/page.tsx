import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { viewerLocale } from "@/app/viewer";
import { Words } from "@/app/words";
import { ProfileForm } from "@/components/organisation/profile-form";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { profileOut } from "@/lib/api/organisations/profile";
import { orgsWith } from "@/lib/context";
import { getProfile } from "@/lib/register/profile";
import { pageOrg } from "../../page-org";
import { saveProfile } from "./actions";
import { placeNames } from "./place-names";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("organisation");
  return { title: t("title") };
}

export default async function OrganisationPage() {
  const { ctx, org } = await pageOrg("/dashboard/settings/organisation");
  const t = await getTranslations("organisation");
  const profile = profileOut(await getProfile(ctx, org.id));
  const known = ["UTC", ...Intl.supportedValuesOf("timeZone")];
  // A name that this runtime lists otherwise was valid when it was said.
  const zones = profile.zone === null ? known : [profile.zone, ...known];
  const mayChange = orgsWith(ctx, "incidents:notify").includes(org.id);
  return (
    <Words rooms={["organisation", "rules"]}>
      <PageHeader title={t("title")}>{t("about", { org: org.name })}</PageHeader>
      {!mayChange && <p className="mb-4 text-ink-2 text-sm">{t("readOnly")}</p>}
      <Panel className="px-4.5 py-5">
        <ProfileForm
          key={org.id}
          profile={profile}
          places={placeNames(await viewerLocale())}
          zones={[...new Set(zones)]}
          mayChange={mayChange}
          save={saveProfile.bind(null, org.id)}
        />
      </Panel>
    </Words>
  );
}
