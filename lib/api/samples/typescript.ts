/** The sample for Node.js, Deno and Bun: fetch, and no package. */
import type { SampleRequest } from "./request";

export function typescript(request: SampleRequest): string {
  const { says, method, url, withKey, onlyOnce, json, form, file, signed, answer } = request;
  const headers = [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the sample's own
    ...(withKey ? ["Authorization: `Bearer ${process.env.TOCSIN_KEY}`,"] : []),
    ...(onlyOnce ? ['"Idempotency-Key": crypto.randomUUID(),'] : []),
    ...(json === undefined ? [] : ['"Content-Type": "application/json",']),
    ...(signed ? SIGNATURE_HEADERS : []),
    ...(file === undefined ? [] : ['"Content-Type": "application/octet-stream",']),
  ];
  const options = [
    ...(method === "GET" ? [] : [`method: "${method}",`]),
    ...(headers.length === 0 ? [] : ["headers: {", ...headers.map((line) => `  ${line}`), "},"]),
    ...(signed ? ["body,"] : []),
    ...(json === undefined || signed
      ? []
      : [`body: JSON.stringify(${JSON.stringify(json, null, 2)}),`.replaceAll("\n", "\n  ")]),
    ...(file === undefined ? [] : [`body: ${JSON.stringify(file)},`]),
    ...(form ? ["body: new URLSearchParams({", ...fields(form), "}),"] : []),
  ];
  const sent =
    options.length === 0
      ? `fetch("${url}")`
      : `fetch("${url}", {\n${options.map((line) => `  ${line}`).join("\n")}\n})`;
  const before = signed ? `${signing(json)}\n` : "";
  return `// ${says}\n${before}const answer = await ${sent};\n${READ[answer]}`;
}

const SIGNATURE_HEADERS = [
  '"webhook-id": id,',
  '"webhook-timestamp": String(sentAt),',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the sample's own
  '"webhook-signature": `v1,${signature}`,',
];

/** Standard Webhooks: the signature is over id, time and body. */
function signing(json: unknown): string {
  return `import { createHmac, randomUUID } from "node:crypto";

const body = JSON.stringify(${JSON.stringify(json, null, 2)});
const id = randomUUID();
const sentAt = Math.floor(Date.now() / 1000);
const secret = (process.env.TOCSIN_WEBHOOK_SECRET ?? "").replace("whsec_", "");
const signature = createHmac("sha256", Buffer.from(secret, "base64"))
  .update(\`\${id}.\${sentAt}.\${body}\`)
  .digest("base64");`;
}

function fields(form: NonNullable<SampleRequest["form"]>): string[] {
  return Object.entries(form).map(
    ([name, value]) =>
      `  ${name}: ${typeof value === "string" ? `"${value}"` : `process.env.${value.env} ?? ""`},`,
  );
}

const READ: Record<SampleRequest["answer"], string> = {
  json: `const said = await answer.json();
if (!answer.ok) throw new Error(said.detail);
console.log(said);`,
  text: `const said = await answer.text();
if (!answer.ok) throw new Error(said);
console.log(said);`,
  stream: `if (!answer.ok || !answer.body) throw new Error(await answer.text());
for await (const piece of answer.body.pipeThrough(new TextDecoderStream())) {
  console.log(piece);
}`,
};
