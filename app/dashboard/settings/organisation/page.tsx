import type { Metadata } from "next";
import { ProfileForm } from "@/components/organisation/profile-form";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { profileOut } from "@/lib/api/organisations/profile";
import { orgsWith } from "@/lib/context";
import { getProfile } from "@/lib/register/profile";
import { pageOrg } from "../../page-org";
import { saveProfile } from "./actions";
import { placeNames } from "./place-names";

export const metadata: Metadata = { title: "Organisation" };

export default async function OrganisationPage() {
  const { ctx, org } = await pageOrg("/dashboard/settings/organisation");
  const profile = profileOut(await getProfile(ctx, org.id));
  const known = ["UTC", ...Intl.supportedValuesOf("timeZone")];
  // A name that this runtime lists otherwise was valid when it was said.
  const zones = profile.zone === null ? known : [profile.zone, ...known];
  const mayChange = orgsWith(ctx, "incidents:notify").includes(org.id);
  return (
    <>
      <PageHeader title="Organisation">
        What {org.name} is, as far as laws ask. Incidents are assessed by it; what nobody has said
        stays unknown.
      </PageHeader>
      {!mayChange && (
        <p className="mb-4 text-ink-2 text-sm">
          An owner or the data protection officer changes this.
        </p>
      )}
      <Panel className="px-4.5 py-5">
        <ProfileForm
          key={org.id}
          profile={profile}
          places={placeNames()}
          zones={[...new Set(zones)]}
          mayChange={mayChange}
          save={saveProfile.bind(null, org.id)}
        />
      </Panel>
    </>
  );
}
