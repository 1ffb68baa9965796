"use client";
import { useState } from "react";
import type { ApiKeyView, RotateKeyInput } from "@/lib/schema/key";
import { Button } from "../ui/button";
import { RadioChips } from "../ui/chip";
import { Dialog } from "../ui/dialog";
import { FieldGroup } from "../ui/field";
import { FormError } from "../ui/form-error";
import type { FormResult } from "../ui/form-result";
import { useToast } from "../ui/toast";
import { useChange } from "../ui/use-change";
import { useLast } from "../ui/use-last";
import type { ShownKey } from "./new-key-dialog";

const OVERLAPS = [
  { value: "0", label: "Not at all" },
  { value: "1", label: "1 hour" },
  { value: "24", label: "1 day" },
  { value: "168", label: "7 days" },
  { value: "720", label: "30 days" },
] as const;

interface ChangeProps {
  /** The key to change; null: closed. */
  of: ApiKeyView | null;
  onClose: () => void;
}

/** Makes a key's successor, and says how long the old one goes on beside it; or a client's new secret. */
export function RotateDialog({
  of,
  onClose,
  rotate,
  onRotated,
}: ChangeProps & {
  rotate: (id: string, input: RotateKeyInput) => Promise<FormResult<ShownKey>>;
  onRotated: (made: ShownKey) => void;
}) {
  const [overlap, setOverlap] = useState<(typeof OVERLAPS)[number]["value"]>("24");
  const { pending, reason, run, close } = useChange(onClose);
  const shown = useLast(of);
  const isClient = shown?.kind === "client";
  const overlapHours = isClient ? 0 : Number(overlap);
  const press = () => of && run(() => rotate(of.id, { overlapHours }), onRotated);
  return (
    <Dialog
      open={of !== null}
      onOpenChange={(open) => !open && close()}
      title={`Rotate ${shown?.name ?? ""}`}
      description={
        isClient
          ? "The client keeps its id, scopes and expiry, and gets a new secret."
          : "You get a new key with the same name, scopes and lifetime."
      }
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button variant="primary" busy={pending} onClick={press}>
            {isClient ? "Make the new secret" : "Make the new key"}
          </Button>
        </>
      }
    >
      <FormError>{reason}</FormError>
      {isClient ? (
        <p className="text-ink-2">
          The old secret buys no more tokens from now on. Tokens that it bought work until they
          expire, an hour after they were made; revoke the client if they must end now.
        </p>
      ) : (
        <FieldGroup
          label="The old key goes on working for"
          hint="Long enough to put the new key everywhere, and no longer."
        >
          <RadioChips name="overlap" value={overlap} onChange={setOverlap} options={OVERLAPS} />
        </FieldGroup>
      )}
    </Dialog>
  );
}

/** Ends a key or a client at once, after a second look. */
export function RevokeDialog({
  of,
  onClose,
  revoke,
}: ChangeProps & { revoke: (id: string) => Promise<FormResult<null>> }) {
  const toast = useToast();
  const { pending, reason, run, close } = useChange(onClose);
  const shown = useLast(of);
  const press = () =>
    of &&
    run(
      () => revoke(of.id),
      () => toast.done(`${of.name} is revoked.`, "Calls with it are refused from now on."),
    );
  return (
    <Dialog
      open={of !== null}
      onOpenChange={(open) => !open && close()}
      size="sm"
      title={`Revoke ${shown?.name ?? ""}`}
      footer={
        <>
          <Button onClick={close}>Keep it</Button>
          <Button variant="danger" busy={pending} onClick={press}>
            {shown?.kind === "client" ? "Revoke client" : "Revoke key"}
          </Button>
        </>
      }
    >
      <FormError>{reason}</FormError>
      <p className="text-ink-2">
        {shown?.kind === "client" ? (
          <>It gets no more tokens, and those that it has are refused within seconds, for good. </>
        ) : (
          <>
            Calls with <code className="record">{shown?.prefix}…</code> are refused at once, and for
            good.{" "}
          </>
        )}
        It stays in this list, with your name.
      </p>
    </Dialog>
  );
}
