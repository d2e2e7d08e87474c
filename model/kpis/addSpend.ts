import { emptyGroup, type FigureGroup } from "./gather/figureGroup.ts";
import { monthsKept, type MonthWindow } from "./monthWindow.ts";

/** What a channel cost in a month as a whole, integer minor units. */
export interface ChannelSpend {
  channel: string;
  /** As "2026-03". */
  month: string;
  amount: number;
}

/**
 * Puts what channels cost as a whole in the place of what was recorded customer by customer in those months: the
 * whole holds it already. Months that are not kept are passed over.
 */
export function addSpend(
  channels: Map<string, FigureGroup>,
  spend: readonly ChannelSpend[],
  window: MonthWindow,
): void {
  const places = new Map(Array.from({ length: monthsKept }, (_, i) => [window.name(i), i + 1]));
  for (const { channel, month, amount } of spend) {
    const place = places.get(month);
    if (place === undefined) continue;
    const group = channels.get(channel) ?? emptyGroup();
    channels.set(channel, group);
    group.series.acquisitionCost[place] = amount;
    group.series.acquisitionCosts[place] = Math.max(1, group.series.acquisitionCosts[place]);
  }
}
