import type { z } from "zod";
import { toMajor } from "../../../model/money/toMajor.ts";
import { consentChannels, outreachPurposes } from "../../../model/signals/signal.ts";
import type { Marks, SignalAggregates } from "../../../model/signals/signalsAsOf.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type {
  signalAggregatesSchema,
  storedMembershipEventSchema,
  storedSignalSchema,
} from "../../contract/schemas/customerSignals.ts";
import type { StoredMembershipEvent, StoredSignal } from "../../contract/signal.ts";
import { rounded } from "../../scoring/rounded.ts";

const dateOrNull = (day: number | null) => (day === null ? null : dayToIso(day));

/** Aggregates as people read them: dates as ISO 8601. */
export function shownAggregates(of: SignalAggregates): z.infer<typeof signalAggregatesSchema> {
  const { nps, engagement, complaints, acquisition } = of;
  return {
    rating: shownMarks(of.rating),
    nps: nps && { value: nps.value, date: dayToIso(nps.day) },
    csat: shownMarks(of.csat),
    engagement: engagement && {
      weight: rounded(engagement.weight, 6),
      counts: engagement.counts,
      lastOn: dayToIso(engagement.lastDay),
    },
    complaints: complaints && {
      total: complaints.total,
      open: complaints.open,
      openSince: dateOrNull(complaints.openSince),
      lastOn: dayToIso(complaints.lastDay),
    },
    consents: consentChannels.flatMap((channel) => {
      const consent = of.consents[channel];
      if (consent === undefined) return [];
      const state = consent.granted ? ("granted" as const) : ("withdrawn" as const);
      return [{ channel, state, date: dayToIso(consent.day), source: consent.source }];
    }),
    acquisition: acquisition && {
      channel: acquisition.channel,
      date: dayToIso(acquisition.day),
      cost: acquisition.cost,
    },
    costToServe: of.costToServe,
    memberships: of.memberships.map(({ plan, state, startedDay, renewals, endsDay, endedDay, lapsed }) => ({
      plan,
      state,
      startedOn: dateOrNull(startedDay),
      renewals,
      paidUntil: dateOrNull(endsDay),
      endsOn: dateOrNull(endedDay),
      lapsed,
    })),
    deliveredOn: dateOrNull(of.deliveredDay),
    outreach: outreachPurposes.flatMap((purpose) => {
      const last = of.outreach[purpose];
      return last === undefined ? [] : [{ purpose, date: dayToIso(last.day) }];
    }),
  };
}

function shownMarks(marks: Marks | null) {
  if (marks === null) return null;
  const { count, mean, latest, lastDay } = marks;
  return { count, mean: rounded(mean, 6), latest, lastOn: dayToIso(lastDay) };
}

type Shown<S extends z.ZodType> = z.infer<S>[];

/** Stored signals as they were sent, earliest first, money in major units. */
export function shownSignals(
  signals: readonly StoredSignal[],
  digits: number,
): Shown<typeof storedSignalSchema> {
  return earliestFirst(signals).map((signal) => {
    const { customerId: _, signalId, kind, happenedAt, day, at: __, revision, ...content } = signal;
    const { resolvedDay: ___, cost, amount, ...rest } = content as Record<string, unknown>;
    return {
      signalId,
      kind,
      at: happenedAt,
      date: dayToIso(day),
      revision: revision ?? null,
      ...rest,
      ...(cost === undefined ? {} : { cost: toMajor(cost as number, digits) }),
      ...(amount === undefined ? {} : { amount: toMajor(amount as number, digits) }),
    };
  });
}

/** Stored membership events as they were sent, earliest first, money in major units. */
export function shownEvents(
  events: readonly StoredMembershipEvent[],
  digits: number,
): Shown<typeof storedMembershipEventSchema> {
  return earliestFirst(events).map(({ eventId, type, plan, happenedAt, day, revision, endsAt, amount }) => ({
    eventId,
    type,
    plan,
    at: happenedAt,
    date: dayToIso(day),
    revision: revision ?? null,
    endsAt: endsAt ?? null,
    amount: amount === undefined ? null : toMajor(amount, digits),
  }));
}

function earliestFirst<T extends { day: number; at: number }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => a.day - b.day || a.at - b.at);
}
