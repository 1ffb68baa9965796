import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PlainPage } from "@/components/shell/plain-page";
import { ERROR_PAGES } from "@/lib/api/error-pages";
import { ERRORS, type ErrorCode } from "@/lib/errors";
import { errorPagesOf, type SaidErrorPage } from "@/lib/i18n/error-pages";
import { viewerLocale } from "../../viewer";

interface Props {
  params: Promise<{ code: string }>;
}

function knownCode(said: string): ErrorCode | null {
  return errorCodes().find((code) => code === said) ?? null;
}

function errorCodes(): ErrorCode[] {
  return Object.keys(ERRORS).filter((key): key is ErrorCode => key in ERROR_PAGES);
}

/** What its page says, in the viewer's language. */
async function saidPages(): Promise<(code: ErrorCode) => SaidErrorPage> {
  const pages = await errorPagesOf(await viewerLocale());
  return (code) => pages?.[code] ?? { title: ERRORS[code].title, ...ERROR_PAGES[code] };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const code = knownCode((await params).code);
  const t = await getTranslations("shell");
  return { title: code ? (await saidPages())(code).title : t("nothing.name") };
}

/** The page that a problem's `type` leads to. */
export default async function ErrorCodePage({ params }: Props) {
  const code = knownCode((await params).code);
  if (!code) notFound();
  const t = await getTranslations("shell");
  const { status } = ERRORS[code];
  const pageOf = await saidPages();
  const { title, happened, fix } = pageOf(code);
  const others = errorCodes().filter((other) => other !== code && ERRORS[other].status === status);
  return (
    <PlainPage>
      <p className="record text-ink-3">
        {status} {code}
      </p>
      <h1 className="mt-1 font-semibold text-3xl tracking-[-0.025em]">{title}</h1>
      <section className="mt-8">
        <h2 className="text-xl">{t("problem.happened")}</h2>
        <p className="mt-2 max-w-2xl text-ink-2 text-lg leading-relaxed">{happened}</p>
      </section>
      <section className="mt-8">
        <h2 className="text-xl">{t("problem.mend")}</h2>
        <ul className="mt-2 grid max-w-2xl list-disc gap-1.5 pl-5 text-ink-2 text-lg leading-relaxed">
          {fix.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      </section>
      <p className="mt-10 border-line border-t pt-4 text-ink-3 text-sm">
        {t.rich("problem.form", { code: (said) => <code className="record">{said}</code> })}
        {others.length > 0 && (
          <>
            {" "}
            {t("problem.others", { status })}{" "}
            {others.map((other, at) => (
              <span key={other}>
                {at > 0 && "; "}
                <a href={`/errors/${other}`} className="link">
                  {pageOf(other).title}
                </a>
              </span>
            ))}
            .
          </>
        )}
      </p>
    </PlainPage>
  );
}
