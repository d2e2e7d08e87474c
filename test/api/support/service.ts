import { createApp } from "../../../functions/api/app.ts";
import type { AccessLine } from "../../../functions/api/accessLog.ts";
import type { AppDeps } from "../../../functions/api/deps.ts";
import { createKey } from "../../../functions/api/keys/createKey.ts";
import { settingsSchema } from "../../../functions/contract/settings.ts";
import type { Scope } from "../../../functions/contract/scopes.ts";
import type { Snapshot } from "../../../functions/contract/snapshot.ts";
import { tombstoneHash } from "../../../functions/contract/tombstoneHash.ts";
import { tableNames } from "../../../functions/store/context.ts";
import { documentClient } from "../../../functions/store/documentClient.ts";
import { createStore } from "../../../functions/store/store.ts";
import type { Store } from "../../../functions/store/types.ts";
import { createTables } from "../../../infra/local/createTables.ts";
import { memoryBlobs } from "../../../infra/local/memoryBlobs.ts";
import { type Engine, startEngine } from "../../../infra/local/startEngine.ts";
import { rebuild } from "./rebuild.ts";

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
  snapshot: { current: Snapshot | null };
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** Sends orders and rebuilds their customers, as the stream would. */
  send(orders: unknown[]): Promise<Answer>;
}

export interface CallOptions {
  /** Scope of the key to use; null for none. Default admin. */
  as?: Scope | null;
  body?: unknown;
  headers?: Record<string, string>;
}

/** The application on the embedded engine, with tables of its own; jobs are done in line. */
export async function freshService(engine: Engine, settings: Record<string, unknown> = {}): Promise<Service> {
  const names = tableNames(`t${Math.random().toString(36).slice(2)}-`);
  const client = engine.client();
  await createTables(client, names);
  const store = createStore({ client: documentClient(client), tableNames: names }, memoryBlobs());
  const clock = { now: noon };
  const snapshot: Service["snapshot"] = { current: null };
  const log: AccessLine[] = [];
  const errors: unknown[] = [];
  const deps: AppDeps = {
    store,
    settings: settingsSchema.parse({ currency: "SAR", timeZone: "Asia/Riyadh", ...settings }),
    now: () => clock.now,
    secret,
    snapshot: async () => snapshot.current,
    startExport: async () => {},
    startRescore: async () => ({ runId: "2026-03-31-rules" }),
    startNight: async () => ({ runId: "2026-03-31", started: true }),
    async eraseCustomer(customerId) {
      await store.tombstones.put(tombstoneHash(secret, customerId), clock.now);
      const orders = await store.orders.eraseAll(customerId);
      await store.customers.erase(customerId);
      return { orders, customer: true };
    },
    async mergeCustomers(from, into) {
      const orders = await store.orders.moveAll(from, into);
      for (const id of [from, into]) await rebuild(store, id);
      return { orders };
    },
    log: (line) => log.push(line),
    onError: (error) => errors.push(error),
  };
  const app = createApp(deps);
  const keys = {} as Record<Scope, string>;
  for (const scope of ["orders:write", "scores:read", "segments:read", "admin"] as const) {
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
  const send: Service["send"] = async (orders) => {
    const answer = await call("POST", "/v1/orders", { body: { orders } });
    const ids = new Set(orders.map((order) => (order as { customerId?: unknown })?.customerId));
    for (const id of ids) if (typeof id === "string" && id !== "") await rebuild(store, id);
    return answer;
  };
  return { store, deps, keys, log, errors, clock, snapshot, call, send };
}

/** An engine for the tests of one file. */
export const startTestEngine = () => startEngine();

/** Holds for every answer of every test: no stack trace, no secret, no key. */
function expectNothingLeaked(text: string): void {
  const leaked = /\.ts:\d+|node_modules|\bat \S+ \(|saf_[0-9a-f]{12}_[0-9a-f]{10}/.exec(text);
  if (leaked || text.includes(secret))
    throw new Error(`an answer leaks ${leaked?.[0] ?? "the secret"}: ${text}`);
}
