import type { CsvOrders } from "../functions/csv/options.ts";
import { readOrdersCsv } from "../functions/csv/readOrdersCsv.ts";
import type { Settings } from "../functions/contract/settings.ts";
import type { Io } from "./io.ts";
import { type OrderFileFlags, readingOf } from "./options/orderFile.ts";
import { type Progress, startProgress } from "./progress.ts";

/** Reads a file of orders as the options say, showing how far it is. */
export async function readOrders(
  io: Io,
  file: string,
  settings: Settings,
  flags: OrderFileFlags,
  more: { keepOrderIds?: boolean; onBadRow?: "stop" | "skip" } = {},
): Promise<CsvOrders> {
  const { currency, timeZone } = settings;
  let progress: Progress | null = null;
  try {
    return await readOrdersCsv(file, {
      ...readingOf(flags),
      ...more,
      currency,
      timeZone,
      now: io.now(),
      onProgress(read, total) {
        progress ??= startProgress(io, "Reading orders", total ?? 0);
        progress.update(read);
      },
    });
  } finally {
    (progress as Progress | null)?.stop();
  }
}
