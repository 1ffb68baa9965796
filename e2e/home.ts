/** An organisation with somebody in it and a key that may do everything. */
import type { Role } from "../lib/schema/member";
import type { House, Person } from "./house";

export interface Home {
  orgId: string;
  name: string;
  key: string;
  person: Person;
}

let made = 0;

/** A new organisation at the root, a key of it, and a person with a role in it. */
export async function makeHome(house: House, role: Role = "owner"): Promise<Home> {
  const name = `Org ${process.pid}-${made++}`;
  const orgId = await house.org(name);
  return { orgId, name, key: await house.key(orgId), person: await house.person(orgId, role) };
}
