/**
 * Share of the actual total that fell to the tenth of customers predicted highest. Customers predicted equal
 * across the cut share it evenly, so the answer does not depend on their order.
 *
 * @returns in [0, 1]; null where nothing happened
 */
export function topDecileCapture(actual: ArrayLike<number>, predicted: ArrayLike<number>): number | null {
  const n = actual.length;
  const places = Math.max(1, Math.floor(n / 10));
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort((i, j) => predicted[j]! - predicted[i]!);
  let total = 0;
  for (let i = 0; i < n; i++) total += actual[i]!;
  if (!(total > 0)) return null;
  const cut = predicted[order[places - 1]!]!;
  let above = 0;
  let aboveSum = 0;
  let tied = 0;
  let tiedSum = 0;
  for (let i = 0; i < n; i++) {
    if (predicted[i]! > cut) {
      above++;
      aboveSum += actual[i]!;
    } else if (predicted[i] === cut) {
      tied++;
      tiedSum += actual[i]!;
    }
  }
  return (aboveSum + (tiedSum * (places - above)) / tied) / total;
}
