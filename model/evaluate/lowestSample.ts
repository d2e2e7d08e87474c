import type { SampledCustomer } from "./statistics.ts";

/**
 * Keeps the `size` customers of lowest hash: an even sample of the shop that comes out the same whatever the
 * order of adding, and that merges shard by shard.
 */
export function createLowestSample(size: number) {
  let kept: SampledCustomer[] = [];
  let threshold = Infinity;

  function cut(): void {
    kept.sort((p, q) => p.hash - q.hash);
    if (kept.length > size) kept = kept.slice(0, size);
    if (kept.length === size) threshold = kept.at(-1)?.hash ?? -Infinity;
  }

  return {
    add(customer: SampledCustomer): void {
      if (!(customer.hash < threshold)) return;
      kept.push(customer);
      if (kept.length >= 2 * size) cut();
    },
    finish(): SampledCustomer[] {
      cut();
      return kept;
    },
  };
}
