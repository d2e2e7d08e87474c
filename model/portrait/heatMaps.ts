import type { Scorer } from "../score/createScorer.ts";
import { type AgeBand, ageBands } from "./ageBands.ts";

/** Everyone as of a date, one array a quantity, of one length; days as whole days since 1970-01-01. */
export interface KnownColumns {
  frequency: ArrayLike<number>;
  firstDay: ArrayLike<number>;
  lastDay: ArrayLike<number>;
}

/**
 * What a model says of customers by repeat purchases (rows: 0, 1, ...; the last stands for all beyond) and by days since
 * the last order (columns of `dayWidth` days), and how many customers stand where.
 */
export interface HeatMap extends AgeBand {
  dayWidth: number;
  /** By row and column; null where nobody can be. */
  probabilityAlive: (number | null)[][];
  /** Within the horizon. */
  expectedOrders: (number | null)[][];
  density: number[][];
}

const COLUMNS = 20;
const ROWS = { least: 4, most: 12 };

/**
 * Frequency-recency maps of a model, one for each band of ages: P(alive) depends on age as well, so each is worked out
 * for a customer as old as the oldest of its band; a customer with a single order is as old as that order. Where the
 * model knows covariates, of customers of the commonest levels.
 *
 * @param customers at least one
 */
export function heatMaps(scorer: Scorer, customers: KnownColumns, asOf: number): HeatMap[] {
  const ages = Float64Array.from(customers.firstDay, (day) => asOf - day);
  const rows = 1 + topRow(customers.frequency);
  return ageBands(ages).map((band) => {
    const dayWidth = Math.max(1, Math.ceil((band.to + 1) / COLUMNS));
    const columns = Math.ceil((band.to + 1) / dayWidth);
    const table = () => Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
    const density = table();
    for (let i = 0; i < ages.length; i++) {
      if (!(band.from <= ages[i] && ages[i] <= band.to)) continue;
      const row = Math.min(rows - 1, customers.frequency[i]);
      density[row][Math.floor((asOf - customers.lastDay[i]) / dayWidth)]++;
    }
    const middle = (column: number) => Math.min(band.to, column * dayWidth + Math.floor(dayWidth / 2));
    return { ...band, dayWidth, ...surface(scorer, rows, columns, middle, band.to, asOf), density };
  });
}

/** The most repeat purchases shown apart: nearly everyone has no more. */
function topRow(frequency: ArrayLike<number>): number {
  const sorted = Float64Array.from(frequency).sort();
  const high = sorted[Math.floor(0.98 * (sorted.length - 1))];
  return Math.min(ROWS.most, Math.max(ROWS.least, high));
}

function surface(
  scorer: Scorer,
  rows: number,
  columns: number,
  silenceOf: (column: number) => number,
  age: number,
  asOf: number,
): Pick<HeatMap, "probabilityAlive" | "expectedOrders"> {
  const cells: { row: number; column: number; T: number; recency: number }[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const silence = silenceOf(column);
      const T = row === 0 ? silence : age;
      const recency = T - silence;
      // So many purchases need as many days.
      if (recency >= row) cells.push({ row, column, T, recency });
    }
  }
  const of = (quantity: (cell: (typeof cells)[number]) => number) => Float64Array.from(cells, quantity);
  const predicted = scorer.predictColumns(
    {
      frequency: of(({ row }) => row),
      recency: of(({ recency }) => recency),
      T: of(({ T }) => T),
      firstDay: of(({ T }) => asOf - T),
      lastDay: of(({ T, recency }) => asOf - T + recency),
      monetaryValue: null,
      spend: null,
      pattern: new Uint8Array(cells.length),
    },
    asOf,
    { intervals: false },
  );
  const empty = () => Array.from({ length: rows }, () => new Array<number | null>(columns).fill(null));
  const [probabilityAlive, expectedOrders] = [empty(), empty()];
  cells.forEach(({ row, column }, i) => {
    probabilityAlive[row][column] = predicted.probabilityAlive[i];
    expectedOrders[row][column] = predicted.expectedOrders[i];
  });
  return { probabilityAlive, expectedOrders };
}
