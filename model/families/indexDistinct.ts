/** The distinct values of a column, and for each row the position of its value among them. */
export interface Distinct {
  values: Float64Array;
  index: Int32Array;
}

const WIDEST = 1 << 20;

/**
 * Finds the distinct values of a column: through a table where all are whole numbers (days) or whole sevenths
 * (weeks), through a map otherwise.
 */
export function indexDistinct(column: ArrayLike<number>): Distinct {
  return indexWhole(column, 1) ?? indexWhole(column, 7) ?? indexAny(column);
}

function indexWhole(column: ArrayLike<number>, parts: number): Distinct | null {
  const n = column.length;
  const index = new Int32Array(n);
  const seen = new Uint8Array(WIDEST);
  let most = -1;
  for (let i = 0; i < n; i++) {
    const value = column[i];
    const whole = parts === 1 ? value | 0 : Math.round(value * parts);
    if (!(whole >= 0 && whole < WIDEST && whole / parts === value)) return null;
    index[i] = whole;
    seen[whole] = 1;
    if (whole > most) most = whole;
  }
  const position = new Int32Array(most + 1);
  const values: number[] = [];
  for (let whole = 0; whole <= most; whole++) {
    if (seen[whole] === 0) continue;
    position[whole] = values.length;
    values.push(whole / parts);
  }
  // Without a gap every value is at its own position already.
  if (values.length <= most) for (let i = 0; i < n; i++) index[i] = position[index[i]];
  return { values: Float64Array.from(values), index };
}

function indexAny(column: ArrayLike<number>): Distinct {
  const seen = new Map<number, number>();
  const index = new Int32Array(column.length);
  for (let i = 0; i < column.length; i++) {
    const value = column[i];
    let at = seen.get(value);
    if (at === undefined) {
      at = seen.size;
      seen.set(value, at);
    }
    index[i] = at;
  }
  return { values: Float64Array.from(seen.keys()), index };
}
