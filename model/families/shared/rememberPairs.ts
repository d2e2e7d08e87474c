/**
 * Costly answers to pairs of numbers, such as (x, T), which many customers share, and to some further numbers which
 * they all share: keeps the answers for the last of these it was asked with.
 *
 * @param shared the further numbers; the answers kept are forgotten when one changes
 * @param work gives the answer where it is not known
 */
export type RememberedPairs<V> = (shared: readonly number[], a: number, b: number, work: () => V) => V;

/** Makes such a memory, which starts anew beyond `most` answers. */
export function rememberPairs<V>(most: number): RememberedPairs<V> {
  const answers = new Map<number, Map<number, V>>();
  let size = 0;
  let current: readonly number[] = [];
  const forget = () => {
    answers.clear();
    size = 0;
  };
  return (shared, a, b, work) => {
    if (shared.length !== current.length || shared.some((value, i) => value !== current[i])) {
      forget();
      current = [...shared];
    }
    const known = answers.get(a)?.get(b);
    if (known !== undefined) return known;
    if (size >= most) forget();
    const answer = work();
    const row = answers.get(a);
    if (row === undefined) answers.set(a, new Map([[b, answer]]));
    else row.set(b, answer);
    size++;
    return answer;
  };
}
