/** Another system sends an incident: a suspicion in the register, with the payload as it came. */
import { type Ctx, requireScope } from "../../context";
import { asJson } from "../../db/as-json";
import type { IncidentRow, IntakeDeliveryRow } from "../../db/rows";
import { statement } from "../../db/statement";
import { look, type Tx, transact } from "../../db/transaction";
import { Refusal } from "../../errors";
import { receive } from "../../files/receive";
import { record } from "../../ledger/record";
import { MOST_FILES } from "../../schema/evidence";
import type { Mapped, Mapping } from "../../schema/intake-source";
import { countEvidence, insertEvidence, keepFiles } from "../evidence/rows";
import { incidentNumber } from "../incident";
import { readWhole } from "../incident-rows";
import { plain } from "../plain-json";
import { saveSuspected } from "./draft";
import { mapPayload } from "./map-payload";

export interface Source {
  id: string;
  orgId: string;
  name: string;
  mapping: Mapping;
}

export interface Taken {
  incidentId: string;
  number: string;
  unmapped: Mapped["unmapped"];
}

/**
 * Takes a payload. The same message again gives what the first one gave; another message about what the source
 * knows by the same id is kept with the incident of the first. Nothing is lost: what no field takes stands in the
 * payload, which is kept as a file.
 *
 * @param payload as it came, in UTF-8
 * @throws Refusal file_refused (a NUL in it), conflict (too many files), unavailable
 */
export async function receivePayload(
  ctx: Ctx,
  source: Source,
  messageId: string,
  payload: string,
): Promise<Taken> {
  requireScope(ctx, "incidents:create");
  const known = await look(ctx, (tx) => takenBefore(tx, source, messageId));
  if (known) return known;
  const json = parsed(payload);
  const mapped = mapPayload(source.mapping, json, ctx.now);
  const ending = json === undefined ? "txt" : "json";
  const file = await receive(pieces(payload), { name: nameOf(source, ending) });
  try {
    await keepFiles(source.orgId, [file]);
    return await transact(ctx, async (tx) => {
      oneByOne(tx, source);
      const twin = await takenBefore(tx, source, messageId);
      if (twin) return twin;
      const incident =
        (await knownById(tx, source, mapped.external_id)) ??
        (await saveSuspected(tx, ctx, source.orgId, suspicionIn(source, mapped), {
          intake_source: { id: source.id, name: source.name, external_id: mapped.external_id },
        }));
      const delivery: IntakeDeliveryRow = {
        sourceId: source.id,
        messageId,
        orgId: source.orgId,
        incidentId: incident.id,
        externalId: mapped.external_id,
        severityHint: mapped.severity,
        unmapped: plain(mapped.unmapped) ?? [],
        receivedAt: ctx.now,
      };
      tx.later(SAVE, [asJson([delivery])]);
      await insertEvidence(tx, ctx, incident, file);
      await record(tx, ctx, {
        orgId: source.orgId,
        action: "intake.payload_received",
        subject: { type: "incident", id: incident.id },
        before: null,
        after: {
          source: { id: source.id, name: source.name },
          message_id: messageId,
          external_id: mapped.external_id,
          severity_hint: mapped.severity,
          unmapped: mapped.unmapped,
          sha256: file.sha256,
        },
      });
      const number = incidentNumber(incident);
      return { incidentId: incident.id, number, unmapped: mapped.unmapped };
    });
  } finally {
    await file.discard();
  }
}

const LOCK = statement<never>(
  "lock intake source",
  "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))",
);
const SAVE = statement<never>(
  "insert intake delivery",
  "INSERT INTO intake_delivery SELECT * FROM json_populate_recordset(NULL::intake_delivery, $1)",
);

/** Two messages of one source at once: the second sees what the first has made. */
function oneByOne(tx: Tx, { id }: Source): void {
  tx.later(LOCK, [`intake ${id}`]);
}

const TAKEN = statement<
  Pick<IncidentRow, "id" | "year" | "seq"> & { unmapped: Mapped["unmapped"] }
>(
  "payload taken before",
  `SELECT i.id, i.year, i.seq, d.unmapped FROM intake_delivery d JOIN incident i ON i.id = d.incident_id
   WHERE d.source_id = $1 AND d.message_id = $2`,
);

async function takenBefore(tx: Tx, { id }: Source, messageId: string): Promise<Taken | null> {
  const [row] = await tx.rows(TAKEN, [id, messageId]);
  return row ? { incidentId: row.id, number: incidentNumber(row), unmapped: row.unmapped } : null;
}

const LATEST = statement<{ incidentId: string }>(
  "incident of an external id",
  `SELECT incident_id AS "incidentId" FROM intake_delivery WHERE source_id = $1 AND external_id = $2
   ORDER BY received_at DESC LIMIT 1`,
);

/** What the source has sent about the same thing before, as long as it is not closed. */
async function knownById(tx: Tx, { id }: Source, externalId: string | null) {
  if (externalId === null) return null;
  const [row] = await tx.rows(LATEST, [id, externalId]);
  if (!row) return null;
  const [incident, files] = await Promise.all([
    readWhole(tx, row.incidentId, { locked: true }),
    countEvidence(tx, row.incidentId),
  ]);
  const open = incident && incident.deletedAt === null && incident.status !== "resolved";
  // One that has no room for another file is left alone: the payload begins a new draft.
  return open && files < MOST_FILES ? incident : null;
}

/** A slash in the source's name leads into no folder. */
function nameOf({ name }: Source, ending: string): string {
  return `${name.replaceAll(/[/\\]/g, "-")} payload.${ending}`;
}

function suspicionIn({ name }: Source, mapped: Mapped) {
  return {
    title: mapped.title ?? `Report from ${name}`,
    description: mapped.description,
    affectedUsers: mapped.affected_users,
    detectedAt: mapped.detected_at,
    sourceType: "INTEGRATION" as const,
  };
}

/** The value in the text; undefined where it is no JSON. */
function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

async function* pieces(payload: string) {
  if (payload === "") {
    throw new Refusal("invalid_request", "The payload is empty.", {
      faults: [{ pointer: "", detail: "It holds no bytes.", fix: "Send the event in the body." }],
    });
  }
  yield Buffer.from(payload);
}
