import type { HeatMap } from "../../../model/portrait/heatMaps.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { operations } from "../../contract/routes/index.ts";
import { readPortrait } from "../../scoring/figures/portraitFile.ts";
import { rounded } from "../../scoring/rounded.ts";
import { figureNotes } from "../figures/figureNotes.ts";
import { portraitNotes } from "../figures/portraitNotes.ts";
import type { MakeHandler } from "./handler.ts";

export const getPortrait: MakeHandler<typeof operations.getPortrait> = (api) => async (c) => {
  const stored = await readPortrait(api.store.blobs);
  if (stored === null) {
    const { settings } = await api.serving();
    const none = { asOf: null, modelId: null, horizonDays: settings.horizonDays, customers: 0 };
    const nothing = { heatMaps: [], repeats: [], tracking: [], notes: [] };
    return c.json({ ...none, reason: figureNotes.none, ...nothing }, 200);
  }
  const { asOf, modelId, horizonDays, customers, heatMaps, repeats, tracking } = stored;
  const model = await api.store.catalog.model(modelId);
  const shown = {
    asOf: dayToIso(asOf),
    reason: null,
    modelId,
    horizonDays,
    customers,
    heatMaps: heatMaps.map(shownMap),
    repeats: repeats.map((row) => ({ ...row, expected: rounded(row.expected, 2) })),
    tracking: tracking.map(({ from, to, repeatOrders, expectedRepeatOrders }) => ({
      from: dayToIso(from),
      to: dayToIso(to),
      repeatOrders,
      expectedRepeatOrders: rounded(expectedRepeatOrders, 2),
    })),
    notes: [
      portraitNotes.maps,
      portraitNotes.inSample,
      ...(model?.covariates === undefined ? [] : [portraitNotes.levels]),
    ],
  };
  return c.json(shown, 200);
};

function shownMap({ probabilityAlive, expectedOrders, ...map }: HeatMap) {
  const cells = (rows: (number | null)[][], digits: number) =>
    rows.map((row) => row.map((value) => (value === null ? null : rounded(value, digits))));
  return {
    ...map,
    probabilityAlive: cells(probabilityAlive, 4),
    expectedOrders: cells(expectedOrders, 3),
  };
}
