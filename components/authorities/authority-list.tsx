import { useTranslations } from "next-intl";
import type { AuthorityFilter, AuthorityOut } from "@/lib/schema/authorities";
import { Button } from "../ui/button";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import { Field } from "../ui/field";
import { Input, Select } from "../ui/input";
import { LawText } from "../ui/law-text";

const HEADS = ["authority", "where", "website", "notify"] as const;

/** The directory: who they are, where they are told, and how well we know. */
export function AuthorityList({
  authorities,
  total,
  countries,
  filter,
}: {
  authorities: readonly AuthorityOut[];
  /** All authorities there are. */
  total: number;
  countries: readonly string[];
  filter: AuthorityFilter;
}) {
  const t = useTranslations("authorities");
  return (
    <>
      <search aria-label={t("title")}>
        <form className="mb-4 flex flex-wrap items-end gap-2.5 text-sm">
          <Field label={t("filter.words")}>
            <Input name="q" type="search" defaultValue={filter.q ?? ""} className="w-56" />
          </Field>
          <Field label={t("filter.country")}>
            <Select name="country" defaultValue={filter.country ?? ""}>
              <option value="">{t("filter.any")}</option>
              {countries.map((code) => (
                <option key={code}>{code}</option>
              ))}
            </Select>
          </Field>
          <Button type="submit">{t("filter.show")}</Button>
          <p role="status" className="ml-auto text-ink-3">
            {t("filter.count", { shown: authorities.length, total })}
          </p>
        </form>
      </search>
      {authorities.length === 0 ? (
        <p className="py-8 text-ink-3">{t("filter.none")}</p>
      ) : (
        <DataTable label={t("title")} heads={HEADS.map((head) => t(`head.${head}`))}>
          {authorities.map((authority) => (
            <Row key={authority.id} authority={authority} />
          ))}
        </DataTable>
      )}
    </>
  );
}

function Row({ authority }: { authority: AuthorityOut }) {
  const t = useTranslations("authorities");
  const { checked } = authority;
  return (
    <DataRow>
      <DataCell wrap className="min-w-64 py-2">
        <span className="font-medium text-ink">{authority.short_names[0]}</span>,{" "}
        <span lang="en">{authority.name}</span>
        {authority.own_names
          .filter(({ name }) => name !== authority.name)
          .map(({ language, name }) => (
            <span key={language} lang={language} className="block">
              {name}
            </span>
          ))}
        {authority.competence && (
          <span className="block text-ink-3 text-xs">
            <LawText of={authority.competence} />
          </span>
        )}
        <Mark mark={checked.name} of="nameMark" />
        <Sources addresses={authority.sources} name={authority.short_names[0] ?? authority.name} />
      </DataCell>
      <DataCell className="record">{authority.subdivision ?? authority.country}</DataCell>
      <DataCell wrap className="min-w-44 py-2">
        <Address address={authority.website} none={t("unknownAddress")} />
        <Mark mark={checked.website} of="addressMark" />
      </DataCell>
      <DataCell wrap className="min-w-44 py-2">
        <Address address={authority.notification_page} none={t("noPage")} />
        <Mark mark={checked.notification_page} of="addressMark" />
      </DataCell>
    </DataRow>
  );
}

function Address({ address, none }: { address: string | null; none: string }) {
  if (address === null) return <span className="text-ink-3">{none}</span>;
  return (
    <a href={address} rel="noopener noreferrer" className="link break-all">
      {address.replace(/^https:\/\/(www\.)?/, "").replace(/\/$/, "")}
    </a>
  );
}

/** How well it was checked; in words, for colour alone tells nobody. */
function Mark({
  mark,
  of,
}: {
  mark: AuthorityOut["checked"]["website"];
  of: "nameMark" | "addressMark";
}) {
  const t = useTranslations("authorities");
  if (mark === null) return null;
  const words = of === "nameMark" ? t(`nameMark.${mark}`) : t(`addressMark.${mark}`);
  return <span className="block text-ink-3 text-xs">{words}</span>;
}

function Sources({ addresses, name }: { addresses: readonly string[]; name: string }) {
  const t = useTranslations("authorities");
  if (addresses.length === 0) return null;
  return (
    <span className="block text-xs">
      {addresses.map((address, index) => (
        <a
          key={address}
          href={address}
          rel="noopener noreferrer"
          aria-label={t("sourceFor", { number: index + 1, name })}
          className="link mr-2"
        >
          {t("source", { number: index + 1 })}
        </a>
      ))}
    </span>
  );
}
