/** Beyond a factor of this the likelihood has nothing left to say about a shape parameter. */
const FAR = 1e4;

/**
 * The end to which a Beta(a, b) of chances ran: all chances zero, all one, all the same, or each either zero or one;
 * null where it is inside.
 */
export function betaBoundary(a: number, b: number): "never" | "always" | "same" | "allOrNothing" | null {
  const chance = a / (a + b);
  if (chance < 1e-5 / FAR || (a < 1 / FAR && b > 0.1)) return "never";
  if (chance > 1 - 1 / FAR || (b < 1 / FAR && chance > 0.9)) return "always";
  if (a + b < 1 / FAR) return "allOrNothing";
  return a + b > FAR ? "same" : null;
}
