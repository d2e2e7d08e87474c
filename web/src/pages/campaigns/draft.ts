import type { CampaignRequest } from "./answers.ts";

/** A campaign as it is being written: all fields as text. */
export interface Draft {
  name: string;
  /** "" for everyone. */
  segment: string;
  channel: CampaignRequest["channel"];
  measure: NonNullable<CampaignRequest["measure"]>;
  /** Percent. */
  effect: string;
  /** Separated by commas. */
  variants: string;
  /** Percent; "" leaves it to the plan. */
  control: string;
  endsOn: string;
}

export type DraftField = "name" | "effect" | "variants" | "control" | "endsOn";

export type Read = { request: CampaignRequest; faults: null } | { request: null; faults: DraftField[] };

/** Reads a draft into a request; every field that is wrong is named at once. */
export function readDraft(draft: Draft): Read {
  const name = draft.name.trim();
  const effect = numberOf(draft.effect) / 100;
  const control = draft.control.trim() === "" ? null : numberOf(draft.control) / 100;
  const variants = draft.variants
    .split(/[,،]/)
    .map((variant) => variant.trim())
    .filter((variant) => variant !== "");
  const good: Record<DraftField, boolean> = {
    name: name.length >= 1 && name.length <= 100,
    effect: effect > 0 && effect <= 10,
    variants:
      variants.length >= 1 &&
      variants.length <= 8 &&
      new Set(variants).size === variants.length &&
      !variants.includes("control") &&
      variants.every((variant) => variant.length <= 100),
    control: control === null || (control >= 0.01 && control <= 0.9),
    endsOn: /^\d{4}-\d{2}-\d{2}$/.test(draft.endsOn),
  };
  const faults = (Object.keys(good) as DraftField[]).filter((field) => !good[field]);
  if (faults.length > 0) return { request: null, faults };
  const { channel, measure, endsOn, segment } = draft;
  const request: CampaignRequest = {
    name,
    ...(segment !== "" && { segment }),
    channel,
    measure,
    minimumEffect: effect,
    variants,
    ...(control !== null && { controlShare: control }),
    endsOn,
  };
  return { request, faults: null };
}

/** A number as it is typed: Arabic digits and decimal signs too; NaN for anything else. */
function numberOf(text: string): number {
  const plain = text
    .trim()
    .replaceAll(/[٠-٩]/g, (digit) => String("٠١٢٣٤٥٦٧٨٩".indexOf(digit)))
    .replaceAll(/[٫,]/g, ".")
    .replace(/[%٪]$/, "");
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}
