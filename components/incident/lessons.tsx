"use client";
import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Lessons } from "@/lib/schema/collaboration";
import type { IncidentDetail } from "@/lib/schema/incident";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Textarea } from "../ui/input";
import { useToast } from "../ui/toast";
import { FormDialog } from "./form-dialog";
import { useChange } from "./incident-data";
import { Section } from "./section";
import { putLessons } from "./together-data";

const PARTS = ["happened", "went_well", "went_badly", "will_change"] as const;
const MOST_LETTERS = 100_000;

/** What was learned. */
export function LessonsSection({
  incident,
  lessons,
  mayWrite,
}: {
  incident: IncidentDetail;
  lessons: Lessons;
  mayWrite: boolean;
}) {
  const t = useTranslations("incident.lessons");
  const [editing, edit] = useState(false);
  const said = PARTS.filter((part) => lessons[part] !== null);
  return (
    <Section
      id="lessons"
      title={t("title")}
      action={
        mayWrite && (
          <Button size="sm" icon={<Pencil aria-hidden />} onClick={() => edit(true)}>
            {t(said.length === 0 ? "write" : "edit")}
          </Button>
        )
      }
    >
      {said.length === 0 && <p className="text-ink-3 text-sm">{t("none")}</p>}
      <dl className="grid gap-3 text-sm">
        {said.map((part) => (
          <div key={part}>
            <dt className="text-ink-3 text-xs">{t(`part.${part}`)}</dt>
            <dd className="max-w-172 whitespace-pre-line break-words leading-[1.55]">
              {lessons[part]}
            </dd>
          </div>
        ))}
      </dl>
      {editing && (
        <LessonsDialog incident={incident} lessons={lessons} onClose={() => edit(false)} />
      )}
    </Section>
  );
}

function LessonsDialog({
  incident,
  lessons,
  onClose,
}: {
  incident: IncidentDetail;
  lessons: Lessons;
  onClose: () => void;
}) {
  const t = useTranslations("incident.lessons");
  const toast = useToast();
  const [texts, setTexts] = useState(lessons);
  const change = useChange<Lessons>(
    incident,
    (body, seen) => putLessons(incident.id, body, seen),
    () => {
      toast.done(t("toast"));
      onClose();
    },
  );
  return (
    <FormDialog
      title={t("title")}
      description={t("says")}
      submit={t("save")}
      busy={change.isPending}
      error={change.error}
      fields={[]}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(texts);
      }}
    >
      {PARTS.map((part) => (
        <Field key={part} label={t(`part.${part}`)} optional>
          <Textarea
            value={texts[part] ?? ""}
            maxLength={MOST_LETTERS}
            onChange={(event) => setTexts({ ...texts, [part]: event.target.value })}
          />
        </Field>
      ))}
    </FormDialog>
  );
}
