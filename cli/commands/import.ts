import { Command } from "commander";
import { InputError } from "../errors.ts";
import type { Io } from "../io.ts";
import { addOrderFileOptions, type OrderFileFlags } from "../options/orderFile.ts";
import { addSettingsOptions, type SettingsFlags, settingsFrom } from "../options/settings.ts";
import { addTargetOptions, type TargetFlags, targetOf } from "../options/target.ts";

type Flags = SettingsFlags & OrderFileFlags & TargetFlags & { json?: boolean };

const examples = `
Examples:
  safir import orders.csv --data shop
  safir import orders.csv --url http://127.0.0.1:8787 --key saf_...

Orders go through POST /v1/orders. Sending a file again changes nothing; orders without ids are told apart by
what they are. Rows that cannot be used are left out and written to FILE.rejected.csv with the reasons.`;

/** `safir import FILE`: sends a CSV of orders to a service. */
export function importCommand(io: Io): Command {
  const command = new Command("import")
    .summary("send a CSV of orders to a service")
    .description("Sends the orders of a CSV to a running service, or into a folder.")
    .argument("<file>", "CSV of orders, plain or gzip")
    .option("--json", "print the counts and the rejected rows as JSON")
    .addHelpText("after", examples)
    .action((file: string, flags: Flags) => run(io, file, flags));
  addTargetOptions(command);
  addSettingsOptions(command);
  addOrderFileOptions(command);
  return command;
}

async function run(io: Io, file: string, flags: Flags): Promise<void> {
  const target = targetOf(flags);
  const { createClient } = await import("../service/client.ts");
  const { importLog, readForImport } = await import("../service/importFile.ts");
  const { reportImport } = await import("../service/reportImport.ts");
  const report = (imported: Awaited<ReturnType<typeof importLog>>) => {
    reportImport(io, file, imported);
    if (flags.json) io.stdout.write(`${JSON.stringify({ file, ...imported })}\n`);
    const { accepted, duplicates, rejected } = imported;
    if (accepted + duplicates === 0 && rejected.length > 0) throw new InputError(`${file}: no row was taken`);
  };
  if ("url" in target) {
    const client = createClient(target.url, target.key);
    report(await importLog(io, client, await readForImport(io, file, settingsFrom(flags), flags)));
    return;
  }
  const { folderSettings } = await import("../service/folderSettings.ts");
  const { openLocal, withKey } = await import("../service/openLocal.ts");
  const settings = folderSettings(target.data, flags);
  const log = await readForImport(io, file, settings, flags);
  const local = await openLocal(io, settings, { dataDir: target.data });
  try {
    await withKey(local, `import of ${file}`, ["orders:write"], async (key) => {
      report(await importLog(io, createClient(local.url, key), log));
    });
    await local.drained();
  } finally {
    await local.close();
  }
}
