import type { Problem } from "../../../functions/contract/schemas/problem.ts";

/** An answer that is no answer: what the API refused, or a network that did not carry it (status 0). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(problem: Problem, cause?: unknown) {
    super(problem.detail, { cause });
    this.status = problem.status;
    this.problem = problem;
  }

  /** The last part of the problem's type, such as `unknown-customer`. */
  get kind(): string {
    return this.problem.type.slice(this.problem.type.lastIndexOf(":") + 1);
  }

  /** The scope a key would need, where one is missing. */
  get scope(): string | null {
    return typeof this.problem.scope === "string" ? this.problem.scope : null;
  }
}
