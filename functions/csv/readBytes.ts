import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { CsvError } from "./csvError.ts";

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
): AsyncGenerator<Buffer> {
  const [head, raw] = await peek(counted(source, onBytes), 4);
  if (head[0] === 0x1f && head[1] === 0x8b) {
    const [inner, unpacked] = await peek(gunzipped(raw, file), 4);
    yield* asUtf8(inner, unpacked);
  } else yield* asUtf8(head, raw);
}

async function* counted(
  source: string | AsyncIterable<Uint8Array | string>,
  onBytes: (read: number) => void,
): AsyncGenerator<Buffer> {
  let read = 0;
  const own = typeof source === "string";
  for await (const piece of own ? createReadStream(source, { highWaterMark: pieceSize }) : source) {
    const bytes = own ? (piece as Buffer) : Buffer.from(piece as Uint8Array);
    read += bytes.length;
    onBytes(read);
    yield bytes;
  }
}

/** The first bytes, at least `count` of them where there are so many, and all bytes again. */
async function peek(
  pieces: AsyncGenerator<Buffer>,
  count: number,
): Promise<[Buffer, AsyncGenerator<Buffer>]> {
  let head: Buffer = Buffer.alloc(0);
  while (head.length < count) {
    const next = await pieces.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  async function* all(): AsyncGenerator<Buffer> {
    if (head.length > 0) yield head;
    yield* pieces;
  }
  return [head.subarray(0, count), all()];
}

async function* gunzipped(packed: AsyncGenerator<Buffer>, file: string): AsyncGenerator<Buffer> {
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

async function* asUtf8(head: Buffer, pieces: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const little = head[0] === 0xff && head[1] === 0xfe;
  if (little || (head[0] === 0xfe && head[1] === 0xff)) {
    const decoder = new TextDecoder(little ? "utf-16le" : "utf-16be");
    for await (const piece of pieces) yield Buffer.from(decoder.decode(piece, { stream: true }));
    yield Buffer.from(decoder.decode());
    return;
  }
  let skip = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  for await (const piece of pieces) {
    yield skip > 0 ? piece.subarray(skip) : piece;
    skip = 0;
  }
}
