/** The command line: npm run --silent tocsin -- …. Bundled to dist/cli.mjs. */
import { parseArgs } from "node:util";
import { systemCtx } from "../lib/access/system";
import { StartFault } from "../lib/db/start-fault";
import { Refusal } from "../lib/errors";
import { COMMANDS, type Command, USAGE, UsageFault } from "./cli/commands";
import { doctor } from "./cli/doctor";
import { type OpenDatabase, openDatabase, prepareDatabase } from "./server/database";
import { prepareSecret } from "./server/secret";

/** Beside the output, which holds nothing but what was asked for. */
const say = (progress: string) => console.error(`  ${progress} …`);

/**
 * Runs one command and gives the exit code. Never throws: an error is one sentence on stderr.
 *
 * @param from the directory that paths are read from
 */
export async function main(args: string[], from: string): Promise<number> {
  try {
    return await run(args, from);
  } catch (error) {
    console.error(sentence(error));
    return 1;
  }
}

async function run(args: string[], from: string): Promise<number> {
  const { command, rest } = find(args);
  if (command === "help") {
    console.log(USAGE);
    return 0;
  }
  if (command === "doctor") return doctor();
  const { values, positionals } = parse(command, rest);
  prepareSecret();
  const database = await openDatabase({ serving: false, say });
  try {
    await prepareUnlessOwn(command, database);
    const ctx = () => systemCtx("command line", new Date());
    const told = await command.act({ values, positionals, from, ctx, database });
    const { said, well } = typeof told === "string" ? { said: told, well: true } : told;
    if (said !== "") console.log(said);
    return well ? 0 : 1;
  } finally {
    await database.close();
  }
}

/** Restoring decides itself what the database becomes. */
async function prepareUnlessOwn(command: Command, database: OpenDatabase): Promise<void> {
  if (!command.raw) await prepareDatabase(database, say);
}

function find(args: string[]): { command: Command | "help" | "doctor"; rest: string[] } {
  const [first = "help", second = ""] = args;
  if (["help", "--help", "-h"].includes(first)) return { command: "help", rest: [] };
  if (first === "doctor") return { command: "doctor", rest: [] };
  const two = COMMANDS[`${first} ${second}`];
  if (two) return { command: two, rest: args.slice(2) };
  const one = COMMANDS[first];
  if (one) return { command: one, rest: args.slice(1) };
  throw new UsageFault(`There is no command "${args.slice(0, 2).join(" ")}".`);
}

function parse(command: Command, args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: command.options,
      allowPositionals: true,
      strict: true,
    });
    return { values: new Map(Object.entries(values)), positionals };
  } catch (error) {
    throw new UsageFault(error instanceof Error ? error.message : String(error));
  }
}

function sentence(error: unknown): string {
  if (error instanceof Refusal) {
    const faults = error.faults.map(({ pointer, detail, fix }) =>
      [pointer ? `${pointer.replace(/^\//, "")}:` : "", ...new Set([detail, fix])].join(" ").trim(),
    );
    return faults.length > 0 ? faults.join("\n") : error.message;
  }
  if (error instanceof UsageFault) return `${error.message}\n\n${USAGE}`;
  if (error instanceof StartFault) return error.message;
  return error instanceof Error && error.message ? error.message : String(error);
}
