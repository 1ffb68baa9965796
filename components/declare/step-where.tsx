"use client";
import { useLocale, useTranslations } from "next-intl";
import { AffectedPlaces } from "../facts/affected-places";
import { placeName } from "../facts/places";
import { RoleFields } from "../facts/role-fields";
import type { DeclareOrg } from "./step-what";
import type { WizardForm } from "./use-draft";
import { useFacts } from "./use-facts";

/** In what role the organisation was hit, where it is, and where the people affected live. */
export function StepWhere({ form, org }: { form: WizardForm; org: DeclareOrg | undefined }) {
  const t = useTranslations("declare");
  const facts = useFacts(form);
  return (
    <div className="grid max-w-2xl gap-6">
      <RoleFields {...facts} />
      <AffectedPlaces {...facts} />
      <section className="border-line border-t pt-4">
        <h2 className="font-medium text-sm">
          {t("where.established", { organisation: org?.name ?? t("where.theOrganisation") })}
        </h2>
        <Establishments org={org} />
        <p className="mt-1.5 text-ink-3 text-xs">
          {t.rich("where.belongs", {
            link: (said) => (
              <a className="link" href="/dashboard/settings/organisation">
                {said}
              </a>
            ),
          })}
        </p>
      </section>
    </div>
  );
}

function Establishments({ org }: { org: DeclareOrg | undefined }) {
  const t = useTranslations("declare");
  const locale = useLocale();
  const places = org?.establishments ?? null;
  if (places === null) return <p className="mt-1.5 text-ink-2 text-sm">{t("where.nobody")}</p>;
  return (
    <ul className="mt-1.5 flex flex-wrap gap-1.5 text-sm">
      {places.map((place) => (
        <li
          key={place}
          className="rounded-1 bg-sunken px-2 py-0.5 edge-line"
          suppressHydrationWarning
        >
          {placeName(place, locale)}
        </li>
      ))}
    </ul>
  );
}
