import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operations } from "../../functions/contract/routes/index.ts";
import { tables } from "../../functions/contract/tables.ts";
import { signalKinds } from "../../model/signals/signal.ts";
import { type Local, startLocal } from "../../infra/local/startLocal.ts";

const run = promisify(execFile);
const root = resolve(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs", "signals.md"), "utf8");
const privacy = readFileSync(join(root, "docs", "privacy.md"), "utf8");
const curls = [...page.matchAll(/```sh\n(curl[\s\S]*?)```/g)].map(([, line]) => line);

describe("docs/signals.md", () => {
  let local: Local;
  let key: string;
  beforeAll(async () => {
    local = await startLocal({ now: () => Date.UTC(2026, 3, 1, 12) });
    key = await local.createKey("docs", ["signals:write", "scores:read"]);
  });
  afterAll(() => local.close());

  const answer = async (line: string) => {
    const { stdout } = await run("bash", ["-c", line.replaceAll("http://127.0.0.1:8787", local.url)], {
      env: { ...process.env, SAFIR_KEY: key },
    });
    return JSON.parse(stdout);
  };

  it("has curl lines that answer what it says, in the order in which they stand", async () => {
    const answers = [];
    for (const line of curls) {
      answers.push(await answer(line));
      await local.drained();
    }
    const [signals, known, memberships, retention] = answers;
    expect(signals).toEqual({ accepted: 6, duplicates: 0, rejected: [] });
    expect(known).toMatchObject({
      nps: { value: 9 },
      rating: { mean: 4.5 },
      complaints: { open: 1 },
      consents: [{ channel: "email", state: "granted" }],
      costToServe: 7.25,
    });
    expect(memberships).toEqual({ accepted: 3, duplicates: 0, rejected: [] });
    expect(retention.reason.en).toMatch(/none has run yet/);
  });

  it("has code that prints what it says", { timeout: 30_000 }, async () => {
    const [, code] = /```js\n([\s\S]*?)```/.exec(page)!;
    const said = /\/\/ (.*)\n$/.exec(code)![1];
    const { stdout } = await run("node", ["--import", "tsx", "--input-type=module", "-e", code], {
      cwd: root,
    });
    expect(stdout.trim()).toBe(said);
  });

  it("names every kind of signal and only routes that exist", () => {
    for (const kind of signalKinds) expect(page).toContain(`| \`${kind}\` |`);
    const paths = Object.values(operations).map(({ path }) => path);
    for (const [, path] of `${page}${privacy}`.matchAll(/`(?:GET|POST|DELETE) (\/v1\/[\w/{}-]+)`/g)) {
      expect(paths).toContain(path);
    }
  });
});

describe("docs/privacy.md", () => {
  it("lists every table", () => {
    for (const name of Object.keys(tables)) expect(privacy).toMatch(new RegExp(`\\| tables? .*\`${name}\``));
  });
});
