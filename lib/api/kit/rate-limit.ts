/** Two limits, kept in PostgreSQL so that all app processes count together. */
import { lookUp } from "../../db/client";
import { statement } from "../../db/statement";
import { env } from "../../env";
import { Refusal } from "../../errors";
import type { Incoming } from "./incoming";

const FAILURES_A_MINUTE = 30;
const WINDOW_SECONDS = 60;
/** So many tokens are fetched at a time: one query then serves that many requests. */
const LEASE = 50;

interface Lease {
  left: number;
  /** In the bucket, when it was last looked at. */
  remaining: number;
  /** The fetch under way: everybody who waits shares it. */
  fetching?: Promise<void>;
}
interface Limits {
  leases: Map<string, Lease>;
  blockedUntil: Map<string, number>;
}

const held = globalThis as typeof globalThis & { tocsinLimits?: Limits };

function limits(): Limits {
  held.tocsinLimits ??= { leases: new Map(), blockedUntil: new Map() };
  return held.tocsinLimits;
}

const TAKE = statement<{ granted: number; remaining: number }>(
  "rate take",
  "SELECT granted, remaining FROM rate_take($1, $2::float8, $3::float8, $4::float8)",
);

async function take(bucket: string, want: number, perSecond: number, burst: number) {
  const [row] = await lookUp(TAKE, [bucket, want, perSecond, burst]);
  return row ?? { granted: 0, remaining: 0 };
}

/**
 * Counts a request against its credential and gives the headers that tell how much is left.
 *
 * @throws Refusal rate_limited with Retry-After
 */
export async function countRequest(credentialId: string): Promise<Record<string, string>> {
  const perMinute = env().TOCSIN_RATE_LIMIT;
  if (perMinute === "off") return {};
  const perSecond = perMinute / WINDOW_SECONDS;
  const burst = Math.max(1, Math.ceil(perMinute / 6));
  const lease = leaseOf(credentialId);
  const want = Math.max(1, Math.min(LEASE, Math.floor(burst / 20)));
  const granted = await takeOne(lease, () =>
    take(`credential:${credentialId}`, want, perSecond, burst),
  );
  const headers = {
    "RateLimit-Policy": `"credential";q=${perMinute};w=${WINDOW_SECONDS}`,
    RateLimit: `"credential";r=${Math.max(0, Math.floor(lease.remaining + lease.left))};t=${Math.ceil(1 / perSecond)}`,
  };
  if (!granted) {
    const seconds = Math.max(1, Math.ceil(1 / perSecond));
    throw new Refusal("rate_limited", `This credential may send ${perMinute} requests a minute.`, {
      headers: { ...headers, "Retry-After": String(seconds) },
      faults: [
        {
          pointer: "Authorization",
          detail: "Its allowance is used up for now.",
          fix: `Wait ${seconds} s, then send the request again.`,
        },
      ],
    });
  }
  return headers;
}

function leaseOf(credentialId: string): Lease {
  const { leases } = limits();
  const known = leases.get(credentialId);
  if (known) return known;
  if (leases.size > 10_000) leases.clear();
  const lease = { left: 0, remaining: 0 };
  leases.set(credentialId, lease);
  return lease;
}

/** Takes a token of the lease, fetching more where it is used up; false when the bucket gives none. */
async function takeOne(lease: Lease, fetch: () => ReturnType<typeof take>): Promise<boolean> {
  for (let dry = false; ; ) {
    if (lease.left >= 1) {
      lease.left -= 1;
      return true;
    }
    if (dry) return false;
    lease.fetching ??= fetch()
      .then(({ granted, remaining }) => {
        lease.left += granted;
        lease.remaining = remaining;
      })
      .finally(() => {
        lease.fetching = undefined;
      });
    await lease.fetching;
    dry = lease.left < 1 && lease.remaining < 1;
  }
}

/** How often one address may do something that asks nobody who they are. */
export interface Allowance {
  /** Names the bucket. */
  of: string;
  burst: number;
  perMinute: number;
}

/**
 * Counts what an address does without a credential.
 *
 * @throws Refusal rate_limited with Retry-After
 */
export async function countFromAddress(
  request: Incoming,
  { of, burst, perMinute }: Allowance,
): Promise<void> {
  if (env().TOCSIN_RATE_LIMIT === "off") return;
  const address = request.headers.get("x-tocsin-address") ?? "unknown";
  const { granted } = await take(`${of}:${address}`, 1, perMinute / WINDOW_SECONDS, burst);
  if (granted >= 1) return;
  const seconds = Math.ceil(WINDOW_SECONDS / perMinute);
  throw new Refusal("rate_limited", "Too much has come from this address. Wait a little.", {
    headers: { "Retry-After": String(seconds) },
    faults: [
      {
        pointer: "",
        detail: "Its allowance is used up for now.",
        fix: `Wait ${seconds} s, then try again.`,
      },
    ],
  });
}

/**
 * Refuses an address that has failed too often, before anything is looked up.
 *
 * @throws Refusal too_many_failures with Retry-After
 */
export function requireUnblocked(address: string, now: Date): void {
  const until = limits().blockedUntil.get(address);
  if (until === undefined || env().TOCSIN_RATE_LIMIT === "off") return;
  if (until <= now.getTime()) {
    limits().blockedUntil.delete(address);
    return;
  }
  const seconds = Math.ceil((until - now.getTime()) / 1000);
  throw new Refusal("too_many_failures", "Too many credentials from this address were refused.", {
    headers: { "Retry-After": String(seconds) },
    faults: [
      {
        pointer: "Authorization",
        detail: `More than ${FAILURES_A_MINUTE} a minute were refused.`,
        fix: `Check the key, wait ${seconds} s, then try again.`,
      },
    ],
  });
}

/** Counts a refused credential against its address. */
export async function countFailure(address: string, now: Date): Promise<void> {
  const perSecond = FAILURES_A_MINUTE / WINDOW_SECONDS;
  const { remaining } = await take(`failure:${address}`, 1, perSecond, FAILURES_A_MINUTE);
  if (remaining >= 1) return;
  const { blockedUntil } = limits();
  if (blockedUntil.size > 10_000) blockedUntil.clear();
  blockedUntil.set(address, now.getTime() + ((1 - remaining) / perSecond) * 1000);
}
