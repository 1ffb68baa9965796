"use client";
import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Person } from "@/lib/schema/collaboration";
import type { Incident, IncidentPage } from "@/lib/schema/incident";
import { ask, type FormResult } from "../ui/form-result";
import { useToast } from "../ui/toast";
import { isShort } from "./use-incidents";

/** What became of the incidents that an act named. */
interface Done<Was> {
  changed: { id: string; was: Was }[];
  left: { number: string | null }[];
}

/** The server's acts on many incidents at once. */
export interface RegisterActs {
  assign: (ids: string[], userId: string | null) => Promise<FormResult<Done<Person | null>>>;
  tag: (ids: string[], add: string[], remove: string[]) => Promise<FormResult<Done<string[]>>>;
}

type Held = InfiniteData<IncidentPage>;

/** Assigning and tagging: shown at once, put back where the server refuses, undone from the toast. */
export function useActs(orgId: string, acts: RegisterActs) {
  const t = useTranslations("register.acts");
  const cache = useQueryClient();
  const tell = useToast();
  const queryKey = ["register", orgId];

  const show = (ids: readonly string[], change: (incident: Incident) => Incident) =>
    cache.setQueriesData<Held>(
      { queryKey },
      (held) =>
        held && {
          ...held,
          pages: held.pages.map((page) => ({
            ...page,
            incidents: page.incidents.map((one) => (ids.includes(one.id) ? change(one) : one)),
          })),
        },
    );
  /** Reads the lists again; a long one only where what it shows may be wrong. */
  const again = (wrong: boolean) => {
    const short = cache
      .getQueriesData<Held>({ queryKey, type: "active" })
      .every(([, held]) => isShort(held));
    void cache.invalidateQueries({ queryKey, refetchType: wrong || short ? "active" : "none" });
    void cache.invalidateQueries({ queryKey: ["register-count", orgId] });
  };

  async function run<Was>(
    ids: readonly string[],
    change: (incident: Incident) => Incident,
    act: () => Promise<FormResult<Done<Was>>>,
    words: (count: number) => string,
    undo: (changed: Done<Was>["changed"]) => void,
  ): Promise<void> {
    // A page of the list that arrives now would still say what stood before.
    await cache.cancelQueries({ queryKey });
    show(ids, change);
    const answer = await ask(act);
    again(!answer.ok || answer.value.left.length > 0);
    if (!answer.ok) {
      tell.failed(t("failed"), answer.message);
      return;
    }
    const { changed, left } = answer.value;
    if (left.length > 0) tell.failed(t("left", { count: left.length }));
    if (changed.length > 0) tell.done(words(changed.length), undefined, () => undo(changed));
  }

  const assign = (ids: string[], owner: Person | null): Promise<void> =>
    run(
      ids,
      (incident) => ({ ...incident, owner }),
      () => acts.assign(ids, owner?.id ?? null),
      (count) => (owner ? t("assigned", { count, name: owner.name }) : t("unassigned", { count })),
      (changed) => {
        // Back to whoever each of them had.
        const owners = new Map(changed.map(({ was }) => [was?.id ?? "", was]));
        for (const [id, was] of owners) {
          const its = changed.filter((one) => (one.was?.id ?? "") === id).map((one) => one.id);
          void assign(its, was);
        }
      },
    );

  const tag = (ids: string[], name: string, on: boolean): Promise<void> =>
    run(
      ids,
      (incident) => ({
        ...incident,
        tags: [...incident.tags.filter((one) => one !== name), ...(on ? [name] : [])],
      }),
      () => acts.tag(ids, on ? [name] : [], on ? [] : [name]),
      (count) => t(on ? "tagged" : "untagged", { count, tag: name }),
      (changed) =>
        void tag(
          changed.map(({ id }) => id),
          name,
          !on,
        ),
    );

  return { assign, tag };
}
