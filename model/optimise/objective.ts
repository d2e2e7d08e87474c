/** A smooth function at a point, to be minimised. The Hessian is symmetric, both halves filled. */
export interface Evaluation {
  value: number;
  gradient: number[];
  hessian: number[][];
}

export type Objective = (at: readonly number[]) => Evaluation;
