/** Signing in and out: next-auth's own endpoints. */
import NextAuth from "next-auth";
import { nextAuthOptions } from "@/lib/access/next-auth";

async function handler(...request: unknown[]): Promise<Response> {
  return NextAuth(nextAuthOptions())(...request);
}

export { handler as GET, handler as POST };
