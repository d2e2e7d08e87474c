import { Command } from "commander";
import { UsageError } from "../errors.ts";
import type { Io } from "../io.ts";
import { addOrderFileOptions, type OrderFileFlags } from "../options/orderFile.ts";
import { addSettingsOptions, type SettingsFlags } from "../options/settings.ts";

export type ServeFlags = SettingsFlags &
  OrderFileFlags & {
    demo?: boolean;
    orders?: string;
    data?: string;
    port?: string;
    asOf?: string;
    privateWebhooks?: boolean;
    json?: boolean;
  };

const examples = `
Examples:
  safir serve --demo
  safir serve --orders orders.csv --currency SAR --time-zone Asia/Riyadh
  safir serve --data shop --port 9000

Starts the whole service on this machine: an embedded database, the HTTP interface on 127.0.0.1, the nightly
steps. Without --data everything is forgotten when it stops. With --demo a simulated shop that ends today is
loaded, unless the folder holds a shop already. Orders that end over a year ago are served as of their last day.`;

/** `safir serve`: the whole service on one machine. */
export function serveCommand(io: Io): Command {
  const command = new Command("serve")
    .summary("start the service on this machine")
    .description("Starts the service on this machine, loads orders, runs the nightly steps and serves.")
    .option("--demo", "load a simulated shop: 3,000 customers over two years")
    .option("--orders <file>", "load your own orders, a CSV, plain or gzip")
    .option("--data <folder>", "keep the shop in this folder (default: in memory)")
    .option("--port <number>", "of the HTTP interface (default 8787, or a free one)")
    .option("--as-of <date>", "serve as if this day were today (default: today)")
    .option("--private-webhooks", "let webhooks go to this machine and its network, and over http")
    .option("--json", "print one line of JSON when ready")
    .addHelpText("after", examples)
    .action(async (flags: ServeFlags) => {
      const port = flags.port === undefined ? undefined : Number(flags.port || "x");
      if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
        throw new UsageError(`option --port: "${flags.port}" is not a port number`);
      }
      const { serve } = await import("../service/serve.ts");
      await serve(io, flags, port);
    });
  addSettingsOptions(command);
  addOrderFileOptions(command);
  return command;
}
