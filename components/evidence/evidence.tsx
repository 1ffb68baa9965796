"use client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { EvidenceOut } from "@/lib/schema/evidence";
import { Section } from "../incident/section";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import type { FormResult } from "../ui/form-result";
import { later } from "../ui/later";
import { Time } from "../ui/time";
import { sizeWords } from "./size";
import { Upload, type UploadProps } from "./upload";

const WithdrawDialog = later(() =>
  import("./withdraw-dialog").then((loaded) => loaded.WithdrawDialog),
);

export interface EvidenceProps extends UploadProps {
  files: readonly EvidenceOut[];
  mayWrite: boolean;
  withdraw: (id: string, input: { reason: string }) => Promise<FormResult<null>>;
}

/** Shown of a hash: enough to tell two files apart. The whole of it is copied. */
const HASH_SIGNS = 12;

/** The files of an incident: what they are, who added them, and how each is told from a forgery. */
export function Evidence({ files, mayWrite, withdraw, ...upload }: EvidenceProps) {
  const t = useTranslations("evidence");
  const [asked, ask] = useState<EvidenceOut | null>(null);
  return (
    <Section
      id="evidence"
      title={t("title")}
      note={files.length > 0 && t("count", { count: files.length })}
    >
      {files.length === 0 ? (
        <p className="text-ink-3 text-sm">{t("none")}</p>
      ) : (
        <ul className="divide-y divide-line" data-testid="evidence-list">
          {files.map((file) => (
            <Row key={file.id} file={file} onWithdraw={mayWrite ? () => ask(file) : undefined} />
          ))}
        </ul>
      )}
      {mayWrite && <Upload {...upload} />}
      {files.length > 0 && (
        <p className="mt-3 text-ink-3 text-xs">
          {t.rich("verify", { code: (said) => <code className="record">{said}</code> })}
        </p>
      )}
      {asked && <WithdrawDialog file={asked} withdraw={withdraw} onClose={() => ask(null)} />}
    </Section>
  );
}

function Row({ file, onWithdraw }: { file: EvidenceOut; onWithdraw?: () => void }) {
  const t = useTranslations("evidence");
  const address = `/api/v1/privacy/incidents/${file.incident_id}/evidence/${file.id}/content`;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1.5 py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <a
            href={address}
            download={file.name}
            className={`link break-all font-medium ${file.withdrawn ? "line-through" : ""}`}
          >
            {file.name}
          </a>
          <span className="text-ink-3 text-xs">{sizeWords(t, file.size)}</span>
        </p>
        <p className="text-ink-3 text-xs">
          {t.rich("addedBy", {
            name: file.uploaded_by.name,
            at: () => <Time at={file.uploaded_at} style="short" />,
          })}
        </p>
        {file.withdrawn && (
          <p className="mt-0.5 text-sm">
            {t.rich("withdrawnBy", {
              name: file.withdrawn.by,
              reason: file.withdrawn.reason,
              at: () => <Time at={file.withdrawn?.at ?? file.uploaded_at} style="short" />,
            })}
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        <code className="record text-ink-3 text-xs" title={file.sha256}>
          {file.sha256.slice(0, HASH_SIGNS)}…
        </code>
        <CopyButton size="sm" variant="ghost" text={file.sha256} label={t("copyHash")} />
        <a
          href={address}
          download={file.name}
          aria-label={t("download", { name: file.name })}
          className="inline-flex size-6.5 items-center justify-center rounded-2 text-ink-2 hover:bg-hover pointer-coarse:size-11 [&>svg]:size-3.75"
        >
          <Download aria-hidden />
        </a>
        {onWithdraw && !file.withdrawn && (
          <Button size="sm" onClick={onWithdraw} aria-label={t("withdraw.of", { name: file.name })}>
            {t("withdraw.do")}
          </Button>
        )}
      </div>
    </li>
  );
}
