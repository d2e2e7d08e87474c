import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { BlobStore } from "../../functions/store/types.ts";

const unfinished = ".part";

/**
 * Blobs as files of a folder. A blob is written beside its place and renamed into it, so that it is seen
 * whole or not at all.
 */
export function folderBlobs(folder: string): BlobStore {
  /** Each part of a key as a file name: nothing in a key can lead out of the folder. */
  const pathOf = (key: string) =>
    join(
      folder,
      ...key
        .split("/")
        .map((part) => encodeURIComponent(part).replace(/^\.+$/, (dots) => "%2E".repeat(dots.length))),
    );
  const keyOf = (path: string) => path.split("/").map(decodeURIComponent).join("/");

  async function putStream(key: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    const path = pathOf(key);
    await mkdir(dirname(path), { recursive: true });
    const beside = `${path}.${randomUUID()}${unfinished}`;
    const file = await open(beside, "w", 0o600);
    try {
      for await (const piece of pieces) await file.write(piece);
      await file.sync();
      await file.close();
      await rename(beside, path);
    } catch (error) {
      await file.close().catch(() => {});
      await rm(beside, { force: true });
      throw error;
    }
  }

  return {
    put: (key, body) => putStream(key, once(body)),
    putStream,
    async get(key) {
      try {
        // As a plain array: a Buffer's slices share its memory, those of an array are copies.
        const body = await readFile(pathOf(key));
        return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
        throw error;
      }
    },
    // The end that Node takes is the last byte, not the one after it.
    stream: (key, range) => createReadStream(pathOf(key), range && { start: range.from, end: range.to - 1 }),
    async list(prefix) {
      const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
      return names
        .filter((entry) => entry.isFile() && !entry.name.endsWith(unfinished))
        .map((entry) =>
          keyOf(
            join(entry.parentPath, entry.name)
              .slice(folder.length + 1)
              .replaceAll("\\", "/"),
          ),
        )
        .filter((key) => key.startsWith(prefix))
        .sort();
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}

async function* once(body: Uint8Array): AsyncGenerator<Uint8Array> {
  yield body;
}
