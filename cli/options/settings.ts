import { type Command, Option } from "commander";
import { type Settings, settingsSchema } from "../../functions/contract/settings.ts";
import { isoToDay } from "../../model/time/isoToDay.ts";
import { UsageError } from "../errors.ts";

const help = "Settings of the shop:";

/** Options that say how a shop counts and values; the same names and defaults in every command. */
export function addSettingsOptions(command: Command): Command {
  const option = (flags: string, text: string) => new Option(flags, text).helpGroup(help);
  return command
    .addOption(option("--currency <code>", "ISO 4217 code of the amounts (default USD)"))
    .addOption(option("--time-zone <zone>", "IANA zone of the shop, such as Asia/Riyadh (default UTC)"))
    .addOption(option("--horizon <days>", "how far to predict (default 365)"))
    .addOption(option("--discount-rate <rate>", "yearly, 0.1 for 10% (default 0.1)"))
    .addOption(option("--margin <share>", "share of net spend that is margin, 0 to 1 (default 1)"))
    .addOption(option("--cost <amount>", "cost to serve one order (default 0)"))
    .addOption(option("--exclude <ids...>", "customers to leave out, such as till or guest ids"))
    .addOption(option("--history-starts-at <date>", "where the log really begins, if mid-life"))
    .addOption(option("--warm-up <days>", "leave customers first seen so early out of the fit (default 0)"))
    .addOption(option("--at-risk-below <p>", "P(alive) below which a customer is at risk (default 0.5)"))
    .addOption(option("--lost-below <p>", "P(alive) below which a customer is lost (default 0.05)"))
    .addOption(option("--overdue-below <p>", "P(this silence) below which one is overdue (default 0.05)"));
}

/** The option behind each setting, to name it where the setting is refused. */
const flags: Record<string, string> = {
  currency: "--currency",
  timeZone: "--time-zone",
  horizonDays: "--horizon",
  discountRate: "--discount-rate",
  marginShare: "--margin",
  costPerOrder: "--cost",
  excludeCustomers: "--exclude",
  historyStartsAt: "--history-starts-at",
  warmUpDays: "--warm-up",
  atRiskBelow: "--at-risk-below",
  lostBelow: "--lost-below",
  overdueBelow: "--overdue-below",
};

export interface SettingsFlags {
  currency?: string;
  timeZone?: string;
  horizon?: string;
  discountRate?: string;
  margin?: string;
  cost?: string;
  exclude?: string[];
  historyStartsAt?: string;
  warmUp?: string;
  atRiskBelow?: string;
  lostBelow?: string;
  overdueBelow?: string;
}

/**
 * The settings that the options ask for, the rest by default.
 *
 * @throws {UsageError} naming every option that cannot be used
 */
export function settingsFrom(given: SettingsFlags): Settings {
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text || "x"));
  const parsed = settingsSchema.safeParse({
    currency: given.currency?.toUpperCase(),
    timeZone: given.timeZone,
    horizonDays: number(given.horizon),
    discountRate: number(given.discountRate),
    marginShare: number(given.margin),
    costPerOrder: number(given.cost),
    excludeCustomers: given.exclude,
    historyStartsAt: given.historyStartsAt,
    warmUpDays: number(given.warmUp),
    atRiskBelow: number(given.atRiskBelow),
    lostBelow: number(given.lostBelow),
    overdueBelow: number(given.overdueBelow),
  });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    ({ path, message }) => `option ${flags[String(path[0])] ?? path.join(".")}: ${message}`,
  );
  throw new UsageError(faults.join("\n"));
}

/** Where the log can be trusted, as the model's functions take it. */
export function logStart({ historyStartsAt, warmUpDays }: Settings) {
  return { historyStartsAt: historyStartsAt ? isoToDay(historyStartsAt) : undefined, warmUpDays };
}
