import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PublicFrame } from "@/components/docs/public-frame";
import { requirePublicDocs } from "./public-docs";

export const metadata: Metadata = { title: { default: "API · Tocsin", template: "%s · Tocsin" } };

/** The documentation for everybody. Each page asks for itself too: a layout is not rendered anew. */
export default async function PublicDocsLayout({ children }: { children: ReactNode }) {
  await requirePublicDocs();
  return <PublicFrame>{children}</PublicFrame>;
}
