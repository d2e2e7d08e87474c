/**
 * How far the predicted total lies from the actual one, in percent of the actual: -12.1 means predicted too low.
 *
 * @returns null where nothing happened (the actual total is not above 0)
 */
export function biasPct(actual: ArrayLike<number>, predicted: ArrayLike<number>): number | null {
  let happened = 0;
  let expected = 0;
  for (let i = 0; i < actual.length; i++) {
    happened += actual[i]!;
    expected += predicted[i]!;
  }
  return happened > 0 ? (100 * (expected - happened)) / happened : null;
}
