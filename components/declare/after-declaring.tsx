import { Hash, ListChecks, Monitor } from "lucide-react";
import { useTranslations } from "next-intl";

/** What declaring sets going. */
export function AfterDeclaring() {
  const t = useTranslations("declare");
  return (
    <section className="mt-6 max-md:mt-4">
      <h2 className="font-medium text-ink-3 text-sm">{t("then.title")}</h2>
      <ol className="mt-2 grid gap-2 text-ink-2 text-sm [&>li]:grid [&>li]:grid-cols-[1.6rem_1fr] [&_svg]:mt-0.5 [&_svg]:size-3.75 [&_svg]:text-ink-3">
        <li>
          <Hash aria-hidden />
          <span>{t("then.number")}</span>
        </li>
        <li>
          <Monitor aria-hidden />
          <span>{t("then.board")}</span>
        </li>
        <li>
          <ListChecks aria-hidden />
          <span>{t("then.page")}</span>
        </li>
      </ol>
    </section>
  );
}
