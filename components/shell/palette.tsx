"use client";
import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { createClient } from "@/lib/client";
import { KeyCap } from "../ui/key-cap";
import {
  answers,
  type Command,
  type CommandGroup,
  type CommandScope,
  useCommands,
} from "./commands";
import { INCIDENTS } from "./places";

const client = createClient();

/** A pause in typing after which the register is asked. */
const PAUSE_MS = 150;
const FOUND_AT_MOST = 8;
const NEWEST = 4;
const ORGANISATIONS_UNASKED = 4;

export interface PaletteProps extends CommandScope {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Everything by name: incidents, places, acts, organisations. Arrow keys choose, Enter does. */
export function Palette({ open, onOpenChange, ...scope }: PaletteProps) {
  const t = useTranslations("shell");
  const [typed, setTyped] = useState("");
  // Opened again while it still fades away, it begins anew: what was typed before is not asked for once more.
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    if (open) setTyped("");
  }
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-(--dur-2) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Viewport className="fixed inset-0 z-50 grid items-start justify-items-center overflow-hidden p-4 pt-[10vh]">
          <Dialog.Popup
            aria-label={t("palette.open")}
            className="flex max-h-[min(34rem,78dvh)] w-full max-w-xl flex-col overflow-hidden rounded-4 bg-raised text-base shadow-dialog outline-none transition-opacity duration-(--dur-2) data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            <Finder {...scope} typed={typed} onType={setTyped} onDone={() => onOpenChange(false)} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface FinderProps extends CommandScope {
  typed: string;
  onType: (typed: string) => void;
  onDone: () => void;
}

function Finder({ typed, onType, onDone, ...scope }: FinderProps) {
  const t = useTranslations("shell");
  const query = usePaused(typed.trim());
  const incidents = useIncidents(scope, query);
  const groups = narrowed(useCommands(scope), typed.trim(), incidents.group);
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <Autocomplete.Root
      inline
      open
      mode="none"
      autoHighlight="always"
      items={groups}
      value={typed}
      onValueChange={(said) => onType(said)}
      itemToStringValue={({ name }: Command) => name}
    >
      <div className="flex flex-none items-center gap-2.5 border-line border-b px-4">
        <Search aria-hidden className="size-4 flex-none text-ink-3" />
        <Autocomplete.Input
          placeholder={t("palette.find")}
          aria-label={t("palette.find")}
          className="h-12 w-full min-w-0 bg-transparent text-lg outline-none placeholder:text-ink-3"
        />
        <KeyCap>Esc</KeyCap>
      </div>
      <Autocomplete.Status className="sr-only">
        {incidents.searching ? t("palette.searching") : t("palette.found", { count })}
      </Autocomplete.Status>
      {incidents.failed && <p className="px-4 pt-3 text-overdue text-sm">{t("palette.failed")}</p>}
      <Autocomplete.Empty className="text-ink-2 text-sm not-empty:px-4 not-empty:py-6">
        {incidents.searching ? t("palette.searching") : t("palette.nothing")}
      </Autocomplete.Empty>
      <Autocomplete.List className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2 empty:hidden">
        {(group: CommandGroup) => (
          <Autocomplete.Group key={group.id} items={group.items} className="not-first:mt-2">
            <Autocomplete.GroupLabel className="narrow px-2 pt-1 pb-1 text-2xs text-ink-3">
              {group.label}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(command: Command) => (
                <Row
                  key={command.id}
                  command={command}
                  onPress={() => {
                    onDone();
                    command.run();
                  }}
                />
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}

function Row({ command, onPress }: { command: Command; onPress: () => void }) {
  const Icon = command.icon;
  return (
    <Autocomplete.Item
      value={command}
      onClick={onPress}
      className="flex cursor-pointer items-center gap-2.5 rounded-2 px-2 py-1.75 text-sm outline-none data-highlighted:bg-selected pointer-coarse:min-h-11"
    >
      {Icon && <Icon aria-hidden className="size-4 flex-none text-ink-3" />}
      {command.number && <span className="record flex-none text-ink-3">{command.number}</span>}
      <span className="truncate">{command.name}</span>
      {command.note && (
        <span className="ml-auto truncate pl-4 text-ink-3 text-xs">{command.note}</span>
      )}
      {command.keys && (
        <span aria-hidden className="ml-auto flex flex-none gap-1 pl-4">
          {command.keys.map((key) => (
            <KeyCap key={key}>{key}</KeyCap>
          ))}
        </span>
      )}
    </Autocomplete.Item>
  );
}

/** What answers to the query; with none, everything but the tail of the organisations. */
function narrowed(
  groups: readonly CommandGroup[],
  query: string,
  incidents: CommandGroup,
): CommandGroup[] {
  const unasked = (id: CommandGroup["id"]) =>
    id === "organisations" ? ORGANISATIONS_UNASKED : undefined;
  const fitting = groups.map((group) => ({
    ...group,
    items:
      query === ""
        ? group.items.filter(({ asked }) => !asked).slice(0, unasked(group.id))
        : group.items.filter(({ name }) => answers(name, query)),
  }));
  const [places, ...others] = fitting;
  const ordered = query === "" && places ? [places, incidents, ...others] : [...fitting, incidents];
  return ordered.filter(({ items }) => items.length > 0);
}

/** What was typed, once the typing pauses. */
function usePaused(typed: string): string {
  const [paused, setPaused] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return paused;
}

/** The incidents that answer to the query, by number, title or other words; the newest where there is none. */
function useIncidents({ org, organisations }: CommandScope, query: string) {
  const t = useTranslations("shell");
  const router = useRouter();
  const { data, isFetching, isError } = useQuery({
    queryKey: ["palette", org?.id, query],
    enabled: org !== null,
    queryFn: () =>
      client.privacy.incidents.list({
        orgId: org?.id ?? "",
        subtree: "true",
        ...(query === "" ? { limit: String(NEWEST) } : { q: query, limit: String(FOUND_AT_MOST) }),
      }),
    placeholderData: keepPreviousData,
  });
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  const items = (data?.incidents ?? []).map(
    ({ id, number, title, orgId, drill }): Command => ({
      id,
      number,
      name: title ?? t("palette.untitled"),
      note: drill ? t("palette.drill") : orgId === org?.id ? undefined : names.get(orgId),
      run: () => router.push(`${INCIDENTS.href}/${id}`),
    }),
  );
  const label = t(query === "" ? "palette.recent" : "palette.incidents");
  const group: CommandGroup = { id: "incidents", label, items };
  return { group, searching: isFetching, failed: isError };
}
