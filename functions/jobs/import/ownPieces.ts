/** Pieces as copies of their own: the scanner makes doubled quotes single in place. */
export async function* ownPieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(piece);
}
