/** The sample for Python, with the standard library alone. */
import type { SampleRequest } from "./request";

export function python(request: SampleRequest): string {
  const { says, method, url, withKey, onlyOnce, json, form, file, signed, answer } = request;
  const modules = [
    ...(signed ? ["base64", "hmac"] : []),
    ...(answer === "json" || json !== undefined ? ["json"] : []),
    ...(withKey || form || signed ? ["os"] : []),
    ...(signed ? ["time"] : []),
    ...(form ? ["urllib.parse"] : []),
    "urllib.request",
    ...(onlyOnce || signed ? ["uuid"] : []),
  ];
  const headers = [
    ...(withKey ? [`"Authorization": f"Bearer {os.environ['TOCSIN_KEY']}",`] : []),
    ...(onlyOnce ? ['"Idempotency-Key": str(uuid.uuid4()),'] : []),
    ...(json === undefined ? [] : ['"Content-Type": "application/json",']),
    ...(signed ? SIGNATURE_HEADERS : []),
    ...(file === undefined ? [] : ['"Content-Type": "application/octet-stream",']),
  ];
  const given = [
    `"${url}",`,
    ...(method === "GET" ? [] : [`method="${method}",`]),
    ...(headers.length === 0 ? [] : ["headers={", ...headers.map((line) => `    ${line}`), "},"]),
    ...(signed ? ["data=body,"] : []),
    ...(json === undefined || signed
      ? []
      : [`data=json.dumps(${literal(json, "    ")}).encode(),`]),
    ...(file === undefined ? [] : [`data=${JSON.stringify(file)}.encode(),`]),
    ...(form ? [`data=urllib.parse.urlencode({`, ...fields(form), "}).encode(),"] : []),
  ];
  return `# ${says}
${modules.map((name) => `import ${name}`).join("\n")}

${signed ? signing(json) : ""}request = urllib.request.Request(
${given.map((line) => `    ${line}`).join("\n")}
)
with urllib.request.urlopen(request) as answer:
${READ[answer]}`;
}

const READ: Record<SampleRequest["answer"], string> = {
  json: "    print(json.load(answer))",
  text: "    print(answer.read().decode())",
  stream: '    for line in answer:\n        print(line.decode(), end="", flush=True)',
};

const SIGNATURE_HEADERS = [
  '"webhook-id": message_id,',
  '"webhook-timestamp": sent_at,',
  '"webhook-signature": "v1," + base64.b64encode(signature).decode(),',
];

/** Standard Webhooks: the signature is over id, time and body. */
function signing(json: unknown): string {
  return `body = json.dumps(${literal(json, "")}).encode()
message_id = str(uuid.uuid4())
sent_at = str(int(time.time()))
secret = base64.b64decode(os.environ["TOCSIN_WEBHOOK_SECRET"].removeprefix("whsec_"))
signature = hmac.digest(secret, f"{message_id}.{sent_at}.".encode() + body, "sha256")
`;
}

function fields(form: NonNullable<SampleRequest["form"]>): string[] {
  return Object.entries(form).map(
    ([name, value]) =>
      `    "${name}": ${typeof value === "string" ? `"${value}"` : `os.environ["${value.env}"]`},`,
  );
}

/** A value as Python writes it. JSON's text is Python's too. */
function literal(value: unknown, indent: string): string {
  if (value === null || value === undefined) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (typeof value !== "object") return JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const inner = `${indent}    `;
  const parts = Array.isArray(value)
    ? value.map((part) => literal(part, inner))
    : Object.entries(value).map(
        ([name, part]) => `${JSON.stringify(name)}: ${literal(part, inner)}`,
      );
  if (parts.length === 0) return `${open}${close}`;
  return `${open}\n${parts.map((part) => `${inner}${part},`).join("\n")}\n${indent}${close}`;
}
