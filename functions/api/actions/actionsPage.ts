import { isoToDay } from "../../../model/time/isoToDay.ts";
import { localDay } from "../../../model/time/localDay.ts";
import type { DayActions } from "../../contract/actions.ts";
import type { ActionJson } from "../../contract/schemas/actions.ts";
import { readActions, readLatestActions } from "../../scoring/actions/actionsFile.ts";
import type { Api } from "../api.ts";
import { Conflict, CursorRefused } from "../problems/errors.ts";
import { actionState } from "./actionState.ts";
import { openActionsCursor, sealActionsCursor } from "./actionsCursor.ts";
import { shownAction } from "./shownAction.ts";

export interface AskedActions {
  on?: string;
  kind?: ActionJson["kind"];
  state: "open" | "all";
  cursor?: string;
}

export interface ActionsPage {
  list: DayActions;
  actions: ActionJson[];
  leftOut: number;
  nextCursor: string | null;
}

/**
 * One page of a day's list, each customer looked at as they are now.
 *
 * @param limit actions looked at; those left out are among them
 * @returns null where there is no list of that day
 * @throws {CursorRefused} for a cursor of another list
 * @throws {Conflict} where a night has made the list anew meanwhile
 */
export async function actionsPage(
  api: Api,
  { on, kind, state, cursor: text }: AskedActions,
  limit: number,
): Promise<ActionsPage | null> {
  const { store, settings, now } = api;
  const cursor = text === undefined ? null : openActionsCursor(text);
  if (cursor && (cursor.kind !== (kind ?? null) || (on !== undefined && isoToDay(on) !== cursor.day)))
    throw new CursorRefused(
      "The cursor was given by another list; send it with the date and kind it came from.",
    );
  const day = cursor?.day ?? (on === undefined ? null : isoToDay(on));
  const list = day === null ? await readLatestActions(store.blobs) : await readActions(store.blobs, day);
  if (list === null) return null;
  if (cursor && list.madeAt !== cursor.madeAt)
    throw new Conflict("A night has made this list anew; start again without a cursor.");

  const after = cursor?.after ?? -1;
  const left = list.actions.filter((one) => one.place > after && (kind === undefined || one.kind === kind));
  const looked = left.slice(0, limit);
  const customers = await store.customers.batchGet(looked.map(({ customerId }) => customerId));
  const today = localDay(now(), settings.timeZone);
  const actions = looked.flatMap((action) => {
    const customer = customers.get(action.customerId) ?? null;
    const found = actionState(action, list.day, customer, today, settings);
    const isShown = found.state === "open" || (found.state === "done" && state === "all");
    if (!isShown) return [];
    return [shownAction({ ...action, channels: found.channels }, list.day, found.state === "done", api)];
  });
  const last = looked.at(-1);
  const more = last !== undefined && looked.length < left.length;
  const next = more && { day: list.day, madeAt: list.madeAt, kind: kind ?? null, after: last.place };
  return {
    list,
    actions,
    leftOut: looked.length - actions.length,
    nextCursor: next ? sealActionsCursor(next) : null,
  };
}
