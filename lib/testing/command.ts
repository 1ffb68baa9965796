/** Running a command of the command line on the database of a test. */
import { COMMANDS } from "../../scripts/cli/commands";
import { systemCtx } from "../access/system";
import { env } from "../env";

/** What a command prints, and whether all was well. */
export async function runCommand(
  name: string,
  values: Record<string, string> = {},
  ...positionals: string[]
): Promise<{ said: string; well: boolean }> {
  const command = COMMANDS[name];
  if (!command) throw new Error(`There is no command ${name}.`);
  const told = await command.act({
    values: new Map(Object.entries(values)),
    positionals,
    from: ".",
    ctx: () => systemCtx("command line", new Date()),
    database: {
      url: env().DATABASE_URL ?? "",
      embedded: null,
      closing: false,
      returning: Promise.resolve(),
      close: () => Promise.resolve(),
    },
  });
  return typeof told === "string" ? { said: told, well: true } : told;
}
