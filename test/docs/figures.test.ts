import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Local, startLocal } from "../../infra/local/startLocal.ts";
import { figureNames } from "../../model/kpis/figuresOf.ts";

const run = promisify(execFile);
const page = readFileSync(join(resolve(import.meta.dirname, "../.."), "docs", "figures.md"), "utf8");
const curls = [...page.matchAll(/```sh\n(curl[\s\S]*?)```/g)].flatMap(([, lines]) =>
  lines.trim().split("\n"),
);

let local: Local;
beforeAll(async () => {
  local = await startLocal({ now: () => Date.UTC(2026, 2, 31, 12) });
});
afterAll(() => local.close());

it("docs/figures.md has curl lines that answer", async () => {
  const key = await local.createKey("docs", ["segments:read", "signals:write"]);
  expect(curls).toHaveLength(6);
  for (const line of curls) {
    const { stdout } = await run("bash", ["-c", line.replaceAll("http://127.0.0.1:8787", local.url)], {
      env: { ...process.env, SAFIR_KEY: key },
    });
    if (line.includes("/spend")) {
      expect(JSON.parse(stdout).months).toEqual([{ month: "2026-02", amount: 1200 }]);
      continue;
    }
    expect(JSON.parse(stdout).reason.en, line).toMatch(/none has run yet/);
  }
});

it("docs/figures.md has a formula for every figure that is served", () => {
  for (const name of figureNames) expect(page).toMatch(new RegExp(`^\\| \`${name}\` \\|`, "m"));
});
