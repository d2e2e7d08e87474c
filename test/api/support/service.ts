import { createApp } from "../../../functions/api/app.ts";
import type { AccessLine } from "../../../functions/api/accessLog.ts";
import type { AppDeps } from "../../../functions/api/deps.ts";
import { createKey } from "../../../functions/api/keys/createKey.ts";
import { settingsSchema } from "../../../functions/contract/settings.ts";
import { scopes as allScopes, type Scope } from "../../../functions/contract/scopes.ts";
import { createChampionReader } from "../../../functions/jobs/champion.ts";
import { eraseCustomer } from "../../../functions/jobs/eraseCustomer.ts";
import { freezeCampaign } from "../../../functions/jobs/campaigns/freezeCampaign.ts";
import { exportList } from "../../../functions/jobs/exportList.ts";
import { mergeCustomers } from "../../../functions/jobs/mergeCustomers.ts";
import { rebuildCustomers } from "../../../functions/jobs/rebuild.ts";
import { createSnapshotReader } from "../../../functions/scoring/snapshot/latestSnapshot.ts";
import { tableNames } from "../../../functions/store/context.ts";
import { createStore } from "../../../functions/store/store.ts";
import type { Store } from "../../../functions/store/types.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import { localDay } from "../../../model/time/localDay.ts";
import { createTables } from "../../../infra/local/createTables.ts";
import { memoryBlobs } from "../../../infra/local/memoryBlobs.ts";
import { createRunQueue } from "../../../infra/local/runQueue.ts";
import { type Engine, startEngine } from "../../../infra/local/startEngine.ts";

export const secret = "a secret of these tests";
/** 2026-03-31, noon in Riyadh. */
export const noon = Date.UTC(2026, 2, 31, 9);

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  json: any;
}

export interface Service {
  store: Store;
  deps: AppDeps;
  keys: Record<Scope, string>;
  /** Lines of the access log so far. */
  log: AccessLine[];
  /** Errors the operator would see. */
  errors: unknown[];
  clock: { now: number };
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** Sends orders and rebuilds their customers, as the stream would. */
  send(orders: unknown[]): Promise<Answer>;
  /** The same of signals and of membership events. */
  signal(signals: unknown[]): Promise<Answer>;
  member(events: unknown[]): Promise<Answer>;
}

export interface CallOptions {
  /** Scope of the key to use; null for none. Default admin. */
  as?: Scope | null;
  body?: unknown;
  headers?: Record<string, string>;
}

/** The application on the embedded engine, with tables of its own; what jobs do behind it is done in line. */
export async function freshService(engine: Engine, settings: Record<string, unknown> = {}): Promise<Service> {
  const names = tableNames(`t${Math.random().toString(36).slice(2)}-`);
  const sdk = engine.sdkClient();
  await createTables(sdk, names);
  sdk.destroy();
  const blobs = memoryBlobs();
  const store = createStore({ client: engine.client, tableNames: names }, blobs);
  const clock = { now: noon };
  const log: AccessLine[] = [];
  const errors: unknown[] = [];
  const jobs = {
    store,
    settings: settingsSchema.parse({ currency: "SAR", timeZone: "Asia/Riyadh", ...settings }),
    now: () => clock.now,
    secret,
  };
  const runs = createRunQueue(jobs);
  const today = () => localDay(clock.now, jobs.settings.timeZone);
  const champion = createChampionReader(jobs);
  const deps: AppDeps = {
    ...jobs,
    snapshot: createSnapshotReader(blobs),
    startExport: (id) => exportList(jobs, id),
    startCampaign: (id) => freezeCampaign(jobs, id),
    async startRescore() {
      const runId = `${dayToIso(today())}T${clock.now}`;
      await runs.run({ kind: "resegment", runId, asOf: today() }).run;
      return { runId };
    },
    async startNight() {
      const runId = dayToIso(today());
      await runs.run({ kind: "night", runId, asOf: today() }).run;
      return { runId, started: true };
    },
    eraseCustomer: (id) => eraseCustomer(jobs, id),
    mergeCustomers: (from, into) => mergeCustomers(jobs, from, into),
    log: (line) => log.push(line),
    onError: (error) => errors.push(error),
  };
  const app = createApp(deps);
  const keys = {} as Record<Scope, string>;
  for (const scope of allScopes) {
    const { key, stored } = createKey(scope, [scope], clock.now);
    await store.keys.put(stored);
    keys[scope] = key;
  }
  const call: Service["call"] = async (method, path, { as = "admin", body, headers = {} } = {}) => {
    const response = await app.request(path, {
      method,
      headers: {
        ...(as !== null && { authorization: `Bearer ${keys[as]}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
    });
    const text = await response.text();
    expectNothingLeaked(text);
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson ? JSON.parse(text) : null,
    };
  };
  const sender = (path: string, name: string) => async (items: unknown[]) => {
    const answer = await call("POST", path, { body: { [name]: items } });
    const ids = new Set(items.map((item) => (item as { customerId?: unknown })?.customerId));
    const sent = [...ids].filter((id) => typeof id === "string" && id !== "") as string[];
    await rebuildCustomers(jobs, await champion(), sent);
    return answer;
  };
  const [send, signal, member] = [
    sender("/v1/orders", "orders"),
    sender("/v1/signals", "signals"),
    sender("/v1/memberships", "events"),
  ];
  return { store, deps, keys, log, errors, clock, call, send, signal, member };
}

/** An engine for the tests of one file. */
export const startTestEngine = () => startEngine();

/** Holds for every answer of every test: no stack trace, no secret, no key. */
function expectNothingLeaked(text: string): void {
  const leaked = /\.ts:\d+|node_modules|\bat \S+ \(|saf_[0-9a-f]{12}_[0-9a-f]{10}/.exec(text);
  if (leaked || text.includes(secret))
    throw new Error(`an answer leaks ${leaked?.[0] ?? "the secret"}: ${text}`);
}
