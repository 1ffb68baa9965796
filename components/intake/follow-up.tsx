"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { ReportState } from "@/lib/schema/intake";
import { Field } from "../ui/field";
import { Textarea } from "../ui/input";
import { Time } from "../ui/time";
import { useToast } from "../ui/toast";
import { FileChoice } from "./file-choice";
import { type FilesTaken, Send } from "./report-form";
import { useReport } from "./use-report";

/** A reporter's way back: how far their report has come, and more to tell. */
export function FollowUp({
  slug,
  reference,
  state,
  receivedAt,
  additions,
  taken,
}: {
  slug: string;
  reference: string;
  state: ReportState;
  receivedAt: string;
  additions: number;
  taken: FilesTaken;
}) {
  const t = useTranslations("intake");
  const router = useRouter();
  const tell = useToast();
  const report = useReport(`/report/${slug}/${reference}/add`);
  const { register, handleSubmit, reset, setError, formState } = useForm({
    defaultValues: { text: "" },
  });
  const submit = handleSubmit(async ({ text }) => {
    if (text.trim() === "") {
      setError("text", { message: t("follow.textMissing") }, { shouldFocus: true });
      return;
    }
    const answer = await report.submit({ text });
    if (!answer.ok) return;
    reset();
    report.setFiles([]);
    tell.done(t("follow.added"));
    router.refresh();
  });
  return (
    <div className="grid gap-6">
      <div>
        <h1 className="font-semibold text-2xl tracking-[-0.018em]">{t("follow.title")}</h1>
        <p className="mt-1 text-ink-2">
          {t.rich("follow.received", { at: () => <Time at={receivedAt} style="full" /> })}{" "}
          {t("follow.additions", { count: additions })}
        </p>
      </div>
      <p data-testid="report-state" className="rounded-2 bg-sunken px-3.5 py-3">
        <b className="font-semibold">{t(`state.${state}`)}</b> {t(`stateSays.${state}`)}
      </p>
      <form noValidate onSubmit={submit} className="grid gap-6">
        <Field label={t("follow.text")} error={formState.errors.text?.message}>
          <Textarea rows={5} {...register("text")} />
        </Field>
        <FileChoice {...taken} files={report.files} onChange={report.setFiles} />
        <Send report={report} slug={slug} busy={formState.isSubmitting} label={t("follow.send")} />
      </form>
    </div>
  );
}
