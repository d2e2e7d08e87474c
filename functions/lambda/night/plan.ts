import { planNight } from "../../jobs/night/planNight.ts";
import { stepHandler } from "../shared/stepHandler.ts";

export interface PlanEvent {
  /** What the run was started with. */
  request: unknown;
  kind: "night" | "resegment";
  shards: number;
  execution: string;
}

/** Settles which day a run scores for and how its work is shared out; its answer is the run's state. */
export const handler = stepHandler((deps, { request, kind, ...share }: PlanEvent) => ({
  kind,
  ...planNight(deps, request, share),
}));
