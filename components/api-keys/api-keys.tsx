"use client";
import { BookOpen, History, KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import type { ApiKeyView, CreateKeyInput, RotateKeyInput } from "@/lib/schema/key";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import type { FormResult } from "../ui/form-result";
import { PageHeader } from "../ui/page-header";
import { Panel } from "../ui/panel";
import { RevokeDialog, RotateDialog } from "./change-dialogs";
import { CreateKeyDialog, type KeyOrg } from "./create-key-dialog";
import { KeyTable } from "./key-table";
import { NewKeyDialog, type ShownKey } from "./new-key-dialog";

export interface ApiKeysProps {
  keys: readonly ApiKeyView[];
  orgs: readonly [KeyOrg, ...KeyOrg[]];
  actions: {
    create: (input: CreateKeyInput) => Promise<FormResult<ShownKey>>;
    rotate: (id: string, input: RotateKeyInput) => Promise<FormResult<ShownKey>>;
    revoke: (id: string) => Promise<FormResult<null>>;
  };
}

/** The keys of an organisation, and all that is done with them. */
export function ApiKeys({ keys, orgs, actions }: ApiKeysProps) {
  const [creating, setCreating] = useState(false);
  const [made, setMade] = useState<ShownKey | null>(null);
  const [rotating, setRotating] = useState<ApiKeyView | null>(null);
  const [revoking, setRevoking] = useState<ApiKeyView | null>(null);
  const orgNames = orgs.length > 1 ? new Map(orgs.map(({ id, name }) => [id, name])) : null;
  const create = (
    <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setCreating(true)}>
      Create key
    </Button>
  );
  return (
    <>
      <PageHeader title="API keys" actions={keys.length > 0 && create}>
        A key acts for the organisation, within its scopes. What it changes is written to the audit
        log under the key’s name.
      </PageHeader>
      {keys.length === 0 ? (
        <Panel>
          <EmptyState icon={<KeyRound aria-hidden />} title="No keys yet" action={create}>
            Other systems declare and read incidents with a key. Make one for each of them.
          </EmptyState>
        </Panel>
      ) : (
        <KeyTable keys={keys} orgNames={orgNames} onRotate={setRotating} onRevoke={setRevoking} />
      )}
      <ul className="mt-4 flex flex-wrap gap-x-10 gap-y-1.5 text-ink-3 text-sm [&_svg]:size-3.5">
        <li className="flex items-center gap-2">
          <BookOpen aria-hidden />
          <a href="/api/v1/openapi.json" className="link">
            API description (OpenAPI)
          </a>
        </li>
        <li className="flex items-center gap-2">
          <History aria-hidden />
          Expired and revoked keys stay listed
        </li>
      </ul>
      <CreateKeyDialog
        open={creating}
        onOpenChange={setCreating}
        orgs={orgs}
        create={actions.create}
        onCreated={(key) => {
          setCreating(false);
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
