"use client";
import { useTranslations } from "next-intl";
import { Broken } from "@/components/shell/broken";
import { PlainPage } from "@/components/shell/plain-page";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("shell");
  return (
    <PlainPage>
      <title>{`${t("broken.name")} · Tocsin`}</title>
      <Broken digest={error.digest} retry={reset} />
    </PlainPage>
  );
}
