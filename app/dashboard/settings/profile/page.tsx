import type { Metadata } from "next";
import type { ReactNode } from "react";
import { viewerZone } from "@/app/viewer";
import { ChangePassword } from "@/components/settings/change-password";
import { SingleKeysChoice } from "@/components/settings/single-keys-choice";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { pageViewer } from "../../page-org";
import { change } from "./actions";

export const metadata: Metadata = { title: "Profile" };

export default async function ProfilePage() {
  const { session, organisations } = await pageViewer("/dashboard/settings/profile");
  return (
    <>
      <PageHeader title="Profile">
        How you appear in the record, and how pages are shown.
      </PageHeader>
      {organisations.length === 0 && (
        <Panel className="mb-4 px-4.5 py-3.5">
          You are a member of no organisation at the moment. Ask an owner for an invitation.
        </Panel>
      )}
      <Panel className="px-4.5 py-1">
        <dl>
          <Fact name="Name">{session.name}</Fact>
          <Fact name="Work email">{session.email}</Fact>
          <Fact name="Organisations">
            {organisations.map(({ name }) => name).join(", ") || "None"}
          </Fact>
          <Fact name="Time zone">
            {(await viewerZone()).replaceAll("_", " ")}, as your device says
          </Fact>
        </dl>
      </Panel>
      <h2 className="mt-8 mb-3 text-xl">Password</h2>
      <Panel className="px-4.5 py-4">
        <ChangePassword change={change} />
      </Panel>
      <h2 className="mt-8 mb-3 text-xl">Keyboard</h2>
      <Panel className="px-4.5 py-3.5">
        <SingleKeysChoice />
      </Panel>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 border-line border-t py-2.5 text-sm first:border-t-0 sm:grid-cols-[10rem_1fr]">
      <dt className="text-ink-3">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
