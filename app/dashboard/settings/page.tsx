import { redirect } from "next/navigation";
import { orgsWith } from "@/lib/context";
import { pageViewer } from "../page-org";

/** The settings begin at the first page that the viewer has. */
export default async function Settings() {
  const { session, org } = await pageViewer("/dashboard/settings");
  const members = org && orgsWith(session.ctx, "members:manage").includes(org.id);
  redirect(`/dashboard/settings/${members ? "members" : "profile"}`);
}
