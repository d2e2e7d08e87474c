import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Settings, settingsSchema } from "../../functions/contract/settings.ts";
import { InputError } from "../errors.ts";
import { namedSettings, type SettingsFlags, settingsFrom } from "../options/settings.ts";

/**
 * The settings of a shop kept in a folder: those it was made with, changed by the options given now. Amounts and
 * days are stored by currency and time zone, so these two stay.
 *
 * @param dataDir nothing is kept without it
 * @param defaults of this command, for a shop that is not there yet
 * @throws {InputError} where the folder cannot be used or was made with another currency or time zone
 */
export function folderSettings(
  dataDir: string | undefined,
  flags: SettingsFlags,
  defaults: SettingsFlags = {},
): Settings {
  if (dataDir === undefined) return settingsFrom({ ...defaults, ...flags });
  const file = join(dataDir, "settings.json");
  if (!existsSync(file)) {
    const settings = settingsFrom({ ...defaults, ...flags });
    write(dataDir, file, settings);
    return settings;
  }
  const kept = read(file);
  const asked = settingsFrom(flags);
  for (const [name, flag] of [
    ["currency", "--currency"],
    ["timeZone", "--time-zone"],
  ] as const) {
    if (flags[name] !== undefined && asked[name] !== kept[name]) {
      throw new InputError(`option ${flag}: the shop in ${dataDir} was made with ${kept[name]}, which stays`);
    }
  }
  const named = Object.keys(namedSettings(flags)) as (keyof Settings)[];
  const settings = { ...kept, ...Object.fromEntries(named.map((name) => [name, asked[name]])) };
  write(dataDir, file, settings);
  return settings;
}

function read(file: string): Settings {
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    throw new InputError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function write(dataDir: string, file: string, settings: Settings): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
  } catch (error) {
    throw new InputError(`${dataDir} cannot be written: ${(error as Error).message}`);
  }
}
