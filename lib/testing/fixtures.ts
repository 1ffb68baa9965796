/** What tests of verbs begin with: organisations, actors, and a look behind the boundary. */
import pg from "pg";
import type { Ctx } from "../context";
import { newId } from "../ids";
import type { Role } from "../schema/member";
import type { Permission } from "../schema/scopes";
import { SCOPES } from "../schema/scopes";

const EVERYTHING: readonly Permission[] = [...SCOPES, "members:manage", "organisations:manage"];

let url: string | undefined;
let owner: Promise<pg.Client> | undefined;

/** Says which database the owner's queries go to: the set-up of the integration tests does. */
export function ownedDatabase(ownerUrl: string): void {
  url = ownerUrl;
}

/** A connection as the owner, who sees every organisation: for looking behind the boundary. */
export function ownerClient(): Promise<pg.Client> {
  owner ??= (async () => {
    if (!url) throw new Error("ownerSql is for *.db.test.ts: there is no database here.");
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return client;
  })();
  return owner;
}

/** Runs SQL as the owner and gives the rows. */
export async function ownerSql<Row extends pg.QueryResultRow = pg.QueryResultRow>(
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = await ownerClient();
  const { rows } = await client.query<Row>(sql, [...values]);
  return rows;
}

/** Ends the owner's connection. */
export async function closeOwner(): Promise<void> {
  const open = owner;
  owner = undefined;
  if (open) await (await open).end();
}

/** A new organisation, written past the verbs; gives its id. */
export async function makeOrg(name = "Acme", parentId: string | null = null): Promise<string> {
  const now = new Date();
  const id = newId(now);
  await ownerSql(
    "INSERT INTO organisation (id, parent_id, name, created_at) VALUES ($1, $2, $3, $4)",
    [id, parentId, name, now],
  );
  return id;
}

/**
 * An actor who may do `permissions` (everything, unless told otherwise) in `orgs`. The tree is not
 * spread out: name each organisation that they see.
 */
export function ctxFor(
  orgs: readonly string[] | string,
  permissions: readonly Permission[] = EVERYTHING,
  overrides: Partial<Ctx> = {},
): Ctx {
  const now = overrides.now ?? new Date();
  const seen = typeof orgs === "string" ? [orgs] : orgs;
  return {
    actor: { type: "user", id: newId(now), name: "Test Person" },
    now,
    requestId: newId(now),
    grants: new Map(seen.map((org) => [org, new Set(permissions)])),
    ...overrides,
  };
}

/** A person with a role in an organisation, written past the verbs; gives their id. */
export async function makeMember(
  orgId: string,
  role: Role,
  { name = role }: { name?: string } = {},
): Promise<{ id: string; email: string }> {
  const now = new Date();
  const id = newId(now);
  const email = `${name.toLowerCase()}.${id}@example.org`;
  await ownerSql(
    "INSERT INTO user_account (id, email, name, password_hash, created_at) VALUES ($1, $2, $3, '-', $4)",
    [id, email, name, now],
  );
  await ownerSql(
    "INSERT INTO membership (id, org_id, user_id, role, created_at) VALUES ($1, $2, $3, $4, $5)",
    [newId(now), orgId, id, role, now],
  );
  return { id, email };
}
