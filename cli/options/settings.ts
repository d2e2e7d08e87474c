import { readFileSync } from "node:fs";
import { type Command, Option } from "commander";
import { type Settings, settingsSchema } from "../../functions/contract/settings.ts";
import { isoToDay } from "../../model/time/isoToDay.ts";
import { InputError, UsageError } from "../errors.ts";

/** The options of a command that say how a shop counts and values, as the command line gives them. */
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
  calendar?: string;
  atRiskBelow?: string;
  lostBelow?: string;
  overdueBelow?: string;
}

/** Each setting with its option; the same names and defaults in every command. */
const options: { setting: keyof Settings; flag: keyof SettingsFlags; usage: string; text: string }[] = [
  {
    setting: "currency",
    flag: "currency",
    usage: "--currency <code>",
    text: "ISO 4217 code of the amounts (default USD)",
  },
  {
    setting: "timeZone",
    flag: "timeZone",
    usage: "--time-zone <zone>",
    text: "IANA zone of the shop, such as Asia/Riyadh (default UTC)",
  },
  {
    setting: "horizonDays",
    flag: "horizon",
    usage: "--horizon <days>",
    text: "how far to predict (default 365)",
  },
  {
    setting: "discountRate",
    flag: "discountRate",
    usage: "--discount-rate <rate>",
    text: "yearly, 0.1 for 10% (default 0.1)",
  },
  {
    setting: "marginShare",
    flag: "margin",
    usage: "--margin <share>",
    text: "share of net spend that is margin, 0 to 1 (default 1)",
  },
  {
    setting: "costPerOrder",
    flag: "cost",
    usage: "--cost <amount>",
    text: "cost to serve one order (default 0)",
  },
  {
    setting: "excludeCustomers",
    flag: "exclude",
    usage: "--exclude <ids...>",
    text: "customers to leave out, such as till or guest ids",
  },
  {
    setting: "historyStartsAt",
    flag: "historyStartsAt",
    usage: "--history-starts-at <date>",
    text: "where the log really begins, if mid-life",
  },
  {
    setting: "warmUpDays",
    flag: "warmUp",
    usage: "--warm-up <days>",
    text: "leave customers first seen so early out of the fit (default 0)",
  },
  {
    setting: "calendar",
    flag: "calendar",
    usage: "--calendar <file>",
    text: "JSON of feasts and campaigns by date, such as Ramadan and White Friday",
  },
  {
    setting: "atRiskBelow",
    flag: "atRiskBelow",
    usage: "--at-risk-below <p>",
    text: "P(alive) below which a customer is at risk (default 0.5)",
  },
  {
    setting: "lostBelow",
    flag: "lostBelow",
    usage: "--lost-below <p>",
    text: "P(alive) below which a customer is lost (default 0.05)",
  },
  {
    setting: "overdueBelow",
    flag: "overdueBelow",
    usage: "--overdue-below <p>",
    text: "P(so long a silence) below which one is overdue (default 0.1)",
  },
];

const texts: ReadonlySet<keyof Settings> = new Set(["timeZone", "excludeCustomers", "historyStartsAt"]);

export function addSettingsOptions(command: Command): Command {
  for (const { usage, text } of options) {
    command.addOption(new Option(usage, text).helpGroup("Settings of the shop:"));
  }
  return command;
}

/**
 * The settings that the options ask for, the rest by default.
 *
 * @throws {UsageError} naming every option that cannot be used
 * @throws {InputError} where the file of the calendar cannot be read
 */
export function settingsFrom(flags: SettingsFlags): Settings {
  const parsed = settingsSchema.safeParse(namedSettings(flags));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => {
    const option = options.find(({ setting }) => setting === path[0]);
    const given = option === undefined ? undefined : flags[option.flag];
    const inside = path.slice(1).join(".");
    const named = message.toLowerCase().startsWith(String(given).toLowerCase())
      ? message
      : `${given}: ${inside === "" ? "" : `${inside}: `}${message}`;
    return `option ${option?.usage.split(" ")[0] ?? path.join(".")}: ${named}`;
  });
  throw new UsageError(faults.join("\n"));
}

/** Only the settings that options name, as they were written. */
export function namedSettings(flags: SettingsFlags): { [name in keyof Settings]?: unknown } {
  const named: { [name in keyof Settings]?: unknown } = {};
  for (const { setting, flag } of options) {
    const value = flags[flag];
    if (value === undefined) continue;
    if (setting === "calendar") named.calendar = readCalendar(String(value));
    else if (setting === "currency") named.currency = String(value).toUpperCase();
    else named[setting] = texts.has(setting) ? value : Number(value || "x");
  }
  return named;
}

/** The JSON of a file, still to be checked. */
function readCalendar(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new InputError(`option --calendar: ${file} cannot be read: ${(error as Error).message}`);
  }
}

/** Where the log can be trusted, as the model's functions take it. */
export function logStart({ historyStartsAt, warmUpDays }: Settings) {
  return { historyStartsAt: historyStartsAt ? isoToDay(historyStartsAt) : undefined, warmUpDays };
}
