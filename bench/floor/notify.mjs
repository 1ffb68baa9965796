/** A notification to the authority, as the floor makes it. */
import { requireBareLaw } from "./declare.mjs";
import { detailOut, newId, snapshot, told } from "./shape.mjs";
import { ask, insert, record, whole } from "./statements.mjs";

/** @typedef {import("./statements.mjs").Sql} Sql */
/** @typedef {import("./statements.mjs").Row} Row */
/** @typedef {import("./statements.mjs").Ctx} Ctx */

/**
 * The first filing to the authority settles Art. 33 unless it is settled; any further one moves nothing.
 *
 * @param {Sql} sql
 * @param {Ctx} ctx
 * @param {string} id
 * @param {Row} input authority_jurisdiction, notification_reference, delay_reasons
 */
export async function notify(sql, ctx, id, input) {
  const { now, caller } = ctx;
  const { incident: before, of } = await whole(sql, id, " FOR UPDATE");
  await requireBareLaw(sql, before.org_id);
  const duty = of.duties.find(({ rule_id: rule }) => rule === "eu-gdpr-art33");
  if (!duty) throw new Error("Here every incident has its Art. 33 duty.");
  const authority = input.authority_jurisdiction;
  const follows = of.filings.some((filing) => filing.authority === authority);
  const late = follows ? null : Math.max(0, now.getTime() - duty.due_at.getTime());
  const filing = {
    id: newId(now),
    org_id: before.org_id,
    incident_id: id,
    duty_id: duty.id,
    kind: follows ? "follow_up" : "initial",
    authority,
    recipient_kind: "eea_authority",
    reference: input.notification_reference,
    filed_at: now,
    recorded_at: now,
    recorded_late: false,
    late_by_ms: late,
    delay_reasons: input.delay_reasons,
    data_subjects_notified_at: null,
    channel: null,
    content: null,
    content_hash: null,
    complete: null,
    persons_told: null,
    persons_affected: null,
    reasons: null,
    recorded_by_type: "api_key",
    recorded_by_id: caller.id,
    recorded_by_name: caller.name,
  };
  const settles = !["met", "met_late"].includes(duty.state);
  const settled = settles
    ? {
        ...duty,
        state: late ? "met_late" : "met",
        settled_at: now,
        late_by_ms: late,
        updated_at: now,
      }
    : duty;
  const isNamed = before.reported_to.includes(authority);
  const after = {
    ...before,
    status: ["draft", "open"].includes(before.status) ? "notified" : before.status,
    authority_notified_at: settles ? now : before.authority_notified_at,
    reported_to: isNamed ? before.reported_to : [...before.reported_to, authority],
    notification_reference: before.notification_reference ?? filing.reference,
    art33_open: false,
    met_in_time: before.met_in_time + (settles && !late ? 1 : 0),
    met_late: before.met_late + (settles && late ? 1 : 0),
    recorded_late: settles ? false : before.recorded_late,
    updated_at: now,
    version: before.version + 1,
  };
  const duties = of.duties.map((held) => (held === duty ? settled : held));
  await insert(sql, "filing", filing);
  if (settles) {
    await ask(
      sql,
      "settle",
      "UPDATE duty SET state = $2, settled_at = $3, late_by_ms = $4, updated_at = $3 WHERE id = $1",
      [duty.id, settled.state, now, late],
    );
  }
  await ask(
    sql,
    "notified",
    `UPDATE incident SET status = $2, authority_notified_at = $3, reported_to = $4, notification_reference = $5,
                         art33_open = $6, recorded_late = $7, updated_at = $8, version = $9, met_in_time = $10,
                         met_late = $11, updated_by_id = $12
     WHERE id = $1`,
    [
      id,
      after.status,
      after.authority_notified_at,
      after.reported_to,
      after.notification_reference,
      after.art33_open,
      after.recorded_late,
      now,
      after.version,
      after.met_in_time,
      after.met_late,
      caller.id,
    ],
  );
  await record(sql, ctx, {
    orgId: before.org_id,
    id,
    action: "incident.notified",
    before: snapshot(before, of.duties),
    after: snapshot(after, duties, { filing: told(filing) }),
  });
  return detailOut(after, { ...of, duties, filings: [...of.filings, filing] }, now);
}
