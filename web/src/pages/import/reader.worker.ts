import { columnsByName } from "../../../../functions/csv/columnNames.ts";
import { CsvError } from "../../../../functions/csv/csvError.ts";
import { ordersToSend } from "../../../../functions/csv/ordersToSend.ts";
import { readHeaderNames } from "../../../../functions/csv/readHeader.ts";
import { readOrderPieces } from "../../../../functions/csv/readOrderPieces.ts";
import { describeLog, pieceReader } from "./describeLog.ts";
import { filePieces } from "./filePieces.ts";
import { firstRows } from "./firstRows.ts";
import type { FromReader, ToReader } from "./messages.ts";

/**
 * Reads files beside the page, which stays quick however large they are. The readers are those of the command line;
 * what was read stays here, and is given out in pieces.
 */
let file: File | null = null;
let piece: ReturnType<typeof pieceReader> = () => [];
const tell = (message: FromReader) => postMessage(message);

addEventListener("message", async ({ data }: MessageEvent<ToReader>) => {
  const turn = data.kind === "read" ? data.turn : null;
  try {
    if (data.kind === "open") await open(data.file);
    else if (data.kind === "read") await read(data);
    else tell({ kind: "orders", from: data.from, orders: piece(data.from, data.count) });
  } catch (error) {
    if (error instanceof CsvError) tell({ kind: "refused", turn, problems: error.problems });
    else tell({ kind: "broken", message: error instanceof Error ? error.message : String(error) });
  }
});

async function open(given: File): Promise<void> {
  file = given;
  piece = () => [];
  const { header, separator, rest } = await readHeaderNames(filePieces(given), given.name);
  const columns = columnsByName(header);
  const sample = await firstRows(rest, separator);
  tell({
    kind: "names",
    header,
    columns: Object.fromEntries(Object.entries(columns).map(([role, at]) => [role, header[at]])),
    sample,
  });
}

async function read({ turn, shop, answers, now }: Extract<ToReader, { kind: "read" }>): Promise<void> {
  if (file === null) throw new RangeError("read requires a file that was opened: null");
  const { size, name } = file;
  let told = 0;
  const pieces = filePieces(file, (bytes) => {
    if (bytes - told < size / 100 && bytes < size) return;
    told = bytes;
    tell({ kind: "progress", turn, read: bytes, total: size });
  });
  const log = await readOrderPieces(pieces, size, {
    ...answers,
    ...shop,
    now,
    name,
    keepOrderIds: true,
    onBadRow: "skip",
  });
  piece = pieceReader(() => ordersToSend(log));
  tell({ kind: "reading", turn, reading: describeLog(log) });
}
