"use client";
import { EyeOff } from "lucide-react";
import type { ApiKeyView } from "@/lib/schema/key";
import { formatInstant } from "@/lib/time";
import { Button } from "../ui/button";
import { CodeTabs } from "../ui/code-tabs";
import { CopyButton } from "../ui/copy-button";
import { Dialog } from "../ui/dialog";
import { useZone } from "../ui/now";
import { snippets } from "./snippets";

/** A key that was just made, with its secret. */
export interface ShownKey {
  plain: string;
  key: ApiKeyView;
}

/** The one time that a key is seen. Only its own button closes it. */
export function NewKeyDialog({ made, onStored }: { made: ShownKey | null; onStored: () => void }) {
  return (
    <Dialog
      open={made !== null}
      onOpenChange={(open) => !open && onStored()}
      mustAnswer
      size="lg"
      title="Copy the key now"
      description={made && <KeyFacts of={made.key} />}
      note={
        <>
          Put it in <code className="record">TOCSIN_KEY</code>, never in a repository.
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
  const { orgId, scopes, createdAt } = made.key;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 rounded-3 border border-control bg-sunken py-2 pr-2 pl-3.5">
        <code className="min-w-0 flex-1 select-all break-all font-medium font-mono text-[14px] leading-snug tracking-[-0.03em]">
          {made.plain}
        </code>
        <CopyButton text={made.plain} label="Copy key" variant="primary" />
      </div>
      <p className="flex gap-2.5 text-ink-2 text-sm">
        <EyeOff aria-hidden className="mt-0.5 size-4 flex-none" />
        <span>
          <b className="font-semibold text-ink">It is shown this once.</b> Tocsin keeps only a hash.
          If you lose it, revoke it and create another.
        </span>
      </p>
      <CodeTabs
        label="A first call"
        tabs={snippets({ base: location.origin, orgId, scopes, now: createdAt })}
      />
    </>
  );
}
