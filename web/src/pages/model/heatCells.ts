import type { HeatMap } from "./answers.ts";

export type HeatMeasure = "probabilityAlive" | "expectedOrders";

/** One cell of a frequency-recency map. */
export interface HeatCell {
  repeats: number;
  /** Its row stands for so many or more. */
  last: boolean;
  column: number;
  /** Days since the last order, inclusive. */
  from: number;
  to: number;
  probabilityAlive: number | null;
  expectedOrders: number | null;
  customers: number;
}

/** The cells of a map in which somebody is, or can be. */
export function heatCells({ probabilityAlive, expectedOrders, density, dayWidth, to }: HeatMap): HeatCell[] {
  return density.flatMap((row, repeats) =>
    row
      .map((customers, column) => ({
        repeats,
        last: repeats === density.length - 1,
        column,
        from: column * dayWidth,
        to: Math.min(to, (column + 1) * dayWidth - 1),
        probabilityAlive: probabilityAlive[repeats][column],
        expectedOrders: expectedOrders[repeats][column],
        customers,
      }))
      .filter((cell) => cell.probabilityAlive !== null || cell.customers > 0),
  );
}

/** The greatest value over all maps, so that their colours compare. */
export function greatest(maps: readonly HeatMap[], measure: HeatMeasure): number {
  return Math.max(0, ...maps.flatMap((map) => map[measure].flat().map((value) => value ?? 0)));
}
