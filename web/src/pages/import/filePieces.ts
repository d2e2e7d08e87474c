import { CsvError } from "../../../../functions/csv/csvError.ts";
import { asUtf8, isGzip, peek } from "../../../../functions/csv/utf8Pieces.ts";

/**
 * The bytes of a file that was dropped, in pieces, as UTF-8: what `readBytes` does where there is a file system.
 *
 * @param onBytes told how much of the file was read, packed or not
 * @throws {CsvError} when a gzip is cut short or broken, or the file has gone
 */
export async function* filePieces(
  file: Blob & { name: string },
  onBytes: (read: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const [head, raw] = await peek(streamed(counted(file, onBytes), file.name), 4);
  if (!isGzip(head)) return yield* asUtf8(head, raw);
  await raw.return(undefined);
  const packed = counted(file, onBytes).pipeThrough(new DecompressionStream("gzip"));
  const [inner, unpacked] = await peek(streamed(packed, file.name, true), 4);
  yield* asUtf8(inner, unpacked);
}

type Bytes = Uint8Array<ArrayBuffer>;

function counted(file: Blob, onBytes: (read: number) => void): ReadableStream<Bytes> {
  let read = 0;
  const count = new TransformStream<Bytes, Bytes>({
    transform(piece, controller) {
      read += piece.length;
      onBytes(read);
      controller.enqueue(piece);
    },
  });
  return file.stream().pipeThrough(count);
}

/** Readers, not loops: Safari's streams cannot be looped over. */
async function* streamed(
  stream: ReadableStream<Bytes>,
  file: string,
  packed = false,
): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (cause) {
    const gone = cause instanceof DOMException && cause.name === "NotFoundError";
    const message = gone
      ? "there is no such file"
      : packed
        ? "the gzip file is broken or cut short: fetch or copy it again"
        : `cannot be read: ${(cause as Error).message}`;
    throw new CsvError(file, [{ message }], { cause });
  } finally {
    reader.cancel().catch(() => {});
  }
}
