"use client";
import { EyeOff } from "lucide-react";
import type { ApiKeyView } from "@/lib/schema/key";
import { keyScopes } from "@/lib/schema/oauth";
import { formatInstant } from "@/lib/time";
import { Button } from "../ui/button";
import { CodeTabs } from "../ui/code-tabs";
import { CopyButton } from "../ui/copy-button";
import { Dialog } from "../ui/dialog";
import { useZone } from "../ui/now";
import { snippets, tokenSnippet } from "./snippets";

/** A key or a client that was just made, with its secret. */
export interface ShownKey {
  plain: string;
  key: ApiKeyView;
}

/** The one time that a secret is seen. Only its own button closes it. */
export function NewKeyDialog({ made, onStored }: { made: ShownKey | null; onStored: () => void }) {
  return (
    <Dialog
      open={made !== null}
      onOpenChange={(open) => !open && onStored()}
      mustAnswer
      size="lg"
      title={made?.key.kind === "client" ? "Copy the secret now" : "Copy the key now"}
      description={made && <KeyFacts of={made.key} />}
      note={
        <>
          Put it in{" "}
          <code className="record">
            {made?.key.kind === "client" ? "TOCSIN_CLIENT_SECRET" : "TOCSIN_KEY"}
          </code>
          , never in a repository.
        </>
      }
      footer={<Button onClick={onStored}>I have stored it</Button>}
    >
      {made && <Secret made={made} />}
    </Dialog>
  );
}

function KeyFacts({ of }: { of: ApiKeyView }) {
  const zone = useZone();
  const end = of.expiresAt
    ? `expires ${formatInstant(of.expiresAt, zone, "date")}`
    : "never expires";
  return (
    <>
      {of.name}, {end}
    </>
  );
}

function Secret({ made }: { made: ShownKey }) {
  const { id, kind, orgId, scopes, createdAt } = made.key;
  const base = location.origin;
  const isClient = kind === "client";
  return (
    <>
      {isClient && <Shown text={id} label="Copy id" />}
      <Shown text={made.plain} label={isClient ? "Copy secret" : "Copy key"} primary />
      <p className="flex gap-2.5 text-ink-2 text-sm">
        <EyeOff aria-hidden className="mt-0.5 size-4 flex-none" />
        <span>
          <b className="font-semibold text-ink">
            {isClient ? "The secret is shown this once." : "It is shown this once."}
          </b>{" "}
          Tocsin keeps only a hash.{" "}
          {isClient
            ? "If you lose it, give the client a new one."
            : "If you lose it, revoke it and create another."}
        </span>
      </p>
      <CodeTabs
        label="A first call"
        tabs={
          isClient
            ? [tokenSnippet(base, id)]
            : snippets({ base, orgId, scopes: keyScopes(scopes), now: createdAt })
        }
      />
    </>
  );
}

function Shown({ text, label, primary }: { text: string; label: string; primary?: boolean }) {
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-3 border border-control bg-sunken py-2 pr-2 pl-3.5">
      <code className="min-w-0 flex-1 select-all break-all font-medium font-mono text-[14px] leading-snug tracking-[-0.03em]">
        {text}
      </code>
      <CopyButton text={text} label={label} variant={primary ? "primary" : undefined} />
    </div>
  );
}
