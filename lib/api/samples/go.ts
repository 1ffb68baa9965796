/** The sample for Go, with the standard library alone: a whole program. */
import type { SampleRequest } from "./request";

export function go(request: SampleRequest): string {
  const { says, method, url, withKey, onlyOnce, json, form, file } = request;
  const hasBody = json !== undefined || form !== undefined || file !== undefined;
  const packages = [
    ...(onlyOnce ? ["crypto/rand", "encoding/hex"] : []),
    "io",
    "log",
    "net/http",
    ...(form ? ["net/url"] : []),
    "os",
    ...(hasBody ? ["strings"] : []),
  ];
  const lines = [
    ...bodyLines(json, form),
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

const FATAL = ["if err != nil {", "\tlog.Fatal(err)", "}"];

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
