/** The sample for Go, with the standard library alone: a whole program. */
import type { SampleRequest } from "./request";

export function go(request: SampleRequest): string {
  const { says, method, url, withKey, onlyOnce, json, form, file, signed } = request;
  const hasBody = json !== undefined || form !== undefined || file !== undefined;
  const packages = [
    ...(signed ? ["crypto/hmac"] : []),
    ...(onlyOnce || signed ? ["crypto/rand"] : []),
    ...(signed ? ["crypto/sha256", "encoding/base64"] : []),
    ...(onlyOnce || signed ? ["encoding/hex"] : []),
    "io",
    "log",
    "net/http",
    ...(form ? ["net/url"] : []),
    "os",
    ...(signed ? ["strconv"] : []),
    ...(hasBody ? ["strings"] : []),
    ...(signed ? ["time"] : []),
  ];
  const lines = [
    ...(signed ? signing(json) : bodyLines(json, form)),
    ...(file === undefined ? [] : [`body := strings.NewReader(${JSON.stringify(file)})`]),
    `request, err := http.NewRequest("${method}", "${url}", ${hasBody ? "body" : "nil"})`,
    ...FATAL,
    ...(withKey ? [`request.Header.Set("Authorization", "Bearer "+os.Getenv("TOCSIN_KEY"))`] : []),
    ...(onlyOnce
      ? [
          "key := make([]byte, 16)",
          "if _, err := rand.Read(key); err != nil {",
          "\tlog.Fatal(err)",
          "}",
          `request.Header.Set("Idempotency-Key", hex.EncodeToString(key))`,
        ]
      : []),
    ...(json === undefined ? [] : [`request.Header.Set("Content-Type", "application/json")`]),
    ...(signed ? SIGNATURE_HEADERS : []),
    ...(file === undefined
      ? []
      : [`request.Header.Set("Content-Type", "application/octet-stream")`]),
    ...(form ? [`request.Header.Set("Content-Type", "application/x-www-form-urlencoded")`] : []),
    "answer, err := http.DefaultClient.Do(request)",
    ...FATAL,
    "defer answer.Body.Close()",
    "if _, err := io.Copy(os.Stdout, answer.Body); err != nil {",
    "\tlog.Fatal(err)",
    "}",
    "if answer.StatusCode >= 300 {",
    "\tlog.Fatal(answer.Status)",
    "}",
  ];
  return `// ${says}
package main

import (
${packages.map((name) => `\t"${name}"`).join("\n")}
)

func main() {
${lines.map((line) => `\t${line}`).join("\n")}
}`;
}

const SIGNATURE_HEADERS = [
  'request.Header.Set("webhook-id", id)',
  'request.Header.Set("webhook-timestamp", sentAt)',
  'request.Header.Set("webhook-signature", "v1,"+signature)',
];

const FATAL = ["if err != nil {", "\tlog.Fatal(err)", "}"];

/** Standard Webhooks: the signature is over id, time and body. */
function signing(json: unknown): string[] {
  const text = JSON.stringify(json, null, 2).replaceAll("`", "\\u0060");
  return [
    `payload := \`${text}\``,
    "random := make([]byte, 16)",
    "if _, err := rand.Read(random); err != nil {",
    "\tlog.Fatal(err)",
    "}",
    "id := hex.EncodeToString(random)",
    "sentAt := strconv.FormatInt(time.Now().Unix(), 10)",
    `secret, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(os.Getenv("TOCSIN_WEBHOOK_SECRET"), "whsec_"))`,
    ...FATAL,
    "mac := hmac.New(sha256.New, secret)",
    `io.WriteString(mac, id+"."+sentAt+"."+payload)`,
    "signature := base64.StdEncoding.EncodeToString(mac.Sum(nil))",
    "body := strings.NewReader(payload)",
  ];
}

function bodyLines(json: unknown, form: SampleRequest["form"]): string[] {
  if (json !== undefined) {
    // A raw string ends at the first backtick.
    const text = JSON.stringify(json, null, 2).replaceAll("`", "\\u0060");
    return [`body := strings.NewReader(\`${text}\`)`];
  }
  if (!form) return [];
  const fields = Object.entries(form).map(
    ([name, value]) =>
      `\t"${name}": {${typeof value === "string" ? `"${value}"` : `os.Getenv("${value.env}")`}},`,
  );
  return ["fields := url.Values{", ...fields, "}", "body := strings.NewReader(fields.Encode())"];
}
