/** The commands: what each takes and does. What they give is printed alone, so that scripts can read it. */
import { resolve } from "node:path";
import { resetPassword } from "../../lib/access/change-password";
import { createKey, listKeys, revokeKey } from "../../lib/access/keys";
import { addMember } from "../../lib/access/members";
import { createOrganisation, listOrganisations } from "../../lib/access/organisations";
import { rotateSigningKey } from "../../lib/access/signing-keys";
import { createUser } from "../../lib/access/users";
import type { Ctx } from "../../lib/context";
import { migrationNames } from "../../lib/db/migrate";
import { StartFault } from "../../lib/db/start-fault";
import { Refusal } from "../../lib/errors";
import { filesPlace } from "../../lib/files/store";
import { roleSchema } from "../../lib/schema/member";
import { CREDENTIAL_SCOPES, credentialScopeSchema, INCIDENT_SCOPES } from "../../lib/schema/oauth";
import { SCOPES } from "../../lib/schema/scopes";
import type { OpenDatabase } from "../server/database";
import { backup, type Held } from "./backup";
import { keepsFiles } from "./backup-files";
import { verifyLedger, writeCheckpoint } from "./ledger";
import { restore } from "./restore";

export const USAGE = `npm run --silent tocsin -- <command>

  org create --name N [--parent ID]     makes an organisation, prints its id
  org list [--json]
  user create --email E --name N --org ID --role R
                                        makes an account; the password comes from TOCSIN_PASSWORD
                                        or from standard input
  user password --email E               sets a new password for somebody who lost theirs, given in
                                        the same way, and ends all their sessions
  key create --org ID --name N --scopes a,b [--expires 2027-01-01T00:00:00Z]
                                        makes an API key, prints it once
  key list [--org ID] [--json]
  key revoke ID                         a client too
  client create --org ID --name N --scopes a,b [--expires 2027-01-01T00:00:00Z]
                                        makes an OAuth client, prints its id and, once, its secret
  signing-key rotate                    signs access tokens with a new key from now on
  ledger verify [CHECKPOINT] [--org ID]  walks the ledger of every organisation, or one: is each entry as it
                                        was written, and as at the checkpoint? Exit code 1 where not
  ledger checkpoint FILE [--org ID] [--up-to ENTRY]
                                        writes down what the ledger is now; keep the file, or the
                                        SHA-256 that is printed, away from this machine
  migrate                               brings the database to this version
  doctor                                looks for what could be wrong, and says what to do
  backup FILE [--without-files]         writes everything to a file, also while the server runs
  restore FILE [--replace]              puts a backup into an empty database, its files in their place

Scopes: ${SCOPES.join(" ")}
Scopes of clients alone: ${INCIDENT_SCOPES.join(" ")}
Roles: ${roleSchema.options.join(" ")}`;

/** A command that was not understood; the usage follows. */
export class UsageFault extends Error {
  override name = "UsageFault";
}

export interface Run {
  values: ReadonlyMap<string, string | boolean | (string | boolean)[] | undefined>;
  positionals: string[];
  /** The directory that paths are read from. */
  from: string;
  /** The command line as the actor: made when it is needed, since an empty database has no functions yet. */
  ctx(): Promise<Ctx>;
  database: OpenDatabase;
}

export interface Command {
  options: Record<string, { type: "string" | "boolean" }>;
  /** Takes the database as it is, without migrating it first. */
  raw?: boolean;
  /** What to print; with an answer of its own to whether all is well, which else it is unless it throws. */
  act(run: Run): Promise<string | { said: string; well: boolean }>;
}

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

