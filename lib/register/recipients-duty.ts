/** Which duty a recipient's name means, among those of an incident that go to somebody else than Art. 33's. */
import type { DutyRow } from "../db/rows";
import { isOpen, type WholeIncident } from "./incident";
import { frozenRule, type Law } from "./law";

const bare = (text: string) =>
  ` ${text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, " ")
    .trim()} `;

/**
 * The one duty that the name or country code stands for: CERT-In, FDPIC, GB. Null where none does, or where
 * several would: a filing is never guessed onto a duty.
 */
export function recipientsDuty(incident: WholeIncident, written: string, law: Law): DutyRow | null {
  const wanted = bare(written);
  const fits = incident.duties.filter((duty) => {
    const rule = frozenRule(law, duty);
    if (!rule || rule.id === "eu-gdpr-art33") return false;
    if (bare(`${rule.recipient.name} ${duty.recipient}`).includes(wanted)) return true;
    return (
      rule.recipient.kind === "authority" && rule.jurisdiction === written.trim().toUpperCase()
    );
  });
  const open = fits.filter(isOpen);
  const [only, ...others] = open.length > 0 ? open : fits;
  return only && others.length === 0 ? only : null;
}
