import type { CsvOrders } from "../../functions/csv/options.ts";
import type { Local } from "../../infra/local/startLocal.ts";
import { dayToIso } from "../../model/time/dayToIso.ts";
import { localDay } from "../../model/time/localDay.ts";
import type { ServeFlags } from "../commands/serve.ts";
import { InputError } from "../errors.ts";
import type { Io } from "../io.ts";
import { lastDayOf } from "../lastDayOf.ts";
import { dayOption } from "../options/date.ts";
import { type Client, createClient } from "./client.ts";
import { clockAt } from "./clockAt.ts";
import { demoSettings, loadDemo } from "./demo.ts";
import { firstSteps } from "./firstSteps.ts";
import { folderSettings } from "./folderSettings.ts";
import { importLog, readForImport } from "./importFile.ts";
import { nightProgress } from "./nightProgress.ts";
import { openLocal, withKey } from "./openLocal.ts";
import { portIsFree } from "./portIsFree.ts";
import { reportImport } from "./reportImport.ts";
import { getSegments, tableOf } from "./segments.ts";

const usualPort = 8787;

/** Starts, loads, runs the night, says where everything is, and serves until it is told to stop. */
export async function serve(io: Io, flags: ServeFlags, port: number | undefined): Promise<void> {
  const { data, orders, demo } = flags;
  const isDemo = demo === true && orders === undefined;
  const settings = folderSettings(data, flags, isDemo ? demoSettings : {});
  const log = orders === undefined ? null : await readForImport(io, orders, settings, flags);
  const asOf = flags.asOf === undefined ? lateDay(io, log, settings) : dayOption("--as-of", flags.asOf);
  const now = asOf === null ? io.now : clockAt(asOf, settings.timeZone, io.now);
  const stopped = stopSignal();
  const { privateWebhooks } = flags;
  const place = { dataDir: data, port: await portOf(port), privateWebhooks };
  const local = await openLocal({ ...io, now }, settings, place);
  try {
    await withKey(local, "safir serve", ["admin"], async (key) => {
      const client = createClient(local.url, key);
      const loading = load({ ...io, now }, local, client, flags, log);
      const ready = loading.then(() => announce(io, local, client, key, flags));
      const first = await Promise.race([ready.then(() => "ready"), stopped]);
      if (first === "ready") await stopped;
      else ready.catch(() => {}); // cut off by the stop
    });
    io.stderr.write("Stopping ...\n");
  } finally {
    await local.close();
  }
}

/**
 * The day to serve as of for a log that ended over a year ago: its last one. Seen from today all of its customers
 * would have left.
 */
function lateDay(io: Io, log: CsvOrders | null, { timeZone }: Local["settings"]): number | null {
  if (log === null) return null;
  const last = lastDayOf(log);
  if (!(localDay(io.now(), timeZone) - last > 365)) return null;
  io.stderr.write(
    `The orders end on ${dayToIso(last)}, over a year ago: serving as if that day were today. --as-of names another day.\n`,
  );
  return last;
}

/** The port asked for, else the usual one, else where that is taken a free one. */
async function portOf(asked: number | undefined): Promise<number> {
  if (asked === undefined) return (await portIsFree(usualPort)) ? usualPort : 0;
  if (asked === 0 || (await portIsFree(asked))) return asked;
  throw new InputError(`option --port: ${asked} is in use by another program; name another port`);
}

async function load(
  io: Io,
  local: Local,
  client: Client,
  { demo, orders, data }: ServeFlags,
  log: CsvOrders | null,
): Promise<void> {
  if (log !== null) {
    reportImport(io, orders!, await importLog(io, client, log));
  } else if (demo && (await holdsCustomers(local))) {
    io.stderr.write(`${data} holds a shop already: the demo is not loaded.\n`);
  } else if (demo) {
    await loadDemo(io, client, local.settings);
    await local.drained();
    // As if it had been running: what moved since, and how the forecast of then did, can be seen at once.
    await runNight(io, local, localDay(io.now(), local.settings.timeZone) - 7);
  }
  await local.drained();
  if (await holdsCustomers(local)) await runNight(io, local);
}

/** @param asOf default today */
async function runNight(io: Io, local: Local, asOf?: number): Promise<void> {
  const progress = nightProgress(io);
  try {
    await local.runNight({ asOf, progress: progress.show });
  } finally {
    progress.stop();
  }
}

async function holdsCustomers({ store }: Local): Promise<boolean> {
  for await (const _ of store.customers.scan(0, 1)) return true;
  return false;
}

async function announce(
  io: Io,
  { url, settings }: Local,
  client: Client,
  key: string,
  { json }: ServeFlags,
): Promise<void> {
  const segments = await getSegments(client);
  if (json) {
    io.stdout.write(`${JSON.stringify({ url, key, segments })}\n`);
    return;
  }
  io.stdout.write(tableOf(segments, settings.horizonDays));
  io.stdout.write(await firstSteps(client, key, segments));
}

/** Resolves at the first Ctrl-C or request to end; a second one ends at once. */
function stopSignal(): Promise<"stopped"> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        resolve("stopped");
      });
    }
  });
}
