import type { AuthorityFilter, AuthorityOut } from "@/lib/schema/authorities";
import { Button } from "../ui/button";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import { Field } from "../ui/field";
import { Input, Select } from "../ui/input";
import { MARK_WORDS } from "./words";

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
  return (
    <>
      <search aria-label="Authorities">
        <form className="mb-4 flex flex-wrap items-end gap-2.5 text-sm">
          <Field label="Words">
            <Input name="q" type="search" defaultValue={filter.q ?? ""} className="w-56" />
          </Field>
          <Field label="Country">
            <Select name="country" defaultValue={filter.country ?? ""}>
              <option value="">any</option>
              {countries.map((code) => (
                <option key={code}>{code}</option>
              ))}
            </Select>
          </Field>
          <Button type="submit">Show</Button>
          <p role="status" className="ml-auto text-ink-3">
            {authorities.length} of {total} authorities
          </p>
        </form>
      </search>
      {authorities.length === 0 ? (
        <p className="py-8 text-ink-3">No authority fits. Take a filter away.</p>
      ) : (
        <DataTable label="Authorities" heads={["Authority", "Where", "Website", "To notify"]}>
          {authorities.map((authority) => (
            <Row key={authority.id} authority={authority} />
          ))}
        </DataTable>
      )}
    </>
  );
}

function Row({ authority }: { authority: AuthorityOut }) {
  const { checked } = authority;
  return (
    <DataRow>
      <DataCell wrap className="min-w-64 py-2">
        <span className="font-medium text-ink">{authority.short_names[0]}</span>, {authority.name}
        {authority.own_names
          .filter(({ name }) => name !== authority.name)
          .map(({ language, name }) => (
            <span key={language} lang={language} className="block">
              {name}
            </span>
          ))}
        {authority.competence && (
          <span className="block text-ink-3 text-xs">{authority.competence}</span>
        )}
        <Mark mark={checked.name} of="Name" />
        <Sources addresses={authority.sources} name={authority.short_names[0] ?? authority.name} />
      </DataCell>
      <DataCell className="record">{authority.subdivision ?? authority.country}</DataCell>
      <DataCell wrap className="min-w-44 py-2">
        <Address address={authority.website} none="Not known" />
        <Mark mark={checked.website} of="Address" />
      </DataCell>
      <DataCell wrap className="min-w-44 py-2">
        <Address address={authority.notification_page} none="No page known: ask its website" />
        <Mark mark={checked.notification_page} of="Address" />
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
function Mark({ mark, of }: { mark: AuthorityOut["checked"]["website"]; of: string }) {
  if (mark === null) return null;
  return (
    <span className="block text-ink-3 text-xs">
      {of}: {MARK_WORDS[mark].toLowerCase()}
    </span>
  );
}

function Sources({ addresses, name }: { addresses: readonly string[]; name: string }) {
  if (addresses.length === 0) return null;
  return (
    <span className="block text-xs">
      {addresses.map((address, index) => (
        <a
          key={address}
          href={address}
          rel="noopener noreferrer"
          aria-label={`Source ${index + 1} for ${name}`}
          className="link mr-2"
        >
          Source {index + 1}
        </a>
      ))}
    </span>
  );
}
