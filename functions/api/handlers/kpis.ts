import { cohortMatrix } from "../../../model/kpis/cohortMatrix.ts";
import { monthsKept } from "../../../model/kpis/monthWindow.ts";
import { openFigures, unknownChannel } from "../../../model/kpis/shopFigures.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { operations } from "../../contract/routes/index.ts";
import { readFigures } from "../../scoring/figures/figuresFile.ts";
import { rounded } from "../../scoring/rounded.ts";
import { figureNotes } from "../figures/figureNotes.ts";
import { figureRow } from "../figures/figureRow.ts";
import { figureTrends } from "../figures/figureTrends.ts";
import { readPeriod } from "../figures/readPeriod.ts";
import { describeWhatIf, readChanges } from "../figures/whatIfAnswer.ts";
import type { MakeHandler } from "./handler.ts";

export const getKpis: MakeHandler<typeof operations.getKpis> = (api) => async (c) => {
  const { by, ...asked } = c.req.valid("query");
  const [stored, { settings }] = await Promise.all([readFigures(api.store.blobs), api.serving()]);
  const { currency, activeDays, marginShare } = settings;
  const none = { asOf: null, reason: figureNotes.none, currency, activeDays, by, total: null, rows: [] };
  if (stored === null) return c.json({ ...none, trends: [], notes: [] }, 200);
  const open = openFigures(stored.figures);
  const { window, total } = open;
  const period = readPeriod(asked, window, open.logStart);
  const terms = { digits: api.digits, marginShare };
  const { first, last } = period;
  const months = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const nameOf = (name: string) => (name === unknownChannel ? null : name);
  const rows =
    by === "month"
      ? months.map((month) =>
          figureRow(window.name(month), total, { first: month, last: month }, open, terms),
        )
      : open[`${by}s`].map(([name, group]) => figureRow(nameOf(name), group, period, open, terms));
  const whole = figureRow(null, total, period, open, terms);
  const notes = [
    figureNotes.purchases,
    ...(by === "month" ? [] : [figureNotes.groups]),
    figureNotes.predicted,
    ...(whole.complete ? [] : [figureNotes.underWay]),
  ];
  const asOf = dayToIso(window.asOf);
  const trends = by === "month" ? figureTrends(stored.trends, api.digits) : [];
  const counted = stored.figures.activeDays;
  return c.json(
    { asOf, reason: null, currency, activeDays: counted, by, total: whole, rows, trends, notes },
    200,
  );
};

export const getCohorts: MakeHandler<typeof operations.getCohorts> = (api) => async (c) => {
  const [stored, { settings }] = await Promise.all([readFigures(api.store.blobs), api.serving()]);
  const { currency, marginShare } = settings;
  if (stored === null)
    return c.json({ asOf: null, reason: figureNotes.none, currency, cohorts: [], notes: [] }, 200);
  const { window, logStart, total } = openFigures(stored.figures);
  const period = readPeriod(c.req.valid("query"), window, logStart);
  const { digits } = api;
  const money = (values: number[] | null) => values?.map((value) => rounded(value, digits)) ?? null;
  const cohorts = cohortMatrix(total, period, { digits, marginShare }).map((cohort) => ({
    month: window.name(cohort.position),
    customers: cohort.customers,
    buyers: cohort.buyers,
    retention: cohort.retention.map((share) => rounded(share, 6)),
    value: money(cohort.value),
    contribution: money(cohort.contribution),
    predictedClv: cohort.predictedClv === null ? null : rounded(cohort.predictedClv, digits),
    complete: cohort.position + cohort.buyers.length < monthsKept || window.complete,
  }));
  const notes = [figureNotes.purchases, ...(window.complete ? [] : [figureNotes.underWay])];
  return c.json({ asOf: dayToIso(window.asOf), reason: null, currency, cohorts, notes }, 200);
};

export const getWhatIf: MakeHandler<typeof operations.getWhatIf> = (api) => async (c) => {
  const { settings } = await api.serving();
  const changes = readChanges(c.req.valid("query"), settings.marginShare);
  return c.json(await describeWhatIf(api, changes), 200);
};
