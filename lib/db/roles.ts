/**
 * The app role: the one that every request connects as. It owns nothing, row-level security binds it,
 * and it cannot change what is append-only. DATABASE_URL is the owner, who migrates.
 */
import { createHmac } from "node:crypto";
import pg from "pg";
import { StartFault } from "./start-fault";

/** May be added to and read, never changed or deleted. */
const APPEND_ONLY = [
  "ledger_entry",
  "ledger_payload",
  "fact",
  "filing",
  "decision",
  "severity_assessment",
  "rule_setting",
  "own_rule",
  "dpdp_event",
  "stage_move",
  "intake_report",
  "intake_addition",
  "intake_delivery",
];
/** Never changed; taken away when it is old. */
const KEPT_FOR_A_TIME = ["alert"];
/** Rows that are worth nothing once they are old, or that a trigger takes away. */
const DELETABLE = [
  "idempotency_key",
  "rate_bucket",
  "intake_challenge",
  "duty_watch",
  "webhook_delivery",
  "delivery",
];
/** Reached through the functions of the search alone. */
const CLOSED = ["incident_search", "search_word"];
/** Written by the migrations, or by triggers that run as the owner. */
const READ_ONLY = [
  "_prisma_migrations",
  "incident_assignee",
  "incident_kept",
  "incident_tag",
  "incident_value",
];

/** Any number of nodes may start at once: one after the other sets the grants. */
const GRANT_LOCK = 7_206_110;

/** The connection of the app role that belongs to an owner's connection. */
export interface AppRole {
  name: string;
  password: string;
  url: string;
}

/**
 * The app role as it follows from the owner's connection string: `<database>_app`, with a password
 * that every node which knows the owner's derives alike.
 *
 * @throws StartFault when there is no password to derive from
 */
export function deriveAppRole(ownerUrl: string): AppRole {
  const url = new URL(ownerUrl);
  const database = decodeURIComponent(url.pathname.slice(1));
  const name = `${database.slice(0, 59)}_app`;
  if (!url.password) {
    throw new StartFault(
      `DATABASE_URL holds no password, so the one of the app role "${name}" cannot be derived from it. Set DATABASE_APP_URL to the connection of a role of its own.`,
    );
  }
  const password = createHmac("sha256", decodeURIComponent(url.password))
    .update(`tocsin app role ${name}`)
    .digest("hex");
  url.username = name;
  url.password = password;
  return { name, password, url: url.href };
}

function givenAppRole(appUrl: string): AppRole {
  const url = new URL(appUrl);
  return { name: decodeURIComponent(url.username), password: url.password, url: appUrl };
}

/** The statement that makes the role, for whoever may. */
export function createRoleSql(role: Pick<AppRole, "name" | "password">): string {
  return `CREATE ROLE ${pg.escapeIdentifier(role.name)} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${pg.escapeLiteral(role.password)};`;
}

/**
 * Makes the app role where it is missing, sets its rights to exactly what the app needs, and gives
 * its connection string.
 *
 * @param ownerUrl the owner's connection, after the migrations
 * @param appUrl a role that somebody else made, in place of the derived one
 * @throws StartFault when the role cannot be made, or could step over the boundaries
 */
export async function prepareAppRole(ownerUrl: string, appUrl?: string): Promise<string> {
  const role = appUrl ? givenAppRole(appUrl) : deriveAppRole(ownerUrl);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query("BEGIN");
    await owner.query("SELECT pg_advisory_xact_lock($1)", [GRANT_LOCK]);
    if (appUrl) await requireRole(owner, role);
    else await makeRole(owner, role);
    await refuseUnbound(owner, role.name);
    await grant(owner, role.name);
    await owner.query("COMMIT");
  } finally {
    await owner.end();
  }
  if (!(await logsIn(role.url))) {
    throw new StartFault(
      `The app role "${role.name}" cannot sign in to the database. Check DATABASE_APP_URL, or that the server lets this role in with a password.`,
    );
  }
  return role.url;
}

async function exists(owner: pg.Client, name: string): Promise<boolean> {
  const found = await owner.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [name]);
  return found.rowCount === 1;
}

async function requireRole(owner: pg.Client, role: AppRole): Promise<void> {
  if (await exists(owner, role.name)) return;
  throw new StartFault(
    `DATABASE_APP_URL names the role "${role.name}", which the database does not know. Make it, then start again; "npm run tocsin -- doctor" prints the SQL.`,
  );
}

