import { tombstoneHash } from "../../contract/tombstoneHash.ts";
import type { News } from "../../contract/webhook.ts";
import type { JobDeps } from "../deps.ts";
import type { Told } from "./deps.ts";

/**
 * News as it is told: person keys of a referral become ids of customers, null for one who was erased. An event that
 * still names an erased customer is left out.
 */
export async function toldOfNews(deps: JobDeps, news: readonly News[]): Promise<Told[]> {
  const { store, secret } = deps;
  const keys = news.flatMap(({ data }) => [data.advocateKey, data.friendKey]).filter(isText);
  const owners = keys.length > 0 ? await store.people.customersOf(keys) : new Map<string, string>();
  const told = news.map(({ id, type, at, data }): Told => {
    const { advocateKey, friendKey, ...rest } = data;
    if (!isText(friendKey)) return { id, type, at, data, about: [data.customerId].filter(isText) };
    const [advocateId, friendId] = [owners.get(String(advocateKey)) ?? null, owners.get(friendKey) ?? null];
    return {
      id,
      type,
      at,
      data: { ...rest, advocateId, friendId },
      about: [advocateId, friendId].filter(isText),
    };
  });
  const erased = await erasedAmong(deps, told);
  return told.filter(({ about }) => !about.some((id) => erased.has(tombstoneHash(secret, id))));
}

/** Hashes of those named who were erased. */
export function erasedAmong({ store, secret }: JobDeps, told: readonly Told[]): Promise<Set<string>> {
  const hashes = told.flatMap(({ about }) => about.map((id) => tombstoneHash(secret, id)));
  return hashes.length === 0 ? Promise.resolve(new Set()) : store.tombstones.has(hashes);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
