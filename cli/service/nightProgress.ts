import type { RunStep } from "../../functions/contract/nightly.ts";
import type { Progress as NightStep } from "../../infra/local/runQueue.ts";
import type { Io } from "../io.ts";
import { type Progress, startProgress } from "../progress.ts";

const labels: Record<RunStep, string> = {
  begin: "Beginning the night",
  reconcile: "Checking histories",
  summarise: "Summarising",
  fit: "Fitting the model",
  promote: "Promoting the model",
  rules: "Finding cut-offs",
  rescore: "Scoring everyone",
  report: "Reporting",
};

/** Shows the steps of a night as they come. */
export function nightProgress(io: Io) {
  let step: string | null = null;
  let shown: Progress | null = null;
  return {
    show(progress: NightStep): void {
      if (progress.step !== step) {
        shown?.stop();
        step = progress.step;
        shown = startProgress(io, labels[progress.step], progress.shards);
      }
      shown?.update(progress.shard);
    },
    stop: () => shown?.stop(),
  };
}
