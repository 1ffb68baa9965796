/** The sample for a shell. */
import type { SampleRequest } from "./request";

/** Standard Webhooks: the signature is over id, time and body. */
const SIGN = [
  "MESSAGE_ID=$(openssl rand -hex 16)",
  "SENT_AT=$(date +%s)",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's own
  "KEY=$(printf %s \"${TOCSIN_WEBHOOK_SECRET#whsec_}\" | openssl base64 -d -A | od -An -tx1 | tr -d ' \\n')",
  'SIGNATURE=$(printf %s "$MESSAGE_ID.$SENT_AT.$BODY" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$KEY" -binary | openssl base64 -A)',
];
const SIGNATURE_HEADERS = [
  `-H "webhook-id: $MESSAGE_ID"`,
  `-H "webhook-timestamp: $SENT_AT"`,
  `-H "webhook-signature: v1,$SIGNATURE"`,
];

export function curl({
  says,
  signed,
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
  const body = JSON.stringify(json, null, 2)?.replaceAll("'", `'\\''`);
  if (signed) {
    lines.push(...SIGNATURE_HEADERS, `-H "Content-Type: application/json"`, `-d "$BODY"`);
    const before = [`# ${says}`, `BODY='${body}'`, ...SIGN];
    return `${before.join("\n")}\n${lines.join(" \\\n  ")}`;
  }
  if (body !== undefined) {
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
