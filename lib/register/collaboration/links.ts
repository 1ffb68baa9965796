/**
 * Links between incidents. A duplicate is merged by link and never deleted: both records stay, and so does every
 * duty of both. A person decides each of them.
 */
import { type Ctx, requireScope } from "../../context";
import type { LinkRow } from "../../db/rows";
import { type Tx, transact } from "../../db/transaction";
import { notFound, Refusal } from "../../errors";
import { isUuid, newId } from "../../ids";
import type { LinkAdd, LinkKind } from "../../schema/collaboration";
import { incidentNumber, isOpen, lockWhole, type WholeIncident } from "../incident";
import { told } from "./columns";
import { requireReadable } from "./readable";

/** Two who close one ring from its two ends come one after the other. */
const RING_LOCK = 7_206_113;

/** The incident at the other end, as far as the caller may see it. */
export interface LinkedIncident {
  id: string;
  number: string;
  title: string | null;
  status: WholeIncident["status"];
  drill: boolean;
  openDuties: number;
}

export interface Link {
  row: LinkRow;
  /** Whether the link begins at the incident that was asked about. */
  outgoing: boolean;
  /** Null where the caller does not see it. */
  other: LinkedIncident | null;
}

/**
 * Links an incident to another one. The very same link again writes nothing.
 *
 * @throws Refusal not_found (either), insufficient_scope, conflict (deleted, duplicate of another already, a ring,
 *   a drill with a real one), invalid_request (itself)
 */
export async function linkIncidents(ctx: Ctx, id: string, input: LinkAdd): Promise<Link> {
  requireScope(ctx, "incidents:write");
  return transact(ctx, async (tx) => {
    const { from, to } = await lockBoth(tx, ctx, id, input.to_id);
    const standing = await tx.incidentLink.findMany({
      where: { fromId: from.id, removedAt: null },
    });
    const there = standing.find(({ toId, kind }) => toId === to.id && kind === input.kind);
    if (there) return { row: there, outgoing: true, other: linkedOf(to) };
    if (input.kind === "duplicate_of") await requireMergeable(tx, from, to, standing);
    const row = await tx.incidentLink.create({
      data: {
        id: newId(ctx.now),
        orgId: from.orgId,
        fromId: from.id,
        toId: to.id,
        kind: input.kind,
        reason: input.reason,
        createdAt: ctx.now,
        createdByName: ctx.actor.name,
      },
    });
    await tellBoth(tx, ctx, from, to, { action: "incident.linked", row, reason: input.reason });
    return { row, outgoing: true, other: linkedOf(to) };
  });
}

/**
 * Takes a link back, from either end. The ledger keeps that it was there, and why it went.
 *
 * @throws Refusal not_found, insufficient_scope, conflict (deleted)
 */
export async function unlinkIncidents(
  ctx: Ctx,
  id: string,
  linkId: string,
  reason: string,
): Promise<void> {
  requireScope(ctx, "incidents:write");
  await transact(ctx, async (tx) => {
    if (!isUuid(id) || !isUuid(linkId)) throw notFound();
    const row = await tx.incidentLink.findFirst({
      where: { id: linkId, removedAt: null, OR: [{ fromId: id }, { toId: id }] },
    });
    if (!row) throw notFound();
    const { from, to } = await lockBoth(tx, ctx, row.fromId, row.toId);
    const { count } = await tx.incidentLink.updateMany({
      where: { id: row.id, removedAt: null },
      data: { removedAt: ctx.now },
    });
    if (count === 0) throw notFound();
    await tellBoth(tx, ctx, from, to, { action: "incident.unlinked", row, reason });
  });
}

