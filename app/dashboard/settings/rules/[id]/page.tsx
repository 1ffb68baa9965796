import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RulePage } from "@/components/rules/rule-page";
import { oneRuleOut } from "@/lib/api/rules";
import { findRule } from "@/lib/law/rules";
import { getRule } from "@/lib/register/rules";
import { pageOrg } from "../../../page-org";

type Params = Promise<{ id: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const rule = findRule((await params).id);
  return { title: rule ? `${rule.act}, ${rule.law}` : "Not found" };
}

export default async function OneRulePage({ params }: { params: Params }) {
  const { id } = await params;
  const { ctx } = await pageOrg(`/dashboard/settings/rules/${id}`);
  if (!findRule(id)) notFound();
  return <RulePage rule={oneRuleOut(getRule(ctx, id))} />;
}
