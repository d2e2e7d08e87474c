import { Command, Option } from "commander";
import type { Settings } from "../../functions/contract/settings.ts";
import type { Finding } from "../../model/families/family.ts";
import { dayToIso } from "../../model/time/dayToIso.ts";
import { counted } from "../../model/words/counted.ts";
import { knownCovariates } from "../covariates.ts";
import { InputError, UsageError } from "../errors.ts";
import type { Io } from "../io.ts";
import { lastDayOf } from "../lastDayOf.ts";
import { covariatesOption } from "../options/covariates.ts";
import { dayOption } from "../options/date.ts";
import { addOrderFileOptions, type OrderFileFlags } from "../options/orderFile.ts";
import { addSettingsOptions, type SettingsFlags, settingsFrom } from "../options/settings.ts";
import { startProgress } from "../progress.ts";
import { readOrders } from "../readOrders.ts";
import { logNotes } from "../score/logNotes.ts";
import { startRowHelper } from "../score/rowHelper.ts";
import { type ScoredLog, scoreLog } from "../score/scoreLog.ts";
import { segmentTotals } from "../score/segmentTotals.ts";
import { writeScores } from "../score/writeScores.ts";
import { segmentTable } from "../segmentTable.ts";
import { writeOut } from "../writeOut.ts";

type Flags = SettingsFlags &
  OrderFileFlags & { asOf?: string; out?: string; covariates?: string; lang: "en" | "ar"; json?: boolean };

/** From so many customers on a second thread pays for its start. */
const manyCustomers = 150_000;

const examples = `
Examples:
  safir score orders.csv --out scores.csv
  safir score orders.csv --as-of 2025-12-31 --currency SAR --time-zone Asia/Riyadh --out scores.csv
  safir score export.csv --map customerId="Buyer No" --map orderedAt=Paid --date-format dmy > scores.csv
  safir score orders.csv --lang ar --out scores.csv

Scores and segments need no service and no database. The file needs a customer and a date; amounts, order ids,
refunds (negative amounts, or a type column), channels and costs are used where there are any. Without --out the
rows go to the standard output; the table of segments and what was found go to the standard error.`;

/** `safir score FILE`: a CSV of orders in, a row of scores for each customer out. */
export function scoreCommand(io: Io): Command {
  const command = new Command("score")
    .summary("a CSV of orders in, scores and segments out")
    .description(
      "Scores every customer of a CSV of orders: one row each, with a segment and the reason for it.",
    )
    .argument("<file>", "CSV of orders, plain or gzip")
    .option("--as-of <date>", "score for the end of this day, blind to later (default: the file's last day)")
    .option("--out <file>", "where the rows go (default: standard output)")
    .addOption(covariatesOption())
    .addOption(new Option("--lang <language>", "of reasons and findings").choices(["en", "ar"]).default("en"))
    .option("--json", "print the summary as JSON to the standard output (with --out)")
    .addHelpText("after", examples)
    .action((file: string, flags: Flags) => run(io, file, flags));
  addSettingsOptions(command);
  addOrderFileOptions(command);
  return command;
}

async function run(io: Io, file: string, flags: Flags): Promise<void> {
  if (flags.json && flags.out === undefined)
    throw new UsageError("option --json: name a file for the rows with --out");
  const settings = settingsFrom(flags);
  const asked = flags.asOf === undefined ? null : dayOption("--as-of", flags.asOf);
  const orders = await readOrders(io, file, settings, flags);
  const asOf = asked ?? lastDayOf(orders);
  const covariates = await knownCovariates(flags.covariates, orders);
  const helper = orders.customerIds.length < manyCustomers ? null : startRowHelper();
  try {
    const progress = (label: string, total: number) => startProgress(io, label, total);
    const scored = scoreLog(orders, asOf, settings, progress, covariates);
    if (scored === null) throw new InputError(`${file}: no customer bought on or before ${dayToIso(asOf)}`);
    const notes = logNotes(scored, orders, settings, { asked: asked !== null });

    const writing = startProgress(io, "Writing scores", scored.customers.length);
    const options = { lang: flags.lang, currency: settings.currency, digits: orders.digits };
    await writeOut(io, flags.out, writeScores(scored, options, writing, helper));
    writing.stop();
    report(io, file, flags, settings, scored, notes);
  } finally {
    await helper?.stop();
  }
}

/** Segments and findings: for people to the standard error, or as JSON to the standard output. */
function report(
  io: Io,
  file: string,
  { out, json, lang }: Flags,
  settings: Settings,
  scored: ScoredLog,
  notes: Finding[],
): void {
  const segments = segmentTotals(scored);
  if (json) {
    const { id, family, basis } = scored.model;
    const summary = {
      file,
      out,
      asOf: dayToIso(scored.asOf),
      horizonDays: settings.horizonDays,
      currency: settings.currency,
      customers: scored.customers.length,
      basis,
      model: { id, family, card: scored.card },
      segments,
      findings: notes,
    };
    io.stdout.write(`${JSON.stringify(summary)}\n`);
    return;
  }
  io.stderr.write(segmentTable(segments, settings.currency, settings.horizonDays, lang));
  for (const { words } of notes) io.stderr.write(`! ${words[lang]}\n`);
  if (out !== undefined)
    io.stderr.write(`${counted(scored.customers.length, "customer").en} written to ${out}\n`);
}
