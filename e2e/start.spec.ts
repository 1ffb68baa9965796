/** Starting and stopping for real: each test runs servers of its own, on data of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect } from "@playwright/test";

interface Started {
  child: ChildProcess;
  url: string;
  /** Everything printed so far. */
  said(): string;
  /** The exit code or signal. */
  ended: Promise<number | NodeJS.Signals>;
}

interface Starts {
  /** Runs npm start's program on `data`; the settings come on top. */
  start(data: string, settings?: Record<string, string>): Promise<Started>;
  data: string;
}

// Each start takes a second or two, and many times that on a machine that is busy with the other tests.
base.setTimeout(240_000);

const test = base.extend<Starts>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs here.
  data: async ({}, use) => {
    const dir = mkdtempSync(join(tmpdir(), "tocsin-start-"));
    // The account that PostgreSQL runs as, where we are root, has to pass through.
    chmodSync(dir, 0o711);
    await use(join(dir, "data"));
    rmSync(dir, { recursive: true, force: true });
  },
  // The data outlives the servers on it: they are stopped before it is removed.
  start: async ({ data: _ }, use) => {
    const all: Started[] = [];
    await use(async (data, settings = {}) => {
      const started = await run("scripts/start.mjs", [], data, settings);
      all.push(started);
      return started;
    });
    for (const { child, ended } of all) {
      child.kill("SIGTERM");
      await ended;
    }
  },
});

async function run(
  script: string,
  args: string[],
  data: string,
  settings: Record<string, string>,
): Promise<Started> {
  const port = settings.PORT ?? String(await freePort());
  const child = spawn(process.execPath, [script, ...args], {
    env: {
      ...process.env,
      DATABASE_URL: "",
      DATABASE_APP_URL: "",
      TOCSIN_SECRET: "",
      TOCSIN_ADMIN_EMAIL: "",
      TOCSIN_LOG_LEVEL: "info",
      TOCSIN_DATA_DIR: data,
      ...settings,
      PORT: port,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      said += chunk;
    });
  }
  const ended = new Promise<number | NodeJS.Signals>((resolve) =>
    child.once("close", (code, signal) => resolve(code ?? signal ?? 1)),
  );
  return { child, url: `http://127.0.0.1:${port}`, said: () => said, ended };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });
}

/** Waits until the server answers; when it ended instead, with what it said. */
async function ready(server: Started): Promise<void> {
  let ended = false;
  server.ended.then(() => {
    ended = true;
  });
  await expect
    .poll(
      async () => {
        if (ended) return server.said();
        const answer = await fetch(`${server.url}/api/ready`).catch(() => null);
        return answer?.status;
      },
      { timeout: 100_000 },
    )
    .toBe(200);
}

async function command(data: string, ...args: string[]): Promise<{ code: unknown; said: string }> {
  const { ended, said } = await run("scripts/tocsin.mjs", args, data, {});
  return { code: await ended, said: said() };
}

const databaseProcess = (data: string) =>
  Number(readFileSync(join(data, "postgres/postmaster.pid"), "utf8").split("\n")[0]);

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test("a first start prints a set-up link that works; SIGTERM ends everything, and quickly", async ({
  start,
  data,
}) => {
  const server = await start(data);
  await ready(server);
  const link = /http:\/\/127\.0\.0\.1:\d+\/setup\?token=\S+/.exec(server.said())?.[0];
  expect((await fetch(link ?? "")).status).toBe(200);

  const database = databaseProcess(data);
  const before = Date.now();
  server.child.kill("SIGTERM");
  expect(await server.ended).toBe(0);
  expect(Date.now() - before).toBeLessThan(10_000);
  expect(lives(database)).toBe(false);
});

test("the command line works while the server runs and without it, on the same data", async ({
  start,
  data,
}) => {
  const alone = await command(data, "org", "create", "--name", "Before");
  expect(alone.code).toBe(0);
  const server = await start(data);
  await ready(server);
  const beside = await command(data, "org", "create", "--name", "Beside");
  expect(beside).toEqual({ code: 0, said: expect.stringMatching(/^[0-9a-f-]{36}\n$/) });
  await ready(server);
  const listed = await command(data, "org", "list", "--json");
  expect(JSON.parse(listed.said).map((org: { name: string }) => org.name)).toEqual([
    "Before",
    "Beside",
  ]);

  const key = await command(
    data,
    "key",
    "create",
    "--org",
    beside.said.trim(),
    "--name",
    "k",
    "--scopes",
    "incidents:read",
  );
  const path = `/api/v1/privacy/incidents?orgId=${beside.said.trim()}`;
  const asked = await fetch(server.url + path, {
    headers: { Authorization: `Bearer ${key.said.trim()}` },
  });
  expect(asked.status).toBe(200);
});

