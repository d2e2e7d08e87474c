import { Worker } from "node:worker_threads";

export interface EngineAnswer {
  status: number;
  /** JSON. */
  text: string;
}

export interface EngineThread {
  /** Answers one request of DynamoDB's JSON protocol, e.g. operation "GetItem". */
  request(operation: string, body: string): Promise<EngineAnswer>;
  close(): Promise<void>;
}

type Message = Partial<EngineAnswer> & { id?: number; ready?: boolean; closed?: boolean; problem?: string };
type Waiting = { resolve: (answer: EngineAnswer) => void; reject: (error: Error) => void };

/**
 * Starts an engine in a thread of its own: its work and that of the application overlap.
 *
 * @param path folder of the data; in memory when absent
 * @throws {Error} when the folder cannot be opened, e.g. because another process has it open
 */
export async function startEngineThread(path: string | undefined): Promise<EngineThread> {
  const worker = new Worker(new URL("./engineWorker.js", import.meta.url), { workerData: { path } });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let ended: Error | undefined;

  const opened = await new Promise<Message>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  if (!opened.ready) {
    await worker.terminate();
    throw new Error(`startEngineThread requires a folder that it can open: ${path} (${opened.problem})`);
  }

  const end = (error: Error) => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const closed = new Promise<Message>((resolve) => {
    worker.on("message", (message: Message) => {
      if (message.closed) resolve(message);
      else waiting.get(message.id!)?.resolve(message as EngineAnswer);
      waiting.delete(message.id!);
    });
  });
  worker.on("error", (error) => end(error as Error));
  worker.on("exit", () => end(new Error("The engine has been closed.")));

  return {
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
      const { problem } = await closed;
      await worker.terminate();
      if (problem) throw new Error(`startEngineThread requires the engine to close: ${problem}`);
    },
  };
}
