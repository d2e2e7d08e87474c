const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

export function decodeUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** The text of at most 64 ASCII bytes, made without a view of them; null for others. */
export function shortAscii(bytes: Uint8Array, start: number, end: number): string | null {
  if (end - start > 64) return null;
  for (let position = start; position < end; position += 1) if (bytes[position] > 127) return null;
  return Buffer.prototype.latin1Slice.call(bytes, start, end);
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
