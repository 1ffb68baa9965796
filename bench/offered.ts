/** Every filter and every sort that the lists offer, as data. A test holds it against the endpoints' own parameters. */
import type { Ctx } from "../lib/context";
import { offeredByDpdp } from "./offered-dpdp";
import { offeredByGrc } from "./offered-grc";
import { offeredByLogs } from "./offered-logs";
import { offeredByRegister } from "./offered-register";
import { offeredByRegisterDoor } from "./offered-register-door";

/** Whose lists are asked for. */
export interface Home {
  orgId: string;
  /** Somebody who owns some of the incidents. */
  ownerId: string;
  /** Of DPDP; one that there is not reads the least. */
  sessionId: string;
  /** One that it calls; what needs it is left out without. */
  webhookId?: string;
  /** An own field of its incidents, and the value of some; the same. */
  ownValue?: { field: string; value: string };
}

/** Something that a list can be asked for. */
export interface Offered {
  /** The endpoint's id, or the page that shows it. */
  of: string;
  name: string;
  /** The parameters that are used. */
  asks: readonly string[];
  /** Why no index bounds what is read; undefined where one does. */
  why?: string | undefined;
  ask(ctx: Ctx): Promise<unknown>;
}

/** What a list is asked with: parameters, as they stand in an address or a body. */
export type Query = Record<string, unknown>;

export const offeredOf = (home: Home): Offered[] => [
  ...offeredByRegister(home),
  ...offeredByGrc(home),
  ...offeredByRegisterDoor(home),
  ...offeredByDpdp(home),
  ...offeredByLogs(home),
];
