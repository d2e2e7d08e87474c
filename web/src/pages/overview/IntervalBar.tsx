interface IntervalBarProps {
  band: { expected: number; low: number; high: number };
}

/** How wide an interval is, on a line that begins at zero; the words beside it say the same. */
export function IntervalBar({ band: { expected, low, high } }: IntervalBarProps) {
  const end = high * 1.08;
  if (!(low < high && end > 0)) return null;
  const at = (value: number) => `${Math.max(0, (100 * value) / end)}%`;
  return (
    <div class="interval-bar" aria-hidden="true">
      <span
        class="interval-band"
        style={{ insetInlineStart: at(low), inlineSize: at(high - Math.max(0, low)) }}
      />
      <span class="interval-mark" style={{ insetInlineStart: at(expected) }} />
    </div>
  );
}
