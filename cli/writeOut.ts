import { createWriteStream } from "node:fs";
import { rename, unlink } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { InputError } from "./errors.ts";
import type { Io } from "./io.ts";

/**
 * Writes pieces to a file, or to the standard output without one. A file appears under its name only when all of
 * it is there.
 */
export async function writeOut(
  io: Io,
  file: string | undefined,
  pieces: AsyncIterable<Buffer>,
): Promise<void> {
  if (file === undefined) {
    await pipeline(Readable.from(pieces), io.stdout, { end: false }).catch(ignoreClosedPipe);
    return;
  }
  const part = `${file}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(part));
    await rename(part, file);
  } catch (error) {
    await unlink(part).catch(() => {});
    throw new InputError(`${file} cannot be written: ${(error as Error).message}`);
  }
}

/** Whoever reads the output may stop reading, as `head` does. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE" && error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
}
