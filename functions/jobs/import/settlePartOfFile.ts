import type { ImportInput } from "../../contract/importing.ts";
import { CsvError, type CsvProblem } from "../../csv/csvError.ts";
import type { RejectedRow } from "../../csv/options.ts";
import { partOf, type RowPart } from "../../csv/parts/rowPart.ts";
import type { Formats } from "../../csv/parts/settleHeard.ts";
import { type SettledPart, settlePart } from "../../csv/parts/settlePart.ts";
import { storedOrders } from "../../csv/storedOrders.ts";
import { type SentOrder, toSent } from "../../orders/sentOrder.ts";
import type { JobDeps } from "../deps.ts";
import { importFiles } from "./importFiles.ts";
import type { ImportPlan } from "./planImport.ts";

/** An order as it goes into the service, and the line it stands on. */
export interface LinedOrder {
  line: number;
  order: SentOrder;
}

/** What settling a part came to: its figures, or the fault for which the whole file has to be asked about. */
export type PartFindings = { fault: CsvProblem } | PartFigures;
export type PartFigures = { rejected: RejectedRow[] } & Pick<SettledPart, "rows" | "repeats" | "rounded">;

export const isSettled = (part: PartFindings): part is PartFigures => !("fault" in part);

/** Settles the rows of one part and leaves its orders by part of the customers: each customer in one piece. */
export async function settlePartOfFile(
  { store }: JobDeps,
  { importId, part = 0, parts, ranges }: ImportInput,
): Promise<{ orders: number }> {
  const files = importFiles(store.blobs, importId);
  const { head, options } = await files.get<ImportPlan>("plan");
  const formats = await files.get<Formats>("formats");
  const pieces = await files.all<RowPart>(ranges, (range) => `rows/${part}/${range}`);
  const leave = (findings: PartFindings) => files.put(`settled/${part}`, findings);
  try {
    const { log, ...findings } = settlePart(pieces, head, formats, options);
    const shared: LinedOrder[][] = Array.from({ length: parts }, () => []);
    let row = 0;
    for (const order of storedOrders(log)) {
      shared[partOf(order.customerId, parts)].push({
        line: log.line[row++],
        order: toSent(order, log.digits),
      });
    }
    await files.putAll(shared, (to) => `orders/${to}/${part}`);
    await leave(findings);
    return { orders: row };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    await leave({ fault: error.problems[0] });
    return { orders: 0 };
  }
}
