/**
 * What browser tests begin with, made in the tests' own process by the same verbs that the product uses,
 * on the database that the server under test serves from. There is no door for tests in the product.
 */
import { randomBytes } from "node:crypto";
import { createKey } from "../lib/access/keys";
import { addMember } from "../lib/access/members";
import { createOrganisation } from "../lib/access/organisations";
import { sessionCookie } from "../lib/access/session-cookie";
import { beginSession } from "../lib/access/sessions";
import { systemCtx } from "../lib/access/system";
import { createUser } from "../lib/access/users";
import type { Role } from "../lib/schema/member";
import { SCOPES, type Scope } from "../lib/schema/scopes";
import { openDatabase, prepareDatabase } from "../scripts/server/database";
import { prepareSecret } from "../scripts/server/secret";

export interface Person {
  id: string;
  email: string;
  name: string;
  password: string;
  orgId: string;
}

export interface House {
  /** The owner's connection to the database of the server under test. */
  databaseUrl: string;
  /** A new organisation, at the root unless a parent is named; gives its id. */
  org(name?: string, parentId?: string): Promise<string>;
  /** A new API key; gives the key. It may do everything unless scopes are named. */
  key(orgId: string, scopes?: readonly Scope[]): Promise<string>;
  /** A new person with a role in an organisation. */
  person(orgId: string, role?: Role): Promise<Person>;
  /** The cookie of a new session of the person. */
  cookie(person: Person): Promise<{ name: string; value: string }>;
  close(): Promise<void>;
}

/** Opens the house of the server under test, as its settings in the environment name it. */
export async function openHouse(): Promise<House> {
  prepareSecret();
  const quiet = () => {};
  const database = await openDatabase({ serving: false, say: quiet });
  await prepareDatabase(database, quiet);
  const system = () => systemCtx("test", new Date());
  return {
    databaseUrl: database.url,
    async org(name = "Acme", parentId) {
      const { id } = await createOrganisation(await system(), { name, parentId });
      return id;
    },
    async key(orgId, scopes = SCOPES) {
      const made = await createKey(await system(), { orgId, name: "Test", scopes: [...scopes] });
      return made.plain;
    },
    async person(orgId, role = "owner") {
      const unique = randomBytes(6).toString("hex");
      const said = {
        email: `${unique}@example.test`,
        name: `Person ${unique}`,
        password: `correct horse ${unique}`,
      };
      const ctx = await system();
      const user = await createUser(ctx, said);
      await addMember(ctx, { orgId, userId: user.id, role });
      return { id: user.id, orgId, ...said };
    },
    async cookie(person) {
      const now = new Date();
      const who = { userId: person.id, userAgent: "Browser test", address: "127.0.0.1", now };
      return sessionCookie(await beginSession(who), now);
    },
    close: () => database.close(),
  };
}
