/** Whether this process serves, and whether it is ready for traffic. Both without a key. */
import { z } from "zod";
import { setupPending } from "../access/setup";
import { databaseFault } from "../db/ready";
import { Refusal } from "../errors";
import { endpoint } from "./kit/endpoint";

export const getHealth = endpoint({
  method: "GET",
  path: "/api/health",
  id: "health",
  summary: "Whether the process serves",
  description: "Says nothing of the database: that is /api/ready.",
  scope: null,
  responses: { 200: { description: "It serves.", schema: z.object({ status: z.literal("ok") }) } },
  async handler() {
    return { status: 200, body: { status: "ok" } };
  },
});

export const getReady = endpoint({
  method: "GET",
  path: "/api/ready",
  id: "ready",
  summary: "Whether it is ready for traffic",
  description:
    "The database answers, its migrations are current, and an unattended set-up is done.",
  scope: null,
  responses: {
    200: { description: "It is ready.", schema: z.object({ status: z.literal("ready") }) },
  },
  refusals: ["unavailable"],
  async handler() {
    const fault =
      (await databaseFault()) ?? ((await setupPending()) ? "The set-up is under way." : null);
    if (fault !== null) throw new Refusal("unavailable", fault);
    return { status: 200, body: { status: "ready" } };
  },
});
