"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Mapped, Mapping, SourceInput, SourceView } from "@/lib/schema/intake-source";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import type { FormResult } from "../ui/form-result";
import { later } from "../ui/later";
import { Panel } from "../ui/panel";
import { Time } from "../ui/time";
import { ConfirmDialog, SecretDialog } from "./source-changes";

const SourceDialog = later(() => import("./source-dialog").then((loaded) => loaded.SourceDialog));

/** A source that was just made, or given a new secret. */
export interface ShownSource {
  plain: string;
  source: SourceView;
}

export interface SourcesProps {
  sources: readonly SourceView[];
  /** Where Tocsin is: https://tocsin.example. */
  base: string;
  add: (input: SourceInput) => Promise<FormResult<ShownSource>>;
  change: (id: string, input: SourceInput) => Promise<FormResult<SourceView>>;
  rotate: (id: string) => Promise<FormResult<ShownSource>>;
  end: (id: string) => Promise<FormResult<null>>;
  tryOut: (mapping: Mapping, payload: string) => Promise<FormResult<Mapped>>;
}

type Opened =
  | { what: "edit"; source: SourceView | null }
  | { what: "rotate" | "end"; source: SourceView };

/** Other systems that send incidents, signed. */
export function Sources({ sources, base, add, change, rotate, end, tryOut }: SourcesProps) {
  const t = useTranslations("intake");
  const [opened, open] = useState<Opened | null>(null);
  const [made, setMade] = useState<ShownSource | null>(null);
  const close = () => open(null);
  const live = sources.filter(({ endedAt }) => endedAt === null);
  const ended = sources.filter(({ endedAt }) => endedAt !== null);
  return (
    <Panel aria-labelledby="sources-title" className="mt-6 p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h2 id="sources-title" className="font-semibold text-lg">
          {t("sources.title")}
        </h2>
        <Button
          icon={<Plus aria-hidden />}
          onClick={() => open({ what: "edit", source: null })}
          data-testid="add-source"
        >
          {t("sources.add")}
        </Button>
      </div>
      <p className="mt-1 mb-4 max-w-3xl text-ink-2 text-sm">{t("sources.about")}</p>
      {live.length === 0 && <p className="text-ink-3 text-sm">{t("sources.none")}</p>}
      <ul className="divide-y divide-line">
        {live.map((source) => (
          <Row
            key={source.id}
            source={source}
            address={`${base}/api/intake/v1/${source.id}`}
            onOpen={(what) => open({ what, source })}
          />
        ))}
      </ul>
      {ended.length > 0 && (
        <ul className="mt-4 grid gap-1 text-ink-3 text-sm">
          {ended.map(({ id, name, endedAt }) => (
            <li key={id}>
              {t.rich("sources.ended", {
                name,
                at: () => <Time at={endedAt ?? ""} style="date" />,
              })}
            </li>
          ))}
        </ul>
      )}
      {opened?.what === "edit" && (
        <SourceDialog
          source={opened.source}
          save={async (input) => {
            if (opened.source) return change(opened.source.id, input);
            const answer = await add(input);
            if (answer.ok) setMade(answer.value);
            return answer;
          }}
          tryOut={tryOut}
          onClose={close}
        />
      )}
      {opened?.what === "rotate" && (
        <ConfirmDialog
          title={t("sources.rotateTitle", { name: opened.source.name })}
          says={t("sources.rotateSays")}
          act={t("sources.rotate")}
          run={() => rotate(opened.source.id)}
          onDone={setMade}
          onClose={close}
        />
      )}
      {opened?.what === "end" && (
        <ConfirmDialog
          title={t("sources.endTitle", { name: opened.source.name })}
          says={t("sources.endSays")}
          act={t("sources.end")}
          danger
          run={() => end(opened.source.id)}
          onClose={close}
        />
      )}
      {made && (
        <SecretDialog
          made={made}
          address={`${base}/api/intake/v1/${made.source.id}`}
          onStored={() => setMade(null)}
        />
      )}
    </Panel>
  );
}

function Row({
  source,
  address,
  onOpen,
}: {
  source: SourceView;
  address: string;
  onOpen: (what: "edit" | "rotate" | "end") => void;
}) {
  const t = useTranslations("intake");
  return (
    <li className="grid gap-2 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 break-words font-medium">{source.name}</h3>
        <span className="ml-auto flex flex-wrap gap-2">
          <Button size="sm" onClick={() => onOpen("edit")}>
            {t("sources.edit")}
          </Button>
          <Button size="sm" onClick={() => onOpen("rotate")}>
            {t("sources.rotate")}
          </Button>
          <Button size="sm" variant="danger" onClick={() => onOpen("end")}>
            {t("sources.end")}
          </Button>
        </span>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <code className="record min-w-0 break-all text-sm">{address}</code>
        <CopyButton size="sm" variant="ghost" text={address} />
      </div>
      <p className="text-ink-3 text-xs">
        {t.rich("sources.made", {
          name: source.createdByName,
          at: () => <Time at={source.createdAt} style="date" />,
        })}
      </p>
    </li>
  );
}
