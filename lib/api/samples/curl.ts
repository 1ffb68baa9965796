/** The sample for a shell. */
import type { SampleRequest } from "./request";

export function curl({
  says,
  method,
  url,
  withKey,
  onlyOnce,
  json,
  form,
  file,
  answer,
}: SampleRequest): string {
  const flags = answer === "stream" ? "-sSN" : "-sS";
  const lines = [`curl ${flags} --fail-with-body -X ${method} "${url}"`];
  if (withKey) lines.push(`-H "Authorization: Bearer $TOCSIN_KEY"`);
  if (onlyOnce) lines.push(`-H "Idempotency-Key: $(openssl rand -hex 16)"`);
  if (json !== undefined) {
    const body = JSON.stringify(json, null, 2).replaceAll("'", `'\\''`);
    lines.push(`-H "Content-Type: application/json"`, `-d '${body.replaceAll("\n", "\n  ")}'`);
  }
  if (file !== undefined) {
    const bytes = file.replaceAll("'", `'\\''`);
    lines.push(`-H "Content-Type: application/octet-stream"`, `--data-binary '${bytes}'`);
  }
  for (const [name, value] of Object.entries(form ?? {})) {
    lines.push(`-d ${name}="${typeof value === "string" ? value : `$${value.env}`}"`);
  }
  return `# ${says}\n${lines.join(" \\\n  ")}`;
}
