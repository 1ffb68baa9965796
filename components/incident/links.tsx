"use client";
import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { LinkOut } from "@/lib/schema/collaboration";
import type { IncidentDetail } from "@/lib/schema/incident";
import { Button } from "../ui/button";
import { DrillMark } from "../ui/drill-mark";
import { later } from "../ui/later";
import { Link } from "../ui/link";
import { Time } from "../ui/time";
import { Section } from "./section";

const LinkDialog = later(() => import("./link-dialog").then((loaded) => loaded.LinkDialog));
const UnlinkDialog = later(() => import("./unlink-dialog").then((loaded) => loaded.UnlinkDialog));

/** Other incidents that this one belongs with. A duplicate keeps its record and its duties. */
export function LinksSection({
  incident,
  links,
  mayWrite,
}: {
  incident: IncidentDetail;
  links: readonly LinkOut[];
  mayWrite: boolean;
}) {
  const t = useTranslations("incident.links");
  const [linking, setLinking] = useState(false);
  const [ending, end] = useState<LinkOut | null>(null);
  return (
    <Section
      id="links"
      title={t("title")}
      action={
        mayWrite && (
          <Button size="sm" icon={<Link2 aria-hidden />} onClick={() => setLinking(true)}>
            {t("add")}
          </Button>
        )
      }
    >
      {links.length === 0 && <p className="text-ink-3 text-sm">{t("none")}</p>}
      <ul>
        {links.map((link) => (
          <li
            key={link.id}
            className="grid gap-x-4 border-line border-t py-2.5 text-sm first:border-t-0 sm:grid-cols-[9rem_minmax(0,1fr)_auto]"
          >
            <span className="text-ink-3">{t(`kind.${link.kind}`)}</span>
            <div className="min-w-0">
              <LinkedTo link={link} />
              <p className="mt-0.5 whitespace-pre-line break-words text-ink-2">{link.reason}</p>
              <p className="mt-0.5 text-ink-3 text-xs">
                {t.rich("by", {
                  name: link.created_by,
                  time: () => <Time at={link.created_at} />,
                })}
              </p>
            </div>
            {mayWrite && (
              <Button size="sm" variant="ghost" onClick={() => end(link)}>
                {t("end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {linking && <LinkDialog incident={incident} onClose={() => setLinking(false)} />}
      {ending && <UnlinkDialog incidentId={incident.id} link={ending} onClose={() => end(null)} />}
    </Section>
  );
}

/** The incident at the other end, as far as the viewer sees it. */
function LinkedTo({ link: { incident } }: { link: LinkOut }) {
  const t = useTranslations("incident");
  if (!incident) return <span className="text-ink-3">{t("links.unseen")}</span>;
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <Link className="link record" href={`/dashboard/incidents/${incident.id}`}>
        {incident.number}
      </Link>
      <span className="min-w-0 break-words">{incident.title ?? t("untitled")}</span>
      {incident.drill && <DrillMark />}
      <span className="text-ink-3 text-xs">
        {t(`status.${incident.status}`)}, {t("links.openDuties", { count: incident.open_duties })}
      </span>
    </p>
  );
}

/** Under the head of a duplicate: which one leads, and that its duties are still a person's to decide. */
export function DuplicateNote({
  links,
  openDuties,
}: {
  links: readonly LinkOut[];
  openDuties: number;
}) {
  const t = useTranslations("incident.links");
  const lead = links.find(({ kind }) => kind === "duplicate_of");
  if (!lead) return null;
  const { incident } = lead;
  return (
    <p className="mt-3 rounded-2 bg-sunken px-3.5 py-2.5 text-sm edge-line">
      {incident
        ? t.rich("duplicateOf", {
            number: () => (
              <Link className="link record" href={`/dashboard/incidents/${incident.id}`}>
                {incident.number}
              </Link>
            ),
          })
        : t("duplicateOfUnseen")}{" "}
      {openDuties > 0 && (
        <>
          {t("decideEach", { count: openDuties })}{" "}
          <a className="link" href="#duties">
            {t("toDuties")}
          </a>
        </>
      )}
    </p>
  );
}
