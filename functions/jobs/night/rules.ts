import { decodeStatistics } from "../../../model/evaluate/encodeStatistics.ts";
import { recipeName } from "../../../model/evaluate/recipe.ts";
import { mergeStatistics } from "../../../model/evaluate/mergeStatistics.ts";
import type { NightlyInput } from "../../contract/nightly.ts";
import type { JobDeps } from "../deps.ts";
import { promotePrior } from "../promotePrior.ts";
import type { Candidate } from "./fit.ts";
import { nightFiles } from "./nightFiles.ts";
import { rulesetFor } from "./rulesetFor.ts";

/** Computes the shop's rules anew for the model that serves: what follows when rules were saved. */
export async function rules(deps: JobDeps, { runId, shards }: NightlyInput): Promise<Candidate> {
  const { store } = deps;
  const files = nightFiles(store.blobs, runId);
  const statistics = mergeStatistics((await files.ofShards("statistics", shards)).map(decodeStatistics));
  const champion = (await store.catalog.champion()) ?? (await promotePrior(deps));
  const model = (await store.catalog.model(champion.modelId))!;
  const ruleset = await rulesetFor(deps, model, statistics);
  await store.catalog.putRuleset(ruleset);
  const candidate: Candidate = {
    modelId: model.id,
    rulesetId: ruleset.id,
    family: recipeName(model),
    basis: model.basis,
    converged: true,
    customers: statistics.customers,
    repeaters: statistics.groups.frequency.reduce(
      (sum, x, i) => sum + (x > 0 ? statistics.groups.count[i] : 0),
      0,
    ),
    sameModel: true,
  };
  await files.putJson("candidate", candidate);
  return candidate;
}
