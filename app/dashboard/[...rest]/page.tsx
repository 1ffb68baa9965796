import { notFound } from "next/navigation";
import { pageViewer } from "../page-org";

/** Addresses that the dashboard does not know keep its frame. */
export default async function UnknownPage({ params }: { params: Promise<{ rest: string[] }> }) {
  await pageViewer(`/dashboard/${(await params).rest.join("/")}`);
  notFound();
}
