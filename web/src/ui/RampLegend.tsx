import type { Ramp } from "./ramp.ts";
import "./RampLegend.css";

interface RampLegendProps {
  ramp: Ramp;
  /** Writes the bound of a step. */
  show: (value: number) => string;
}

/** Names the colours of a heat map: a swatch a step, the bounds below where they meet. */
export function RampLegend({ ramp, show }: RampLegendProps) {
  const { steps } = ramp;
  return (
    <div class="ramp figures">
      <div class="ramp-steps" aria-hidden="true">
        {steps.map(({ colour }) => (
          <span key={colour} style={{ background: colour }} />
        ))}
      </div>
      <div class="ramp-ends">
        <span>{show(steps[0].from)}</span>
        <span>{show(steps[steps.length / 2].from)}</span>
        <span>{show(steps[steps.length - 1].to)}</span>
      </div>
    </div>
  );
}
