import { Agent, get } from "node:http";

export interface LoadRequest {
  url: string;
  key: string;
  paths: string[];
  connections: number;
  warmUpMs: number;
  measureMs: number;
}

export interface LoadResult {
  /** Milliseconds. */
  p50: number;
  p99: number;
  perSecond: number;
  failed: number;
}

/** Keeps so many connections busy, each asking again as soon as it is answered. Runs as a child process. */
async function run(request: LoadRequest): Promise<LoadResult> {
  const { url, key, paths, connections, warmUpMs, measureMs } = request;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const begun = performance.now() + warmUpMs;
  const times: number[] = [];
  let failed = 0;
  let next = 0;

  const ask = (path: string) =>
    new Promise<number>((resolve, reject) => {
      const headers = { authorization: `Bearer ${key}` };
      get(`${url}${path}`, { agent, headers }, (answer) => {
        answer.resume();
        answer.once("end", () => resolve(answer.statusCode ?? 0));
      }).once("error", reject);
    });
  const lane = async () => {
    for (;;) {
      const start = performance.now();
      if (start >= begun + measureMs) return;
      const status = await ask(paths[next++ % paths.length]!);
      if (status !== 200) failed += 1;
      if (start >= begun) times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  agent.destroy();
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))]!;
  return { p50: at(0.5), p99: at(0.99), perSecond: (times.length / measureMs) * 1000, failed };
}

process.once("message", async (request) => {
  process.send?.(await run(request as LoadRequest));
  process.disconnect();
});
