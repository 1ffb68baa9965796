"use client";
import { CloudAlert, CloudCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useTime } from "@/components/ui/time-words";
import type { KeptDraft } from "./use-draft";

/** Whether the draft is kept, and the two ways out: with it and without it. */
export function WizardBar({ draft, onDiscard }: { draft: KeptDraft; onDiscard: () => void }) {
  const t = useTranslations("declare");
  const [asking, setAsking] = useState(false);
  const discard = () => {
    setAsking(false);
    draft.discard();
    onDiscard();
  };
  return (
    <div className="page flex min-h-11 flex-wrap items-center gap-1 border-line border-b bg-surface py-1.5 text-sm">
      <p className="text-ink-2 max-md:hidden">{t("title")}</p>
      <p role="status" className="mr-2 inline-flex items-center gap-1.5 text-ink-2 md:ml-auto">
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
            {t("bar.throw")}
          </Button>
        )}
        <ButtonLink href="/dashboard/board" variant="ghost" size="sm" className="md:h-8 md:text-sm">
          {t(draft.savedAt === null ? "bar.leave" : "bar.leaveKeeping")}
        </ButtonLink>
      </div>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        size="sm"
        title={t("bar.ask")}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{t("bar.keep")}</Button>
            <Button variant="danger" onClick={discard}>
              {t("bar.throwIt")}
            </Button>
          </>
        }
      >
        <p>{t("bar.askHow")}</p>
      </Dialog>
    </div>
  );
}

function SavedWords({ draft: { ready, refused, savedAt } }: { draft: KeptDraft }) {
  const time = useTime();
  const t = useTranslations("declare");
  if (ready && refused)
    return (
      <>
        <CloudAlert aria-hidden className="size-4 flex-none text-watch" />
        <span role="status">{t("bar.refused")}</span>
      </>
    );
  if (savedAt === null) return null;
  return (
    <>
      <CloudCheck aria-hidden className="size-4 flex-none text-met" />
      <span className="whitespace-nowrap">
        {t("bar.saved")}{" "}
        <span className="record text-ink-3 max-sm:hidden">
          {time.at(new Date(savedAt), "seconds")}
        </span>
      </span>
    </>
  );
}
