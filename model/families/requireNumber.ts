/** @throws {RangeError} unless 0 < value < Infinity */
export function requirePositive(who: string, name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`${who} requires ${name} > 0: ${value}`);
}

/** @throws {RangeError} unless 0 <= value < Infinity */
export function requireTime(who: string, name: string, value: number): void {
  if (!(value >= 0 && value < Infinity)) throw new RangeError(`${who} requires ${name} >= 0: ${value}`);
}

/** @throws {RangeError} unless value is a whole number >= 0 */
export function requireCount(who: string, name: string, value: number): void {
  if (!(Number.isInteger(value) && value >= 0)) {
    throw new RangeError(`${who} requires a whole ${name} >= 0: ${value}`);
  }
}

/** @throws {RangeError} unless 0 < value < 1 */
export function requireProbability(who: string, name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`${who} requires 0 < ${name} < 1: ${value}`);
}
