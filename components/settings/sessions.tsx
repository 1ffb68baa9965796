"use client";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { SessionView } from "@/lib/schema/sign-in";
import { DAY_MS } from "@/lib/time";
import { Button } from "../ui/button";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import { ask, type FormResult } from "../ui/form-result";
import { useNow } from "../ui/now";
import { PageHeader } from "../ui/page-header";
import { Time } from "../ui/time";
import { useTime } from "../ui/time-words";
import { useToast } from "../ui/toast";
import { deviceName } from "./device";

const HEADS = ["browser", "address", "signedIn", "used", "ends"] as const;

export interface SessionsProps {
  sessions: readonly SessionView[];
  /** The session that looks at this page. */
  ownId: string;
  actions: {
    end: (id: string) => Promise<FormResult<null>>;
    endOthers: () => Promise<FormResult<number>>;
  };
}

/** Where the person is signed in, and the way to end it. */
export function Sessions({ sessions, ownId, actions }: SessionsProps) {
  const t = useTranslations("settings");
  const toast = useToast();
  const [busy, setBusy] = useState<string | null>(null);
  const [pending, start] = useTransition();

  const run = <Value,>(
    which: string,
    action: () => Promise<FormResult<Value>>,
    said: (value: Value) => string,
  ) => {
    setBusy(which);
    start(async () => {
      const answer = await ask(action);
      if (answer.ok) toast.done(said(answer.value));
      else toast.failed(t("sessions.notEnded"), answer.message);
    });
  };
  const endOthers = () =>
    run("others", actions.endOthers, (count) => t("sessions.othersEnded", { count }));

  return (
    <>
      <PageHeader
        title={t("sessions.title")}
        actions={
          sessions.length > 1 && (
            <Button busy={pending && busy === "others"} onClick={endOthers}>
              {t("sessions.endOthers")}
            </Button>
          )
        }
      >
        {t("sessions.about")}
      </PageHeader>
      <DataTable
        label={t("sessions.title")}
        heads={[...HEADS.map((head) => t(`sessions.head.${head}`)), ""]}
      >
        {sessions.map((session) => (
          <SessionRow
            key={session.id}
            of={session}
            own={session.id === ownId}
            busy={pending && busy === session.id}
            onEnd={() =>
              run(
                session.id,
                () => actions.end(session.id),
                () => t("sessions.ended"),
              )
            }
          />
        ))}
      </DataTable>
    </>
  );
}

function SessionRow({
  of,
  own,
  busy,
  onEnd,
}: {
  of: SessionView;
  own: boolean;
  busy: boolean;
  onEnd: () => void;
}) {
  const t = useTranslations("settings");
  const time = useTime();
  const ago = useNow() - of.lastSeenAt.getTime();
  const name = deviceName(t, of.userAgent);
  return (
    <DataRow>
      <DataCell className="font-medium text-base text-ink">
        <span title={of.userAgent}>{name}</span>
        {own && <span className="font-normal text-ink-3"> {t("sessions.this")}</span>}
      </DataCell>
      <DataCell>
        <span className="record">{of.address}</span>
      </DataCell>
      <DataCell>
        <Time at={of.createdAt} />
      </DataCell>
      <DataCell>
        {ago < DAY_MS ? (
          <span suppressHydrationWarning>{time.ago(ago)}</span>
        ) : (
          <Time at={of.lastSeenAt} />
        )}
      </DataCell>
      <DataCell>
        <Time at={of.expiresAt} />
      </DataCell>
      <DataCell>
        {!own && (
          <Button size="sm" busy={busy} onClick={onEnd} aria-label={t("sessions.endOf", { name })}>
            {t("sessions.end")}
          </Button>
        )}
      </DataCell>
    </DataRow>
  );
}
