/** The process serves: 200, without a key. Says nothing of the database: that is /api/ready. */
export const dynamic = "force-dynamic";

export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
}
