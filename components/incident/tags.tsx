"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import type { IncidentDetail } from "@/lib/schema/incident";
import { Button } from "../ui/button";
import { Input } from "../ui/input";
import { useToast } from "../ui/toast";
import { incidentKey } from "./incident-data";
import { putTags, tagsInUse, useAct, useShown } from "./together-data";

const MOST_LETTERS = 200;

/** The incident's tags; those in use in the organisation are offered. Shown at once, with undo. */
export function Tags({ incident, mayWrite }: { incident: IncidentDetail; mayWrite: boolean }) {
  const t = useTranslations("incident.tags");
  const [tags, show] = useShown(incident.tags);
  const [typing, setTyping] = useState(false);
  const adder = useRef<HTMLButtonElement>(null);
  const act = useAct();
  const toast = useToast();
  const cache = useQueryClient();
  const set = async (next: string[], said?: string) => {
    const was = tags;
    show(next);
    const sent = await act(
      async () => cache.setQueryData(incidentKey(incident.id), await putTags(incident.id, next)),
      { failed: t("notSaved"), takeBack: () => show(was) },
    );
    if (sent && said) toast.done(said, undefined, () => void set(was));
  };
  if (!mayWrite && tags.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5 pt-2.5 print:hidden">
      <ul aria-label={t("label")} className="contents">
        {tags.map((tag) => (
          <li
            key={tag}
            className="inline-flex min-h-6.5 max-w-full items-center rounded-2 bg-surface pl-2 text-ink-2 text-xs edge-line-2 last:pr-0"
          >
            <span className="min-w-0 truncate pr-2">{tag}</span>
            {mayWrite && (
              <button
                type="button"
                aria-label={t("remove", { tag })}
                className="-ml-1.5 grid size-6.5 flex-none place-items-center rounded-2 text-ink-3 hover:bg-hover hover:text-ink pointer-coarse:size-11"
                onClick={() =>
                  void set(
                    tags.filter((other) => other !== tag),
                    t("toastRemoved", { tag }),
                  )
                }
              >
                <X aria-hidden className="size-3.25" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {mayWrite &&
        (typing ? (
          <NewTag
            orgId={incident.orgId}
            held={tags}
            onAdd={(tag) => void set([...tags, tag], t("toastAdded", { tag }))}
            onEnd={() => {
              setTyping(false);
              requestAnimationFrame(() => adder.current?.focus());
            }}
          />
        ) : (
          <Button
            ref={adder}
            size="sm"
            variant="ghost"
            icon={<Plus aria-hidden />}
            onClick={() => setTyping(true)}
          >
            {t("add")}
          </Button>
        ))}
    </div>
  );
}

/** One line for a new tag: Enter adds and stays, Escape ends. */
function NewTag({
  orgId,
  held,
  onAdd,
  onEnd,
}: {
  orgId: string;
  held: readonly string[];
  onAdd: (tag: string) => void;
  onEnd: () => void;
}) {
  const t = useTranslations("incident.tags");
  const list = useId();
  const [typed, type] = useState("");
  const { data } = useQuery({
    queryKey: ["tags", orgId],
    queryFn: () => tagsInUse(orgId),
    staleTime: 60_000,
  });
  const add = () => {
    const tag = typed.trim();
    if (tag !== "" && !held.includes(tag)) onAdd(tag);
    type("");
  };
  return (
    <form
      className="flex gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Input
        autoFocus
        list={list}
        value={typed}
        maxLength={MOST_LETTERS}
        aria-label={t("new")}
        className="w-44"
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          onEnd();
        }}
      />
      <datalist id={list}>
        {(data?.tags ?? [])
          .filter((tag) => !held.includes(tag))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
      <Button type="submit">{t("add")}</Button>
      <Button variant="ghost" onClick={onEnd}>
        {t("end")}
      </Button>
    </form>
  );
}
