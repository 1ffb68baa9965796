"use client";
import { EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ApiKeyView } from "@/lib/schema/key";
import { keyScopes } from "@/lib/schema/oauth";
import { Button } from "../ui/button";
import { CodeTabs } from "../ui/code-tabs";
import { Dialog } from "../ui/dialog";
import { ShownSecret } from "../ui/shown-secret";
import { useTime } from "../ui/time-words";
import { snippets, tokenSnippet } from "./snippets";

/** A key or a client that was just made, with its secret. */
export interface ShownKey {
  plain: string;
  key: ApiKeyView;
}

/** The one time that a secret is seen. Only its own button closes it. */
export function NewKeyDialog({ made, onStored }: { made: ShownKey | null; onStored: () => void }) {
  const t = useTranslations("keys");
  const isClient = made?.key.kind === "client";
  return (
    <Dialog
      open={made !== null}
      onOpenChange={(open) => !open && onStored()}
      mustAnswer
      size="lg"
      title={t(isClient ? "made.titleClient" : "made.titleKey")}
      description={made && <KeyFacts of={made.key} />}
      note={t.rich("made.put", {
        variable: isClient ? "TOCSIN_CLIENT_SECRET" : "TOCSIN_KEY",
        code: (name) => <code className="record">{name}</code>,
      })}
      footer={<Button onClick={onStored}>{t("made.stored")}</Button>}
    >
      {made && <Secret made={made} />}
    </Dialog>
  );
}

function KeyFacts({ of }: { of: ApiKeyView }) {
  const t = useTranslations("keys");
  const time = useTime();
  if (!of.expiresAt) return t("made.neverExpires", { name: of.name });
  return t("made.expires", { name: of.name, date: time.at(of.expiresAt, "date") });
}

function Secret({ made }: { made: ShownKey }) {
  const t = useTranslations("keys");
  const { id, kind, orgId, scopes, createdAt } = made.key;
  const base = location.origin;
  const isClient = kind === "client";
  return (
    <>
      {isClient && <ShownSecret text={id} label={t("made.copyId")} />}
      <ShownSecret
        text={made.plain}
        label={t(isClient ? "made.copySecret" : "made.copyKey")}
        primary
      />
      <p className="flex gap-2.5 text-ink-2 text-sm">
        <EyeOff aria-hidden className="mt-0.5 size-4 flex-none" />
        <span>
          {t.rich(isClient ? "made.onceClient" : "made.onceKey", {
            b: (words) => <b className="font-semibold text-ink">{words}</b>,
          })}
        </span>
      </p>
      <CodeTabs
        label={t("made.firstCall")}
        tabs={
          isClient
            ? [tokenSnippet(base, id)]
            : snippets({ base, orgId, scopes: keyScopes(scopes), now: createdAt })
        }
      />
    </>
  );
}
