import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Writable } from "node:stream";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { processIo } from "../../cli/io.ts";
import { main } from "../../cli/main.ts";
import { operations } from "../../functions/contract/routes/index.ts";
import { scoreSchema } from "../../functions/contract/score.ts";
import { type Local, startLocal } from "../../infra/local/startLocal.ts";
import { simulateDemoShop } from "../../model/simulate/simulateDemoShop.ts";

const run = promisify(execFile);
const root = resolve(import.meta.dirname, "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const shells = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, code]) => code);
const curls = shells.flatMap((code) => code.split(/\n(?=curl)/)).filter((line) => line.startsWith("curl"));

describe("the README's curl lines", () => {
  let local: Local;
  let key: string;
  beforeAll(async () => {
    local = await startLocal();
    key = await local.createKey("readme", ["orders:write", "scores:read", "segments:read"]);
  });
  afterAll(() => local.close());

  const answer = async (line: string) => {
    const { stdout } = await run("bash", ["-c", line.replaceAll("http://127.0.0.1:8787", local.url)], {
      env: { ...process.env, SAFIR_KEY: key },
    });
    return JSON.parse(stdout) as Record<string, unknown>;
  };

  it("are there", () => {
    expect(curls.length).toBeGreaterThanOrEqual(4);
  });

  it("answer, in the order in which they stand, without a problem", { timeout: 30_000 }, async () => {
    for (const line of curls) {
      const said = await answer(line);
      expect(said, line).not.toHaveProperty("title");
      await local.drained();
      if (line.includes("/v1/orders")) expect(said).toMatchObject({ accepted: 1, rejected: [] });
      if (line.includes("/score")) expect(scoreSchema.safeParse(said).error).toBeUndefined();
    }
  });
});

describe("the README", () => {
  it("speaks of an id that the demo shop has", () => {
    const today = Math.floor(Date.now() / 86_400_000);
    const ids = new Set(simulateDemoShop(1, { endDay: today }).map(({ customerId }) => customerId));
    for (const [id] of readme.matchAll(/\bC\d{5}\b/g)) expect(ids).toContain(id);
  });

  it("names files and folders that exist", () => {
    const named = [...readme.matchAll(/`((?:model|functions|infra|cli|bench|test)\/[\w./]*)`/g)].map(
      (match) => match[1],
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it("names routes of the contract", () => {
    const paths = Object.values(operations).map(({ path }) => path);
    const named = [...readme.matchAll(/`(?:GET|POST|PUT|DELETE)[^`]*?(\/v1\/[\w/{}-]+)`/g)].map(
      (match) => match[1],
    );
    expect(named.length).toBeGreaterThan(0);
    for (const path of named) expect(paths).toContain(path);
  });

  it("names commands that the command line knows", async () => {
    const named = new Set(
      [...readme.matchAll(/safir (serve|score|backtest|import|nightly|keys|\w+) /g)].map((m) => m[1]),
    );
    for (const name of named) {
      const silent = { ...processIo, stdout: discard(), stderr: discard() };
      expect(await main([name, "--help"], silent), name).toBe(0);
    }
  });
});

function discard(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