async function makeRole(owner: pg.Client, role: AppRole): Promise<void> {
  const known = await exists(owner, role.name);
  if (known && (await logsIn(role.url))) return;
  const sql = known
    ? `ALTER ROLE ${pg.escapeIdentifier(role.name)} LOGIN PASSWORD ${pg.escapeLiteral(role.password)}`
    : createRoleSql(role);
  try {
    await owner.query(sql);
  } catch (cause) {
    throw new StartFault(
      `The owner of the database may not make the app role "${role.name}". Run the SQL that "npm run tocsin -- doctor" prints as somebody who may, then start again.`,
      { cause },
    );
  }
}

async function logsIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}

/** A role that row-level security does not bind would turn every tenant test into a lie. */
async function refuseUnbound(owner: pg.Client, name: string): Promise<void> {
  const { rows } = await owner.query<{ unbound: boolean; owns: boolean }>(
    `SELECT (SELECT bool_or(g.rolsuper OR g.rolbypassrls) FROM pg_roles g
             WHERE pg_has_role(r.oid, g.oid, 'MEMBER')) AS unbound,
            pg_has_role(r.oid, (SELECT relowner FROM pg_class WHERE oid = 'incident'::regclass), 'MEMBER') AS owns
     FROM pg_roles r WHERE r.rolname = $1`,
    [name],
  );
  if (rows[0]?.unbound) {
    throw new StartFault(
      `The app role "${name}" is a superuser or may bypass row-level security, so organisations would see each other's incidents. Set DATABASE_APP_URL to an ordinary role.`,
    );
  }
  if (rows[0]?.owns) {
    throw new StartFault(
      `The app role "${name}" owns the tables, or is a member of the role that does, so it could change the ledger. Set DATABASE_APP_URL to a role of its own.`,
    );
  }
}

async function grant(owner: pg.Client, name: string): Promise<void> {
  const role = pg.escapeIdentifier(name);
  const { rows: tables } = await owner.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')",
  );
  const statements = [
    `REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${role}`,
    `REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM ${role}`,
    `GRANT USAGE ON SCHEMA public TO ${role}`,
    `GRANT USAGE ON SEQUENCE ledger_entry_seq_seq TO ${role}`,
    ...tables.flatMap((table) => {
      const rights = rightsOn(table.name);
      return rights ? [`GRANT ${rights} ON ${pg.escapeIdentifier(table.name)} TO ${role}`] : [];
    }),
    ...(await functionGrants(owner, role)),
  ];
  await owner.query(statements.join(";\n"));
}

function rightsOn(table: string): string | null {
  if (CLOSED.includes(table)) return null;
  if (READ_ONLY.includes(table)) return "SELECT";
  if (APPEND_ONLY.includes(table)) return "SELECT, INSERT";
  if (KEPT_FOR_A_TIME.includes(table)) return "SELECT, INSERT, DELETE";
  if (DELETABLE.includes(table)) return "SELECT, INSERT, UPDATE, DELETE";
  return "SELECT, INSERT, UPDATE";
}

/**
 * Functions that run as the owner are for the app role alone, not for whoever can connect; and they look
 * into temporary tables last. Where pg_temp is not named it comes first: a caller could put a table of
 * its own, with a trigger, in the place of ours, and have it run as the owner.
 */
async function functionGrants(owner: pg.Client, role: string): Promise<string[]> {
  const { rows } = await owner.query<{
    signature: string;
    definer: boolean;
    safe: boolean;
    trigger: boolean;
  }>(
    `SELECT p.oid::regprocedure::text AS signature, p.prosecdef AS definer,
            p.prorettype = 'trigger'::regtype AS trigger,
            coalesce(array_to_string(p.proconfig, ' ') LIKE '%pg_temp%', false) AS safe
     FROM pg_proc p
     WHERE p.pronamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
  );
  return rows.flatMap(({ signature, definer, safe, trigger }) => [
    ...(definer ? [`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`] : []),
    ...(definer && !safe
      ? [`ALTER FUNCTION ${signature} SET search_path = pg_catalog, public, pg_temp`]
      : []),
    ...(trigger ? [] : [`GRANT EXECUTE ON FUNCTION ${signature} TO ${role}`]),
  ]);
}
