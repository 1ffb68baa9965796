"use client";
import { EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { NewWebhook } from "@/lib/schema/webhooks";
import { Button } from "../ui/button";
import { type CodeTab, CodeTabs } from "../ui/code-tabs";
import { Dialog } from "../ui/dialog";
import { ShownSecret } from "../ui/shown-secret";

const VERIFY: readonly [CodeTab, ...CodeTab[]] = [
  {
    name: "Node.js",
    code: `import { Webhook } from "standardwebhooks";

const webhook = new Webhook(process.env.TOCSIN_WEBHOOK_SECRET);
// Throws where the signature does not fit, or is older than five minutes.
const event = webhook.verify(rawBody, request.headers);`,
  },
  {
    name: "Python",
    code: `import os
from standardwebhooks.webhooks import Webhook

webhook = Webhook(os.environ["TOCSIN_WEBHOOK_SECRET"])
# Raises where the signature does not fit, or is older than five minutes.
event = webhook.verify(raw_body, request.headers)`,
  },
];

/** The one time that a signing secret is seen. Only its own button closes it. */
export function SecretDialog({
  made,
  onStored,
}: {
  made: NewWebhook | null;
  onStored: () => void;
}) {
  const t = useTranslations("webhooks");
  return (
    <Dialog
      open={made !== null}
      onOpenChange={(open) => !open && onStored()}
      mustAnswer
      size="lg"
      title={t("secret.title")}
      description={made?.webhook.name}
      note={t.rich("secret.put", {
        variable: "TOCSIN_WEBHOOK_SECRET",
        code: (name) => <code className="record">{name}</code>,
      })}
      footer={<Button onClick={onStored}>{t("secret.stored")}</Button>}
    >
      <ShownSecret text={made?.secret ?? ""} label={t("secret.copy")} primary />
      <p className="flex gap-2.5 text-ink-2 text-sm">
        <EyeOff aria-hidden className="mt-0.5 size-4 flex-none" />
        <span>
          {t.rich("secret.once", {
            b: (words) => <b className="font-semibold text-ink">{words}</b>,
          })}
        </span>
      </p>
      <CodeTabs label={t("secret.verify")} tabs={VERIFY} />
    </Dialog>
  );
}
