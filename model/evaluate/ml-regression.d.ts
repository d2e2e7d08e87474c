declare module "ml-regression" {
  /** Least squares of several outcomes on several features, by singular values. */
  export class MultivariateLinearRegression {
    constructor(x: number[][], y: number[][], options?: { intercept?: boolean; statistics?: boolean });
    predict(x: number[][]): number[][];
  }

  /** Line through points by the median of the slopes between any two. */
  export class TheilSenRegression {
    constructor(x: number[], y: number[]);
    readonly slope: number;
    readonly intercept: number;
  }
}
