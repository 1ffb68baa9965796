import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link within the register. Nothing is fetched before it is followed: every page hangs on who asks and when, so
 * that a fetch ahead brings none of it, costs the server 5 ms, and would be repeated for all links of a page
 * whenever that page is read anew.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
