"use client";
import { useState, useTransition } from "react";
import type { SessionView } from "@/lib/schema/sign-in";
import { DAY_MS, formatAgo } from "@/lib/time";
import { Button } from "../ui/button";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import { ask, type FormResult } from "../ui/form-result";
import { useNow, useZone } from "../ui/now";
import { PageHeader } from "../ui/page-header";
import { Time } from "../ui/time";
import { useToast } from "../ui/toast";
import { deviceName } from "./device";

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
      else toast.failed("Not ended.", answer.message);
    });
  };
  const endOthers = () =>
    run("others", actions.endOthers, (count) =>
      count === 1 ? "One session is ended." : `${count} sessions are ended.`,
    );

  return (
    <>
      <PageHeader
        title="Sessions"
        actions={
          sessions.length > 1 && (
            <Button busy={pending && busy === "others"} onClick={endOthers}>
              End all others
            </Button>
          )
        }
      >
        Each browser that is signed in with your account. End what you do not know.
      </PageHeader>
      <DataTable
        label="Sessions"
        heads={["Browser", "Address", "Signed in", "Last used", "Ends", ""]}
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
                () => "The session is ended.",
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
  const zone = useZone();
  const ago = useNow() - of.lastSeenAt.getTime();
  const name = deviceName(of.userAgent);
  return (
    <DataRow>
      <DataCell className="font-medium text-base text-ink">
        <span title={of.userAgent}>{name}</span>
        {own && <span className="font-normal text-ink-3"> this browser</span>}
      </DataCell>
      <DataCell>
        <span className="record">{of.address}</span>
      </DataCell>
      <DataCell>
        <Time at={of.createdAt} zone={zone} />
      </DataCell>
      <DataCell>
        {ago < DAY_MS ? (
          <span suppressHydrationWarning>{formatAgo(ago)}</span>
        ) : (
          <Time at={of.lastSeenAt} zone={zone} />
        )}
      </DataCell>
      <DataCell>
        <Time at={of.expiresAt} zone={zone} />
      </DataCell>
      <DataCell>
        {!own && (
          <Button size="sm" busy={busy} onClick={onEnd} aria-label={`End the session of ${name}`}>
            End
          </Button>
        )}
      </DataCell>
    </DataRow>
  );
}
