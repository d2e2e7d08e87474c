import { settingsSchema } from "../../../functions/contract/settings.ts";
import type { StoredOrder } from "../../../functions/contract/order.ts";
import { scoringOf } from "../../../functions/jobs/champion.ts";
import type { JobDeps } from "../../../functions/jobs/deps.ts";
import { createSummariseStream } from "../../../functions/jobs/summariseStream.ts";
import { rowOf } from "../../../functions/scoring/rowOf.ts";
import { rowChanged } from "../../../functions/scoring/rowChanged.ts";
import { summaryOf } from "../../../functions/scoring/summaryOf.ts";
import { chunks } from "../../../functions/store/chunks.ts";
import { createStore } from "../../../functions/store/store.ts";
import type { StoreContext } from "../../../functions/store/context.ts";
import type { CustomerRow } from "../../../functions/store/types.ts";
import { memoryBlobs } from "../../../infra/local/memoryBlobs.ts";
import { createRunQueue } from "../../../infra/local/runQueue.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import { busyDay, capacityShop, firstNight } from "./capacityShop.ts";
import type { UnitCounter, Units } from "./countUnits.ts";

/** What one night did and spent. */
export interface NightSpent {
  customers: number;
  /** Rows written and left alone. */
  written: number;
  saved: number;
  units: Units;
  /** Processor time of this process, the engine not included. */
  cpuSeconds: number;
}

export interface CapacityResult {
  customers: number;
  orders: number;
  /** Customers who ordered between the nights, and what taking in and summarising their orders spent. */
  ordered: number;
  day: { orders: number; units: Units };
  /** Everyone's first row from a fitted model. */
  first: NightSpent;
  /** The night after the busy day: refitted, cut-offs derived anew, everyone a day older. */
  second: NightSpent;
  /** The same night once more. */
  again: NightSpent;
  /** Nights after ordinary days, one after the other: what stays below the tolerance adds up from day to day. */
  later: NightSpent[];
  /** Rows whose segment or rule is not the exact one for the second night's date. */
  wrongSegment: string[];
  /** Rows further from the exact ones than the tolerance allows. */
  beyondTolerance: string[];
  deps: JobDeps;
}

/**
 * A shop's night, a busy day and the night after it, with every request's capacity counted.
 *
 * @param options.share of the customers who order on the day between
 * @param options.laterNights ordinary days and nights after that
 */
export async function capacityRun(
  context: StoreContext,
  counter: UnitCounter,
  options: { customers: number; share: number; laterNights?: number; say?: (text: string) => void },
): Promise<CapacityResult> {
  const { customers, share, laterNights = 0, say = () => {} } = options;
  let today = firstNight;
  const blobs = memoryBlobs();
  const deps: JobDeps = {
    store: createStore(context, blobs),
    settings: settingsSchema.parse({}),
    now: () => today * 86_400_000 + 43_200_000,
    secret: "the secret of a measurement",
  };
  const shop = capacityShop(customers, 1 + laterNights);
  say(`storing ${shop.before.length} orders`);
  // What was before the first night is not measured: filled in the quicker way of a process that is alone.
  await takeIn({ ...deps, store: createStore({ ...context, alone: true }, blobs) }, shop.before);
  counter.take();

  const first = await night(deps, counter, today, say);
  const rows = await storedRows(deps);

  today += 1;
  const came = busyDay(rows, shop.after[0], share);
  await takeIn(deps, came);
  const day = { orders: came.length, units: counter.take() };

  const second = await night(deps, counter, today, say);
  const again = await night(deps, counter, today, say);
  say("comparing every row with the exact one");
  const { wrongSegment, beyondTolerance } = await compare(deps, today);

  const later: NightSpent[] = [];
  for (const orders of shop.after.slice(1)) {
    today += 1;
    await takeIn(deps, orders);
    later.push(await night(deps, counter, today, say));
  }
  return {
    customers: second.customers,
    orders: shop.before.length,
    ordered: new Set(came.map(({ customerId }) => customerId)).size,
    day,
    first,
    second,
    again,
    later,
    wrongSegment,
    beyondTolerance,
    deps,
  };
}

/** Stores orders and delivers them to the summarising job, in batches as the stream would. */
async function takeIn(deps: JobDeps, orders: readonly StoredOrder[]): Promise<void> {
  for (const piece of chunks(orders, 500)) await deps.store.orders.put(piece);
  const summarise = createSummariseStream(deps);
  const ids = [...new Set(orders.map(({ customerId }) => customerId))];
  for (const piece of chunks(ids, 100)) {
    const Records = piece.map((customerId, i) => ({
      eventID: `${i}`,
      eventName: "INSERT" as const,
      eventSource: "aws:dynamodb" as const,
      eventSourceARN: "measurement",
      dynamodb: {
        Keys: { customerId: { S: customerId }, orderId: { S: "any" } },
        SequenceNumber: `${i}`,
        StreamViewType: "KEYS_ONLY" as const,
      },
    }));
    await summarise({ Records });
  }
}

async function night(
  deps: JobDeps,
  counter: UnitCounter,
  asOf: number,
  say: (text: string) => void,
): Promise<NightSpent> {
  say(`the night of ${dayToIso(asOf)}`);
  counter.take();
  const cpu = process.cpuUsage();
  const run = await createRunQueue(deps).run({ kind: "night", runId: dayToIso(asOf), asOf }).run;
  const { user, system } = process.cpuUsage(cpu);
  const { customers, written, saved } = run.detail as { customers: number; written: number; saved: number };
  return { customers, written, saved, units: counter.take(), cpuSeconds: (user + system) / 1e6 };
}

async function storedRows({ store }: JobDeps): Promise<{ customerId: string; row: CustomerRow }[]> {
  const rows: { customerId: string; row: CustomerRow }[] = [];
  for await (const { customerId, row } of store.customers.scan(0, 1)) if (row) rows.push({ customerId, row });
  return rows.sort((p, q) => (p.customerId < q.customerId ? -1 : 1));
}

/** Scores everyone one by one, as a request for a score does, and holds what is stored and listed against it. */
async function compare(deps: JobDeps, asOf: number) {
  const { store, settings, now } = deps;
  const { model, ruleset } = await scoringOf(deps, (await store.catalog.champion())!, asOf);
  const listed = new Map<string, string>();
  for (const segment of new Set(ruleset.rules.map((rule) => rule.segment))) {
    const { rows } = await store.customers.list(segment, { limit: 1_000_000 });
    for (const { customerId } of rows) {
      listed.set(customerId, listed.has(customerId) ? "listed twice" : segment);
    }
  }
  const wrongSegment: string[] = [];
  const beyondTolerance: string[] = [];
  for await (const { customerId, history, row, channel } of store.customers.scan(0, 1)) {
    const summary = summaryOf(history, asOf, settings);
    const exact = summary && rowOf({ summary, model, ruleset, settings, asOf, now: now(), channel });
    if (
      row?.segment !== exact?.segment ||
      row?.rule !== exact?.rule ||
      listed.get(customerId) !== exact?.segment
    )
      wrongSegment.push(customerId);
    else if (row && exact && rowChanged(row, exact, settings)) beyondTolerance.push(customerId);
  }
  return { wrongSegment, beyondTolerance };
}
