"use client";
import { useTranslations } from "next-intl";
import { Broken } from "@/components/shell/broken";

/** A page broke; the frame around it stands. */
export default function DashboardError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("shell");
  return (
    <>
      <title>{`${t("broken.name")} · Tocsin`}</title>
      <Broken digest={error.digest} retry={reset} />
    </>
  );
}
