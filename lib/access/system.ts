/** Tocsin acting by itself: the command line, set-up, jobs. */
import { randomUUID } from "node:crypto";
import type { Ctx } from "../context";
import { prisma } from "../db/client";
import { Refusal } from "../errors";
import { ALL_PERMISSIONS } from "./roles";

/**
 * The context of the system: every permission in every organisation that there is now.
 *
 * @param name what acts, as the ledger shows it: "command line", "set-up"
 */
export async function systemCtx(name: string, now: Date): Promise<Ctx> {
  const orgs = await prisma().$queryRaw<{ id: string }[]>`SELECT id FROM lookup_all_orgs()`;
  return { ...systemCtxNowhere(name, now), grants: new Map(orgs.map(({ id }) => [id, all])) };
}

/** The system before there is any organisation. */
export function systemCtxNowhere(name: string, now: Date): Ctx {
  return {
    actor: { type: "system", id: name, name },
    now,
    requestId: randomUUID(),
    grants: new Map(),
  };
}

const all = new Set(ALL_PERMISSIONS);

/** Refuses (403) everybody but the system. */
export function requireSystem(ctx: Ctx): void {
  if (ctx.actor.type === "system") return;
  throw new Refusal("insufficient_scope", "Only the command line of the server may do this.");
}
