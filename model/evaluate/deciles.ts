/** A tenth of the customers, by what was predicted for them. */
export interface Decile {
  customers: number;
  /** Mean a customer. */
  predicted: number;
  actual: number;
}

/**
 * Calibration by decile: customers in the order of their predictions, cut into tenths; a level forecast has predicted
 * and actual near each other in every one. Customers predicted equal stay together, so tenths may differ in size.
 *
 * @returns highest predictions first; fewer than ten where predictions repeat
 */
export function deciles(predicted: ArrayLike<number>, actual: ArrayLike<number>): Decile[] {
  const n = predicted.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort((i, j) => predicted[j] - predicted[i]);
  const found: Decile[] = [];
  let from = 0;
  for (let tenth = 1; tenth <= 10; tenth++) {
    let to = Math.round((n * tenth) / 10);
    while (to > from && to < n && predicted[order[to]] === predicted[order[to - 1]]) to++;
    if (to <= from) continue;
    let [sum, happened] = [0, 0];
    for (let k = from; k < to; k++) {
      sum += predicted[order[k]];
      happened += actual[order[k]];
    }
    found.push({ customers: to - from, predicted: sum / (to - from), actual: happened / (to - from) });
    from = to;
  }
  return found;
}
