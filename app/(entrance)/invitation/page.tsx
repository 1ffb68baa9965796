import type { Metadata } from "next";
import { only, type SearchParams } from "@/app/search-params";
import { AcceptAsNewForm, AcceptButton, SignOutHere } from "@/components/entrance/accept-forms";
import { EntranceHead } from "@/components/entrance/entrance";
import { ButtonLink } from "@/components/ui/button";
import { type InvitationOffer, lookUpInvitation } from "@/lib/access/acceptance";
import { currentSession } from "@/lib/access/page-context";
import { ROLE_WORDS } from "@/lib/access/roles";
import { acceptAsNew, acceptSignedIn } from "./actions";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

const CLOSED: Record<Exclude<InvitationOffer["state"], "open">, string> = {
  accepted: "This invitation was accepted. Sign in with the account that accepted it.",
  withdrawn: "This invitation was withdrawn. Ask whoever invited you for a new link.",
  expired: "This invitation has expired. Ask whoever invited you for a new link.",
};

export default async function InvitationPage({ searchParams }: { searchParams: SearchParams }) {
  const token = only((await searchParams).token) ?? "";
  const offer = await lookUpInvitation(token, new Date());
  if (!offer)
    return (
      <EntranceHead title="This link does not fit">
        <p>There is no such invitation. Copy the whole link, or ask for a new one.</p>
      </EntranceHead>
    );
  if (offer.state !== "open")
    return (
      <EntranceHead title={`Invitation ${offer.state}`}>
        <p className="mb-5">{CLOSED[offer.state]}</p>
        <ButtonLink href="/sign-in" size="lg">
          Sign in
        </ButtonLink>
      </EntranceHead>
    );
  const role = ROLE_WORDS[offer.role];
  return (
    <>
      <EntranceHead title={`Join ${offer.orgName}`}>
        <p>
          You are invited as <b className="font-semibold text-ink">{role.name}</b>. {role.says}
        </p>
      </EntranceHead>
      <Answer token={token} offer={offer} />
    </>
  );
}

async function Answer({ token, offer }: { token: string; offer: InvitationOffer }) {
  const session = await currentSession();
  if (session?.email === offer.email)
    return <AcceptButton accept={acceptSignedIn.bind(null, token)} />;
  if (session)
    return (
      <div className="grid gap-4">
        <p className="text-ink-2">
          It is for {offer.email}, and you are signed in as {session.email}. Sign out, and this page
          asks you again.
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
      <p className="text-ink-2">{offer.email} has an account already. Sign in to accept.</p>
      <ButtonLink href={signIn} variant="primary" size="lg">
        Sign in
      </ButtonLink>
    </div>
  );
}
