import { createHash } from "node:crypto";

/**
 * The sort key of something with a time in an index: the time, and after it 12 bits of a hash of its id, so that an
 * engine whose index tells equal keys apart by few bits keeps them apart.
 *
 * @param at milliseconds since 1970
 */
export function timeRank(at: number, id: string): number {
  return Math.floor(at) * 4096 + (createHash("sha256").update(id).digest().readUInt16BE(0) >> 4);
}

/** The highest rank that something of that time can have. */
export function lastRank(at: number): number {
  return Math.floor(at) * 4096 + 4095;
}
