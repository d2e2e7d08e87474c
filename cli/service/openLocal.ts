import { type Local, startLocal } from "../../infra/local/startLocal.ts";
import type { Settings } from "../../functions/contract/settings.ts";
import type { Scope } from "../../functions/contract/scopes.ts";
import { InputError } from "../errors.ts";
import type { Io } from "../io.ts";

/** Starts the service on this machine; what hinders it is said in words. */
export async function openLocal(
  io: Io,
  settings: Settings,
  { dataDir, port, privateWebhooks }: { dataDir?: string; port?: number; privateWebhooks?: boolean } = {},
): Promise<Local> {
  try {
    const onError = (error: unknown) =>
      io.stderr.write(`safir: ${error instanceof Error ? error.message : String(error)}\n`);
    return await startLocal({ dataDir, port, privateWebhooks, settings, now: io.now, onError });
  } catch (error) {
    const { message } = error as Error;
    if (/lock/i.test(message)) {
      throw new InputError(`${dataDir} is in use by another safir; stop it, or give its --url and a --key`);
    }
    throw error;
  }
}

/** A key for the time of `work`; it stops working with it. */
export async function withKey<T>(
  local: Local,
  label: string,
  scopes: readonly Scope[],
  work: (key: string) => Promise<T>,
): Promise<T> {
  const key = await local.createKey(label, scopes);
  try {
    return await work(key);
  } finally {
    await revoke(local, key.split("_")[1]);
  }
}

/** @returns false where there is no such key */
export async function revoke({ store, deps }: Local, keyId: string): Promise<boolean> {
  const stored = await store.keys.get(keyId);
  if (stored === null) return false;
  await store.keys.put({ revokedAt: deps.now(), ...stored });
  return true;
}
