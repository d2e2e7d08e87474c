import { setTimeout as pause } from "node:timers/promises";
import { Command } from "commander";
import type { z } from "zod";
import type { runsSchema } from "../../functions/contract/schemas/runs.ts";
import { InputError } from "../errors.ts";
import type { Io } from "../io.ts";
import { dayOption } from "../options/date.ts";
import { addTargetOptions, type TargetFlags, targetOf } from "../options/target.ts";
import { startProgress } from "../progress.ts";
import { type Client, createClient } from "../service/client.ts";
import { getSegments, tableOf } from "../service/segments.ts";

type Flags = TargetFlags & { asOf?: string; json?: boolean };

const examples = `
Examples:
  safir nightly --data shop
  safir nightly --url http://127.0.0.1:8787 --key saf_...

Checks histories, fits the model, promotes it, scores everyone and reports. Running it twice changes nothing.`;

/** `safir nightly`: runs the nightly steps now. */
export function nightlyCommand(io: Io): Command {
  const command = new Command("nightly")
    .summary("run the nightly steps now")
    .description("Runs the nightly steps of a shop: reconcile, fit, promote, rescore, report.")
    .option("--as-of <date>", "score for this day (default: today; with --data only)")
    .option("--json", "print the segments as JSON")
    .addHelpText("after", examples)
    .action((flags: Flags) => run(io, flags));
  return addTargetOptions(command);
}

async function run(io: Io, flags: Flags): Promise<void> {
  const target = targetOf(flags);
  const asOf = flags.asOf === undefined ? undefined : dayOption("--as-of", flags.asOf);
  if ("url" in target) {
    if (asOf !== undefined) throw new InputError("option --as-of: a running service scores for today");
    const client = createClient(target.url, target.key);
    await nightOf(io, client);
    await show(io, client, flags);
    return;
  }
  const { folderSettings } = await import("../service/folderSettings.ts");
  const { openLocal, withKey } = await import("../service/openLocal.ts");
  const { nightProgress } = await import("../service/nightProgress.ts");
  const local = await openLocal(io, folderSettings(target.data, {}), { dataDir: target.data });
  const progress = nightProgress(io);
  try {
    await local.runNight({ asOf, progress: progress.show });
    progress.stop();
    await withKey(local, "nightly", ["segments:read"], (key) =>
      show(io, createClient(local.url, key), flags, local.settings.horizonDays),
    );
  } finally {
    progress.stop();
    await local.close();
  }
}

async function show(io: Io, client: Client, { json }: Flags, horizonDays = 365): Promise<void> {
  const segments = await getSegments(client);
  if (json) io.stdout.write(`${JSON.stringify(segments)}\n`);
  else io.stdout.write(tableOf(segments, horizonDays));
}

/** Starts a night of a running service and waits for its end. */
async function nightOf(io: Io, client: Client): Promise<void> {
  const { runId } = await client.post<{ runId: string }>("/v1/runs");
  const progress = startProgress(io, "Running the night", 0);
  for (;;) {
    const { runs } = await client.get<z.infer<typeof runsSchema>>("/v1/runs?limit=20");
    const run = runs.find(({ id }) => id === runId);
    if (run?.state === "failed") throw new InputError(`the night ${runId} failed: ${run.reason}`);
    if (run?.state === "done") break;
    await pause(500);
  }
  progress.stop();
}
