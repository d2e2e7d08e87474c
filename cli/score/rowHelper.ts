import { Worker } from "node:worker_threads";
import type { RowContext, RowSlice } from "./rowWriter.ts";

/** A second thread that writes rows while this one does. */
export interface RowHelper {
  /** Before the first slice. */
  begin(context: RowContext): void;
  /** Answers in the sequence asked; the slice's columns are handed over and gone here. */
  write(slice: RowSlice): Promise<Buffer[]>;
  stop(): Promise<unknown>;
}

/** Starts the thread; it makes itself ready while this one goes on. */
export function startRowHelper(): RowHelper {
  const worker = new Worker(new URL("./rowWorker.js", import.meta.url));
  const waiting: { resolve(pieces: Buffer[]): void; reject(error: Error): void }[] = [];
  worker.on("message", (pieces: Uint8Array[]) =>
    waiting.shift()?.resolve(pieces.map((p) => Buffer.from(p.buffer, p.byteOffset, p.byteLength))),
  );
  worker.on("error", (error: Error) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  });
  return {
    begin({ scorer, ...context }) {
      worker.postMessage({ model: scorer.model, settings: scorer.settings, context });
    },
    write(slice) {
      const answer = new Promise<Buffer[]>((resolve, reject) => waiting.push({ resolve, reject }));
      answer.catch(() => {}); // whoever awaits it is told
      const columns = [...Object.values(slice.columns), ...Object.values(slice.facts), slice.rules];
      const buffers = columns.filter((column) => ArrayBuffer.isView(column)).map(({ buffer }) => buffer);
      worker.postMessage({ slice }, buffers as ArrayBuffer[]);
      return answer;
    },
    stop: () => worker.terminate(),
  };
}
