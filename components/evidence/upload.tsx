"use client";
import { Paperclip, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useRef, useState } from "react";
import { Button } from "../ui/button";
import { faultText } from "../ui/form-result";
import { Problem } from "../ui/problem";
import { send } from "../ui/send";
import { sizeWords } from "./size";

/** A file on its way, or one that did not get there. */
interface Sending {
  id: number;
  name: string;
  share: number;
  problem: string | null;
  stop: () => void;
}

export interface UploadProps {
  incidentId: string;
  /** Bytes that a file may hold. */
  limit: number;
  /** Endings that are taken: png, pdf. */
  endings: readonly string[];
}

/** Adds files, each by itself: one that is refused holds up none of the others. */
export function Upload({ incidentId, limit, endings }: UploadProps) {
  const t = useTranslations("evidence");
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();
  const count = useRef(0);
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const change = (id: number, more: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.id === id ? { ...one, ...more } : one)));
  const drop = (id: number) => setSending((all) => all.filter((one) => one.id !== id));

  const stop = (one: Sending) => {
    one.stop();
    drop(one.id);
  };

  const add = async (file: File) => {
    count.current += 1;
    const id = count.current;
    const abort = new AbortController();
    const begun = { id, name: file.name, share: 0, problem: null, stop: () => abort.abort() };
    setSending((all) => [...all, begun]);
    if (file.size > limit) {
      change(id, { problem: t("upload.tooLarge", { most: sizeWords(t, limit) }) });
      return;
    }
    const address = `/api/v1/privacy/incidents/${incidentId}/evidence?name=${encodeURIComponent(file.name)}`;
    const answer = await send(address, file, {
      type: file.type || "application/octet-stream",
      signal: abort.signal,
      onPart: (share) => change(id, { share }),
    });
    if (abort.signal.aborted) return;
    if (!answer.ok) {
      const [fault] = answer.faults;
      change(id, { problem: fault ? faultText(fault) : answer.message });
      return;
    }
    drop(id);
    router.refresh();
  };

  return (
    <div className="mt-4 grid gap-2.5 print:hidden">
      <div className="flex flex-wrap items-center gap-3">
        <Button
          icon={<Paperclip aria-hidden />}
          onClick={() => input.current?.click()}
          aria-describedby={hint}
        >
          {t("upload.add")}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          data-testid="evidence-file"
          aria-label={t("upload.add")}
          accept={endings.map((ending) => `.${ending}`).join(",")}
          onChange={({ target }) => {
            for (const file of target.files ?? []) void add(file);
            target.value = "";
          }}
        />
        <p id={hint} className="text-ink-3 text-xs">
          {t("upload.hint", { most: sizeWords(t, limit) })}
        </p>
      </div>
      {sending.length > 0 && (
        <ul className="grid gap-1.5">
          {sending.map((one) => (
            <Line key={one.id} of={one} onClose={() => stop(one)}>
              {one.problem === null ? (
                <progress
                  aria-label={t("upload.progress", { name: one.name })}
                  value={one.share}
                  className="h-1.5 w-40"
                />
              ) : (
                <span role="alert" className="text-overdue">
                  <Problem text={one.problem} />
                </span>
              )}
            </Line>
          ))}
        </ul>
      )}
    </div>
  );
}

function Line({
  of,
  onClose,
  children,
}: {
  of: Sending;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useTranslations("evidence");
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-2 bg-sunken px-3 py-1.5 text-sm">
      <span className="min-w-0 break-all font-medium">{of.name}</span>
      {children}
      <Button
        variant="ghost"
        size="sm"
        square
        aria-label={t(of.problem === null ? "upload.stop" : "upload.close", { name: of.name })}
        onClick={onClose}
        className="ml-auto"
        icon={<X aria-hidden />}
      />
    </li>
  );
}
