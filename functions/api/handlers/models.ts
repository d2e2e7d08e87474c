import { accepts } from "hono/accepts";
import type { AmbassadorModel } from "../../../model/ambassadors/ambassadorModel.ts";
import { cardMarkdown } from "../../../model/evaluate/cardMarkdown.ts";
import type { ModelCard } from "../../../model/evaluate/modelCard.ts";
import type { ForecastGrade } from "../../../model/evaluate/forecastGrade.ts";
import { type TrackRecord, trackRecord } from "../../../model/evaluate/trackRecord.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { operations } from "../../contract/routes/index.ts";
import type { Store } from "../../store/types.ts";
import { Unknown } from "../problems/errors.ts";
import type { Serving } from "../scores/serving.ts";
import type { Season } from "../../../model/calendar/season.ts";
import type { MakeHandler } from "./handler.ts";

const markdownOrJson = {
  header: "Accept" as const,
  supports: ["application/json", "text/markdown"],
  default: "application/json",
};

/** Nights whose grades are read: two years and more. */
const mostNights = 800;

export const listModels: MakeHandler<typeof operations.listModels> = (api) => async (c) => {
  const { catalog } = api.store;
  const [models, champion, record] = await Promise.all([
    catalog.models(),
    catalog.champion(),
    recordOf(api.store.runs),
  ]);
  const latestFirst = models.sort((one, other) => other.asOf - one.asOf);
  return c.json({ current: champion?.modelId ?? null, models: latestFirst.map(shown), record }, 200);
};

export const getCurrentModel: MakeHandler<typeof operations.getCurrentModel> = (api) => async (c) => {
  const [{ model, ruleset, runId }, record] = await Promise.all([api.serving(), recordOf(api.store.runs)]);
  return c.json({ ...shown(model), rulesetId: ruleset.id, runId, record }, 200);
};

export const getModel: MakeHandler<typeof operations.getModel> = (api) => async (c) => {
  const { id } = c.req.valid("param");
  const model = await api.store.catalog.model(id);
  if (model === null) throw new Unknown("model", `No model is called "${id}"; GET /v1/models lists them.`);
  const { card } = model;
  if (card !== null && accepts(c, markdownOrJson) === "text/markdown") {
    return c.body(cardMarkdown(card as ModelCard, c.req.valid("query").lang), 200, {
      "Content-Type": "text/markdown; charset=utf-8",
    });
  }
  return c.json(shown(model), 200);
};

/** How what the nights forecast came true. */
async function recordOf(runs: Store["runs"]): Promise<TrackRecord[]> {
  const nights = await runs.list("night", mostNights);
  return trackRecord(nights.flatMap(({ detail }) => (detail.grades as ForecastGrade[] | undefined) ?? []));
}

function shown(model: Serving["model"]) {
  const { id, family, params, spend, calibration, basis, asOf, findings, card } = model;
  const dataEnd = basis === "prior" ? null : dayToIso(asOf);
  const season = model.season ? shownSeason(model.season) : null;
  const covariates = model.covariates ?? [];
  const ambassadors = model.ambassadors ? shownAmbassadors(model.ambassadors) : null;
  return {
    id,
    family,
    params,
    spend,
    season,
    covariates,
    ambassadors,
    calibration,
    basis,
    asOf: dataEnd,
    findings,
    card,
  };
}

function shownAmbassadors({ intercept, line, weights, neutral }: AmbassadorModel) {
  return { intercept, line, weights, neutral };
}

function shownSeason({ weekly, weekdays, feasts }: Season) {
  const dated = feasts.map(({ name, windows, factor }) => ({
    ...(name !== undefined && { name }),
    windows: windows.map(([from, to]): [string, string] => [dayToIso(from), dayToIso(to)]),
    factor,
  }));
  return { weekly: [...weekly], weekdays: [...weekdays], feasts: dated };
}
