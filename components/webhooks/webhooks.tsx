"use client";
import { BookOpen, Plus, Webhook as WebhookIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type {
  ChangeWebhookInput,
  CreateWebhookInput,
  NewWebhook,
  RotateWebhookInput,
  Webhook,
} from "@/lib/schema/webhooks";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import type { FormResult } from "../ui/form-result";
import { later } from "../ui/later";
import { Link } from "../ui/link";
import { PageHeader } from "../ui/page-header";
import { Panel } from "../ui/panel";
import { RemoveDialog, RotateDialog } from "./change-dialogs";
import type { WebhookOrg } from "./webhook-dialog";
import { WebhookTable } from "./webhook-table";

const WebhookDialog = later(
  () => import("./webhook-dialog").then((loaded) => loaded.WebhookDialog),
  ({ of }) => of !== null,
);
const SecretDialog = later(
  () => import("./secret-dialog").then((loaded) => loaded.SecretDialog),
  ({ made }) => made !== null,
);

export interface WebhookActions {
  create: (input: CreateWebhookInput) => Promise<FormResult<NewWebhook>>;
  change: (id: string, input: ChangeWebhookInput) => Promise<FormResult<null>>;
  rotate: (id: string, input: RotateWebhookInput) => Promise<FormResult<NewWebhook>>;
  remove: (id: string) => Promise<FormResult<null>>;
  test: (id: string) => Promise<FormResult<null>>;
}

/** The webhooks of an organisation, how they fare, and all that is done with them. */
export function Webhooks({
  webhooks,
  orgs,
  actions,
}: {
  webhooks: readonly Webhook[];
  orgs: readonly [WebhookOrg, ...WebhookOrg[]];
  actions: WebhookActions;
}) {
  const t = useTranslations("webhooks");
  const [editing, setEditing] = useState<Webhook | "new" | null>(null);
  const [made, setMade] = useState<NewWebhook | null>(null);
  const [rotating, setRotating] = useState<Webhook | null>(null);
  const [removing, setRemoving] = useState<Webhook | null>(null);
  const orgNames = orgs.length > 1 ? new Map(orgs.map(({ id, name }) => [id, name])) : null;
  const create = (
    <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setEditing("new")}>
      {t("create")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("title")} actions={webhooks.length > 0 && create}>
        {t("about")}
      </PageHeader>
      {webhooks.length === 0 ? (
        <Panel>
          <EmptyState icon={<WebhookIcon aria-hidden />} title={t("empty.title")} action={create}>
            {t("empty.text")}
          </EmptyState>
        </Panel>
      ) : (
        <WebhookTable
          webhooks={webhooks}
          orgNames={orgNames}
          actions={actions}
          onEdit={setEditing}
          onRotate={setRotating}
          onRemove={setRemoving}
        />
      )}
      <p className="mt-4 flex items-center gap-2 text-ink-3 text-sm [&_svg]:size-3.5">
        <BookOpen aria-hidden />
        <Link href="/dashboard/docs/webhooks" className="link">
          {t("docs")}
        </Link>
      </p>
      <WebhookDialog
        of={editing}
        onClose={() => setEditing(null)}
        orgs={orgs}
        actions={actions}
        onCreated={(created) => {
          setEditing(null);
          if (created.secret !== null) setMade(created);
        }}
      />
      <RotateDialog
        of={rotating}
        onClose={() => setRotating(null)}
        rotate={actions.rotate}
        onRotated={setMade}
      />
      <RemoveDialog of={removing} onClose={() => setRemoving(null)} remove={actions.remove} />
      <SecretDialog made={made} onStored={() => setMade(null)} />
    </>
  );
}
