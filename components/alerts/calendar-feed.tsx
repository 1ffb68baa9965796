"use client";
import { CalendarPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "../ui/button";
import { FormError } from "../ui/form-error";
import { ask, type FormResult } from "../ui/form-result";
import { ShownSecret } from "../ui/shown-secret";
import { Time } from "../ui/time";

export interface CalendarFeedProps {
  /** The link that stands, without the link itself; null where there is none. */
  feed: { createdAt: string; readAt: string | null } | null;
  make: () => Promise<FormResult<string>>;
  revoke: () => Promise<FormResult<null>>;
}

/** A person's calendar of running duties: make its link, replace it, end it. */
export function CalendarFeed({ feed, make, revoke }: CalendarFeedProps) {
  const t = useTranslations("webhooks");
  const [link, setLink] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const press = <Value,>(act: () => Promise<FormResult<Value>>, done: (value: Value) => void) =>
    start(async () => {
      const answer = await ask(act);
      setReason(answer.ok ? null : answer.message);
      if (answer.ok) done(answer.value);
    });
  return (
    <div className="grid gap-3.5">
      <p className="max-w-2xl text-ink-2 text-sm">{t("calendar.about")}</p>
      <FormError>{reason}</FormError>
      {link && (
        <>
          <ShownSecret text={link} label={t("calendar.copy")} primary />
          <p className="text-ink-2 text-sm">{t("calendar.once")}</p>
        </>
      )}
      {feed && (
        <p className="text-ink-3 text-sm">
          {t.rich("calendar.made", { at: () => <Time at={feed.createdAt} style="date" /> })}{" "}
          {feed.readAt
            ? t.rich("calendar.read", {
                at: () => <Time at={feed.readAt ?? ""} style="short" />,
              })
            : t("calendar.unread")}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          icon={<CalendarPlus aria-hidden />}
          busy={pending}
          onClick={() => press(make, setLink)}
        >
          {t(feed ? "calendar.replace" : "calendar.make")}
        </Button>
        {feed && (
          <Button
            variant="danger"
            busy={pending}
            onClick={() => press(revoke, () => setLink(null))}
          >
            {t("calendar.revoke")}
          </Button>
        )}
      </div>
    </div>
  );
}
