/**
 * How many members each arm has: the control group first, the variants sharing the rest evenly.
 *
 * @example armSizes(10, 0.2, 3); // => [2, 3, 3, 2]
 */
export function armSizes(members: number, controlShare: number, variants: number): number[] {
  const control = Math.round(members * controlShare);
  const rest = members - control;
  const each = Math.floor(rest / variants);
  return [control, ...Array.from({ length: variants }, (_, i) => each + (i < rest % variants ? 1 : 0))];
}
