import { describe, expect, test } from "vitest";
import type { IncidentDetail } from "@/lib/schema/incident";
import { EMPTY_FILING, type FilingForm, filingBody, filingSchema } from "./filing-form";

const AWARE = "2026-03-02T07:20:00.000Z";
const DUE = "2026-03-05T07:20:00.000Z";
const nobody = { type: "user", id: "1", name: "Ilse Brandt" };

function incident(changes: Partial<IncidentDetail> = {}): IncidentDetail {
  return {
    id: "01890a5d-ac96-774b-bcce-b302099a8057",
    number: "INC-2026-0001",
    orgId: "01890a5d-ac96-774b-bcce-b302099a8058",
    title: "Laptop",
    description: null,
    severity: "serious",
    breach_kind: null,
    discovered_at: AWARE,
    affected_users: null,
    root_cause: null,
    corrective_actions: [],
    status: "open",
    resolution_date: null,
    authority_notified_at: null,
    data_subjects_notified_at: null,
    reported_to: [],
    notification_reference: null,
    deadline_at: DUE,
    overdue: false,
    recorded_late: false,
    imported: false,
    awareness_moved_after_deadline: false,
    clocks: [],
    created_at: AWARE,
    updated_at: AWARE,
    created_by: nobody,
    version: 1,
    filings: [],
    decisions: [],
    awareness_history: [],
    ...changes,
  };
}

const told: IncidentDetail["filings"][number] = {
  id: "01890a5d-ac96-774b-bcce-b302099a8059",
  clock_id: null,
  kind: "initial",
  authority: "CNIL",
  recipient_kind: "eea_authority",
  reference: null,
  receipt_missing: true,
  filed_at: DUE,
  recorded_at: DUE,
  recorded_late: false,
  late_by_ms: 0,
  delay_reasons: null,
  data_subjects_notified_at: null,
  channel: null,
  content: null,
  content_hash: null,
  complete: null,
  persons_told: null,
  persons_affected: null,
  reasons: null,
  recorded_by: nobody,
};

function faults(form: Partial<FilingForm>, of = incident()): string[] {
  const read = filingSchema(of, "Europe/Berlin").safeParse({ ...EMPTY_FILING, ...form });
  return (read.error?.issues ?? []).map(({ path }) => String(path[0]));
}

describe("a filing in its form", () => {
  const late = {
    authority_jurisdiction: "CNIL",
    authority_notified_at: "2026-03-05T08:20:01+01:00",
  };

  test("asks for the reasons from the first second past the deadline, blanks not counting", () => {
    expect(faults({ ...late, authority_notified_at: "2026-03-05T08:20:00+01:00" })).toEqual([]);
    expect(faults(late)).toEqual(["delay_reasons"]);
    expect(faults({ ...late, delay_reasons: "  " })).toEqual(["delay_reasons"]);
    expect(faults({ ...late, delay_reasons: "Portal was down" })).toEqual([]);
  });

  test("asks for none of a follow-up, nor of what another recipient gets", () => {
    expect(faults(late, incident({ filings: [told] }))).toEqual([]);
    expect(faults({ ...late, authority_jurisdiction: "CERT-In" })).toEqual([]);
    expect(
      faults({ ...late, authority_jurisdiction: "AEPD" }, incident({ filings: [told] })),
    ).toEqual(["delay_reasons"]);
  });

  test("takes no time before the awareness, and no filing without a name and a time", () => {
    const before = "2026-03-01T00:00:00Z";
    expect(faults({ authority_jurisdiction: "CNIL", authority_notified_at: before })).toEqual([
      "authority_notified_at",
    ]);
    expect(faults({})).toEqual(["authority_jurisdiction", "authority_notified_at"]);
  });

  test("does not say what stands empty", () => {
    const form = { ...EMPTY_FILING, authority_jurisdiction: "CNIL", authority_notified_at: DUE };
    expect(JSON.parse(JSON.stringify(filingBody(form)))).toEqual({
      authority_jurisdiction: "CNIL",
      authority_notified_at: DUE,
    });
  });
});
