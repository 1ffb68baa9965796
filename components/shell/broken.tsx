"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

/** What a page shows when it broke. The digest finds it in the server's log. */
export function Broken({ digest, retry }: { digest?: string; retry: () => void }) {
  const t = useTranslations("shell");
  return (
    <EmptyState
      heading
      icon={<CircleAlert aria-hidden />}
      title={t("broken.title")}
      action={
        <Button variant="primary" onClick={retry}>
          {t("broken.retry")}
        </Button>
      }
    >
      {t("broken.what")}
      {digest && (
        <>
          {" "}
          {t.rich("broken.log", {
            digest,
            code: (said) => <code className="record">{said}</code>,
          })}
        </>
      )}
    </EmptyState>
  );
}
