import { type ColumnRole, columnRoles } from "../../../../functions/csv/columnNames.ts";
import type { CsvProblem } from "../../../../functions/csv/csvError.ts";
import { send } from "../../api/client.ts";
import { ApiProblem } from "../../api/problem.ts";
import { createCell } from "../../app/cell.ts";
import type { Answers, FromReader, Reading, Shop } from "./messages.ts";
import { Reader } from "./reader.ts";
import { type Progress, Sending, type Taken } from "./sending.ts";

/** Which column of the file plays each role; null for none. */
export type Mapping = Record<ColumnRole, string | null>;

/** One file on its way: what of it is known, said, read and sent. */
export interface DeskState {
  file: File | null;
  names: Pick<Extract<FromReader, { kind: "names" }>, "header" | "sample"> | null;
  mapping: Mapping | null;
  /** What a person said besides the columns. */
  said: Omit<Answers, "columns">;
  /** Share of the file that was read; null while nothing is being read. */
  readShare: number | null;
  reading: Reading | null;
  /** Why the file cannot be read as it is. */
  refused: CsvProblem[] | null;
  broken: string | null;
  sending: "not yet" | "under way" | "pausing" | "paused" | "over";
  progress: Progress | null;
  problem: ApiProblem | null;
}

const nothing: DeskState = {
  file: null,
  names: null,
  mapping: null,
  said: {},
  readShare: null,
  reading: null,
  refused: null,
  broken: null,
  sending: "not yet",
  progress: null,
  problem: null,
};

/** The import stays where it is while one looks at other pages. */
export const desk = createCell<DeskState>(nothing);
const change = (part: Partial<DeskState>) => desk.set({ ...desk.get(), ...part });

let reader: Reader | null = null;
let sending: Sending | null = null;
let shop: Shop | null = null;

/** Without these no order can be read. */
export const isMapped = (mapping: Mapping | null): boolean =>
  mapping !== null && mapping.customerId !== null && mapping.orderedAt !== null;

/** Begins with a file; whatever was there before is forgotten. */
export function openFile(file: File, of: Shop): void {
  clearDesk();
  shop = of;
  change({ file });
  reader = new Reader({
    names: ({ header, columns, sample }) => {
      const mapping = Object.fromEntries(columnRoles.map((role) => [role, columns[role] ?? null])) as Mapping;
      change({ names: { header, sample }, mapping });
      readAgain();
    },
    progress: (readShare) => change({ readShare }),
    reading: (reading) => change({ reading, readShare: null }),
    refused: (refused) => change({ refused, readShare: null, reading: null }),
    broken: (broken) => change({ broken, readShare: null }),
  });
  reader.open(file);
}

export function clearDesk(): void {
  sending?.pause();
  sending = null;
  reader?.close();
  reader = null;
  desk.set(nothing);
}

/** Says which columns are which, or how the file writes dates and amounts; the file is read anew. */
export function sayOfFile({ mapping, ...said }: Partial<DeskState["said"]> & { mapping?: Mapping }): void {
  const before = desk.get();
  change({ mapping: mapping ?? before.mapping, said: { ...before.said, ...said } });
  readAgain();
}

function readAgain(): void {
  const { mapping, said } = desk.get();
  change({ reading: null, refused: null, readShare: null });
  if (mapping === null || !isMapped(mapping) || reader === null || shop === null) return;
  change({ readShare: 0 });
  reader.read(shop, { ...said, columns: mapping });
}

/** Sends all that was read, or what is left of it. */
export async function sendOrders(): Promise<void> {
  const { reading } = desk.get();
  if (reading === null || reader === null) return;
  const from = reader;
  sending ??= new Sending({
    total: reading.orders,
    take: (at, count) => from.orders(at, count),
    post: (orders) => send<Taken>("POST", "/v1/orders", { orders }),
    mayRetry: (failure) =>
      failure instanceof ApiProblem &&
      (failure.status === 0 || failure.status === 429 || failure.status >= 500),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    tell: (progress) => change({ progress }),
  });
  const mine = sending;
  change({ sending: "under way", problem: null, progress: { ...mine.progress } });
  try {
    const all = await mine.run();
    if (mine === sending) change({ sending: all ? "over" : "paused" });
  } catch (failure) {
    if (mine !== sending) return;
    if (!(failure instanceof ApiProblem)) throw failure;
    change({ sending: "paused", problem: failure });
  }
}

export function pauseSending(): void {
  sending?.pause();
  change({ sending: "pausing" });
}

/** Leaves it at what was sent. */
export function stopSending(): void {
  sending?.pause();
  change({ sending: "over" });
}

addEventListener("beforeunload", (event) => {
  if (desk.get().sending === "under way") event.preventDefault();
});
