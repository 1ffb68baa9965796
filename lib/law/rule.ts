/** A rule of law as data: who must tell whom, what starts the clock, how long it runs. */

/** How well a rule was checked: its wording read, a secondary source read, or neither. */
export type Checked = "text" | "secondary" | "unchecked";

export interface Rule {
  id: string;
  /** Grows with every change of what the rule says; a clock keeps the version it started under. */
  version: number;
  jurisdiction: string;
  /** The law's own reference. */
  citation: string;
  /** The reference as said in a line on a screen. */
  shortCitation: string;
  /** What must be done, as an instruction. */
  act: string;
  recipient: string;
  trigger: "awareness";
  period: { value: number; unit: "hours" };
  stage: "single";
  lateReasonsRequired: boolean;
  checked: Checked;
  sources: readonly string[];
}
