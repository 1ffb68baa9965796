"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CommentOut, Person } from "@/lib/schema/collaboration";
import { Button } from "../ui/button";
import { Time } from "../ui/time";
import { CommentBox } from "./comment-box";
import { MentionText } from "./mention-text";
import { typedOf } from "./mentions";
import { editComment, useAct, withdrawComment } from "./together-data";

/** One comment among the events: its words, or the mark that it was withdrawn. */
export function CommentBody({
  incidentId,
  comment,
  candidates,
  mayEdit,
  mayWithdraw,
}: {
  incidentId: string;
  comment: CommentOut;
  candidates: readonly Person[];
  mayEdit: boolean;
  mayWithdraw: boolean;
}) {
  const t = useTranslations("incident.comments");
  const [editing, edit] = useState(false);
  const act = useAct();
  if (comment.withdrawn_at) {
    return (
      <p className="text-ink-3">
        {t.rich("withdrawn", {
          name: comment.withdrawn_by ?? "",
          time: () => <Time at={comment.withdrawn_at ?? ""} />,
        })}
      </p>
    );
  }
  if (editing) {
    const save = async (body: string) => {
      const done = await act(() => editComment(incidentId, comment.id, body), {
        failed: t("notSaved"),
      });
      if (done) edit(false);
      return done;
    };
    return (
      <CommentBox
        candidates={candidates}
        begin={typedOf(comment.body, comment.mentions)}
        submit={t("save")}
        onSend={save}
        onCancel={() => edit(false)}
      />
    );
  }
  return (
    <div className="rounded-3 border border-line bg-sunken px-3.5 py-2">
      <MentionText body={comment.body} people={comment.mentions} />
      <p className="mt-1 flex flex-wrap items-center gap-x-3 text-ink-3 text-xs">
        {comment.edited_at && (
          <span>{t.rich("edited", { time: () => <Time at={comment.edited_at ?? ""} /> })}</span>
        )}
        <span className="-ml-2 flex print:hidden">
          {mayEdit && (
            <Button size="sm" variant="ghost" onClick={() => edit(true)}>
              {t("edit")}
            </Button>
          )}
          {mayWithdraw && (
            <Button
              size="sm"
              variant="ghost"
              onClick={() =>
                void act(() => withdrawComment(incidentId, comment.id), {
                  failed: t("notWithdrawn"),
                })
              }
            >
              {t("withdraw")}
            </Button>
          )}
        </span>
      </p>
    </div>
  );
}
