"use client";
import { useTranslations } from "next-intl";
import { buttonClass } from "../ui/button-class";
import { EmptyState } from "../ui/empty-state";

/**
 * What a page shows when it broke. The digest finds it in the server's log. Every page loads this with itself, so
 * that it is there when nothing can be loaded any more: plain elements only.
 */
export function Broken({ digest, retry }: { digest?: string; retry: () => void }) {
  const t = useTranslations("shell");
  return (
    <EmptyState
      heading
      title={t("broken.title")}
      action={
        <button type="button" className={buttonClass({ variant: "primary" })} onClick={retry}>
          {t("broken.retry")}
        </button>
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
