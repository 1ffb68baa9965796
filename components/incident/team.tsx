"use client";
import { useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PeopleOut, Person } from "@/lib/schema/collaboration";
import type { IncidentDetail } from "@/lib/schema/incident";
import { Avatar } from "../ui/avatar";
import { Button } from "../ui/button";
import { later } from "../ui/later";
import { useToast } from "../ui/toast";
import { incidentKey } from "./incident-data";
import { putAssignees, putOwner, useAct, useShown } from "./together-data";

const PeopleDialog = later(() => import("./people-dialog").then((loaded) => loaded.PeopleDialog));

export interface Assigned {
  owner: Person | null;
  assignees: Person[];
}

/** Who sees to the incident: the owner by name, whoever works on it by initials. */
export function Team({
  incident,
  people,
  viewerId,
  mayWrite,
}: {
  incident: IncidentDetail;
  people: PeopleOut;
  viewerId: string;
  mayWrite: boolean;
}) {
  const t = useTranslations("incident.people");
  const [{ owner, assignees }, show] = useShown<Assigned>(people);
  const [open, setOpen] = useState(false);
  const assign = useAssign(incident, people, show);
  return (
    <span className="flex min-h-6 flex-wrap items-center gap-1.5">
      {owner ? (
        <>
          <Avatar name={owner.name} size="sm" me={owner.id === viewerId} decorative />
          <span>{owner.name}</span>
        </>
      ) : (
        <span className="font-normal text-ink-3">{t("noOwner")}</span>
      )}
      {assignees
        .filter(({ id }) => id !== owner?.id)
        .map(({ id, name }) => (
          <Avatar key={id} name={name} size="sm" me={id === viewerId} />
        ))}
      {mayWrite && (
        <Button
          size="sm"
          variant="ghost"
          className="-my-1 print:hidden"
          icon={<UserPlus aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {t("assign")}
        </Button>
      )}
      {open && (
        <PeopleDialog
          people={people}
          viewerId={viewerId}
          onClose={() => setOpen(false)}
          onSave={(next) => void assign({ owner, assignees }, next)}
        />
      )}
    </span>
  );
}

/** Assigns, shown at once; taken back where it is refused, or where the person undoes it. */
function useAssign(incident: IncidentDetail, told: Assigned, show: (next: Assigned) => void) {
  const t = useTranslations("incident.people");
  const act = useAct();
  const toast = useToast();
  const cache = useQueryClient();
  const send = async (was: Assigned, next: Assigned) => {
    let stands: IncidentDetail | null = null;
    if (was.owner?.id !== next.owner?.id) {
      stands = await putOwner(incident.id, next.owner?.id ?? null);
    }
    const ids = next.assignees.map(({ id }) => id);
    if (ids.join() !== was.assignees.map(({ id }) => id).join()) {
      stands = await putAssignees(incident.id, ids);
    }
    if (stands) cache.setQueryData(incidentKey(incident.id), stands);
  };
  return async (was: Assigned, next: Assigned) => {
    show(next);
    const takeBack = () => show(told);
    if (!(await act(() => send(was, next), { failed: t("notSaved"), takeBack }))) return;
    toast.done(t("toast"), next.owner?.name ?? t("noOwner"), () => {
      show(was);
      void act(() => send(next, was), { failed: t("notSaved"), takeBack: () => show(next) });
    });
  };
}
