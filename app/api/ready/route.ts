/** Ready for traffic: 200 when the database answers, is migrated, and an unattended set-up is done. */
import { randomUUID } from "node:crypto";
import { setupPending } from "@/lib/access/setup";
import { problemResponse } from "@/lib/api/kit/problem";
import { databaseFault } from "@/lib/db/ready";
import { Refusal } from "@/lib/errors";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  const fault =
    (await databaseFault()) ?? ((await setupPending()) ? "The set-up is under way." : null);
  if (fault === null) {
    return Response.json({ status: "ready" }, { headers: { "Cache-Control": "no-store" } });
  }
  const requestId = request.headers.get("x-request-id") ?? randomUUID();
  return problemResponse(new Refusal("unavailable", fault), "/api/ready", requestId);
}
