/** Whether the documentation is for everybody. */
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { env } from "@/lib/env";

/** Where it is not switched on, the page is as if it were not there. */
export async function requirePublicDocs(): Promise<void> {
  // At the request, not at the build: the setting is the server's.
  await connection();
  if (!env().TOCSIN_PUBLIC_DOCS) notFound();
}
