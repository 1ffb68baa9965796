import { redirect } from "next/navigation";

/** The dashboard begins at the board. */
export default function Dashboard() {
  redirect("/dashboard/board");
}
