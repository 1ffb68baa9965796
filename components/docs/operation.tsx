import Link from "next/link";
import type { ReactNode } from "react";
import type { AnswerView, FieldRow, OperationView } from "@/lib/schema/operation";
import { CodeTabs } from "../ui/code-tabs";
import { FieldTable } from "./field-table";
import { MethodAndPath } from "./method";
import { TryIt } from "./try-it";

/** One operation: what it takes, answers and refuses, how it is called, and a place to call it. */
export function Operation({ operation }: { operation: OperationView }) {
  const { id, method, path, summary, description, scope, example } = operation;
  const [first, ...others] = operation.samples;
  return (
    <article
      id={id}
      aria-labelledby={`${id}-name`}
      className="border-line border-t pt-7 pb-9 first:border-t-0 first:pt-0"
    >
      <h2 id={`${id}-name`} className="font-semibold text-xl">
        <a href={`#${id}`} className="hover:underline">
          {summary}
        </a>
      </h2>
      <p className="mt-1.5 text-sm text-ink-2">
        <MethodAndPath method={method} path={path} />
      </p>
      <p className="mt-1 text-ink-3 text-sm">{scopeWords(scope)}</p>
      {description && <p className="mt-3 max-w-3xl text-ink-2">{description}</p>}
      <div className="mt-5 grid gap-6 xl:grid-cols-2">
        <div className="grid min-w-0 content-start gap-5">
          <Rows title="In the path" rows={operation.params} />
          <Rows title="Query" rows={operation.query} />
          <Rows title="Headers" rows={operation.headers} />
          <Rows title={`Body (${operation.bodyType})`} rows={operation.body} />
          {operation.answers.map((answer) => (
            <Answer key={answer.status} answer={answer} />
          ))}
          <Refusals operation={operation} />
        </div>
        <div className="grid min-w-0 content-start gap-5">
          {first && <CodeTabs label={`${summary}, in four languages`} tabs={[first, ...others]} />}
          {example !== null && (
            <Fold summary="Example body">
              <pre
                // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
                tabIndex={0}
                className="record max-h-96 overflow-auto px-4 pb-3.5 text-xs leading-normal"
              >
                {example}
              </pre>
            </Fold>
          )}
          <Fold summary="Try it">
            <TryIt id={id} method={method} form={operation.tryIt} />
          </Fold>
        </div>
      </div>
    </article>
  );
}

function scopeWords(scope: string | null): ReactNode {
  if (scope === null) return "Needs no key.";
  if (scope === "any") return "Needs a key or token with any scope.";
  return (
    <>
      Needs the scope <code className="record">{scope}</code>.
    </>
  );
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
  return (
    <div className="grid min-w-0 gap-1.5">
      <h3 className="font-medium text-sm">
        Answer <span className="record">{answer.status}</span>
      </h3>
      <p className="text-ink-2 text-sm">
        {answer.description} <span className="text-ink-3">{answer.contentType}</span>
        {answer.sameAs && (
          <>
            {" "}
            The fields are those of{" "}
            <a href={`#${answer.sameAs.id}`} className="link">
              {answer.sameAs.summary}
            </a>
            .
          </>
        )}
      </p>
      <Fold summary="Headers and fields">
        <div className="grid gap-3 px-3 pb-3">
          <dl className="grid gap-1 text-sm">
            {answer.headers.map(({ name, description }) => (
              <div key={name}>
                <dt className="record inline">{name}</dt>{" "}
                <dd className="inline text-ink-3 text-xs">{description}</dd>
              </div>
            ))}
          </dl>
          {answer.fields.length > 0 && (
            <FieldTable
              label={`Answer ${answer.status}`}
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
  return (
    <div className="grid min-w-0 gap-1.5">
      <h3 className="font-medium text-sm">Refusals</h3>
      <ul className="grid gap-1 text-sm">
        {refusals.map(({ code, status, title }) => (
          <li key={code}>
            <span className="record text-ink-3">{status}</span>{" "}
            <Link href={`/errors/${code}`} prefetch={false} className="link record">
              {code}
            </Link>{" "}
            <span className="text-ink-3">{title}</span>
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
