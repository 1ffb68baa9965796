/** Every setting from the environment, read once and checked. Nothing else reads process.env. */
import { z } from "zod";

const flag = z
  .enum(["0", "1", "true", "false"], "use 1 or 0")
  .transform((said) => said === "1" || said === "true");

/** A whole number from `least` to `most`. */
const whole = (least: number, most: number) =>
  z.coerce
    .number(`use a whole number from ${least} to ${most}`)
    .pipe(
      z
        .int(`use a whole number from ${least} to ${most}`)
        .min(least, `use a whole number from ${least} to ${most}`)
        .max(most, `use a whole number from ${least} to ${most}`),
    );

const settings = z.object({
  /** The owner's connection; absent: the embedded PostgreSQL. */
  DATABASE_URL: z.string().optional(),
  /** The app role's connection. Start derives it; set it yourself where the owner may not make roles. */
  DATABASE_APP_URL: z.string().optional(),
  TOCSIN_DB_CONNECTIONS: whole(2, 500).default(20),
  TOCSIN_DATA_DIR: z.string().default(".tocsin"),
  HOST: z.string().default("127.0.0.1"),
  PORT: whole(0, 65535).default(3000),
  /** The public address, where a proxy stands in front. */
  TOCSIN_URL: z
    .url({ protocol: /^https?$/, error: "use an address such as https://tocsin.example.org" })
    .optional(),
  /** Believe X-Forwarded-For and X-Forwarded-Proto of the proxy in front. */
  TOCSIN_TRUST_PROXY: flag.default(false),
  /** The address that start found out; messages link to it where TOCSIN_URL says no other. */
  NEXTAUTH_URL: z.string().optional(),
  /** Let webhooks call http and private addresses: for receivers in one's own network. */
  TOCSIN_WEBHOOKS_ALLOW_PRIVATE: flag.default(false),
  TOCSIN_SECRET: z.string().min(32, "use at least 32 characters").optional(),
  /** Origins that may call the API from a browser, comma-separated. None: no CORS at all. */
  TOCSIN_CORS_ORIGINS: z
    .string()
    .default("")
    .transform((said) =>
      said
        .split(",")
        .map((origin) => origin.trim())
        .filter(Boolean),
    ),
  /** Requests a minute and credential; "off" for none. */
  TOCSIN_RATE_LIMIT: z
    .union(
      [z.literal("off"), z.coerce.number().int().positive()],
      'use a number of requests, or "off"',
    )
    .default(6000),
  /** Whether requests of the API go straight to their endpoint; off: by way of the pages' framework, slower. */
  TOCSIN_FAST_LANE: flag.default(true),
  /** Whether the documentation of the API stands at /docs for everybody. */
  TOCSIN_PUBLIC_DOCS: flag.default(false),
  /** The largest file that is taken, in MiB. */
  TOCSIN_FILE_LIMIT_MB: whole(1, 2048).default(25),
  /** An S3-compatible store for files, in place of the data directory: all five, or none. */
  TOCSIN_S3_ENDPOINT: z
    .url({ protocol: /^https?$/, error: "use an address such as https://s3.example.org" })
    .optional(),
  TOCSIN_S3_BUCKET: z.string().optional(),
  TOCSIN_S3_REGION: z.string().optional(),
  TOCSIN_S3_ACCESS_KEY: z.string().optional(),
  TOCSIN_S3_SECRET: z.string().optional(),
  /** The mail server: smtp(s)://user:password@host:port. None: messages lie as files in the data directory. */
  TOCSIN_SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: "use an address such as smtp://user:password@mail.example.org:587",
    })
    .optional(),
  /** Who messages are from: Tocsin <tocsin@example.org>, or the address alone. */
  TOCSIN_MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^<>\p{Cc}]*<[^<>@\s\p{Cc}]+@[^<>@\s\p{Cc}]+>|[^<>@\s\p{Cc}]+@[^<>@\s\p{Cc}]+)$/u,
      "use an address such as Tocsin <tocsin@example.org>",
    )
    .optional(),
  TOCSIN_LOG_LEVEL: z
    .enum(["silent", "error", "warn", "info", "debug"], "use silent, error, warn, info or debug")
    .default("info"),
  TOCSIN_ADMIN_EMAIL: z.string().optional(),
  TOCSIN_ADMIN_PASSWORD: z.string().optional(),
  TOCSIN_ORG_NAME: z.string().optional(),
});

const S3 = [
  "TOCSIN_S3_ENDPOINT",
  "TOCSIN_S3_BUCKET",
  "TOCSIN_S3_REGION",
  "TOCSIN_S3_ACCESS_KEY",
  "TOCSIN_S3_SECRET",
] as const;

const envSchema = settings.superRefine((said, issues) => {
  if (said.TOCSIN_SMTP_URL && !said.TOCSIN_MAIL_FROM) {
    const message = "set it too: a mail server takes nothing from nobody";
    issues.addIssue({ code: "custom", path: ["TOCSIN_MAIL_FROM"], message });
  }
  const missing = S3.filter((name) => said[name] === undefined);
  if (missing.length === 0 || missing.length === S3.length) return;
  for (const name of missing) {
    const message = "set it too: an S3 store needs all five TOCSIN_S3_ settings";
    issues.addIssue({ code: "custom", path: [name], message });
  }
});

export type Env = z.infer<typeof envSchema>;

let read: Env | undefined;

/**
 * The settings.
 *
 * @throws Error that names the variable and what it must be
 */
export function env(): Env {
  if (read) return read;
  // Set to nothing is as good as not set: compose files and unit files cannot say otherwise.
  const said = Object.entries(process.env).filter(([, value]) => value !== "");
  const parsed = envSchema.safeParse(Object.fromEntries(said));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`Settings that do not fit: ${faults.join("; ")}`);
  }
  read = parsed.data;
  return read;
}

/** Where browsers find this installation, without a slash at the end: for links in messages. */
export function publicAddress(): string {
  const { TOCSIN_URL, NEXTAUTH_URL, HOST, PORT } = env();
  return (TOCSIN_URL ?? NEXTAUTH_URL ?? `http://${HOST}:${PORT}`).replace(/\/$/, "");
}

/** Reads the settings anew at the next use: for start, which fills in what it has derived. */
export function forgetEnv(): void {
  read = undefined;
}
