import { Command } from "commander";
import { writeFile } from "node:fs/promises";
import { calendarOf } from "../../functions/contract/calendar.ts";
import { backtest } from "../../model/evaluate/backtest.ts";
import { cardMarkdown } from "../../model/evaluate/cardMarkdown.ts";
import { historiesOf } from "../../model/history/historiesOf.ts";
import { dayToIso } from "../../model/time/dayToIso.ts";
import { backtestTable } from "../backtestTable.ts";
import { knownCovariates } from "../covariates.ts";
import { InputError } from "../errors.ts";
import type { Io } from "../io.ts";
import { lastDayOf } from "../lastDayOf.ts";
import { covariatesOption } from "../options/covariates.ts";
import { dayOption } from "../options/date.ts";
import { addOrderFileOptions, type OrderFileFlags } from "../options/orderFile.ts";
import { addSettingsOptions, logStart, type SettingsFlags, settingsFrom } from "../options/settings.ts";
import { readOrders } from "../readOrders.ts";

type Flags = SettingsFlags &
  OrderFileFlags & { split: string; until?: string; covariates?: string; json?: boolean; card?: string };

const examples = `
Examples:
  safir backtest orders.csv --split 2025-06-30
  safir backtest orders.csv --split 2025-06-30 --until 2025-12-31 --json
  safir backtest orders.csv --split 2025-06-30 --covariates members.csv
  safir backtest cdnow_sample.csv --split 1997-09-30 --until 1998-06-30

Learns from the orders up to --split, predicts what comes after, up to --until, and grades every model by what
really came. Customers who first bought after the split are left out. Parameters and log-likelihoods are in
weeks, so that they compare with the literature.`;

/** `safir backtest FILE --split DATE`: how well the shop would have been predicted. */
export function backtestCommand(io: Io): Command {
  const command = new Command("backtest")
    .summary("how well would it have predicted your shop?")
    .description("Hides the orders after a date, predicts them, and grades the prediction.")
    .argument("<file>", "CSV of orders, plain or gzip")
    .requiredOption("--split <date>", "last day to learn from")
    .option("--until <date>", "last day to predict (default: the last day of the file)")
    .addOption(covariatesOption())
    .option("--card <file>", "write the model card to a Markdown file (English, then Arabic)")
    .option("--json", "print one JSON object instead of tables")
    .addHelpText("after", examples)
    .action((file: string, flags: Flags) => run(io, file, flags));
  addSettingsOptions(command);
  addOrderFileOptions(command);
  return command;
}

async function run(io: Io, file: string, flags: Flags): Promise<void> {
  const settings = settingsFrom(flags);
  const split = dayOption("--split", flags.split);
  const asked = flags.until === undefined ? null : dayOption("--until", flags.until);
  const orders = await readOrders(io, file, settings, flags);
  const last = lastDayOf(orders);
  const until = asked ?? last;
  if (!(split < until)) {
    const end = asked === null ? `the last order of ${file}` : "--until";
    throw new InputError(
      `option --split: nothing is left to predict between ${dayToIso(split)} and ${end}, ${dayToIso(until)}`,
    );
  }
  const excluded = new Set(settings.excludeCustomers);
  const covariates = await knownCovariates(flags.covariates, orders);
  const customers = [...historiesOf(orders)].filter(({ customerId }) => !excluded.has(customerId));
  for (const { customerId, history } of customers) covariates.note(customerId, history);
  if (!customers.some(({ history }) => history.days[0] <= split)) {
    throw new InputError(`${file}: no customer bought by the split, ${dayToIso(split)}`);
  }
  const { card, ...result } = backtest(customers, {
    split,
    until,
    digits: orders.digits,
    ...logStart(settings),
    calendar: calendarOf(settings),
    covariates: covariates.sources,
    compareCovariates: covariates.asked,
    clock: () => performance.now(),
  });
  if (flags.card !== undefined) {
    await writeFile(flags.card, `${cardMarkdown(card, "en")}\n${cardMarkdown(card, "ar")}`);
  }
  const dataset = {
    file,
    customers: result.customers,
    orders: orders.refund.reduce((count, refund) => count + 1 - refund, 0),
    split: dayToIso(split),
    until: dayToIso(until),
  };
  const { customers: _, ...graded } = result;
  io.stdout.write(
    flags.json ? `${JSON.stringify({ dataset, ...graded })}\n` : backtestTable(dataset, result, last),
  );
}
