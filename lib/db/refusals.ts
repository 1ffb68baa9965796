/** Refusals for what the database did not do: each says whether anything was kept. */
import { Refusal } from "../errors";

const SOON = { "Retry-After": "2" };

export function tooBusy(cause: unknown): Refusal {
  return new Refusal(
    "unavailable",
    "The database was too busy to finish this in time. Nothing of it was kept: send it again, smaller if it was large.",
    { cause, headers: SOON },
  );
}

/** For what isGone() knows: whoever only waited too long for a connection that others had hears that it was busy. */
export function noConnection(cause: unknown): Refusal {
  if (cause instanceof Error && cause.message.startsWith("timeout exceeded")) return tooBusy(cause);
  return new Refusal(
    "unavailable",
    "The connection to the database broke off. Nothing of this was kept: send it again.",
    { cause, headers: SOON },
  );
}

export function unknownWhether(cause: unknown): Refusal {
  return new Refusal(
    "unavailable",
    "The connection to the database broke off at the last step. Whether this was kept is not known: look first, or send it again with the same Idempotency-Key.",
    { cause, headers: SOON },
  );
}
