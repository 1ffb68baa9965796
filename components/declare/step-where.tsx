"use client";
import { AffectedPlaces } from "../facts/affected-places";
import { placeName } from "../facts/places";
import { RoleFields } from "../facts/role-fields";
import type { DeclareOrg } from "./step-what";
import type { WizardForm } from "./use-draft";
import { useFacts } from "./use-facts";

/** In what role the organisation was hit, where it is, and where the people affected live. */
export function StepWhere({ form, org }: { form: WizardForm; org: DeclareOrg | undefined }) {
  const facts = useFacts(form);
  return (
    <div className="grid max-w-2xl gap-6">
      <RoleFields {...facts} />
      <AffectedPlaces {...facts} />
      <section className="border-line border-t pt-4">
        <h2 className="font-medium text-sm">
          Where {org?.name ?? "the organisation"} is established
        </h2>
        <Establishments org={org} />
        <p className="mt-1.5 text-ink-3 text-xs">
          It belongs to the organisation, not to this incident.{" "}
          <a className="link" href="/dashboard/settings/organisation">
            Change it in the settings
          </a>
          . The draft is kept.
        </p>
      </section>
    </div>
  );
}

function Establishments({ org }: { org: DeclareOrg | undefined }) {
  const places = org?.establishments ?? null;
  if (places === null)
    return (
      <p className="mt-1.5 text-ink-2 text-sm">
        Nobody has said yet. While that is open, many rules cannot be told.
      </p>
    );
  return (
    <ul className="mt-1.5 flex flex-wrap gap-1.5 text-sm">
      {places.map((place) => (
        <li
          key={place}
          className="rounded-1 bg-sunken px-2 py-0.5 edge-line"
          suppressHydrationWarning
        >
          {placeName(place)}
        </li>
      ))}
    </ul>
  );
}
