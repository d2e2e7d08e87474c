import type { operations } from "../../contract/routes/index.ts";
import { scoreSettings } from "../../scoring/scoreSettings.ts";
import { withTerms } from "../../scoring/settingsInForce.ts";
import { Conflict, InvalidRequest } from "../problems/errors.ts";
import { problem } from "../problems/fieldProblems.ts";
import type { MakeHandler } from "./handler.ts";

export const getSettings: MakeHandler<typeof operations.getSettings> = (api) => async (c) => {
  const deployed = api.settings;
  const [{ settings }, stored] = await Promise.all([api.serving(), api.store.catalog.terms()]);
  const { currency, timeZone, activeDays, historyStartsAt, warmUpDays } = deployed;
  const { clvTolerance, aliveTolerance, excludeCustomers, referrals, calendar } = deployed;
  const shown = {
    inForce: scoreSettings(settings),
    saved: stored?.terms ?? {},
    deployed: scoreSettings(deployed),
    version: stored?.version ?? 0,
    fixed: {
      currency,
      timeZone,
      activeDays,
      historyStartsAt: historyStartsAt ?? null,
      warmUpDays,
      clvTolerance,
      aliveTolerance,
      excludedCustomers: excludeCustomers.length,
      referrals: referrals !== undefined,
      calendar: calendar !== undefined,
    },
  };
  return c.json(shown, 200);
};

export const putSettings: MakeHandler<typeof operations.putSettings> = (api) => async (c) => {
  const { version: asRead, ...terms } = c.req.valid("json");
  const { lostBelow, atRiskBelow } = withTerms(api.settings, terms);
  if (!(lostBelow <= atRiskBelow))
    throw new InvalidRequest([
      problem(
        "lostBelow",
        lostBelow,
        `lies above atRiskBelow, ${atRiskBelow}: whoever is lost was at risk before`,
      ),
    ]);
  const version = asRead ?? (await api.store.catalog.terms())?.version ?? 0;
  const outcome = await api.store.catalog.putTerms({ terms, changedAt: api.now() }, version);
  if (outcome === "lost")
    throw new Conflict(
      "Somebody saved other terms in between; read them with GET /v1/settings and decide anew.",
    );
  const { runId } = await api.startRescore();
  return c.json({ version: version + 1, runId }, 202);
};
