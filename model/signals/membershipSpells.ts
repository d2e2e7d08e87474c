import type { SignalHistory } from "./signalHistory.ts";

/** A renewal may come so many days after the day up to which is paid: a card that failed, a till that was closed. */
export const renewalGraceDays = 14;

/** One run of a customer's membership of a plan, as of a date. Money in integer minor units. */
export interface MembershipSpell {
  plan: string;
  state: "active" | "ended";
  /** Null where it began before the events did: how often it was renewed is then not known. */
  startedDay: number | null;
  renewals: number;
  /** Day of the start or latest renewal. */
  periodDay: number;
  /** The day up to which is paid; null where nothing was said. */
  endsDay: number | null;
  /** Null while active; where no end was told, the day up to which was paid. */
  endedDay: number | null;
  /** Ended by silence: not renewed within the days of grace. */
  lapsed: boolean;
  /** Days of the periods that are over, each from start or renewal to the next renewal. */
  periods: number[];
  /** Amounts paid at the start and renewals that named one. */
  payments: number[];
}

type Event = SignalHistory["memberships"][number];

/**
 * A customer's memberships as of a date, blind to later events, in the sequence they began.
 *
 * A start while one of the plan runs only moves the day up to which is paid. A renewal of one that lapsed takes it up
 * again; of one that was ended, it starts anew. An end without a start is kept as one that began before the events did.
 *
 * @param asOf whole days since 1970-01-01, inclusive
 */
export function membershipSpells(events: readonly Event[], asOf: number): MembershipSpell[] {
  const spells: MembershipSpell[] = [];
  const latest = new Map<string, MembershipSpell>();
  for (const event of events) {
    if (event.day > asOf) continue;
    const known = latest.get(event.plan);
    const isOver = known !== undefined && known.endedDay !== null && known.endedDay <= event.day;
    const running = isOver ? undefined : known;
    if (event.type === "ended") end(running ?? begin(event, null), event);
    else if (event.type === "renewed" && running) renew(running, event);
    else if (event.type === "started" && running && !isLapsed(running, event.day)) extend(running, event);
    else begin(event, event.type === "renewed" && known === undefined ? null : event.day);
  }
  for (const spell of spells) settle(spell, asOf);
  return spells;

  function begin(event: Event, startedDay: number | null): MembershipSpell {
    const { plan, day, amount } = event;
    const endsDay = event.endsDay ?? null;
    const spell: MembershipSpell = {
      plan,
      state: "active",
      startedDay,
      renewals: 0,
      periodDay: day,
      endsDay,
      endedDay: null,
      lapsed: false,
      periods: [],
      payments: amount === undefined || event.type === "ended" ? [] : [amount],
    };
    spells.push(spell);
    latest.set(plan, spell);
    return spell;
  }
}

function renew(spell: MembershipSpell, { day, endsDay, amount }: Event): void {
  spell.renewals++;
  if (day > spell.periodDay) spell.periods.push(day - spell.periodDay);
  spell.periodDay = day;
  spell.endsDay = endsDay ?? null;
  spell.endedDay = null;
  if (amount !== undefined) spell.payments.push(amount);
}

function extend(spell: MembershipSpell, { endsDay }: Event): void {
  if (endsDay !== undefined) spell.endsDay = Math.max(spell.endsDay ?? endsDay, endsDay);
}

function end(spell: MembershipSpell, { day, endsDay }: Event): void {
  spell.endedDay = Math.max(day, endsDay ?? day);
  spell.endsDay = spell.endedDay;
}

/** Says what the spell is on the date: one that will end still runs, one whose paid time is long over has lapsed. */
function settle(spell: MembershipSpell, asOf: number): void {
  if (spell.endedDay === null && isLapsed(spell, asOf)) {
    spell.endedDay = spell.endsDay;
    spell.lapsed = true;
  }
  if (spell.endedDay !== null && spell.endedDay <= asOf) spell.state = "ended";
}

function isLapsed({ endsDay }: MembershipSpell, day: number): boolean {
  return endsDay !== null && day > endsDay + renewalGraceDays;
}
