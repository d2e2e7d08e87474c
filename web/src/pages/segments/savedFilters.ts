import type { z } from "zod";
import type {
  savedFilterSchema,
  savedFiltersSchema,
} from "../../../../functions/contract/schemas/savedFilters.ts";
import { send } from "../../api/client.ts";
import { hrefTo } from "../../app/route.ts";
import { type ListView, queryOf } from "./listView.ts";

export type SavedFilter = z.infer<typeof savedFilterSchema>;
export type SavedFilters = z.infer<typeof savedFiltersSchema>;

const path = "/v1/filters";

/** @throws {ApiProblem} */
export const saveFilter = (name: string, segment: string, view: ListView): Promise<SavedFilter> =>
  send<SavedFilter>("POST", path, { name, segment, ...view });

/** @throws {ApiProblem} */
export const deleteFilter = (id: string): Promise<unknown> =>
  send("DELETE", `${path}/${encodeURIComponent(id)}`);

/** Where in the console a saved filter leads. */
export const hrefOf = ({ segment, filters, sort }: SavedFilter): string =>
  hrefTo("segments", [segment], queryOf({ filters, sort }));
