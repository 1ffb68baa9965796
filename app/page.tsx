import { redirect } from "next/navigation";

/** The front door leads to the board; who is not signed in is asked there. */
export default function Home() {
  redirect("/dashboard/board");
}
