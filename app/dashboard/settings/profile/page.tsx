import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Words } from "@/app/words";
import { ChangePassword } from "@/components/profile/change-password";
import { ReadingChoice } from "@/components/profile/reading-choice";
import { SingleKeysChoice } from "@/components/profile/single-keys-choice";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { chooseReading } from "../../actions";
import { pageViewer } from "../../page-org";
import { change } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("profile");
  return { title: t("title") };
}

export default async function ProfilePage() {
  const { session, organisations } = await pageViewer("/dashboard/settings/profile");
  const t = await getTranslations("profile");
  return (
    <Words rooms={["profile"]}>
      <PageHeader title={t("title")}>{t("about")}</PageHeader>
      {organisations.length === 0 && <Panel className="mb-4 px-4.5 py-3.5">{t("nowhere")}</Panel>}
      <Panel className="px-4.5 py-1">
        <dl>
          <Fact name={t("name")}>{session.name}</Fact>
          <Fact name={t("email")}>{session.email}</Fact>
          <Fact name={t("organisations")}>
            {organisations.map(({ name }) => name).join(", ") || t("none")}
          </Fact>
        </dl>
      </Panel>
      <h2 className="mt-8 mb-3 text-xl">{t("reading.title")}</h2>
      <Panel className="px-4.5 py-4">
        <ReadingChoice locale={session.locale} zone={session.zone} choose={chooseReading} />
      </Panel>
      <h2 className="mt-8 mb-3 text-xl">{t("password.title")}</h2>
      <Panel className="px-4.5 py-4">
        <ChangePassword change={change} />
      </Panel>
      <h2 className="mt-8 mb-3 text-xl">{t("keyboard.title")}</h2>
      <Panel className="px-4.5 py-3.5">
        <SingleKeysChoice />
      </Panel>
    </Words>
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
