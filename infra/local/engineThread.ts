import { Worker } from "node:worker_threads";

export interface EngineAnswer {
  status: number;
  text: string;
}

/** The engine's thread: requests go in, answers come out. */
export interface EngineThread {
  port: number;
  request(operation: string, body: string): Promise<EngineAnswer>;
  close(): Promise<void>;
}

/**
 * Starts the engine in a thread of its own: on two cores, its work and that of the application overlap.
 *
 * @param path folder of the data; in memory when absent
 */
export async function startEngineThread(path: string | undefined): Promise<EngineThread> {
  const worker = new Worker(new URL("./engineWorker.js", import.meta.url), { workerData: { path } });
  const waiting = new Map<
    number,
    { resolve: (answer: EngineAnswer) => void; reject: (error: Error) => void }
  >();
  let last = 0;
  let ended: Error | undefined;

  const port = await new Promise<number>((resolve, reject) => {
    worker.once("message", (message: { port: number }) => resolve(message.port));
    worker.once("error", reject);
  });
  const end = (error: Error) => {
    ended = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const closed = new Promise<void>((resolve, reject) => {
    worker.on("message", (message: EngineAnswer & { id: number; closed?: boolean; problem?: string }) => {
      if (message.closed) {
        if (message.problem)
          reject(new Error(`startEngineThread requires the engine to close: ${message.problem}`));
        else resolve();
        return;
      }
      waiting.get(message.id)?.resolve(message);
      waiting.delete(message.id);
    });
  });
  worker.on("error", (error) => end(error as Error));
  worker.on("exit", () => end(new Error("The engine has been closed.")));

  return {
    port,
    request: (operation, body) =>
      new Promise((resolve, reject) => {
        if (ended) {
          reject(ended);
          return;
        }
        const id = ++last;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, operation, body });
      }),
    async close() {
      worker.postMessage("close");
      await closed;
      await worker.terminate();
    },
  };
}
