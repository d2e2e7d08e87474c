import type { NightlyInput, RunStep } from "../../contract/nightly.ts";
import type { JobDeps } from "../deps.ts";
import { begin } from "./begin.ts";
import { fit } from "./fit.ts";
import { promote } from "./promote.ts";
import { reconcile } from "./reconcile.ts";
import { report } from "./report.ts";
import { rescore } from "./rescore.ts";
import { rules } from "./rules.ts";
import { summarise } from "./summarise.ts";

/** The work of each step of the contract. Every one may be run again: it finds its work done, or completes it. */
export const steps: Record<RunStep, (deps: JobDeps, input: NightlyInput) => Promise<object>> = {
  begin,
  reconcile,
  summarise,
  fit,
  rules,
  promote,
  rescore,
  report,
};
