import { joinedBytes } from "./growing.ts";

/** The first bytes, at least `count` of them where there are so many, and all bytes again. */
export async function peek(
  pieces: AsyncGenerator<Uint8Array>,
  count: number,
): Promise<[Uint8Array, AsyncGenerator<Uint8Array>]> {
  let head = new Uint8Array(0);
  while (head.length < count) {
    const next = await pieces.next();
    if (next.done) break;
    head = joinedBytes(head, next.value);
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    if (head.length > 0) yield head;
    yield* pieces;
  }
  return [head.subarray(0, count), all()];
}

/** Whether a file that begins so is a gzip. */
export const isGzip = (head: Uint8Array) => head[0] === 0x1f && head[1] === 0x8b;

/**
 * Text in pieces as UTF-8: UTF-16 (known by its byte-order mark) is rewritten, a byte-order mark left out.
 *
 * @param head the first bytes of what follows
 */
export async function* asUtf8(
  head: Uint8Array,
  pieces: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const little = head[0] === 0xff && head[1] === 0xfe;
  if (little || (head[0] === 0xfe && head[1] === 0xff)) {
    const decoder = new TextDecoder(little ? "utf-16le" : "utf-16be");
    const encoder = new TextEncoder();
    for await (const piece of pieces) yield encoder.encode(decoder.decode(piece, { stream: true }));
    yield encoder.encode(decoder.decode());
    return;
  }
  let skip = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  for await (const piece of pieces) {
    yield skip > 0 ? piece.subarray(skip) : piece;
    skip = 0;
  }
}
