import type { Model } from "../../model/model.ts";
import { createScorer, type Scorer } from "../../model/score/createScorer.ts";
import type { Settings } from "../contract/settings.ts";
import { scoreSettings } from "./scoreSettings.ts";

const scorers = new WeakMap<Model, Map<string, Scorer>>();

/** The scorer of a model and settings, kept as long as the model is: what it has worked out serves the next score. */
export function scorerOf(model: Model, settings: Settings): Scorer {
  const wanted = scoreSettings(settings);
  const key = JSON.stringify(wanted);
  const ofModel = scorers.get(model) ?? new Map<string, Scorer>();
  scorers.set(model, ofModel);
  const known = ofModel.get(key);
  if (known) return known;
  const scorer = createScorer(model, wanted);
  ofModel.set(key, scorer);
  return scorer;
}
