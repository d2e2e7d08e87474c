/** A share with two digits that count: "3.4%", "100%". */
export function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))}%`;
}
