/** A share with two digits that count: "3.4%". */
export function percent(share: number): string {
  return `${(100 * share).toPrecision(2)}%`;
}
