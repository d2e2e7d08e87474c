import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { CsvError } from "./csvError.ts";
import { asUtf8, isGzip, peek } from "./utf8Pieces.ts";

const pieceSize = 1 << 20;

/** Size of a file in bytes, null for a stream; a file that is not there is a CsvError. */
export async function sizeOf(source: string | AsyncIterable<Uint8Array | string>): Promise<number | null> {
  if (typeof source !== "string") return null;
  try {
    const found = await stat(source);
    if (!found.isFile()) throw new CsvError(source, [{ message: "is not a file" }]);
    return found.size;
  } catch (cause) {
    if (cause instanceof CsvError) throw cause;
    const missing = (cause as NodeJS.ErrnoException).code === "ENOENT";
    const message = missing ? "there is no such file" : `cannot be read: ${(cause as Error).message}`;
    throw new CsvError(source, [{ message }], { cause });
  }
}

/**
 * The bytes of a file or stream in pieces, as UTF-8: gzip (known by its first bytes) is unpacked, UTF-16 (known
 * by its byte-order mark) is rewritten, a byte-order mark left out.
 *
 * @throws {CsvError} when a gzip is cut short or broken
 */
export async function* readBytes(
  source: string | AsyncIterable<Uint8Array | string>,
  file: string,
  onBytes: (read: number) => void,
): AsyncGenerator<Uint8Array> {
  const [head, raw] = await peek(counted(source, onBytes), 4);
  if (isGzip(head)) {
    const [inner, unpacked] = await peek(gunzipped(raw, file), 4);
    yield* asUtf8(inner, unpacked);
  } else yield* asUtf8(head, raw);
}

async function* counted(
  source: string | AsyncIterable<Uint8Array | string>,
  onBytes: (read: number) => void,
): AsyncGenerator<Uint8Array> {
  let read = 0;
  const own = typeof source === "string";
  for await (const piece of own ? createReadStream(source, { highWaterMark: pieceSize }) : source) {
    const bytes = own ? (piece as Buffer) : Buffer.from(piece as Uint8Array);
    read += bytes.length;
    onBytes(read);
    yield bytes;
  }
}

async function* gunzipped(packed: AsyncGenerator<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: pieceSize });
  pipeline(Readable.from(packed), gunzip, () => {
    // The failure reaches the reader through the loop below.
  });
  try {
    for await (const piece of gunzip) yield piece as Buffer;
  } catch (cause) {
    const short = (cause as NodeJS.ErrnoException).code === "Z_BUF_ERROR";
    const message = short
      ? "the gzip file is cut short: fetch or copy it again"
      : `the gzip file is broken (${(cause as Error).message}): fetch or copy it again`;
    throw new CsvError(file, [{ message }], { cause });
  }
}
