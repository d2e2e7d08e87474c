import type { Model } from "../model.ts";
import { contentHash } from "../segments/contentHash.ts";

/** A model under its name, a hash of its content: the same data fitted twice give the same model. */
export function withModelId(model: Omit<Model, "id">): Model {
  return { id: `model_${contentHash(model).slice(0, 20)}`, ...model };
}
