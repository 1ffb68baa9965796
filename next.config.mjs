import createNextIntlPlugin from "next-intl/plugin";

const withWords = createNextIntlPlugin({
  requestConfig: "./app/words-request.ts",
  // Messages are compiled when the pages are built, so that no browser loads the parser of their syntax.
  experimental: {
    messages: { path: "./messages", format: "json", locales: "infer", precompile: true },
  },
});

/** @type {import("next").NextConfig} */
const config = {
  // Types are checked by npm run check; starting does not wait for it a second time.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // Arguments of server actions hold passwords and set-up tokens: none of them belongs to a log.
  logging: { serverFunctions: false },
  // Loaded by Node.js as they are: native code and WebAssembly.
  serverExternalPackages: ["@node-rs/argon2", "@prisma/client", "@prisma/adapter-pg", "pg", "pino"],
};

export default withWords(config);
