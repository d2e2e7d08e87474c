import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { dayToIso } from "../../model/time/dayToIso.ts";
import { localDay } from "../../model/time/localDay.ts";
import type { AccessLine } from "../../functions/api/accessLog.ts";
import { createApp } from "../../functions/api/app.ts";
import { createKey as makeKey } from "../../functions/api/keys/createKey.ts";
import { type Settings, settingsSchema } from "../../functions/contract/settings.ts";
import type { JobDeps } from "../../functions/jobs/deps.ts";
import { eraseCustomer } from "../../functions/jobs/eraseCustomer.ts";
import { freezeCampaign } from "../../functions/jobs/campaigns/freezeCampaign.ts";
import { exportList } from "../../functions/jobs/exportList.ts";
import { mergeCustomers } from "../../functions/jobs/mergeCustomers.ts";
import { createPostWebhook } from "../../functions/jobs/webhooks/postWebhook.ts";
import { createSummariseStream } from "../../functions/jobs/summariseStream.ts";
import { createSnapshotReader } from "../../functions/scoring/snapshot/latestSnapshot.ts";
import { tableNames } from "../../functions/store/context.ts";
import { createStore } from "../../functions/store/store.ts";
import type { Run, Scope, Store } from "../../functions/store/types.ts";
import { withConsole } from "./consoleFiles.ts";
import { folderBlobs } from "./folderBlobs.ts";
import { markClosed, mendAfterCrash } from "./mendAfterCrash.ts";
import { memoryBlobs } from "./memoryBlobs.ts";
import { createRunQueue, type Progress } from "./runQueue.ts";
import { serveDocsFiles } from "./serveDocsFiles.ts";
import { secretOf } from "./secretOf.ts";
import { startEngine } from "./startEngine.ts";
import { createStreamQueue } from "./streamQueue.ts";
import { streamWrites } from "./streamWrites.ts";
import { createTellingQueue } from "./tellingQueue.ts";

export interface LocalOptions {
  /** Keeps everything in that folder; in memory when absent. */
  dataDir?: string;
  /** Default: any free port. */
  port?: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** As a deployment writes them; what is absent has its default. */
  settings?: Partial<Settings>;
  /** Milliseconds since 1970; default: the machine's clock. */
  now?: () => number;
  /** Folder of the built console; default: where `npm run build` leaves it. */
  consoleFolder?: string;
  /** Lets webhooks go to addresses of this machine and its network, and by http; else to the internet by https only. */
  privateWebhooks?: boolean;
  log?: (line: AccessLine) => void;
  /** Receives what went wrong behind a request or a stream record. */
  onError?: (error: unknown) => void;
}

export interface Local {
  url: string;
  store: Store;
  settings: Settings;
  /** What jobs are given, for those who call one by hand. */
  deps: JobDeps;
  /** Customers mended at the start: more than 0 only after a crash. */
  mended: number;
  /** Runs the nightly steps in order; for today unless told otherwise. */
  runNight(options?: { asOf?: number; progress?: (progress: Progress) => void }): Promise<Run>;
  /** Resolves when every order taken so far has reached its customer's summary and lists. */
  drained(): Promise<void>;
  /** Resolves when every event noted so far was posted to whoever asked for it, whatever they answered. */
  told(): Promise<void>;
  /** Makes an API key; it cannot be read again later. */
  createKey(label: string, scopes: readonly Scope[]): Promise<string>;
  close(): Promise<void>;
}

