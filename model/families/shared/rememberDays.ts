const MOST = 1 << 18;
/** Three numbers below this make one key: 17 bits each. */
const WIDEST = 1 << 17;

/**
 * A costly function of three whole numbers (counts and days), which many customers share, and of some further ones
 * which they all share: keeps the answers for the last of these it was asked with. Other numbers are worked out anew.
 *
 * @param shared the further numbers; the answers kept are forgotten when one changes
 * @param work gives the answer where it is not known
 */
export type Remembered = (
  shared: readonly number[],
  a: number,
  b: number,
  c: number,
  work: () => number,
) => number;

/** Makes such a memory, of at most some 260,000 answers. */
export function rememberDays(): Remembered {
  const answers = new Map<number, number>();
  let current: readonly number[] = [];
  const isWhole = (n: number) => n >= 0 && n < WIDEST && Math.floor(n) === n;
  return (shared, a, b, c, work) => {
    if (!(isWhole(a) && isWhole(b) && isWhole(c))) return work();
    if (shared.length !== current.length || shared.some((value, i) => value !== current[i])) {
      answers.clear();
      current = [...shared];
    }
    const key = (a * WIDEST + b) * WIDEST + c;
    const known = answers.get(key);
    if (known !== undefined) return known;
    if (answers.size >= MOST) answers.clear();
    const answer = work();
    answers.set(key, answer);
    return answer;
  };
}
