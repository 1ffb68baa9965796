/** Rows for tests. */
import type { BoardRow } from "@/lib/schema/board";
import { HOUR_MS } from "@/lib/time";

export const NOW = Date.UTC(2026, 2, 7, 2, 17, 51);

/** A running duty that is due so many hours from NOW. */
export function boardRow(
  id: string,
  dueInHours: number | null,
  more: Partial<BoardRow["clock"]> = {},
): BoardRow {
  const instant = (hours: number) => new Date(NOW + hours * HOUR_MS).toISOString();
  return {
    clock: {
      id,
      rule_id: "eu-gdpr-art33",
      rule_version: 1,
      stage: "single",
      recipient: "supervisory authority",
      state: "running",
      started_at: instant((dueInHours ?? 0) - 72),
      due_at: dueInHours === null ? null : instant(dueInHours),
      settled_at: null,
      late_by_ms: null,
      checked: "text",
      computation: [],
      binding: true,
      binding_from: null,
      corrected_late_by_ms: null,
      citation: "GDPR Art. 33(1)",
      act: "Notify the supervisory authority",
      ...more,
    },
    incident: {
      id,
      number: `INC-2026-${id}`,
      orgId: id,
      title: id,
      status: "open",
      drill: false,
      owner: null,
    },
    session_id: null,
    org_name: "Acme",
  };
}
