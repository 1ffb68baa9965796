/** Nothing is lost and nothing doubled when the server dies in the middle. */
import { test as base, request } from "@playwright/test";
import { freshEnv, removeData, startServer } from "../scripts/test-server.mjs";
import { PASSWORD, tocsin } from "./cli";
import { breach, expect } from "./fixtures";

const ADMIN = {
  TOCSIN_ADMIN_EMAIL: "owner@example.test",
  TOCSIN_ADMIN_PASSWORD: PASSWORD,
  TOCSIN_ORG_NAME: "Example Ltd",
};

base(
  "64 declares, each sent twice, the server killed in the middle: 64 incidents, 64 numbers, 64 entries",
  async () => {
    base.setTimeout(180_000);
    const env = { ...(await freshEnv()), ...ADMIN };
    const first = await startServer(env);
    try {
      const name = "Survivors";
      const orgId = tocsin(["org", "create", "--name", name], env);
      const scopes = "incidents:read,incidents:write,audit:read";
      const key = tocsin(
        ["key", "create", "--org", orgId, "--name", "Tests", "--scopes", scopes],
        env,
      );
      const body = breach({ orgId }, 3);
      const api = await request.newContext({
        baseURL: first.url,
        extraHTTPHeaders: { Authorization: `Bearer ${key}` },
      });
      const send = (at: number) =>
        api
          .post("/api/v1/privacy/incidents", {
            data: { ...body, title: `Incident ${at}` },
            headers: { "Idempotency-Key": `kill-${at}` },
          })
          .then(
            (answer) => answer.status(),
            () => 0,
          );
      const sendAll = () => Promise.all(Array.from({ length: 64 }, (_, at) => send(at)));

      // Some are through, some under way, some still waiting when it dies.
      const early = await Promise.all(Array.from({ length: 20 }, (_, at) => send(at)));
      expect(new Set(early)).toEqual(new Set([201]));
      const cut = sendAll();
      await send(0);
      await first.stop("SIGKILL");
      const statuses = await cut;
      expect(statuses.every((status) => status === 201 || status === 0)).toBe(true);

      const second = await startServer(env);
      try {
        for (let round = 0; round < 2; round++)
          expect(new Set(await sendAll())).toEqual(new Set([201]));
        const list = await (
          await api.get(`/api/v1/privacy/incidents?orgId=${orgId}&sort=number&limit=200`)
        ).json();
        const year = new Date().getUTCFullYear();
        expect(list.incidents.map(({ number }: { number: string }) => number)).toEqual(
          Array.from({ length: 64 }, (_, at) => `INC-${year}-${String(at + 1).padStart(4, "0")}`),
        );
        expect(new Set(list.incidents.map(({ title }: { title: string }) => title)).size).toBe(64);
        const audit = await (
          await api.get(`/api/v1/audit?orgId=${orgId}&action=incident.declared&limit=200`)
        ).json();
        expect(audit.entries).toHaveLength(64);
        expect(JSON.parse(tocsin(["org", "list", "--json"], env))).toContainEqual({
          id: orgId,
          name,
          parentId: null,
        });
      } finally {
        await second.stop();
      }
    } finally {
      await first.stop("SIGKILL");
      removeData(env);
    }
  },
);
