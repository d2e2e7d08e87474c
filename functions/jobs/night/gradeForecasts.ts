import { type OperationalTime, operationalTime } from "../../../model/calendar/operationalTime.ts";
import { dueForecasts } from "../../../model/evaluate/dueForecasts.ts";
import {
  type DueForecast,
  type ForecastGrade,
  gradeForecast,
  mergeForecastGrades,
} from "../../../model/evaluate/forecastGrade.ts";
import type { LogStart } from "../../../model/evaluate/windowOf.ts";
import type { PurchaseHistory } from "../../../model/history/purchaseHistory.ts";
import type { Model } from "../../../model/model.ts";
import type { Run } from "../../store/types.ts";
import type { JobDeps } from "../deps.ts";

/** Nights looked back on: two years and more. */
const mostNights = 800;
/** Histories held at once. */
const batch = 5_000;

/** What a night leaves of itself for later ones to grade, and the grades it gave. */
interface NightDetail {
  asOf?: number;
  modelId?: string;
  grades?: ForecastGrade[];
}

/** Grades, shard by shard, the forecasts of earlier nights whose time has come. */
export interface ForecastGrader {
  add(history: PurchaseHistory): void;
  finish(): ForecastGrade[];
}

/**
 * Finds the forecasts due on a night and makes their grader. The same night run again finds the same ones: its own
 * earlier grades are not counted.
 */
export async function createForecastGrader(
  { store }: JobDeps,
  runId: string,
  asOf: number,
  logStart: LogStart,
): Promise<ForecastGrader> {
  const runs = (await store.runs.list("night", mostNights)).filter((run) => run.id !== runId && isDone(run));
  const nights = runs.flatMap(({ detail }) => {
    const { asOf: day, modelId } = detail as NightDetail;
    return day !== undefined && modelId !== undefined ? [{ asOf: day, modelId }] : [];
  });
  const due: {
    forecast: DueForecast;
    model: Model;
    clock: OperationalTime | null;
    parts: ForecastGrade[];
  }[] = [];
  for (const forecast of dueForecasts(nights, gradesOf(runs), asOf)) {
    const model = await store.catalog.model(forecast.modelId);
    if (model === null) continue;
    due.push({ forecast, model, clock: model.season ? operationalTime(model.season) : null, parts: [] });
  }
  let histories: PurchaseHistory[] = [];
  const flush = () => {
    for (const { forecast, model, clock, parts } of due) {
      const part = gradeForecast(model, histories, forecast, logStart, clock);
      parts.splice(0, parts.length, mergeForecastGrades([...parts, part]));
    }
    histories = [];
  };
  return {
    add(history) {
      if (due.length === 0) return;
      histories.push(history);
      if (histories.length >= batch) flush();
    },
    finish() {
      flush();
      return due.flatMap(({ parts }) => parts);
    },
  };
}

/** Every grade that the nights of a shop gave. */
export function gradesOf(runs: readonly Run[]): ForecastGrade[] {
  return runs.filter(isDone).flatMap(({ detail }) => (detail as NightDetail).grades ?? []);
}

/** The grades of one night's shards, shard by shard the same forecasts, as one each. */
export function mergeShardGrades(shards: readonly (readonly ForecastGrade[])[]): ForecastGrade[] {
  const key = ({ days, origin }: ForecastGrade) => `${days} ${origin}`;
  const parts = new Map<string, ForecastGrade[]>();
  for (const grade of shards.flat()) parts.set(key(grade), [...(parts.get(key(grade)) ?? []), grade]);
  return [...parts.values()].map(mergeForecastGrades);
}

const isDone = ({ state }: Run) => state === "done";
