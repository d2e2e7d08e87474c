import { createHash } from "node:crypto";
import { segmentShards } from "../contract/tables.ts";

/** The partition of the segment index that a customer of that segment is kept in. */
export function segmentShard(segment: string, customerId: string): string {
  return `${segment}#${idHash(customerId)[0] % segmentShards}`;
}

/** All partitions of a segment. */
export function shardsOf(segment: string): string[] {
  return Array.from({ length: segmentShards }, (_, shard) => `${segment}#${shard}`);
}

/**
 * The sort key of a customer in the segment index: the value to twelve decimals, and after it 24 bits of a hash
 * of the id. So ranks of equal values differ: the order is the same on every engine, and no two customers
 * share a place in an index that, like dynalite's, tells equal ranks apart by 24 bits of another hash only.
 *
 * @param value CLV in major units, or expected orders where there is no money
 */
export function clvRank(value: number, customerId: string): bigint {
  if (!Number.isFinite(value)) throw new RangeError(`clvRank requires a finite value: ${value}`);
  const hash = idHash(customerId);
  return BigInt(Math.round(value * 1e12)) * 16777216n + BigInt((hash[1] << 16) | (hash[2] << 8) | hash[3]);
}

function idHash(customerId: string): Buffer {
  return createHash("sha256").update(customerId).digest();
}
