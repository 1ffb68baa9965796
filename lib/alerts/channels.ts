/** The ways in which alerts leave: each is offered every alert, and keeps what it will send. */
import type { Ctx } from "../context";
import type { Tx } from "../db/transaction";
import type { Alert } from "./alert";
import { mailChannel } from "./mail/outbox";
import { webhookChannel } from "./webhooks/channel";

export interface Channel {
  name: string;
  /**
   * Takes new alerts in the transaction that makes them: either both are kept or neither is. It writes down
   * whom it will tell and sends nothing yet; a job of its own does (jobs.ts). The transaction sees the alerts'
   * organisations and perhaps no others.
   */
  accept(tx: Tx, ctx: Ctx, alerts: readonly Alert[]): Promise<void>;
}

export const CHANNELS: readonly Channel[] = [mailChannel, webhookChannel];
