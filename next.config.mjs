/** @type {import("next").NextConfig} */
export default {
  // Types are checked by npm run check; starting does not wait for it a second time.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // Arguments of server actions hold passwords and set-up tokens: none of them belongs to a log.
  logging: { serverFunctions: false },
  // Loaded by Node.js as they are: native code and WebAssembly.
  serverExternalPackages: ["@node-rs/argon2", "@prisma/client", "@prisma/adapter-pg", "pg", "pino"],
};
