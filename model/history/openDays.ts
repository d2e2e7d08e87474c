/**
 * Purchase days that still have something to refund, found from any day backwards in nearly constant time however
 * many have been used up: thousands of refunds of one customer would otherwise walk thousands of days each.
 *
 * @see Tarjan (1975), "Efficiency of a Good But Not Linear Set Union Algorithm", here with path halving
 */
export class OpenDays {
  private readonly remaining: readonly number[];
  /** Entry i + 1 points to itself while day i may be open, else further back; entry 0 is the end. */
  private readonly back: Int32Array;

  /** @param remaining what each day has left; read again at every look */
  constructor(remaining: readonly number[]) {
    this.remaining = remaining;
    this.back = Int32Array.from({ length: remaining.length + 1 }, (_, index) => index);
  }

  /** Position of the last day at or before `from` with something left; -1 when there is none. */
  upTo(from: number): number {
    const { back, remaining } = this;
    let entry = from + 1;
    for (;;) {
      while (back[entry] !== entry) {
        back[entry] = back[back[entry]];
        entry = back[entry];
      }
      if (entry === 0 || remaining[entry - 1] > 0) return entry - 1;
      back[entry] = entry - 1;
    }
  }
}
