import { hashOf } from "../evaluate/hashOf.ts";

/**
 * Which arm each customer is in: customers in the sequence of the hash of campaign and id, the first `sizes[0]` of them
 * in arm 0 (control), the next `sizes[1]` in arm 1, and so on. Depends on nothing but the set of ids, the campaign and
 * the sizes; another campaign mixes them anew.
 *
 * @param ids   distinct
 * @param sizes members of each arm; together as many as ids
 * @throws {RangeError} unless the sizes add up to the ids
 * @example assignArms(["a", "b", "c", "d"], "spring", [2, 2]).filter((arm) => arm === 0).length; // => 2
 */
export function assignArms(ids: readonly string[], campaignId: string, sizes: readonly number[]): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (!(total === ids.length))
    throw new RangeError(`assignArms requires sizes that add up to the ids: ${total}, ${ids.length}`);
  const ranked = ids
    .map((id, place) => ({ id, place, hash: hashOf(`${campaignId}\n${id}`) }))
    .sort((one, other) => one.hash - other.hash || (one.id < other.id ? -1 : 1));
  const arms = new Array<number>(ids.length);
  let next = 0;
  sizes.forEach((size, arm) => {
    for (let k = 0; k < size; k++) arms[ranked[next++].place] = arm;
  });
  return arms;
}
