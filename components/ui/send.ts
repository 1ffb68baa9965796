/** Sending something large: tells how much of it has gone, and gives the answer or what was refused. */
import { NO_ANSWER, type Refused } from "./form-result";

export type Sent = { ok: true; value: unknown } | Refused;

/**
 * Sends by POST. Never throws.
 *
 * @param onPart the share that has gone, from 0 to 1
 */
export function send(
  address: string,
  body: Blob | FormData,
  {
    type,
    onPart,
    signal,
  }: { type?: string; onPart?: (share: number) => void; signal?: AbortSignal },
): Promise<Sent> {
  return new Promise((resolve) => {
    // fetch() cannot tell how much has gone.
    const request = new XMLHttpRequest();
    request.open("POST", address);
    if (type) request.setRequestHeader("Content-Type", type);
    request.upload.onprogress = ({ loaded, total }) => onPart?.(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(answerOf(request));
    request.onerror = () => resolve(NO_ANSWER);
    request.onabort = () => resolve(NO_ANSWER);
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(body);
  });
}

function answerOf({ status, responseText }: XMLHttpRequest): Sent {
  let said: unknown;
  try {
    said = JSON.parse(responseText);
  } catch {
    return NO_ANSWER;
  }
  if (status >= 200 && status < 300) return { ok: true, value: said };
  return isProblem(said)
    ? { ok: false, code: said.code, message: said.detail, faults: said.errors }
    : NO_ANSWER;
}

interface ProblemBody {
  code: string;
  detail: string;
  errors: Refused["faults"];
}

function isProblem(said: unknown): said is ProblemBody {
  return (
    typeof said === "object" &&
    said !== null &&
    "code" in said &&
    "detail" in said &&
    "errors" in said &&
    Array.isArray(said.errors)
  );
}
