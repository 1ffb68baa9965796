"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import type { Person } from "@/lib/schema/collaboration";
import { MOST_AT_ONCE } from "@/lib/schema/incident-values";
import { Button } from "../ui/button";
import { Dialog, DialogBody, DialogFoot } from "../ui/dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { AssignMenu } from "./assign-menu";

/** What can be done to the ticked incidents, in the place of the list's foot. */
export function BulkBar({
  count,
  people,
  tags,
  onAssign,
  onTag,
  onClear,
}: {
  count: number;
  people: readonly Person[];
  tags: readonly string[];
  onAssign: (owner: Person | null) => void;
  onTag: (tag: string, on: boolean) => void;
  onClear: () => void;
}) {
  const t = useTranslations("register.bulk");
  const [tagging, setTagging] = useState<"on" | "off" | null>(null);
  const tooMany = count > MOST_AT_ONCE;
  return (
    <section aria-label={t("label")} className="flex flex-wrap items-center gap-2">
      <span role="status" className="mr-1 font-medium text-ink">
        {t("count", { count })}
      </span>
      {tooMany ? (
        <span className="text-ink-2">{t("tooMany", { most: MOST_AT_ONCE })}</span>
      ) : (
        <>
          <AssignMenu people={people} onAssign={onAssign}>
            <Button size="sm">{t("assign")}</Button>
          </AssignMenu>
          <Button size="sm" onClick={() => setTagging("on")}>
            {t("tag")}
          </Button>
          <Button size="sm" onClick={() => setTagging("off")}>
            {t("untag")}
          </Button>
        </>
      )}
      <Button size="sm" variant="ghost" icon={<X aria-hidden />} onClick={onClear}>
        {t("clear")}
      </Button>
      <TagDialog
        way={tagging}
        tags={tags}
        onClose={() => setTagging(null)}
        onTag={(tag) => onTag(tag, tagging === "on")}
      />
    </section>
  );
}

function TagDialog({
  way,
  tags,
  onClose,
  onTag,
}: {
  /** Null while it is closed. */
  way: "on" | "off" | null;
  tags: readonly string[];
  onClose: () => void;
  onTag: (tag: string) => void;
}) {
  const t = useTranslations("register.bulk");
  const id = useId();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const tag = String(new FormData(event.currentTarget).get("tag")).trim();
    if (tag === "") return;
    onTag(tag);
    onClose();
  };
  const act = way === "off" ? t("untag") : t("tag");
  return (
    <Dialog open={way !== null} onOpenChange={onClose} title={act} size="sm" bare>
      <form onSubmit={send}>
        <DialogBody>
          <Field label={t("tagName")}>
            <Input name="tag" list={`${id}-tags`} required maxLength={200} autoComplete="off" />
          </Field>
          <datalist id={`${id}-tags`}>
            {tags.map((tag) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" variant="primary">
            {act}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
