import type { MembershipEvent } from "./membershipEvent.ts";
import type { Signal } from "./signal.ts";
import type { DayMarks, SignalHistory } from "./signalHistory.ts";

/** Entries of one kind that a customer carries; of more, the latest are kept. No person comes near it. */
const most = 5_000;

/**
 * A customer's signals and membership events by day. The same whatever sequence they are given in.
 *
 * @returns null where there are none
 * @throws {RangeError} unless days are whole
 */
export function buildSignalHistory(
  signals: readonly Signal[],
  events: readonly MembershipEvent[],
): SignalHistory | null {
  if (signals.length === 0 && events.length === 0) return null;
  const history: SignalHistory = {
    ratings: [],
    nps: [],
    csat: [],
    engagement: [],
    complaints: [],
    consents: [],
    acquisitions: [],
    costs: [],
    memberships: [],
  };
  for (const signal of inOrder(signals, ({ signalId }) => signalId)) add(history, signal);
  for (const { type, plan, day, endsDay, amount } of inOrder(events, ({ eventId }) => eventId)) {
    history.memberships.push({
      type,
      plan,
      day,
      ...(endsDay === undefined ? {} : { endsDay }),
      ...(amount === undefined ? {} : { amount }),
    });
  }
  for (const entries of Object.values(history)) entries.splice(0, entries.length - most);
  return history;
}

/** Earliest first; what happened at the same moment by id. */
function inOrder<T extends { day: number; at: number }>(items: readonly T[], idOf: (item: T) => string): T[] {
  for (const { day } of items) {
    if (!Number.isInteger(day)) throw new RangeError(`buildSignalHistory requires a whole day: ${day}`);
  }
  return [...items].sort((a, b) => a.day - b.day || a.at - b.at || (idOf(a) < idOf(b) ? -1 : 1));
}

/** Adds a signal not earlier than those before it. */
function add(history: SignalHistory, signal: Signal): void {
  const { day } = signal;
  switch (signal.kind) {
    case "rating":
      addMark(history.ratings, day, signal.value);
      break;
    case "csat":
      addMark(history.csat, day, signal.value);
      break;
    case "nps":
      ofDay(history.nps, day, () => ({ day, value: signal.value })).value = signal.value;
      break;
    case "engagement": {
      const { action, count, weight } = signal;
      const entry = ofDay(
        history.engagement,
        day,
        () => ({ day, action, count: 0, weight: 0 }),
        (known) => known.action === action,
      );
      entry.count += count;
      entry.weight += count * weight;
      break;
    }
    case "complaint": {
      const { resolvedDay, category } = signal;
      history.complaints.push({
        day,
        ...(resolvedDay === undefined ? {} : { resolvedDay }),
        ...(category === undefined ? {} : { category }),
      });
      break;
    }
    case "consent": {
      const { channel, state, source } = signal;
      const entry = ofDay<SignalHistory["consents"][number]>(
        history.consents,
        day,
        () => ({ day, channel, granted: false }),
        (known) => known.channel === channel,
      );
      entry.granted = state === "granted";
      if (source === undefined) delete entry.source;
      else entry.source = source;
      break;
    }
    case "acquisition": {
      const { channel, cost } = signal;
      const entry = ofDay<SignalHistory["acquisitions"][number]>(
        history.acquisitions,
        day,
        () => ({ day, channel }),
        (known) => known.channel === channel,
      );
      if (cost !== undefined) entry.cost = (entry.cost ?? 0) + cost;
      break;
    }
    case "cost":
      ofDay(history.costs, day, () => ({ day, amount: 0 })).amount += signal.amount;
      break;
    case "delivery":
      history.deliveries ??= [];
      ofDay(history.deliveries, day, () => ({ day }));
      break;
    case "outreach": {
      const { purpose, at } = signal;
      history.outreach ??= [];
      ofDay(
        history.outreach,
        day,
        () => ({ day, at, purpose }),
        (known) => known.purpose === purpose,
      );
    }
  }
}

function addMark(marks: DayMarks[], day: number, value: number): void {
  const entry = ofDay(marks, day, () => ({ day, count: 0, sum: 0, last: 0 }));
  entry.count++;
  entry.sum += value;
  entry.last = value;
}

/** The entry of a day, among the last ones of an ascending list, made if it is not there. */
function ofDay<T extends { day: number }>(
  entries: T[],
  day: number,
  make: () => T,
  isMeant: (known: T) => boolean = () => true,
): T {
  for (let i = entries.length - 1; i >= 0 && entries[i].day === day; i--) {
    if (isMeant(entries[i])) return entries[i];
  }
  const made = make();
  entries.push(made);
  return made;
}
