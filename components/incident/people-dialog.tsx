"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PeopleOut } from "@/lib/schema/collaboration";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field, FieldGroup } from "../ui/field";
import { Checkbox, Input } from "../ui/input";
import { PersonSelect } from "./person-select";
import type { Assigned } from "./team";

/** Beyond so many people their names are searched for. */
const MANY = 8;

/** Says who owns the incident and who works on it. */
export function PeopleDialog({
  people,
  viewerId,
  onSave,
  onClose,
}: {
  people: PeopleOut;
  viewerId: string;
  onSave: (next: Assigned) => void;
  onClose: () => void;
}) {
  const t = useTranslations("incident.people");
  const known = [
    ...people.candidates,
    ...[people.owner, ...people.assignees].filter(
      (person, at, all) =>
        person !== null &&
        all.findIndex((other) => other?.id === person.id) === at &&
        !people.candidates.some(({ id }) => id === person.id),
    ),
  ].filter((person) => person !== null);
  const [owner, setOwner] = useState(people.owner?.id ?? null);
  const [chosen, choose] = useState(people.assignees.map(({ id }) => id));
  const [sought, seek] = useState("");
  const find = (id: string | null) => known.find((person) => person.id === id) ?? null;
  const shown = known.filter(({ name }) =>
    name.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase()),
  );
  const save = () => {
    onSave({ owner: find(owner), assignees: chosen.flatMap((id) => find(id) ?? []) });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("says")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="primary" onClick={save}>
            {t("save")}
          </Button>
        </>
      }
    >
      <Field
        label={t("owner")}
        hint={t("ownerHint")}
        aside={
          owner !== viewerId &&
          find(viewerId) && (
            <Button size="sm" variant="ghost" onClick={() => setOwner(viewerId)}>
              {t("me")}
            </Button>
          )
        }
      >
        <PersonSelect
          value={owner}
          held={people.owner}
          candidates={people.candidates}
          onChange={setOwner}
        />
      </Field>
      <FieldGroup label={t("assignees")}>
        {known.length > MANY && (
          <Input
            type="search"
            aria-label={t("seek")}
            placeholder={t("seek")}
            value={sought}
            onChange={(event) => seek(event.target.value)}
          />
        )}
        <div className="grid max-h-60 gap-2 overflow-y-auto py-1 pl-1">
          {shown.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={chosen.includes(id)}
              onChange={(event) =>
                choose(
                  event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id),
                )
              }
            />
          ))}
        </div>
      </FieldGroup>
    </Dialog>
  );
}
