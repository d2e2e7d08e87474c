const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

const encoder = new TextEncoder();

export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}

export function decodeUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

type Slice = (this: Uint8Array, start: number, end: number) => string;
/** Node's reading of Latin-1, the fastest there is for short texts; browsers have it not. */
const { Buffer: ofNode } = globalThis as { Buffer?: { prototype: { latin1Slice: Slice } } };
const latin1: Slice =
  ofNode?.prototype.latin1Slice ??
  function (start, end) {
    return String.fromCharCode.apply(null, this.subarray(start, end) as unknown as number[]);
  };

/** The text of at most 64 ASCII bytes, made without a view of them; null for others. */
export function shortAscii(bytes: Uint8Array, start: number, end: number): string | null {
  if (end - start > 64) return null;
  for (let position = start; position < end; position += 1) if (bytes[position] > 127) return null;
  return latin1.call(bytes, start, end);
}

/** Where a field begins without the spaces and tabs before it. */
export function trimStart(bytes: Uint8Array, start: number, end: number): number {
  let position = start;
  while (position < end && (bytes[position] === 32 || bytes[position] === 9)) position += 1;
  return position;
}

/** Where a field ends without the spaces and tabs behind it. */
export function trimEnd(bytes: Uint8Array, start: number, end: number): number {
  let position = end;
  while (position > start && (bytes[position - 1] === 32 || bytes[position - 1] === 9)) position -= 1;
  return position;
}
