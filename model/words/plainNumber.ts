const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const hundredths = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

/**
 * A number for a sentence, with as many decimals as its size deserves: 1,234; 12.3; 0.07.
 * Western digits in both languages, as shops' tools write them.
 */
export function plainNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 100) return whole.format(value);
  return size >= 10 ? tenths.format(value) : hundredths.format(value);
}
