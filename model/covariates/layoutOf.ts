import type { Factor } from "./factor.ts";
import type { CovariateForm } from "./forms.ts";
import type { Move } from "./patternObjective.ts";

/** Where each coefficient stands among the coordinates of the search. */
export interface Layout {
  coordinates: number;
  /** Of one effect (position in form.effects) of one level, not the first, of one factor. */
  at(factor: number, level: number, effect: number): number;
  /** How the coordinates enter the parameters of customers with these levels, by factor. */
  movesOf(levels: readonly number[]): Move[];
  /** What a level adds to the logarithms of the parameters, by name. */
  shiftsOf(factor: number, level: number, eta: readonly number[]): { [param: string]: number };
}

/** The parameters first, then the coefficients: by factor, by level, by effect. */
export function layoutOf({ params, effects }: CovariateForm, factors: readonly Factor[]): Layout {
  const first: number[] = [];
  let next = params.length;
  for (const { levels } of factors) {
    first.push(next);
    next += (levels.length - 1) * effects.length;
  }
  const at = (factor: number, level: number, effect: number) =>
    first[factor] + (level - 1) * effects.length + effect;
  const entries = (factor: number, level: number) =>
    level === 0
      ? []
      : effects.flatMap(({ moves }, e) =>
          Object.entries(moves).map(([param, sign]) => ({ at: at(factor, level, e), param, sign })),
        );
  return {
    coordinates: next,
    at,
    movesOf: (levels) => [
      ...params.map((_, i): Move => ({ at: i, param: i, sign: 1 })),
      ...levels.flatMap((level, f) =>
        entries(f, level).map(({ at, param, sign }): Move => ({ at, param: params.indexOf(param), sign })),
      ),
    ],
    shiftsOf(factor, level, eta) {
      const shifts: { [param: string]: number } = {};
      for (const { at, param, sign } of entries(factor, level)) {
        shifts[param] = (shifts[param] ?? 0) + sign * eta[at];
      }
      return shifts;
    },
  };
}
