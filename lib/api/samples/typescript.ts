/** The sample for Node.js, Deno and Bun: fetch, and no package. */
import type { SampleRequest } from "./request";

export function typescript(request: SampleRequest): string {
  const { says, method, url, withKey, onlyOnce, json, form, file, answer } = request;
  const headers = [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the sample's own
    ...(withKey ? ["Authorization: `Bearer ${process.env.TOCSIN_KEY}`,"] : []),
    ...(onlyOnce ? ['"Idempotency-Key": crypto.randomUUID(),'] : []),
    ...(json === undefined ? [] : ['"Content-Type": "application/json",']),
    ...(file === undefined ? [] : ['"Content-Type": "application/octet-stream",']),
  ];
  const options = [
    ...(method === "GET" ? [] : [`method: "${method}",`]),
    ...(headers.length === 0 ? [] : ["headers: {", ...headers.map((line) => `  ${line}`), "},"]),
    ...(json === undefined
      ? []
      : [`body: JSON.stringify(${JSON.stringify(json, null, 2)}),`.replaceAll("\n", "\n  ")]),
    ...(file === undefined ? [] : [`body: ${JSON.stringify(file)},`]),
    ...(form ? ["body: new URLSearchParams({", ...fields(form), "}),"] : []),
  ];
  const sent =
    options.length === 0
      ? `fetch("${url}")`
      : `fetch("${url}", {\n${options.map((line) => `  ${line}`).join("\n")}\n})`;
  return `// ${says}\nconst answer = await ${sent};\n${READ[answer]}`;
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
