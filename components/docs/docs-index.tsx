import Link from "next/link";
import type { DoorLine } from "@/lib/schema/operation";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
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
  const count = found.reduce((sum, { operations }) => sum + operations.length, 0);
  return (
    <div className="grid gap-x-10 xl:grid-cols-[13rem_minmax(0,1fr)]">
      <DoorNav root={root} doors={doors} />
      <div className="min-w-0">
        <PageHeader title="API">
          Every operation, with what it takes, answers and refuses, code to paste, and a place to
          try it with a key of your own. The same as a file:{" "}
          <a href="/api/v1/openapi.json" className="link">
            OpenAPI 3.1
          </a>
          .
        </PageHeader>
        <Common />
        <search aria-label="Operations">
          <form className="mb-6 flex flex-wrap items-end gap-2.5 text-sm">
            <Field label="Words, paths, fields, error codes">
              <Input name="q" type="search" defaultValue={asked} className="w-72 max-w-full" />
            </Field>
            <Button type="submit">Find</Button>
            <p role="status" className="ml-auto text-ink-3">
              {count} {count === 1 ? "operation" : "operations"}
            </p>
          </form>
        </search>
        {found.length === 0 && (
          <p className="py-8 text-ink-3">Nothing holds all of these words. Take one away.</p>
        )}
        {found.map(({ id, name, about, operations }) => (
          <section key={id} aria-labelledby={`door-${id}`} className="mb-8">
            <h2 id={`door-${id}`} className="font-semibold text-lg">
              <Link href={`${root}/${id}`} className="hover:underline">
                {name}
              </Link>
            </h2>
            <p className="mt-0.5 mb-2 max-w-3xl text-ink-3 text-sm">{about}</p>
            <ul className="rounded-3 border border-line bg-surface">
              {operations.map((operation) => (
                <li key={operation.id} className="border-line border-t first:border-t-0">
                  <Link
                    href={`${root}/${id}#${operation.id}`}
                    prefetch={false}
                    className="flex flex-wrap items-baseline justify-between gap-x-6 px-4 py-2 text-sm hover:bg-hover"
                  >
                    <span className="font-medium text-ink">{operation.summary}</span>
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

/** What holds at every operation, in a few lines. */
function Common() {
  return (
    <ul className="mb-6 grid max-w-3xl list-disc gap-1 pl-5 text-ink-2 text-sm">
      <li>
        Send <code className="record">Authorization: Bearer</code> with an API key or an access
        token. A key acts in its organisation and those below.
      </li>
      <li>
        Refusals are problem details (RFC 9457): <code className="record">code</code>,{" "}
        <code className="record">detail</code>, and for each fault the field and its mend.
      </li>
      <li>
        Send <code className="record">Idempotency-Key</code> with what writes: the same request
        again within 24 hours replays the first answer.
      </li>
      <li>Times are RFC 3339 with an offset; answers are UTC with milliseconds.</li>
      <li>
        Lists go on with <code className="record">cursor</code>. Bodies hold up to 1 MiB.
      </li>
    </ul>
  );
}
