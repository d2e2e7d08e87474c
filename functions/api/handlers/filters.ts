import type { operations } from "../../contract/routes/index.ts";
import { checkRanges } from "../lists/checkRanges.ts";
import { filterId, shownFilter } from "../lists/savedFilter.ts";
import { ruleOf } from "../segments/ruleOf.ts";
import type { MakeHandler } from "./handler.ts";

export const listFilters: MakeHandler<typeof operations.listFilters> = (api) => async (c) => {
  const filters = await api.store.filters.list();
  const byName = filters.sort((one, other) => (one.name < other.name ? -1 : 1));
  return c.json({ filters: byName.map(shownFilter) }, 200);
};

export const saveFilter: MakeHandler<typeof operations.saveFilter> = (api) => async (c) => {
  const sent = c.req.valid("json");
  checkRanges(sent.filters, "filters.");
  ruleOf((await api.serving()).ruleset, sent.segment);
  const filter = { id: filterId(sent.name), ...sent, savedAt: api.now() };
  await api.store.filters.put(filter);
  return c.json(shownFilter(filter), 200);
};

export const deleteFilter: MakeHandler<typeof operations.deleteFilter> = (api) => async (c) => {
  const { id } = c.req.valid("param");
  await api.store.filters.remove(id);
  return c.json({ id }, 200);
};
