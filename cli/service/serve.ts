import type { Local } from "../../infra/local/startLocal.ts";
import type { ServeFlags } from "../commands/serve.ts";
import { InputError } from "../errors.ts";
import type { Io } from "../io.ts";
import { type Client, createClient } from "./client.ts";
import { demoSettings, loadDemo } from "./demo.ts";
import { firstSteps } from "./firstSteps.ts";
import { folderSettings } from "./folderSettings.ts";
import { importFile } from "./importFile.ts";
import { nightProgress } from "./nightProgress.ts";
import { openLocal, withKey } from "./openLocal.ts";
import { portIsFree } from "./portIsFree.ts";
import { reportImport } from "./reportImport.ts";
import { getSegments, tableOf } from "./segments.ts";

const usualPort = 8787;

/** Starts, loads, runs the night, says where everything is, and serves until it is told to stop. */
export async function serve(io: Io, flags: ServeFlags, port: number | undefined): Promise<void> {
  const isDemo = flags.demo === true && flags.orders === undefined;
  const settings = folderSettings(flags.data, flags, isDemo ? demoSettings : {});
  const stopped = stopSignal();
  const local = await openLocal(io, settings, { dataDir: flags.data, port: await portOf(port) });
  try {
    await withKey(local, "safir serve", ["admin"], async (key) => {
      const client = createClient(local.url, key);
      const ready = load(io, local, client, flags).then(() => announce(io, local, client, key, flags));
      const first = await Promise.race([ready.then(() => "ready"), stopped]);
      if (first === "ready") await stopped;
      else ready.catch(() => {}); // cut off by the stop
    });
    io.stderr.write("Stopping ...\n");
  } finally {
    await local.close();
  }
}

/** The port asked for, else the usual one, else where that is taken a free one. */
async function portOf(asked: number | undefined): Promise<number> {
  if (asked === undefined) return (await portIsFree(usualPort)) ? usualPort : 0;
  if (asked === 0 || (await portIsFree(asked))) return asked;
  throw new InputError(`option --port: ${asked} is in use by another program; name another port`);
}

async function load(io: Io, local: Local, client: Client, flags: ServeFlags): Promise<void> {
  const { demo, orders, data } = flags;
  if (orders !== undefined) {
    reportImport(io, orders, await importFile(io, client, orders, local.settings, flags));
  } else if (demo && (await holdsCustomers(local))) {
    io.stderr.write(`${data} holds a shop already: the demo is not loaded.\n`);
  } else if (demo) {
    await loadDemo(io, client, local.settings);
  }
  await local.drained();
  if (!(await holdsCustomers(local))) return;
  const progress = nightProgress(io);
  try {
    await local.runNight({ progress: progress.show });
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
