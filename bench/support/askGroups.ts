import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface GroupsRequest {
  url: string;
  key: string;
  /** What a page asks for at once; the next group is asked when all of one are answered. */
  groups: string[][];
}

/** Milliseconds from asking for a group until all of it is read. */
export function askGroups(request: GroupsRequest): Promise<number[]> {
  const child = fork(fileURLToPath(import.meta.url));
  child.send(request);
  return new Promise((resolve, reject) => {
    child.once("message", (answer) =>
      Array.isArray(answer) ? resolve(answer) : reject(new Error(String(answer))),
    );
    child.once("error", reject);
  });
}

async function run({ url, key, groups }: GroupsRequest): Promise<number[]> {
  const headers = { authorization: `Bearer ${key}` };
  const times: number[] = [];
  for (const group of groups) {
    const begun = performance.now();
    const answers = await Promise.all(
      group.map(async (path) => {
        const answer = await fetch(`${url}${path}`, { headers });
        return { path, ok: answer.ok, text: await answer.text() };
      }),
    );
    times.push(performance.now() - begun);
    const refused = answers.find(({ ok }) => !ok);
    if (refused) throw new Error(`run requires every path answered: ${refused.path}: ${refused.text}`);
  }
  return times;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.once("message", async (request) => {
    process.send?.(await run(request as GroupsRequest).catch((error) => String(error)));
    process.disconnect();
  });
