/** Files in an S3-compatible store: <bucket>/<organisation>/<SHA-256>, addressed by path, signed with SigV4. */
import { openAsBlob } from "node:fs";
import { AwsClient } from "aws4fetch";
import { isUuid } from "../ids";
import type { FileStore, Kept } from "./store";

export interface S3Settings {
  endpoint: string;
  bucket: string;
  region: string;
  accessKey: string;
  secret: string;
}

/** A store that does not answer must not hold a request for ever. */
const TIMEOUT_MS = 60_000;

export function s3Store({ endpoint, bucket, region, accessKey, secret }: S3Settings): FileStore {
  const client = new AwsClient({
    accessKeyId: accessKey,
    secretAccessKey: secret,
    service: "s3",
    region,
    retries: 2,
  });
  const root = `${endpoint.replace(/\/$/, "")}/${encodeURIComponent(bucket)}`;
  const ask = async (
    method: string,
    path: string,
    more: { body?: Blob; headers?: Record<string, string>; none?: true } = {},
  ): Promise<Response | null> => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { none, ...sent } = more;
    const answer = await client.fetch(`${root}${path}`, { method, signal, ...sent });
    if (answer.ok) return answer;
    await answer.body?.cancel();
    if (none && answer.status === 404) return null;
    throw new Error(`The file store answered ${answer.status} to ${method}.`);
  };
  const at = ({ orgId, sha256 }: Kept) => `/${orgId}/${sha256}`;
  return {
    async keep(file, path) {
      const body = await openAsBlob(path);
      // The store compares this with what it receives: half a file is refused there.
      const answer = await ask("PUT", at(file), {
        body,
        headers: { "X-Amz-Content-Sha256": file.sha256 },
      });
      await answer?.body?.cancel();
    },
    async has(file) {
      return (await ask("HEAD", at(file), { none: true })) !== null;
    },
    async open(file) {
      const answer = await ask("GET", at(file));
      if (!answer?.body) throw new Error("The file store gave no bytes.");
      return answer.body;
    },
    async remove(file) {
      const answer = await ask("DELETE", at(file), { none: true });
      await answer?.body?.cancel();
    },
    async *list() {
      for (let after = ""; ; ) {
        const query = new URLSearchParams({ "list-type": "2", "start-after": after });
        const page = (await (await ask("GET", `?${query}`))?.text()) ?? "";
        const found = [...page.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, one = ""]) => ({
          key: /<Key>(.*?)<\/Key>/s.exec(one)?.[1] ?? "",
          keptAt: new Date(/<LastModified>(.*?)<\/LastModified>/s.exec(one)?.[1] ?? ""),
        }));
        for (const { key, keptAt } of found) {
          const [orgId = "", sha256 = ""] = key.split("/");
          if (isUuid(orgId) && /^[0-9a-f]{64}$/.test(sha256)) yield { orgId, sha256, keptAt };
        }
        const last = found.at(-1)?.key;
        if (last === undefined || !/<IsTruncated>true</.test(page)) return;
        after = last;
      }
    },
  };
}
