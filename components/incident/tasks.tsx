"use client";
import { Pencil, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Person, TaskOut } from "@/lib/schema/collaboration";
import { Avatar } from "../ui/avatar";
import { Button } from "../ui/button";
import { cx } from "../ui/cx";
import { Checkbox } from "../ui/input";
import { later } from "../ui/later";
import { useNow } from "../ui/now";
import { Time } from "../ui/time";
import { useTime } from "../ui/time-words";
import { useToast } from "../ui/toast";
import { Section } from "./section";
import { changeTask, useAct, useShown } from "./together-data";

const TaskDialog = later(() => import("./task-dialog").then((loaded) => loaded.TaskDialog));

/** Corrective actions: what is to be done so that it does not happen again, by whom and by when. */
export function TasksSection({
  incidentId,
  tasks: told,
  candidates,
  mayWrite,
}: {
  incidentId: string;
  tasks: TaskOut[];
  candidates: readonly Person[];
  mayWrite: boolean;
}) {
  const t = useTranslations("incident.tasks");
  const [tasks, show] = useShown(told);
  const [opened, open] = useState<TaskOut | "new" | null>(null);
  const act = useAct();
  const toast = useToast();
  const tick = async (task: TaskOut, done: boolean) => {
    show(
      tasks.map((one) =>
        one.id === task.id ? { ...one, done_at: done ? new Date().toISOString() : null } : one,
      ),
    );
    const send = () => changeTask(incidentId, task.id, { done });
    const sent = await act(send, { failed: t("notSaved"), takeBack: () => show(told) });
    if (!sent) return;
    toast.done(t(done ? "toastDone" : "toastReopened"), task.title, () => {
      void act(() => changeTask(incidentId, task.id, { done: !done }), { failed: t("notSaved") });
    });
  };
  const done = tasks.filter(({ done_at }) => done_at !== null).length;
  return (
    <Section
      id="tasks"
      title={t("title")}
      note={tasks.length > 0 ? t("doneOf", { done, count: tasks.length }) : undefined}
      action={
        mayWrite && (
          <Button size="sm" icon={<Plus aria-hidden />} onClick={() => open("new")}>
            {t("add")}
          </Button>
        )
      }
    >
      {tasks.length === 0 && <p className="text-ink-3 text-sm">{t("none")}</p>}
      <ul>
        {tasks.map((task) => (
          <TaskRow
            key={task.id}
            task={task}
            onTick={mayWrite ? (ticked) => void tick(task, ticked) : undefined}
            onOpen={mayWrite ? () => open(task) : undefined}
          />
        ))}
      </ul>
      {opened && (
        <TaskDialog
          incidentId={incidentId}
          task={opened === "new" ? null : opened}
          candidates={candidates}
          onClose={() => open(null)}
        />
      )}
    </Section>
  );
}

function TaskRow({
  task,
  onTick,
  onOpen,
}: {
  task: TaskOut;
  onTick?: (done: boolean) => void;
  onOpen?: () => void;
}) {
  const t = useTranslations("incident.tasks");
  const done = task.done_at !== null;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-t py-2 text-sm first:border-t-0">
      <Checkbox
        className="min-w-0 flex-1 basis-60"
        checked={done}
        disabled={!onTick}
        onChange={(event) => onTick?.(event.target.checked)}
        label={
          <span className={cx("break-words", done && "text-ink-3 line-through")}>{task.title}</span>
        }
      />
      <span className="ml-auto flex items-center gap-2.5 text-ink-3 text-xs">
        <When task={task} />
        {task.owner && <Avatar name={task.owner.name} size="sm" />}
        {onOpen && (
          <Button
            size="sm"
            square
            variant="ghost"
            aria-label={t("change", { title: task.title })}
            icon={<Pencil aria-hidden />}
            onClick={onOpen}
          />
        )}
      </span>
    </li>
  );
}

/** Done when, or by which day. A day that is over stands in words, and in weight: it is no clock of the law. */
function When({ task }: { task: TaskOut }) {
  const t = useTranslations("incident.tasks");
  const time = useTime();
  const today = new Date(useNow()).toISOString().slice(0, 10);
  if (task.done_at) {
    return (
      <span>
        {t.rich("done", { time: () => <Time at={task.done_at ?? ""} style="day" /> })}
        {task.done_by && <span className="sr-only"> {t("doneBy", { name: task.done_by })}</span>}
      </span>
    );
  }
  if (!task.due_on) return null;
  const day = time.at(`${task.due_on}T00:00:00.000Z`, "day", "UTC");
  return task.due_on < today ? (
    <b className="font-semibold text-ink">{t("overdue", { day })}</b>
  ) : (
    <span>{t("by", { day })}</span>
  );
}
