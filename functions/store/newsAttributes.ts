import { createHash } from "node:crypto";
import { type News, newsShards } from "../contract/webhook.ts";
import { timeRank } from "./timeRank.ts";

type Item = Record<string, unknown>;

/** Attributes of an item that has news to tell, by which the table's outbox finds it. */
export const newsAttributeNames = ["news", "newsShard", "newsAt"] as const;

/** Partitions of a table's outbox. */
export function newsPartitions(spread: boolean): string[] {
  return spread ? Array.from({ length: newsShards }, (_, shard) => `news#${shard}`) : ["news"];
}

/**
 * News as attributes; none where there are none. As text, so that what was told is compared whole when it is cleared.
 *
 * @param spreadBy the item's id, where so many items change at once that one partition would hold them up
 */
export function newsToItem(news: readonly News[] | undefined, spreadBy?: string): Item {
  const last = news?.at(-1);
  if (news === undefined || last === undefined) return {};
  return {
    news: JSON.stringify(news),
    newsShard: spreadBy === undefined ? "news" : `news#${hashByte(spreadBy) % newsShards}`,
    newsAt: timeRank(last.at, last.id),
  };
}

/** The news on an item; undefined where everything was told. */
export function newsOfItem(item: Item): News[] | undefined {
  return item.news === undefined ? undefined : (JSON.parse(item.news as string) as News[]);
}

/** The item with its news read, and without what only the outbox needs. */
export function withNewsRead<T>(item: Item): T {
  const { news, newsShard: _, newsAt: __, ...rest } = item;
  return { ...rest, ...(news !== undefined && { news: newsOfItem(item) }) } as T;
}

function hashByte(id: string): number {
  return createHash("sha256").update(id).digest()[0];
}
