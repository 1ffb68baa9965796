/** Code to paste for a new key: one call that the key's scopes allow, in four languages, without packages. */
import type { Scope } from "@/lib/schema/scopes";
import type { CodeTab } from "../ui/code-tabs";

export interface SnippetFacts {
  /** The address of this Tocsin: https://tocsin.example. */
  base: string;
  orgId: string;
  scopes: readonly Scope[];
  /** The awareness in the example. */
  now: Date;
}

interface Example {
  says: string;
  url: string;
  body?: Record<string, string>;
}

function exampleFor({ base, orgId, scopes, now }: SnippetFacts): Example {
  const may = (scope: Scope) => scopes.includes(scope) || scopes.includes("admin");
  const incidents = `${base}/api/v1/privacy/incidents`;
  if (may("incidents:write"))
    return {
      says: "declare an incident; the answer holds its clock",
      url: incidents,
      body: {
        orgId,
        title: "Payroll export sent to the wrong supplier",
        severity: "serious",
        discovered_at: `${now.toISOString().slice(0, 16)}:00Z`,
      },
    };
  if (may("incidents:read"))
    return {
      says: "the incidents that are overdue",
      url: `${incidents}?orgId=${orgId}&overdue=true`,
    };
  if (may("audit:read"))
    return { says: "the newest entries of the ledger", url: `${base}/api/v1/audit?orgId=${orgId}` };
  return { says: "all that the API can do", url: `${base}/api/v1/openapi.json` };
}

/** The four snippets. The key itself is not in them: they read it from TOCSIN_KEY. */
export function snippets(facts: SnippetFacts): readonly [CodeTab, ...CodeTab[]] {
  const example = exampleFor(facts);
  return [
    { name: "cURL", code: curl(example) },
    { name: "TypeScript", code: typescript(example) },
    { name: "Python", code: python(example) },
    { name: "Go", code: go(example) },
  ];
}

/** How a client gets a token. Its secret is not in it: TOCSIN_CLIENT_SECRET holds that. */
export function tokenSnippet(base: string, clientId: string): CodeTab {
  const code = `# a token for one hour; send it as Authorization: Bearer
curl "${base}/api/access/v1/oauth/token" \\
  -d grant_type=client_credentials \\
  -d client_id=${clientId} \\
  -d client_secret="$TOCSIN_CLIENT_SECRET"`;
  return { name: "cURL", code };
}

function curl({ says, url, body }: Example): string {
  const lines = [`curl "${url}"`, `  -H "Authorization: Bearer $TOCSIN_KEY"`];
  if (body)
    lines.push(
      `  -H "Idempotency-Key: $(uuidgen)"`,
      `  -H "Content-Type: application/json"`,
      `  -d '${indented(body, "  ")}'`,
    );
  return `# ${says}\n${lines.join(" \\\n")}`;
}

function typescript({ says, url, body }: Example): string {
  const options = body
    ? `{
  method: "POST",
  headers: {
    Authorization: \`Bearer \${process.env.TOCSIN_KEY}\`,
    "Idempotency-Key": crypto.randomUUID(),
    "Content-Type": "application/json",
  },
  body: JSON.stringify(${indented(body, "  ")}),
}`
    : `{
  headers: { Authorization: \`Bearer \${process.env.TOCSIN_KEY}\` },
}`;
  return `// ${says}
const answer = await fetch("${url}", ${options});
const said = await answer.json();
if (!answer.ok) throw new Error(said.detail);
console.log(said);`;
}

function python({ says, url, body }: Example): string {
  const head = body ? "import json, os, urllib.request, uuid" : "import json, os, urllib.request";
  const more = body
    ? `
    method="POST",
    headers={
        "Authorization": f"Bearer {os.environ['TOCSIN_KEY']}",
        "Idempotency-Key": str(uuid.uuid4()),
        "Content-Type": "application/json",
    },
    data=json.dumps(${indented(body, "    ")}).encode(),`
    : `
    headers={"Authorization": f"Bearer {os.environ['TOCSIN_KEY']}"},`;
  return `# ${says}
${head}

request = urllib.request.Request(
    "${url}",${more}
)
with urllib.request.urlopen(request) as answer:
    print(json.load(answer))`;
}

function go({ says, url, body }: Example): string {
  const [method, payload] = body ? ["POST", "body"] : ["GET", "nil"];
  const declared = body ? `body := strings.NewReader(\`${indented(body, "")}\`)\n` : "";
  const headers = body
    ? `
request.Header.Set("Idempotency-Key", rand.Text()) // crypto/rand
request.Header.Set("Content-Type", "application/json")`
    : "";
  return `// ${says}
${declared}request, err := http.NewRequest("${method}", "${url}", ${payload})
if err != nil {
	return err
}
request.Header.Set("Authorization", "Bearer "+os.Getenv("TOCSIN_KEY"))${headers}
answer, err := http.DefaultClient.Do(request)
if err != nil {
	return err
}
defer answer.Body.Close()
_, err = io.Copy(os.Stdout, answer.Body)
return err`;
}

function indented(body: Record<string, string>, indent: string): string {
  return JSON.stringify(body, null, 2).replaceAll("\n", `\n${indent}`);
}