/** The whole service on one machine: engine, store, stream, nights and the HTTP application. */
export async function startLocal(options: LocalOptions = {}): Promise<Local> {
  const { dataDir, port = 0, host = "127.0.0.1", now = Date.now, onError = () => {} } = options;
  const settings = settingsSchema.parse(options.settings ?? {});
  const secret = secretOf(dataDir);
  const engine = await startEngine({ dataDir });
  const names = tableNames("");
  const blobs = dataDir === undefined ? memoryBlobs() : folderBlobs(join(dataDir, "blobs"));
  const plain = createStore({ client: engine.client, tableNames: names }, blobs);

  const mending =
    dataDir === undefined
      ? { mended: 0, exports: [] }
      : await mendAfterCrash({ store: plain, settings, now, secret }, dataDir);
  const webhookReach = options.privateWebhooks ? "anywhere" : "public";
  // By the machine's own clock: receivers refuse a signature that is not of now, whatever day the shop is served as of.
  const telling = createTellingQueue(
    { store: plain, settings, now: Date.now, secret, post: createPostWebhook(webhookReach) },
    { onError },
  );
  const jobs = { settings, now, secret, newsNoted: telling.wake };
  const stream = createStreamQueue(createSummariseStream({ store: plain, ...jobs }), { onError });
  const client = streamWrites(engine.client, names, stream.add);
  const store = createStore({ client, tableNames: names, alone: true }, blobs);
  const deps: JobDeps = { store, ...jobs };
  const runs = createRunQueue(deps);
  const exporting = new Set<Promise<void>>();

  async function startExport(id: string): Promise<void> {
    const work = exportList(deps, id)
      .catch(onError)
      .finally(() => exporting.delete(work));
    exporting.add(work);
  }
  async function startCampaign(id: string): Promise<void> {
    const work = freezeCampaign(deps, id)
      .catch(onError)
      .finally(() => exporting.delete(work));
    exporting.add(work);
  }
  for (const id of mending.exports) await startExport(id);
  for (const { campaignId, state } of await plain.campaigns.list())
    if (state === "freezing") await startCampaign(campaignId);

  const today = () => localDay(now(), settings.timeZone);
  async function startRescore(): Promise<{ runId: string }> {
    const runId = `${dayToIso(today())}T${new Date(now()).toISOString().slice(11, 23)}`;
    await store.runs.put({
      kind: "night",
      id: runId,
      state: "running",
      startedAt: now(),
      detail: { rules: true },
    });
    runs.run({ kind: "resegment", runId, asOf: today() }).run.catch(onError);
    return { runId };
  }
  async function startNight(): Promise<{ runId: string; started: boolean }> {
    const runId = dayToIso(today());
    const { run, started } = runs.run({ kind: "night", runId, asOf: today() });
    run.catch(onError);
    return { runId, started };
  }

  const app = createApp({
    store,
    settings,
    now,
    secret,
    snapshot: createSnapshotReader(blobs),
    startExport,
    startCampaign,
    startRescore,
    startNight,
    eraseCustomer: (id) => eraseCustomer(deps, id),
    mergeCustomers: (from, into) => mergeCustomers(deps, from, into),
    webhookReach,
    deliverSoon: telling.wake,
    log: options.log,
    onError,
  });
  serveDocsFiles(app);
  const server = createAdaptorServer({ fetch: withConsole(app.fetch, options.consoleFolder) });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const { port: listening } = server.address() as AddressInfo;
  telling.wake();

  async function close(): Promise<void> {
    const closed = new Promise((resolve) => server.close(resolve));
    if ("closeIdleConnections" in server) server.closeIdleConnections();
    const patience = setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), 2000);
    await closed;
    clearTimeout(patience);
    await runs.idle();
    await Promise.all(exporting);
    await stream.drained();
    await stream.stop();
    await telling.stop();
    await engine.close();
    if (dataDir !== undefined) markClosed(dataDir);
  }

  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${listening}`,
    store,
    settings,
    deps,
    mended: mending.mended,
    runNight: ({ asOf = today(), progress } = {}) =>
      runs.run({ kind: "night", runId: dayToIso(asOf), asOf, progress }).run,
    drained: stream.drained,
    told: telling.idle,
    async createKey(label, scopes) {
      const { key, stored } = makeKey(label, scopes, now());
      await store.keys.put(stored);
      return key;
    },
    close,
  };
}
