import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";

export const metadata: Metadata = { title: "Not found" };

/** The same for an incident that never was and for one that is somebody else's. */
export default function IncidentNotFound() {
  return (
    <div className="mx-auto grid max-w-136 justify-items-start gap-2.5 px-4 py-[14vh]">
      <h1 className="font-semibold text-2xl tracking-[-0.018em]">There is no such incident here</h1>
      <p className="mb-2 text-ink-2">
        The address may be wrong, or the incident belongs to an organisation that you do not see.
      </p>
      <ButtonLink href="/dashboard/incidents">All incidents</ButtonLink>
    </div>
  );
}
