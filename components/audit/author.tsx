import { Cpu, KeyRound } from "lucide-react";
import type { AuditEntry } from "@/lib/schema/audit";
import { Avatar } from "../ui/avatar";

/** Whoever did it: a person round, a key or the system square. */
export function AuthorMark({ actor }: { actor: AuditEntry["actor"] }) {
  if (actor.type === "user") return <Avatar name={actor.name} size="sm" decorative />;
  const Icon = actor.type === "api_key" ? KeyRound : Cpu;
  return (
    <span
      aria-hidden
      title={actor.type === "api_key" ? "API key" : "Tocsin itself"}
      className="inline-grid size-5.5 flex-none place-items-center rounded-1 bg-surface text-ink-3 edge-line-2"
    >
      <Icon className="size-3.25" />
    </span>
  );
}

/** How it came in, as said in a column. */
export function viaWords(actor: AuditEntry["actor"]): string {
  if (actor.type === "user") return "Web";
  return actor.type === "api_key" ? "API" : "System";
}
