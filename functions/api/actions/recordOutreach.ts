import { dayToIso } from "../../../model/time/dayToIso.ts";
import { localDay, wallClock } from "../../../model/time/localDay.ts";
import type { ConsentChannel } from "../../../model/signals/signal.ts";
import type { StoredSignal } from "../../contract/signal.ts";
import type { AppDeps } from "../deps.ts";
import { Conflict, InvalidRequest } from "../problems/errors.ts";
import { createReader } from "../signals/reader.ts";
import { takeItems } from "../signals/takeItems.ts";
import type { ActionName } from "./actionId.ts";

/**
 * Keeps that the shop wrote to a customer for an action, once: of several words the first holds, because a later one
 * carries a lower revision.
 *
 * @returns false where it had been told before
 * @throws {InvalidRequest} for a moment that cannot be read or lies ahead
 * @throws {Conflict} for a customer who was erased
 */
export async function recordOutreach(
  { kind, day, customerId }: ActionName,
  sent: { at?: string; channel?: ConsentChannel },
  deps: AppDeps,
): Promise<boolean> {
  const { store, settings, now } = deps;
  const read = createReader(sent, { ...settings, now: now() });
  const told = read.moment("at");
  if (read.problems.length > 0) throw new InvalidRequest(read.problems);
  const { timeZone } = settings;
  const at = told ?? { day: localDay(now(), timeZone), at: wallClock(now(), timeZone) };
  const item: StoredSignal = {
    customerId,
    signalId: `action#${kind}#${dayToIso(day)}`,
    kind: "outreach",
    purpose: kind,
    happenedAt: sent.at ?? new Date(now()).toISOString(),
    ...at,
    revision: -now(),
    ...(sent.channel && { channel: sent.channel }),
  };
  const readItem = () => ({ item, problems: null });
  const { accepted, rejected } = await takeItems([item], "signalId", readItem, store.signals, deps);
  if (rejected.length > 0)
    throw new Conflict("This customer was erased on request; there is nothing to record.");
  return accepted === 1;
}
