import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { AnswerView, FieldRow, OperationView } from "@/lib/schema/operation";
import { CodeTabs } from "../ui/code-tabs";
import { Link } from "../ui/link";
import { FieldTable } from "./field-table";
import { MethodAndPath } from "./method";
import { TryIt } from "./try-it";

/** One operation: what it takes, answers and refuses, how it is called, and a place to call it. */
export function Operation({ operation }: { operation: OperationView }) {
  const t = useTranslations("docs");
  const { id, method, path, summary, description, scope, example } = operation;
  const [first, ...others] = operation.samples;
  return (
    <article
      id={id}
      aria-labelledby={`${id}-name`}
      className="border-line border-t pt-7 pb-9 first:border-t-0 first:pt-0"
    >
      <h2 id={`${id}-name`} className="font-semibold text-xl">
        <a href={`#${id}`} lang="en" className="hover:underline">
          {summary}
        </a>
      </h2>
      <p className="mt-1.5 text-sm text-ink-2">
        <MethodAndPath method={method} path={path} />
      </p>
      <p className="mt-1 text-ink-3 text-sm">
        <Needs scope={scope} />
      </p>
      {description && (
        <p lang="en" className="mt-3 max-w-3xl text-ink-2">
          {description}
        </p>
      )}
      <div className="mt-5 grid gap-6 xl:grid-cols-2">
        <div className="grid min-w-0 content-start gap-5">
          <Rows title={t("part.path")} rows={operation.params} />
          <Rows title={t("part.query")} rows={operation.query} />
          <Rows title={t("part.headers")} rows={operation.headers} />
          <Rows title={t("part.body", { type: operation.bodyType })} rows={operation.body} />
          {operation.answers.map((answer) => (
            <Answer key={answer.status} answer={answer} />
          ))}
          <Refusals operation={operation} />
        </div>
        <div className="grid min-w-0 content-start gap-5">
          {first && (
            <CodeTabs label={t("samples", { operation: summary })} tabs={[first, ...others]} />
          )}
          {example !== null && (
            <Fold summary={t("example")}>
              <pre
                // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
                tabIndex={0}
                className="record max-h-96 overflow-auto px-4 pb-3.5 text-xs leading-normal"
              >
                {example}
              </pre>
            </Fold>
          )}
          <Fold summary={t("try.title")}>
            <TryIt id={id} method={method} form={operation.tryIt} />
          </Fold>
        </div>
      </div>
    </article>
  );
}

function Needs({ scope }: { scope: string | null }) {
  const t = useTranslations("docs");
  if (scope === null) return t("scope.none");
  if (scope === "any") return t("scope.any");
  return t.rich("scope.one", { scope, code: (name) => <code className="record">{name}</code> });
}

function Rows({ title, rows }: { title: string; rows: readonly FieldRow[] }) {
  if (rows.length === 0) return null;
  return (
    <div className="grid min-w-0 gap-1.5">
      <h3 className="font-medium text-sm">{title}</h3>
      <FieldTable label={title} rows={rows} />
    </div>
  );
}

function Answer({ answer }: { answer: AnswerView }) {
  const t = useTranslations("docs");
  const { sameAs } = answer;
  return (
    <div className="grid min-w-0 gap-1.5">
      <h3 className="font-medium text-sm">
        {t.rich("answer.title", {
          status: answer.status,
          code: (status) => <span className="record">{status}</span>,
        })}
      </h3>
      <p className="text-ink-2 text-sm">
        <span lang="en">{answer.description}</span>{" "}
        <span className="text-ink-3">{answer.contentType}</span>
        {sameAs && (
          <>
            {" "}
            {t.rich("answer.sameAs", {
              operation: sameAs.summary,
              a: (summary) => (
                <a href={`#${sameAs.id}`} lang="en" className="link">
                  {summary}
                </a>
              ),
            })}
          </>
        )}
      </p>
      <Fold summary={t("answer.parts")}>
        <div className="grid gap-3 px-3 pb-3">
          <dl className="grid gap-1 text-sm">
            {answer.headers.map(({ name, description }) => (
              <div key={name}>
                <dt className="record inline">{name}</dt>{" "}
                <dd lang="en" className="inline text-ink-3 text-xs">
                  {description}
                </dd>
              </div>
            ))}
          </dl>
          {answer.fields.length > 0 && (
            <FieldTable
              label={t("answer.label", { status: answer.status })}
              rows={answer.fields}
              withRequired={false}
            />
          )}
        </div>
      </Fold>
    </div>
  );
}

function Refusals({ operation: { refusals } }: { operation: OperationView }) {
  const t = useTranslations("docs");
  return (
    <div className="grid min-w-0 gap-1.5">
      <h3 className="font-medium text-sm">{t("refusals")}</h3>
      <ul className="grid gap-1 text-sm">
        {refusals.map(({ code, status, title }) => (
          <li key={code}>
            <span className="record text-ink-3">{status}</span>{" "}
            <Link href={`/errors/${code}`} className="link record">
              {code}
            </Link>{" "}
            <span lang="en" className="text-ink-3">
              {title}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Fold({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className="min-w-0 overflow-hidden rounded-3 border border-line">
      <summary className="cursor-pointer px-3 py-2 font-medium text-sm hover:bg-hover focus-visible:-outline-offset-2">
        {summary}
      </summary>
      {children}
    </details>
  );
}
