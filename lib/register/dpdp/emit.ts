/** Taking DPDP events in: one, or many at once. Nothing changes or deletes an event. */
import { type Ctx, requireScope, requireScopeIn } from "../../context";
import { transact } from "../../db/transaction";
import { Refusal } from "../../errors";
import { newId } from "../../ids";
import type { EventType, SaidEvent } from "../../schema/dpdp";
import { detected } from "./breach";
import { type Desk, type Emitted, eventRow, openDesk } from "./desk";
import { notified } from "./notified";
import { answered, received } from "./requests";
import { saveEvents } from "./save-events";

/**
 * Records an event, with the timers that it starts or stops, in one transaction.
 *
 * @throws Refusal insufficient_scope, not_found (organisation, incident, timer), invalid_request, conflict,
 *   facts_contradict
 */
export async function emit(ctx: Ctx, orgId: string, said: SaidEvent): Promise<Emitted> {
  requireScope(ctx, "dpdp:write");
  return transact(ctx, async (tx) => {
    requireScopeIn(ctx, orgId, "dpdp:write");
    const desk = await openDesk(tx, ctx, orgId, [said.sessionId]);
    const emitted = await effect(desk, said, eventRow(desk, said));
    await saveEvents(desk, [emitted]);
    return emitted;
  });
}

/** Those whose effect follows from nothing that is stored: they are written many at a time. */
const FREE: ReadonlySet<EventType> = new Set([
  "consent_given",
  "consent_withdrawn",
  "purpose_change",
  "dsr_received",
]);

/**
 * Records events in their order, in one transaction. One that is refused is rolled back to before it, and the
 * others stay.
 *
 * @throws Refusal insufficient_scope, not_found (organisation)
 */
export async function emitBatch(
  ctx: Ctx,
  orgId: string,
  batch: readonly SaidEvent[],
): Promise<(Emitted | Refusal)[]> {
  requireScope(ctx, "dpdp:write");
  return transact(ctx, async (tx) => {
    requireScopeIn(ctx, orgId, "dpdp:write");
    if (batch.length === 0) return [];
    const desk = await openDesk(
      tx,
      ctx,
      orgId,
      batch.map(({ sessionId }) => sessionId),
    );
    // All at once: ids that are made together follow each other.
    const ids = batch.map(() => newId(desk.ctx.now));
    const results: (Emitted | Refusal)[] = [];
    let unsaved: Emitted[] = [];
    let breaches = 0;
    for (const [index, said] of batch.entries()) {
      if (said.eventType === "breach_detected" && ++breaches > MOST_BREACHES) {
        results.push(tooManyBreaches());
        continue;
      }
      const row = eventRow(desk, said, ids[index]);
      if (FREE.has(said.eventType)) {
        const emitted = await effect(desk, said, row);
        unsaved.push(emitted);
        results.push(emitted);
        continue;
      }
      await saveEvents(desk, unsaved);
      unsaved = [];
      results.push(await alone(desk, said, row));
    }
    await saveEvents(desk, unsaved);
    return results;
  });
}

/** Each breach opens an incident and holds the organisation's numbers meanwhile: nobody else may wait for long. */
const MOST_BREACHES = 50;

function tooManyBreaches(): Refusal {
  return new Refusal(
    "invalid_request",
    `/eventType: one batch opens at most ${MOST_BREACHES} breaches, and this is a further one.`,
    {
      faults: [
        {
          pointer: "/eventType",
          detail: `The batch holds more than ${MOST_BREACHES} events of breach_detected.`,
          fix: "Send this one again in another batch.",
        },
      ],
    },
  );
}

/** One event whose refusal takes back what it had begun to write, and nothing else. */
async function alone(
  desk: Desk,
  said: SaidEvent,
  row: Emitted["event"],
): Promise<Emitted | Refusal> {
  const { tx } = desk;
  const session = desk.sessions.get(said.sessionId);
  const linked = session?.incidentId ?? null;
  await tx.$executeRaw`SAVEPOINT dpdp_item`;
  try {
    const emitted = await effect(desk, said, row);
    await saveEvents(desk, [emitted]);
    await tx.$executeRaw`RELEASE SAVEPOINT dpdp_item`;
    return emitted;
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT dpdp_item`;
    if (session) session.incidentId = linked;
    return thrown;
  }
}

async function effect(desk: Desk, said: SaidEvent, event: Emitted["event"]): Promise<Emitted> {
  switch (said.eventType) {
    case "dsr_received":
      return received(desk, await desk.law(), said, event);
    case "dsr_response_sent":
      return answered(desk, said, event);
    case "breach_detected":
      return detected(desk, said, event);
    case "breach_notified":
      return notified(desk, said, event);
    case "consent_given":
      return plain(event, null);
    case "consent_withdrawn":
      return plain(
        event,
        "Processing on this consent must cease within a reasonable time, at processors too, unless law requires it (s. 6(6)). The law gives no number, so no timer runs.",
      );
    case "purpose_change":
      return plain(event, newConsent(said));
  }
}

function plain(event: Emitted["event"], consequence: string | null): Emitted {
  return { event: { ...event, consequence }, timers: [], created: [] };
}

function newConsent({ known: { from, to } }: SaidEvent): string {
  const purpose = to ? `for “${to}”` : "for the new purpose";
  const given = from ? `The consent for “${from}”` : "The consent given before";
  return `New consent is needed ${purpose}. ${given} does not cover it (s. 6(1)).`;
}
