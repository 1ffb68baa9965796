"use client";
import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { CopyButton } from "../ui/copy-button";

/** After a report: the reference, which is shown this once. */
export function Received({ slug, reference }: { slug: string; reference: string }) {
  const t = useTranslations("intake");
  const heading = useRef<HTMLHeadingElement>(null);
  // What was filled in has gone: the focus goes to what took its place.
  useEffect(() => heading.current?.focus(), []);
  const path = `/report/${slug}/${reference}`;
  return (
    <div className="grid gap-4" data-testid="received">
      <h1
        ref={heading}
        tabIndex={-1}
        className="flex items-center gap-2.5 font-semibold text-2xl tracking-[-0.018em] outline-none"
      >
        <CircleCheck aria-hidden className="size-6 flex-none text-met" />
        {t("received.title")}
      </h1>
      <p>{t("received.keep")}</p>
      <div className="flex flex-wrap items-center gap-2 rounded-3 border border-control bg-sunken py-2 pr-2 pl-3.5">
        <code
          data-testid="reference"
          className="min-w-0 flex-1 select-all break-all font-medium font-mono text-lg"
        >
          {reference}
        </code>
        <CopyButton text={reference} label={t("received.copy")} variant="primary" />
      </div>
      <p className="text-ink-2">{t("received.once")}</p>
      <p>
        <a href={path} className="link">
          {t("received.follow")}
        </a>
      </p>
    </div>
  );
}
