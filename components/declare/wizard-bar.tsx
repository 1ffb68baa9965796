"use client";
import { CloudAlert, CloudCheck } from "lucide-react";
import { useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useZone } from "@/components/ui/now";
import { formatInstant } from "@/lib/time";
import type { KeptDraft } from "./use-draft";

/** Whether the draft is kept, and the two ways out: with it and without it. */
export function WizardBar({ draft, onDiscard }: { draft: KeptDraft; onDiscard: () => void }) {
  const [asking, setAsking] = useState(false);
  const discard = () => {
    setAsking(false);
    draft.discard();
    onDiscard();
  };
  return (
    <div className="page flex min-h-11 items-center gap-1 border-line border-b bg-surface py-1.5 text-sm">
      <p className="text-ink-2 max-md:hidden">Declare an incident</p>
      <p
        role="status"
        className="mr-2 inline-flex min-w-0 items-center gap-1.5 text-ink-2 md:ml-auto"
      >
        <SavedWords draft={draft} />
      </p>
      <div className="ml-auto flex gap-1 md:ml-0">
        {draft.savedAt !== null && (
          <Button
            variant="ghost"
            size="sm"
            onClick={() => setAsking(true)}
            className="md:h-8 md:text-sm"
          >
            Throw draft away
          </Button>
        )}
        <ButtonLink href="/dashboard/board" variant="ghost" size="sm" className="md:h-8 md:text-sm">
          {draft.savedAt === null ? "Leave" : "Leave, keep draft"}
        </ButtonLink>
      </div>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        size="sm"
        title="Throw this draft away?"
        footer={
          <>
            <Button onClick={() => setAsking(false)}>Keep it</Button>
            <Button variant="danger" onClick={discard}>
              Throw it away
            </Button>
          </>
        }
      >
        <p>What you typed is gone then. Nothing was declared, so nothing is on record.</p>
      </Dialog>
    </div>
  );
}

function SavedWords({ draft: { ready, refused, savedAt } }: { draft: KeptDraft }) {
  const zone = useZone();
  if (ready && refused)
    return (
      <>
        <CloudAlert aria-hidden className="size-4 flex-none text-watch" />
        <span role="status">This browser keeps no draft. Declare before you leave.</span>
      </>
    );
  if (savedAt === null) return null;
  return (
    <>
      <CloudCheck aria-hidden className="size-4 flex-none text-met" />
      <span className="whitespace-nowrap">
        Draft saved{" "}
        <span className="record text-ink-3 max-sm:hidden">
          {formatInstant(new Date(savedAt), zone, "seconds")}
        </span>
      </span>
    </>
  );
}