export const COMMANDS: Record<string, Command> = {
  "org create": {
    options: { name: text, parent: text },
    async act(run) {
      const made = await createOrganisation(await run.ctx(), {
        name: need(run, "name"),
        parentId: given(run, "parent"),
      });
      return made.id;
    },
  },
  "org list": {
    options: { json: flag },
    async act(run) {
      const all = await listOrganisations(await run.ctx());
      if (run.values.get("json")) return JSON.stringify(all);
      return all.map((org) => `${org.id}  ${org.name}`).join("\n");
    },
  },
  "user create": {
    options: { email: text, name: text, org: text, role: text },
    async act(run) {
      const role = roleSchema.safeParse(need(run, "role"));
      if (!role.success) throw new UsageFault(`--role is one of ${roleSchema.options.join(", ")}.`);
      const orgId = need(run, "org");
      const ctx = await run.ctx();
      if (!ctx.grants.has(orgId)) throw new StartFault(`There is no organisation ${orgId}.`);
      const email = need(run, "email");
      const name = need(run, "name");
      const user = await createUser(ctx, { email, name, password: await password() });
      await addMember(ctx, { orgId, userId: user.id, role: role.data });
      return user.id;
    },
  },
  "user password": {
    options: { email: text },
    async act(run) {
      const email = need(run, "email");
      await resetPassword(await run.ctx(), email, await password()).catch((cause: unknown) => {
        if (!(cause instanceof Refusal) || cause.code !== "not_found") throw cause;
        throw new StartFault(`There is no account ${email}.`, { cause });
      });
      return "";
    },
  },
  "key create": {
    options: { org: text, name: text, scopes: text, expires: text },
    async act(run) {
      const { plain } = await createKey(await run.ctx(), {
        orgId: need(run, "org"),
        name: need(run, "name"),
        scopes: need(run, "scopes").split(",").map(scope),
        expiresAt: given(run, "expires"),
      });
      return plain;
    },
  },
  "key list": {
    options: { org: text, json: flag },
    async act(run) {
      const keys = await listKeys(await run.ctx(), given(run, "org"));
      if (run.values.get("json")) return JSON.stringify(keys);
      return keys
        .map(
          (key) => `${key.id}  ${key.prefix}…  ${key.state}  ${key.name}  ${key.scopes.join(",")}`,
        )
        .join("\n");
    },
  },
  "key revoke": {
    options: {},
    async act(run) {
      await revokeKey(await run.ctx(), positional(run, "the id of the key"));
      return "";
    },
  },
  "client create": {
    options: { org: text, name: text, scopes: text, expires: text },
    async act(run) {
      const { plain, key } = await createKey(await run.ctx(), {
        kind: "client",
        orgId: need(run, "org"),
        name: need(run, "name"),
        scopes: need(run, "scopes").split(",").map(scope),
        expiresAt: given(run, "expires"),
      });
      return `${key.id}\n${plain}`;
    },
  },
  "signing-key rotate": {
    options: {},
    async act(run) {
      return rotateSigningKey(await run.ctx());
    },
  },
  "ledger verify": {
    options: { org: text },
    async act(run) {
      const [said, extra] = run.positionals;
      if (extra !== undefined) throw new UsageFault("This takes one checkpoint, or none.");
      const file = said === undefined ? undefined : resolve(run.from, said);
      const { lines, sound } = await verifyLedger(run.database.url, {
        orgId: given(run, "org"),
        file,
      });
      return { said: lines.join("\n"), well: sound };
    },
  },
  "ledger checkpoint": {
    options: { org: text, "up-to": text },
    async act(run) {
      const upTo = given(run, "up-to");
      if (upTo !== undefined && !/^\d{1,18}$/.test(upTo))
        throw new UsageFault("--up-to is the number of an entry.");
      const file = resolve(run.from, positional(run, "a file to write to"));
      const made = await writeCheckpoint(run.database.url, file, {
        orgId: given(run, "org"),
        upTo: upTo === undefined ? undefined : BigInt(upTo),
      });
      return `${made.count} entries up to entry ${made.upTo} in ${file}.\nSHA-256 ${made.fingerprint}`;
    },
  },
  migrate: {
    options: {},
    async act() {
      return `The database is at ${migrationNames().at(-1)}.`;
    },
  },
  backup: {
    options: { "without-files": flag },
    async act(run) {
      const file = resolve(run.from, positional(run, "a file to write to"));
      const withFiles = keepsFiles() && run.values.get("without-files") !== true;
      const held = await backup(run.database.url, file, withFiles);
      if (!withFiles)
        return `${held.rows} rows in ${file}. Files are not in it: copy ${filesPlace()} beside it.`;
      return `${said(held)} in ${file}.${lost(held, "were not in their place")}`;
    },
  },
  restore: {
    options: { replace: flag },
    raw: true,
    async act(run) {
      const file = resolve(run.from, positional(run, "the file of a backup"));
      const held = await restore(run.database.url, file, run.values.get("replace") === true);
      return `${said(held)} from ${file}.${lost(held, "had been altered and were left out")}`;
    },
  },
};

const said = ({ rows, files }: Held) => `${rows} rows and ${files} files`;

/** A warning, where files are not as they should be. */
function lost({ missing }: Held, how: string): string {
  return missing > 0 ? ` ${missing} files ${how}: their rows stand without them.` : "";
}

function given(run: Run, name: string): string | undefined {
  const value = run.values.get(name);
  return typeof value === "string" ? value : undefined;
}

function need(run: Run, name: string): string {
  const value = given(run, name);
  if (!value) throw new UsageFault(`--${name} is missing.`);
  return value;
}

function positional(run: Run, what: string): string {
  const [value, extra] = run.positionals;
  if (!value || extra !== undefined) throw new UsageFault(`This takes ${what}.`);
  return value;
}

function scope(said: string) {
  const known = credentialScopeSchema.safeParse(said.trim());
  if (!known.success) {
    throw new StartFault(`"${said}" is no scope. The scopes are ${CREDENTIAL_SCOPES.join(", ")}.`);
  }
  return known.data;
}

/** Never an argument: those stand in the list of processes and in the shell's history. */
async function password(): Promise<string> {
  if (process.env.TOCSIN_PASSWORD) return process.env.TOCSIN_PASSWORD;
  if (process.stdin.isTTY) process.stderr.write("Password (shown as you type): ");
  let said = "";
  for await (const chunk of process.stdin) {
    said += chunk;
    if (said.includes("\n")) break;
  }
  const line = said.split("\n")[0]?.replace(/\r$/, "") ?? "";
  if (line === "")
    throw new UsageFault("The password is missing: set TOCSIN_PASSWORD, or type it.");
  return line;
}
