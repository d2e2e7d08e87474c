import type { Columns } from "../columnNames.ts";
import { RowStore } from "../rowStore.ts";
import type { RowPart } from "./rowPart.ts";

/** Puts the rows of one part, range by range, back into one store, with one numbering of customers and channels. */
export function joinRows(
  pieces: readonly RowPart[],
  columns: Columns,
): { store: RowStore; customerIds: string[]; channels: string[] } {
  const rows = pieces.reduce((sum, { day }) => sum + day.length, 0);
  const store = new RowStore(Math.max(rows, 1), {
    amount: columns.amount !== undefined,
    cost: columns.cost !== undefined,
    channel: columns.channel !== undefined,
    revision: columns.revision !== undefined,
    time: true,
    orderIds: true,
  });
  const customers = new Map<string, number>();
  // The first stands for none.
  const channels = new Map<string, number>([["", 0]]);
  const numbered = (names: Map<string, number>, name: string) => {
    if (!names.has(name)) names.set(name, names.size);
    return names.get(name)!;
  };
  for (const piece of pieces) {
    const at = store.rows;
    const customerOf = piece.customerIds.map((id) => numbered(customers, id));
    const channelOf = piece.channels.map((name) => numbered(channels, name));
    store.customer.set(
      piece.customer.map((number) => customerOf[number]),
      at,
    );
    if (piece.channel)
      store.channel!.set(
        piece.channel.map((number) => channelOf[number]),
        at,
      );
    store.day.set(piece.day, at);
    store.line.set(piece.line, at);
    store.flags.set(piece.flags, at);
    store.time!.set(piece.time, at);
    if (piece.amount) store.amount!.set(piece.amount, at);
    if (piece.cost) store.cost!.set(piece.cost, at);
    if (piece.revision) store.revision!.set(piece.revision, at);
    for (const id of piece.orderIds) store.orderIds!.push(id);
    for (const [row, named] of piece.refundOf) store.refundOf.set(at + row, named);
    store.rows += piece.day.length;
  }
  return { store, customerIds: [...customers.keys()], channels: [...channels.keys()] };
}
