"use client";
import { usePathname, useRouter } from "next/navigation";
import { keepChoice } from "../ui/viewer-cookie";

/** Goes on in another organisation. */
export function useChangeOrg(): (id: string) => void {
  const router = useRouter();
  const pathname = usePathname();
  return (id) => {
    keepChoice("org", id);
    // Filters, pages and single records belong to the organisation that is being left.
    router.push(pathname.split("/").slice(0, 3).join("/"));
    router.refresh();
  };
}
