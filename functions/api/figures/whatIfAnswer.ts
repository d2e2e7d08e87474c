import type { z } from "zod";
import { openFigures } from "../../../model/kpis/shopFigures.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import {
  RetentionOutOfReach,
  type WhatIfChanges,
  type WhatIfOutcome,
  whatIf,
} from "../../../model/whatif/whatIf.ts";
import type { whatIfQuery, whatIfSchema } from "../../contract/schemas/whatIf.ts";
import { readFigures } from "../../scoring/figures/figuresFile.ts";
import { rounded } from "../../scoring/rounded.ts";
import { scoreSettings } from "../../scoring/scoreSettings.ts";
import type { Api } from "../api.ts";
import { InvalidRequest } from "../problems/errors.ts";
import { problem } from "../problems/fieldProblems.ts";
import { figureNotes } from "./figureNotes.ts";

/**
 * The changes a request asks for, as shares. A plus sign comes as a space out of a query.
 *
 * @throws {InvalidRequest} naming every field that asks for what cannot be
 */
export function readChanges(asked: z.infer<typeof whatIfQuery>, marginShare: number): WhatIfChanges {
  const share = (text?: string) => (text === undefined ? 0 : Number(text.trim().slice(0, -1)) / 100);
  const [retention, orderValue, margin] = [asked.retention, asked.orderValue, asked.margin].map(share);
  const found = [
    ...(Object.values(asked).some((one) => one !== undefined)
      ? []
      : [
          problem(
            "retention",
            undefined,
            "is missing, and so are orderValue and margin; give one, such as +5%",
          ),
        ]),
    ...Object.entries({ retention, orderValue, margin }).flatMap(([field, value]) =>
      value > -1
        ? []
        : [problem(field, asked[field as keyof typeof asked], "leaves nothing; give more than -100%")],
    ),
    ...(marginShare * (1 + margin) <= 1
      ? []
      : [
          problem(
            "margin",
            asked.margin,
            `makes the margin more than all of the price; it is ${marginShare} now`,
          ),
        ]),
  ];
  if (found.length > 0) throw new InvalidRequest(found);
  return { retention, orderValue, margin };
}

/** What the changes do to total CLV, by the groups the latest night left and the model it scored with. */
export async function describeWhatIf(
  api: Api,
  changes: WhatIfChanges,
): Promise<z.infer<typeof whatIfSchema>> {
  const { store, digits } = api;
  const { settings } = await api.serving();
  const { currency, horizonDays } = settings;
  const none = {
    asOf: null,
    reason: null,
    currency,
    modelId: null,
    horizonDays,
    now: null,
    changed: null,
    difference: null,
    alone: null,
    dropOutFactor: null,
    notes: [],
  };
  const stored = await readFigures(store.blobs);
  if (stored === null) return { ...none, reason: figureNotes.none };
  const { modelId, figures } = stored;
  const { window, total } = openFigures(figures);
  const asOf = dayToIso(window.asOf);
  const model = (await store.catalog.model(modelId))!;
  if (model.spend === null || total.totals.scoredWithAmounts === 0)
    return { ...none, asOf, modelId, reason: figureNotes.noMoney };
  const historic = total.series.revenue.reduce((sum, value) => sum + value, 0) / 10 ** digits;
  const { now, changed, alone, dropOutFactor } = refusing(() =>
    whatIf(model, scoreSettings(settings), window.asOf, stored.whatIf, changes),
  );
  const money = (value: number) => rounded(value, digits);
  return {
    ...none,
    asOf,
    modelId,
    now: outcome(now, historic, digits),
    changed: outcome(changed, historic, digits),
    difference: rounded(changed.clv - now.clv, digits),
    alone: {
      retention: money(alone.retention),
      orderValue: money(alone.orderValue),
      margin: money(alone.margin),
    },
    dropOutFactor: rounded(dropOutFactor, 6),
    notes: [figureNotes.retention, figureNotes.kept],
  };
}

function outcome(
  { retention, marginShare, revenue, cost, clv }: WhatIfOutcome,
  historic: number,
  digits: number,
) {
  return {
    retention: rounded(retention, 6),
    marginShare: rounded(marginShare, 6),
    revenue: rounded(revenue, digits),
    cost: rounded(cost, digits),
    predictedClv: rounded(clv, digits),
    totalClv: rounded(historic + clv, digits),
  };
}

function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RetentionOutOfReach)) throw error;
    const { lowest, highest } = error;
    const percent = (share: number) => `${share < 0 ? "" : "+"}${(100 * share).toFixed(1)}%`;
    const message =
      highest === 0
        ? "cannot be changed: under the model that serves nobody leaves"
        : `is more than fewer or more leaving could bring; give more than ${percent(lowest)} and less than ${percent(highest)}`;
    throw new InvalidRequest([problem("retention", undefined, message)]);
  }
}