test("after kill -9 of the server and of the database the next start has all that was written", async ({
  start,
  data,
}) => {
  const first = await start(data);
  await ready(first);
  await command(data, "org", "create", "--name", "Survivor");
  process.kill(databaseProcess(data), "SIGKILL");
  first.child.kill("SIGKILL");
  expect(await first.ended).toBe("SIGKILL");

  const second = await start(data);
  await ready(second);
  second.child.kill("SIGKILL");
  await second.ended;
  expect(lives(databaseProcess(data))).toBe(true);

  const third = await start(data);
  await ready(third);
  const listed = await command(data, "org", "list", "--json");
  expect(JSON.parse(listed.said)).toMatchObject([{ name: "Survivor" }]);
});

test("a database that dies under the server is started again", async ({ start, data }) => {
  const server = await start(data);
  await ready(server);
  const died = databaseProcess(data);
  process.kill(died, "SIGKILL");
  await expect(async () => expect(databaseProcess(data)).not.toBe(died)).toPass({
    timeout: 30_000,
  });
  await ready(server);
});

test("a lock file that outlived its server does not keep the next one from starting", async ({
  start,
  data,
}) => {
  await command(data, "org", "list");
  // Its number belongs to another process by now: to this one.
  const port = readFileSync(join(data, "postgres.port"), "utf8").trim();
  writeFileSync(
    join(data, "postgres/postmaster.pid"),
    `${process.pid}\n${join(data, "postgres")}\n1\n${port}\n\n127.0.0.1\n`,
  );
  await ready(await start(data));
});

test("a second start on the same data is refused in a sentence, and harms nothing", async ({
  start,
  data,
}) => {
  const first = await start(data);
  await ready(first);
  const second = await start(data);
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain(
    `Another Tocsin (process ${first.child.pid}) already serves from`,
  );
  await ready(first);
});

test("a port that is taken is said before anything is done", async ({ start, data }) => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
  const address = holder.address();
  const port = address && typeof address === "object" ? address.port : 0;
  const server = await start(data, { PORT: String(port) });
  expect(await server.ended).toBe(1);
  expect(server.said().trim()).toMatch(new RegExp(`^Port ${port} on 127.0.0.1 is taken[^\n]*$`));
  holder.close();
  expect(() => readFileSync(join(data, "secret"))).toThrow(/ENOENT/);
});

for (const [what, settings, sentence] of [
  [
    "nothing listens at",
    { DATABASE_URL: "postgresql://a:b@127.0.0.1:1/c" },
    /leads nowhere: nothing listens on 127\.0\.0\.1:1/,
  ],
  ["is no address", { DATABASE_URL: "hello" }, /leads nowhere: it is not of the form postgresql:/],
] as const) {
  test(`a DATABASE_URL that ${what} is said in one sentence, without its password`, async ({
    start,
    data,
  }) => {
    const server = await start(data, settings);
    expect(await server.ended).toBe(1);
    expect(server.said()).toMatch(sentence);
    expect(server.said().trim().split("\n")).toHaveLength(1);
  });
}

test("a data directory that cannot be written is said in one sentence", async ({ start }) => {
  const server = await start("/dev/null/data");
  expect(await server.ended).toBe(1);
  expect(server.said().trim()).toBe(
    "The data directory /dev/null/data cannot be written. Set TOCSIN_DATA_DIR to one that can.",
  );
});

// Only root has another account stand in: for everybody else there is nothing to refuse.
if (process.getuid?.() === 0) {
  test("root and a directory that the database's account cannot enter: one sentence", async ({
    start,
  }) => {
    const closed = mkdtempSync(join(tmpdir(), "tocsin-closed-"));
    const server = await start(join(closed, "data"));
    expect(await server.ended).toBe(1);
    expect(server.said().trim()).toMatch(
      /^PostgreSQL does not run as root, and the account [^\n]*TOCSIN_DATA_DIR[^\n]*$/,
    );
    rmSync(closed, { recursive: true });
  });
}
