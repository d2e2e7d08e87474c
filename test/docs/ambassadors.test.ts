import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { documentedModel } from "../../model/ambassadors/ambassadorModel.ts";
import { ambassadorInputs, levels } from "../../model/ambassadors/inputs.ts";
import { ambassadorClasses } from "../../model/ambassadors/judgeAmbassador.ts";
import { leastReferrers } from "../../model/ambassadors/learnAmbassadors.ts";

const run = promisify(execFile);
const root = resolve(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs", "ambassadors.md"), "utf8");

describe("docs/ambassadors.md", () => {
  it("has the weight and the neutral value of every input as the code has them", () => {
    for (const input of ambassadorInputs) {
      const row = page.split("\n").find((line) => line.startsWith(`| \`${input}\``))!;
      const [, , , neutral, weight] = row.split("|").map((cell) => cell.trim());
      expect(Number(weight), input).toBe(documentedModel.weights[input]);
      expect(levels[input](Number(neutral)), input).toBe(documentedModel.neutral[input]);
    }
    for (const name of ambassadorClasses) expect(page).toContain(`| \`${name}\``);
    expect(page).toContain(`Once ${leastReferrers} customers who brought others are known`);
  });

  it("has code that prints what it says", { timeout: 30_000 }, async () => {
    const [, code] = /```js\n([\s\S]*?)```/.exec(page)!;
    const said = /\/\/ (.*)\n$/.exec(code)![1];
    const { stdout } = await run("node", ["--import", "tsx", "--input-type=module", "-e", code], {
      cwd: root,
    });
    expect(stdout.trim()).toBe(said);
  });
});
