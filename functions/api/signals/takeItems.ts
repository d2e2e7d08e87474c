import type { FieldProblem } from "../../contract/schemas/problem.ts";
import { tombstoneHash } from "../../contract/tombstoneHash.ts";
import type { OwnItemStore } from "../../store/types.ts";
import type { AppDeps } from "../deps.ts";
import { problem } from "../problems/fieldProblems.ts";
import type { ReadContext } from "./reader.ts";

/** What became of the items of a request. */
export interface Taken {
  accepted: number;
  duplicates: number;
  rejected: { index: number; id: string | null; problems: FieldProblem[] }[];
}

type Read<T> = { item: T; problems: null } | { item: null; problems: FieldProblem[] };

/**
 * Stores the good items of a request and says what became of each. A key that comes several times is stored as if
 * each had come in a request of its own: the later wins, and each is counted as what it was.
 *
 * @param idName attribute that tells the items of a customer apart
 */
export async function takeItems<T extends { customerId: string }>(
  sent: readonly unknown[],
  idName: keyof T & string,
  read: (item: unknown, context: ReadContext) => Read<T>,
  into: Pick<OwnItemStore<T>, "put">,
  deps: AppDeps,
): Promise<Taken> {
  const { currency, timeZone } = deps.settings;
  const context = { currency, timeZone, now: deps.now() };
  const rejected: Taken["rejected"] = [];
  const good: { index: number; item: T }[] = [];
  sent.forEach((one, index) => {
    const { item, problems } = read(one, context);
    if (problems) rejected.push({ index, id: idOf(one, idName), problems });
    else good.push({ index, item });
  });
  const erased = await erasedAmong(
    good.map(({ item }) => item.customerId),
    deps,
  );
  const kept = good.filter(({ index, item }) => {
    if (!erased.has(item.customerId)) return true;
    const why = "was erased on request; with consent given anew, POST /v1/customers/{id}/readmit first";
    rejected.push({
      index,
      id: String(item[idName]),
      problems: [problem("customerId", item.customerId, why)],
    });
    return false;
  });
  const outcomes = await into.put(kept.map(({ item }) => item));
  const accepted = outcomes.filter((outcome) => outcome === "accepted").length;
  rejected.sort((one, other) => one.index - other.index);
  return { accepted, duplicates: outcomes.length - accepted, rejected };
}

async function erasedAmong(customerIds: readonly string[], { store, secret }: AppDeps): Promise<Set<string>> {
  const byHash = new Map([...new Set(customerIds)].map((id) => [tombstoneHash(secret, id), id]));
  if (byHash.size === 0) return new Set();
  const found = await store.tombstones.has([...byHash.keys()]);
  return new Set([...found].map((hash) => byHash.get(hash)!));
}

function idOf(item: unknown, idName: string): string | null {
  const id = (item as Record<string, unknown> | null)?.[idName];
  return typeof id === "string" ? id.slice(0, 256) : null;
}
