/** The verbs with their answers in the door's shape: what the endpoints answer and the pages read. */
import type { Ctx } from "../../context";
import { ERRORS, type Fault, Refusal } from "../../errors";
import { emit, emitBatch } from "../../register/dpdp/emit";
import { listEvents } from "../../register/dpdp/list-events";
import { listTimers } from "../../register/dpdp/list-timers";
import {
  type BatchResult,
  type Emitted,
  type EventsPage,
  type EventsQuery,
  emitSchema,
  type SaidEvent,
  type TimersPage,
  type TimersQuery,
} from "../../schema/dpdp";
import { parseBody } from "../kit/parse";
import { emittedOut, eventOut, timerOut } from "./resource";

/** One event. Throws Refusal as lib/register/dpdp/emit.ts says. */
export async function emitOne(ctx: Ctx, orgId: string, said: SaidEvent): Promise<Emitted> {
  return emittedOut(await emit(ctx, orgId, said), ctx.now);
}

/** Many events, each judged by itself. Throws Refusal insufficient_scope, not_found (organisation). */
export async function emitMany(
  ctx: Ctx,
  orgId: string,
  events: readonly unknown[],
): Promise<BatchResult> {
  const parsed = events.map(parsedOrRefused);
  const sound = parsed.flatMap((one) => (one instanceof Refusal ? [] : [one]));
  const emitted = await emitBatch(ctx, orgId, sound);
  let next = 0;
  return {
    results: parsed.map((one, index) => {
      const result = one instanceof Refusal ? one : emitted[next++];
      if (result === undefined) throw new Error("An event of the batch has no result.");
      return result instanceof Refusal
        ? { index, ok: false, error: errorOut(result, index) }
        : { index, ok: true, ...emittedOut(result, ctx.now) };
    }),
  };
}

function parsedOrRefused(event: unknown): SaidEvent | Refusal {
  try {
    return parseBody(emitSchema, event);
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown;
    throw thrown;
  }
}

function errorOut({ code, message, faults }: Refusal, index: number) {
  const within = (fault: Fault) => ({ ...fault, pointer: `/events/${index}${fault.pointer}` });
  return { code, status: ERRORS[code].status, message, errors: faults.map(within) };
}

/** One page of events. Throws Refusal not_found, insufficient_scope, invalid_request. */
export async function readEvents(
  ctx: Ctx,
  orgId: string,
  query: Omit<EventsQuery, "orgId">,
): Promise<EventsPage> {
  const { events, nextCursor } = await listEvents(ctx, orgId, query);
  return { events: events.map(eventOut), next_cursor: nextCursor };
}

/** One page of timers. Throws Refusal not_found, insufficient_scope, invalid_request. */
export async function readTimers(
  ctx: Ctx,
  orgId: string,
  query: Omit<TimersQuery, "orgId">,
): Promise<TimersPage> {
  const { timers, nextCursor, summary } = await listTimers(ctx, orgId, query);
  return {
    timers: timers.map((timer) => timerOut(timer, ctx.now)),
    next_cursor: nextCursor,
    ...(summary ? { summary } : {}),
  };
}
