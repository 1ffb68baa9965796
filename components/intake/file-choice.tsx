"use client";
import { Paperclip, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { MOST_REPORT_FILES } from "@/lib/schema/intake";
import { Button } from "../ui/button";
import { FieldGroup } from "../ui/field";

/** Files that go with a report. They are judged when they arrive. */
export function FileChoice({
  files,
  onChange,
  endings,
  limitMb,
}: {
  files: readonly File[];
  onChange: (files: readonly File[]) => void;
  endings: readonly string[];
  limitMb: number;
}) {
  const t = useTranslations("intake");
  const input = useRef<HTMLInputElement>(null);
  const tooLarge = files.find(({ size }) => size > limitMb * 1024 * 1024);
  return (
    <FieldGroup
      label={t("form.files")}
      hint={t("form.filesHint", { count: MOST_REPORT_FILES, most: limitMb })}
      error={tooLarge && t("form.fileTooLarge", { name: tooLarge.name, most: limitMb })}
    >
      <ul className="grid gap-1.5">
        {files.map((file) => (
          <li
            key={`${file.name} ${file.size} ${file.lastModified}`}
            className="flex items-center gap-2 rounded-2 bg-sunken py-1 pr-1 pl-3 text-sm"
          >
            <span className="min-w-0 flex-1 break-all">{file.name}</span>
            <Button
              variant="ghost"
              size="sm"
              square
              aria-label={t("form.fileRemove", { name: file.name })}
              onClick={() => onChange(files.filter((other) => other !== file))}
              icon={<X aria-hidden />}
            />
          </li>
        ))}
      </ul>
      {files.length < MOST_REPORT_FILES && (
        <div>
          <Button icon={<Paperclip aria-hidden />} onClick={() => input.current?.click()}>
            {t("form.fileAdd")}
          </Button>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            data-testid="report-file"
            aria-label={t("form.fileAdd")}
            accept={endings.map((ending) => `.${ending}`).join(",")}
            onChange={({ target }) => {
              onChange([...files, ...(target.files ?? [])].slice(0, MOST_REPORT_FILES));
              target.value = "";
            }}
          />
        </div>
      )}
    </FieldGroup>
  );
}
