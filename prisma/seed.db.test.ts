import { expect, it } from "vitest";
import { signIn } from "../lib/access/sign-in";
import { ownerSql } from "../lib/testing/fixtures";
import { seedDemo } from "./seed";

it("loads a dozen incidents in every state, once, and its owner can sign in each time", async () => {
  const now = new Date();
  const first = await seedDemo(now);
  const states = await ownerSql(
    `SELECT array_agg(DISTINCT i.status::text ORDER BY i.status::text) AS statuses,
            array_agg(DISTINCT d.state::text ORDER BY d.state::text) AS states, count(DISTINCT i.id)::int AS n,
            count(DISTINCT i.id) FILTER (WHERE i.art33_open AND i.deadline_at < now())::int AS overdue
     FROM incident i JOIN duty d ON d.incident_id = i.id`,
  );
  expect(states).toEqual([
    {
      statuses: ["draft", "notified", "open", "resolved"],
      states: [
        "met",
        "met_late",
        "not_a_breach",
        "not_required",
        "running",
        "to_decide",
        "waiting",
      ],
      n: 12,
      overdue: 1,
    },
  ]);
  const again = await seedDemo(now);
  expect(again.password).not.toBe(first.password);
  expect((await ownerSql("SELECT count(*)::int AS n FROM incident"))[0]?.n).toBe(12);
  const session = await signIn({
    ...again,
    address: "192.0.2.1",
    userAgent: "test",
    now: new Date(),
  });
  expect(session.name).toBe("Ilse Brandt");
});
