"use client";
import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "./button";
import type { ButtonLook } from "./button-class";
import { useToast } from "./toast";

const SAID_MS = 2000;

/** Copies `text` and says so on itself. */
export function CopyButton({
  text,
  label,
  ...look
}: ButtonLook & { text: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  const t = useTranslations("ui");
  const toast = useToast();
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // The clipboard needs a secure address (https, or localhost).
      toast.failed(t("copy.failed"), t("copy.failedHow"));
    }
  };
  return (
    <Button {...look} onClick={copy} icon={copied ? <Check aria-hidden /> : <Copy aria-hidden />}>
      <span aria-live="polite">{copied ? t("copy.done") : (label ?? t("copy.do"))}</span>
    </Button>
  );
}
