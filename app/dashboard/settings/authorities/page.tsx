import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { only, type SearchParams } from "@/app/search-params";
import { AuthorityList } from "@/components/authorities/authority-list";
import { type LeadAsked, type LeadField, LeadForm } from "@/components/authorities/lead-form";
import { PageHeader } from "@/components/ui/page-header";
import { authorityOut, leadOut } from "@/lib/api/authorities";
import { allAuthorities, searchAuthorities } from "@/lib/law/authorities/directory";
import { authorityFilterSchema, type LeadOut, leadQuerySchema } from "@/lib/schema/authorities";
import { pageOrg } from "../../page-org";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("authorities");
  return { title: t("title") };
}

export default async function AuthoritiesPage({ searchParams }: { searchParams: SearchParams }) {
  await pageOrg("/dashboard/settings/authorities");
  const t = await getTranslations("authorities");
  const said = await searchParams;
  // A form sends empty fields too; what does not fit filters nothing.
  const given = (names: readonly string[]) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = only(said[name])?.trim();
        return value ? [[name, value]] : [];
      }),
    );
  const filter =
    authorityFilterSchema.safeParse(given(Object.keys(authorityFilterSchema.shape))).data ?? {};
  const all = allAuthorities();
  const asked = given(Object.keys(leadQuerySchema.shape));
  return (
    <>
      <PageHeader title={t("title")}>{t("about")}</PageHeader>
      <LeadForm
        asked={{ ...NOTHING_ASKED, ...asked }}
        {...answerTo(asked)}
        names={Object.fromEntries(
          all.map(({ id, name, shortNames }) => [id, shortNames[0] ?? name]),
        )}
      />
      <AuthorityList
        authorities={searchAuthorities(filter).map(authorityOut)}
        total={all.length}
        countries={[...new Set(all.map(({ country }) => country))]}
        filter={filter}
      />
    </>
  );
}

const NOTHING_ASKED: LeadAsked = {
  main: "",
  establishments: "",
  affected: "",
  role: "",
  body: "",
};

function answerTo(asked: Record<string, string>): {
  answer: LeadOut | null;
  faults: Partial<Record<LeadField, string>>;
} {
  if (Object.keys(asked).length === 0) return { answer: null, faults: {} };
  const parsed = leadQuerySchema.safeParse(asked);
  if (parsed.success) return { answer: leadOut(parsed.data), faults: {} };
  const faults = parsed.error.issues.map(({ path, message }) => [path[0], message]);
  return { answer: null, faults: Object.fromEntries(faults) };
}
