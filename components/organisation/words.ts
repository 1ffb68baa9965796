/** Roles under data-protection law, and the parts of an own rule, in words. */
import type { Role } from "@/lib/law/facts";
import type { CalendarId } from "@/lib/law/rule";
import type { OwnRuleVersion } from "@/lib/schema/rule-settings";

export const LAW_ROLE_WORDS: Readonly<Record<Role, string>> = {
  controller: "Controller",
  joint_controller: "Joint controller",
  processor: "Processor",
};

export const START_WORDS: Readonly<Record<OwnRuleVersion["starts"], string>> = {
  aware_at: "When you became aware",
  detected_at: "When it was detected",
  determined_at: "When it was determined to be a breach",
  stated: "A person states when it began",
};

export const CALENDAR_WORDS: Readonly<Record<CalendarId, string>> = {
  "us-federal": "United States, federal holidays",
  "us-vermont": "Vermont",
  "br-national": "Brazil",
  "co-national": "Colombia",
  "ec-national": "Ecuador",
};

export const UNIT_WORDS: Readonly<Record<OwnRuleVersion["period"]["unit"], string>> = {
  hours: "hours",
  calendar_days: "days",
  business_days: "business days",
  months: "months",
  without_undue_delay: "without undue delay",
};

/** Whom an own rule binds, in a sentence. */
export function appliesWords({
  applies,
  roles,
}: Pick<OwnRuleVersion, "applies" | "roles">): string {
  if (applies === "person_decides" || roles === null) return "A person decides in each incident";
  if (roles.length === Object.keys(LAW_ROLE_WORDS).length) return "Every incident";
  return `Every incident as ${roles.map((role) => LAW_ROLE_WORDS[role].toLowerCase()).join(" or ")}`;
}
