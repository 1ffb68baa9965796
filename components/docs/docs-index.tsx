import { useTranslations } from "next-intl";
import type { DoorLine } from "@/lib/schema/operation";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Link } from "../ui/link";
import { PageHeader } from "../ui/page-header";
import { DoorNav } from "./door-nav";
import { MethodAndPath } from "./method";

/** All operations by door, with a search over their names, fields and refusals. */
export function DocsIndex({
  root,
  doors,
  found,
  asked,
}: {
  root: string;
  doors: readonly DoorLine[];
  found: readonly DoorLine[];
  asked: string;
}) {
  const t = useTranslations("docs");
  const count = found.reduce((sum, { operations }) => sum + operations.length, 0);
  return (
    <div className="grid gap-x-10 xl:grid-cols-[13rem_minmax(0,1fr)]">
      <DoorNav root={root} doors={doors} />
      <div className="min-w-0">
        <PageHeader title="API">
          {t.rich("about", {
            file: (name) => (
              <a href="/api/v1/openapi.json" className="link">
                {name}
              </a>
            ),
          })}
        </PageHeader>
        <Common />
        <search aria-label={t("search.label")}>
          <form className="mb-6 flex flex-wrap items-end gap-2.5 text-sm">
            <Field label={t("search.words")}>
              <Input name="q" type="search" defaultValue={asked} className="w-72 max-w-full" />
            </Field>
            <Button type="submit">{t("search.do")}</Button>
            <p role="status" className="ml-auto text-ink-3">
              {t("search.count", { count })}
            </p>
          </form>
        </search>
        {found.length === 0 && <p className="py-8 text-ink-3">{t("search.none")}</p>}
        {found.map(({ id, name, about, operations }) => (
          <section key={id} aria-labelledby={`door-${id}`} className="mb-8">
            <h2 id={`door-${id}`} className="font-semibold text-lg">
              <Link href={`${root}/${id}`} lang="en" className="hover:underline">
                {name}
              </Link>
            </h2>
            <p lang="en" className="mt-0.5 mb-2 max-w-3xl text-ink-3 text-sm">
              {about}
            </p>
            <ul className="rounded-3 border border-line bg-surface">
              {operations.map((operation) => (
                <li key={operation.id} className="border-line border-t first:border-t-0">
                  <Link
                    href={`${root}/${id}#${operation.id}`}
                    className="flex flex-wrap items-baseline justify-between gap-x-6 px-4 py-2 text-sm hover:bg-hover"
                  >
                    <span lang="en" className="font-medium text-ink">
                      {operation.summary}
                    </span>
                    <span className="text-ink-3 text-xs">
                      <MethodAndPath method={operation.method} path={operation.path} />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

const COMMON = ["key", "refusals", "repeat", "times", "lists"] as const;

/** What holds at every operation, in a few lines. */
function Common() {
  const t = useTranslations("docs");
  return (
    <ul className="mb-6 grid max-w-3xl list-disc gap-1 pl-5 text-ink-2 text-sm">
      {COMMON.map((line) => (
        <li key={line}>
          {t.rich(`common.${line}`, { code: (name) => <code className="record">{name}</code> })}
        </li>
      ))}
    </ul>
  );
}
