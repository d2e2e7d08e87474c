/** Cuts a list into pieces of at most `size`. @example chunks([1, 2, 3], 2); // => [[1, 2], [3]] */
export function chunks<T>(items: readonly T[], size: number): T[][] {
  const pieces: T[][] = [];
  for (let start = 0; start < items.length; start += size) pieces.push(items.slice(start, start + size));
  return pieces;
}
