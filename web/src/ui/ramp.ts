import type { ChartTheme } from "./chartTheme.ts";

/** A step of a ramp of colours: the values it stands for. */
export interface RampStep {
  from: number;
  to: number;
  colour: string;
}

/** Colours from little to much, in steps that a legend can name. */
export interface Ramp {
  steps: RampStep[];
  /** A value beyond the ends has the colour of the end. */
  colourOf(value: number): string;
}

/**
 * @param max    value of the last step's end; the first begins at 0
 * @param bend   1: even steps; 2: steps grow with their square, for values of which most are small
 */
export function rampOf({ sequential }: Pick<ChartTheme, "sequential">, max: number, bend: 1 | 2 = 1): Ramp {
  const n = sequential.length;
  const bound = (step: number) => max * (step / n) ** bend;
  const steps = sequential.map((colour, step) => ({ from: bound(step), to: bound(step + 1), colour }));
  return {
    steps,
    colourOf(value) {
      const step = max > 0 ? Math.floor(n * (value / max) ** (1 / bend)) : 0;
      return sequential[Math.min(n - 1, Math.max(0, step))];
    },
  };
}
