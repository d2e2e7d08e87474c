import { mbgnbd } from "../families/mbgnbd.ts";
import type { Model } from "../model.ts";
import { contentHash } from "../segments/contentHash.ts";

/**
 * The model that answers before any night has fitted one: a typical shop's customers, of which MBG/NBD lets
 * one-time buyers leave too. It knows nothing of this shop's order values, so money is null until a first night.
 */
export function priorModel(): Model {
  const { params, basis, findings } = mbgnbd.fit([]);
  const known = { family: "mbgnbd" as const, params, spend: null, calibration: 1, basis, asOf: 0, findings };
  return { id: `model_${contentHash(known).slice(0, 20)}`, ...known };
}
