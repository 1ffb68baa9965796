"use client";
import { AppWindow, BookOpen, History, KeyRound, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ApiKeyView, CreateKeyInput, KeyKind, RotateKeyInput } from "@/lib/schema/key";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import type { FormResult } from "../ui/form-result";
import { later } from "../ui/later";
import { Link } from "../ui/link";
import { PageHeader } from "../ui/page-header";
import { Panel } from "../ui/panel";
import { RevokeDialog, RotateDialog } from "./change-dialogs";
import type { KeyOrg } from "./create-key-dialog";
import { KeyTable } from "./key-table";
import type { ShownKey } from "./new-key-dialog";

const CreateKeyDialog = later(
  () => import("./create-key-dialog").then((loaded) => loaded.CreateKeyDialog),
  ({ kind }) => kind !== null,
);
const NewKeyDialog = later(
  () => import("./new-key-dialog").then((loaded) => loaded.NewKeyDialog),
  ({ made }) => made !== null,
);

export interface ApiKeysProps {
  keys: readonly ApiKeyView[];
  orgs: readonly [KeyOrg, ...KeyOrg[]];
  actions: {
    create: (input: CreateKeyInput) => Promise<FormResult<ShownKey>>;
    rotate: (id: string, input: RotateKeyInput) => Promise<FormResult<ShownKey>>;
    revoke: (id: string) => Promise<FormResult<null>>;
  };
}

/** The keys and clients of an organisation, and all that is done with them. */
export function ApiKeys({ keys, orgs, actions }: ApiKeysProps) {
  const t = useTranslations("keys");
  const [creating, setCreating] = useState<KeyKind | null>(null);
  const [made, setMade] = useState<ShownKey | null>(null);
  const [rotating, setRotating] = useState<ApiKeyView | null>(null);
  const [revoking, setRevoking] = useState<ApiKeyView | null>(null);
  const orgNames = orgs.length > 1 ? new Map(orgs.map(({ id, name }) => [id, name])) : null;
  const create = (
    <>
      <Button icon={<AppWindow aria-hidden />} onClick={() => setCreating("client")}>
        {t("create.client")}
      </Button>
      <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setCreating("key")}>
        {t("create.key")}
      </Button>
    </>
  );
  return (
    <>
      <PageHeader title={t("title")} actions={keys.length > 0 && create}>
        {t("about")}
      </PageHeader>
      {keys.length === 0 ? (
        <Panel>
          <EmptyState icon={<KeyRound aria-hidden />} title={t("empty.title")} action={create}>
            {t("empty.text")}
          </EmptyState>
        </Panel>
      ) : (
        <KeyTable keys={keys} orgNames={orgNames} onRotate={setRotating} onRevoke={setRevoking} />
      )}
      <ul className="mt-4 flex flex-wrap gap-x-10 gap-y-1.5 text-ink-3 text-sm [&_svg]:size-3.5">
        <li className="flex items-center gap-2">
          <BookOpen aria-hidden />
          <Link href="/dashboard/docs" className="link">
            {t("docs")}
          </Link>
        </li>
        <li className="flex items-center gap-2">
          <History aria-hidden />
          {t("kept")}
        </li>
      </ul>
      <CreateKeyDialog
        kind={creating}
        onClose={() => setCreating(null)}
        orgs={orgs}
        create={actions.create}
        onCreated={(key) => {
          setCreating(null);
          setMade(key);
        }}
      />
      <RotateDialog
        of={rotating}
        onClose={() => setRotating(null)}
        rotate={actions.rotate}
        onRotated={setMade}
      />
      <RevokeDialog of={revoking} onClose={() => setRevoking(null)} revoke={actions.revoke} />
      <NewKeyDialog made={made} onStored={() => setMade(null)} />
    </>
  );
}
