import { Command, CommanderError } from "commander";
import { backtestCommand } from "./commands/backtest.ts";
import { importCommand } from "./commands/import.ts";
import { keysCommand } from "./commands/keys.ts";
import { nightlyCommand } from "./commands/nightly.ts";
import { scoreCommand } from "./commands/score.ts";
import { serveCommand } from "./commands/serve.ts";
import { exitCodeOf } from "./exitCodeOf.ts";
import { type Io, processIo } from "./io.ts";

const examples = `
Examples:
  safir serve --demo                                  a demo shop on http://127.0.0.1:8787
  safir serve --orders orders.csv --currency SAR      the same with your own orders
  safir score orders.csv --out scores.csv             a CSV in, scores and segments out
  safir backtest orders.csv --split 2025-06-30        how well would it have predicted your shop?

Every command explains itself: safir score --help`;

/**
 * Runs the `safir` command.
 *
 * @param argv what follows the command's name
 * @returns exit code: 0 done, 1 bad input, 2 called wrongly
 */
export async function main(argv: readonly string[], io: Io = processIo): Promise<number> {
  const program = new Command("safir")
    .description(
      "Predicts what each customer of a shop is worth, who is about to leave and who would recommend the shop.",
    )
    .version("0.1.0", "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .addHelpText("after", examples);
  for (const command of [
    serveCommand(io),
    importCommand(io),
    scoreCommand(io),
    backtestCommand(io),
    nightlyCommand(io),
    keysCommand(io),
  ]) {
    program.addCommand(command);
  }
  for (const command of [program, ...program.commands, ...program.commands.flatMap((c) => c.commands)]) {
    command
      .exitOverride()
      .showHelpAfterError("(safir --help shows how it is called)")
      .configureOutput({
        writeOut: (text) => io.stdout.write(text),
        writeErr: (text) => io.stderr.write(text),
        getOutHelpWidth: () => 100,
        getErrHelpWidth: () => 100,
      });
  }
  try {
    await program.parseAsync(argv, { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return exitCodeOf(error, io);
  }
}