/**
 * The links of an incident that the caller may see, oldest first.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function readLinks(ctx: Ctx, id: string): Promise<Link[]> {
  requireScope(ctx, "incidents:read");
  return transact(ctx, async (tx) => {
    const incident = await requireReadable(tx, ctx, id);
    const rows = await tx.incidentLink.findMany({
      where: { removedAt: null, OR: [{ fromId: incident.id }, { toId: incident.id }] },
      orderBy: { id: "asc" },
    });
    const others = await tx.incident.findMany({
      where: { id: { in: rows.flatMap(({ fromId, toId }) => [fromId, toId]) } },
      include: { duties: true },
    });
    const byId = new Map(others.map((one) => [one.id, linkedOf(one)]));
    return rows.map((row) => {
      const outgoing = row.fromId === incident.id;
      return { row, outgoing, other: byId.get(outgoing ? row.toId : row.fromId) ?? null };
    });
  });
}

/** Locks both in one order, and the ring's lock before them. */
async function lockBoth(tx: Tx, ctx: Ctx, fromId: string, toId: string) {
  if (!isUuid(fromId) || !isUuid(toId)) throw notFound();
  const [a, b] = [fromId.toLowerCase(), toId.toLowerCase()];
  if (a === b) throw itself();
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${RING_LOCK})`;
  const locked = new Map<string, WholeIncident>();
  for (const one of [a, b].sort()) {
    locked.set(one, await lockWhole(tx, ctx, one, "incidents:write"));
  }
  const [from, to] = [locked.get(a), locked.get(b)];
  if (!from || !to) throw notFound();
  return { from, to };
}

async function requireMergeable(
  tx: Tx,
  from: WholeIncident,
  to: WholeIncident,
  standing: readonly LinkRow[],
): Promise<void> {
  if (standing.some(({ kind }) => kind === "duplicate_of")) {
    throw new Refusal("conflict", "It is the duplicate of another incident already.", {
      faults: [
        {
          pointer: "/to_id",
          detail: "An incident is the duplicate of one other at most.",
          fix: "Take that link back first.",
        },
      ],
    });
  }
  if (from.drill !== to.drill) {
    throw new Refusal("conflict", "A drill and a real incident are never the same matter.");
  }
  const chain = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM lookup_duplicate_chain(${to.id}::uuid)`;
  if (chain.some(({ id }) => id === from.id)) {
    throw new Refusal("conflict", "The other one is, in the end, a duplicate of this one.", {
      faults: [
        {
          pointer: "/to_id",
          detail: "The two would lead to each other.",
          fix: "Name the incident that leads, or take the other link back first.",
        },
      ],
    });
  }
}

function itself(): Refusal {
  return new Refusal("invalid_request", "An incident cannot be linked to itself.", {
    faults: [{ pointer: "/to_id", detail: "It is the same incident.", fix: "Name the other one." }],
  });
}

/** Each end's history says it, in the number of the other. */
async function tellBoth(
  tx: Tx,
  ctx: Ctx,
  from: WholeIncident,
  to: WholeIncident,
  { action, row, reason }: { action: string; row: LinkRow; reason: string },
): Promise<void> {
  const ends = [
    [from, to, row.kind],
    [to, from, TURNED[row.kind]],
  ] as const;
  for (const [incident, other, kind] of ends) {
    const link = { id: row.id, kind, number: incidentNumber(other), incident_id: other.id };
    const added = action === "incident.linked";
    await told(tx, ctx, incident, {
      action,
      before: added ? null : { link },
      after: added ? { link, reason } : { reason },
    });
  }
}

/** A link as its other end has it. */
export const TURNED = {
  duplicate_of: "has_duplicate",
  related: "related",
  caused_by: "caused",
} as const satisfies Record<LinkKind, string>;

function linkedOf(
  incident: Pick<WholeIncident, "id" | "year" | "seq" | "title" | "status" | "drill" | "duties">,
): LinkedIncident {
  const { id, title, status, drill, duties } = incident;
  return {
    id,
    number: incidentNumber(incident),
    title,
    status,
    drill,
    openDuties: duties.filter(isOpen).length,
  };
}
