"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Person, TaskOut } from "@/lib/schema/collaboration";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { useToast } from "../ui/toast";
import { FormDialog } from "./form-dialog";
import { PersonSelect } from "./person-select";
import { addTask, changeTask, removeTask } from "./together-data";

/** Adds a corrective action, or changes one. */
export function TaskDialog({
  incidentId,
  task,
  candidates,
  onClose,
}: {
  incidentId: string;
  /** Null for a new one. */
  task: TaskOut | null;
  candidates: readonly Person[];
  onClose: () => void;
}) {
  const t = useTranslations("incident.tasks");
  const router = useRouter();
  const toast = useToast();
  const [title, setTitle] = useState(task?.title ?? "");
  const [owner, setOwner] = useState(task?.owner?.id ?? null);
  const [due, setDue] = useState(task?.due_on ?? "");
  const [empty, setEmpty] = useState(false);
  const done = (said: string) => () => {
    router.refresh();
    toast.done(said, title);
    onClose();
  };
  const save = useMutation({
    mutationFn: () => {
      const body = { title: title.trim(), owner_id: owner, due_on: due || null };
      return task ? changeTask(incidentId, task.id, body) : addTask(incidentId, body);
    },
    onSuccess: done(t(task ? "toastChanged" : "toastAdded")),
  });
  const remove = useMutation({
    mutationFn: async () => {
      if (task) await removeTask(incidentId, task.id);
    },
    onSuccess: done(t("toastRemoved")),
  });
  return (
    <FormDialog
      title={t(task ? "changeTitle" : "addTitle")}
      description={t("says")}
      submit={t(task ? "save" : "add")}
      busy={save.isPending || remove.isPending}
      error={save.error ?? remove.error}
      fields={[]}
      note={
        task && (
          <Button variant="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
            {t("remove")}
          </Button>
        )
      }
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        setEmpty(title.trim() === "");
        if (title.trim() !== "") save.mutate();
      }}
    >
      <Field label={t("what")} error={empty ? t("whatMissing") : undefined}>
        <Input value={title} maxLength={2000} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Field label={t("who")} optional>
        <PersonSelect value={owner} candidates={candidates} onChange={setOwner} />
      </Field>
      <Field label={t("until")} optional>
        <Input
          type="date"
          className="w-48"
          value={due}
          onChange={(event) => setDue(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
