import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** One part of the incident's sheet, with its heading and what can be done there. */
export function Section({
  id,
  title,
  note,
  action,
  children,
}: {
  id: string;
  title: string;
  /** Beside the heading. */
  note?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="border-line border-t px-7 pt-5.5 pb-6.5 first:border-t-0 max-md:px-4 max-md:pt-4.5 max-md:pb-5 print:px-0"
    >
      <header className="mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 id={`${id}-title`} className="text-xl tracking-[-0.012em]">
          {title}
        </h2>
        {note && <span className="text-ink-3 text-xs">{note}</span>}
        {action && <span className="ml-auto self-center print:hidden">{action}</span>}
      </header>
      {children}
    </section>
  );
}

/** Names and values, in two columns where there is room. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid gap-x-8 gap-y-2 text-sm leading-normal md:grid-cols-2">{children}</dl>;
}

export function Fact({
  name,
  wide = false,
  children,
}: {
  name: string;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={`grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3 ${wide ? "md:col-span-2" : ""}`}>
      <dt className="text-ink-3">{name}</dt>
      <dd className="whitespace-pre-line break-words">{children}</dd>
    </div>
  );
}

/** Said where nobody has stated anything. */
export function NotStated() {
  const t = useTranslations("incident");
  return <span className="text-ink-3">{t("notStated")}</span>;
}
