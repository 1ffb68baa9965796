/** The address of this Tocsin, as whoever reads the page reaches it. */
import { headers } from "next/headers";
import { env } from "@/lib/env";

export async function docsBase(): Promise<string> {
  const said = env().TOCSIN_URL;
  if (said) return said.replace(/\/$/, "");
  const sent = await headers();
  const scheme = sent.get("x-forwarded-proto")?.split(",")[0]?.trim() ?? "http";
  return `${scheme === "https" ? "https" : "http"}://${sent.get("host") ?? "127.0.0.1:3000"}`;
}
