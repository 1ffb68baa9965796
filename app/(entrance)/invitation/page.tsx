import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { only, type SearchParams } from "@/app/search-params";
import { AcceptAsNewForm, AcceptButton, SignOutHere } from "@/components/entrance/accept-forms";
import { EntranceHead } from "@/components/entrance/entrance";
import { ButtonLink } from "@/components/ui/button";
import { type InvitationOffer, lookUpInvitation } from "@/lib/access/acceptance";
import { currentSession } from "@/lib/access/page-context";
import { acceptAsNew, acceptSignedIn } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("entrance");
  return { title: t("invitation.name"), referrer: "no-referrer" };
}

export default async function InvitationPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getTranslations("entrance");
  const token = only((await searchParams).token) ?? "";
  const offer = await lookUpInvitation(token, new Date());
  if (!offer)
    return (
      <EntranceHead title={t("misfit")}>
        <p>{t("invitation.none")}</p>
      </EntranceHead>
    );
  if (offer.state !== "open")
    return (
      <EntranceHead title={t(`invitation.closed.${offer.state}`)}>
        <p className="mb-5">{t(`invitation.closedHow.${offer.state}`)}</p>
        <ButtonLink href="/sign-in" size="lg">
          {t("signIn.do")}
        </ButtonLink>
      </EntranceHead>
    );
  return (
    <>
      <EntranceHead title={t("invitation.join", { organisation: offer.orgName })}>
        <p>
          {t.rich("invitation.as", {
            role: t(`role.${offer.role}`),
            says: t(`roleSays.${offer.role}`),
            b: (said) => <b className="font-semibold text-ink">{said}</b>,
          })}
        </p>
      </EntranceHead>
      <Answer token={token} offer={offer} />
    </>
  );
}

async function Answer({ token, offer }: { token: string; offer: InvitationOffer }) {
  const t = await getTranslations("entrance");
  const session = await currentSession();
  if (session?.email === offer.email)
    return <AcceptButton accept={acceptSignedIn.bind(null, token)} />;
  if (session)
    return (
      <div className="grid gap-4">
        <p className="text-ink-2">
          {t("invitation.other", { invited: offer.email, email: session.email })}
        </p>
        <SignOutHere />
      </div>
    );
  if (!offer.hasAccount)
    return <AcceptAsNewForm email={offer.email} accept={acceptAsNew.bind(null, token)} />;
  const back = `/invitation?token=${encodeURIComponent(token)}`;
  const signIn = `/sign-in?email=${encodeURIComponent(offer.email)}&callbackUrl=${encodeURIComponent(back)}`;
  return (
    <div className="grid gap-4">
      <p className="text-ink-2">{t("invitation.hasAccount", { email: offer.email })}</p>
      <ButtonLink href={signIn} variant="primary" size="lg">
        {t("signIn.do")}
      </ButtonLink>
    </div>
  );
}
