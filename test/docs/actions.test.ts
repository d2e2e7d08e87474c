import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actionTermsSchema } from "../../functions/contract/actions.ts";
import { operations } from "../../functions/contract/routes/index.ts";
import { goodNpsFrom, goodRatingFrom } from "../../model/actions/suggestAction.ts";
import { outreachPurposes } from "../../model/signals/signal.ts";
import { type Local, startLocal } from "../../infra/local/startLocal.ts";

const run = promisify(execFile);
const page = readFileSync(join(resolve(import.meta.dirname, "../.."), "docs", "actions.md"), "utf8");
const [, block] = /```sh\n(curl[\s\S]*?)```/.exec(page)!;

describe("docs/actions.md", () => {
  let local: Local;
  let key: string;
  beforeAll(async () => {
    const settings = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)![1]);
    local = await startLocal({ settings, now: () => Date.UTC(2026, 3, 1, 12) });
    key = await local.createKey("docs", ["admin"]);
    const send = (path: string, body: object) =>
      fetch(`${local.url}/v1/${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const of = { customerId: "C10001", signalId: "s", at: "2026-03-30" };
    await send("orders", {
      orders: [{ orderId: "o", customerId: "C10001", orderedAt: "2026-03-26", amount: 20 }],
    });
    await send("signals", {
      signals: [{ ...of, kind: "consent", channel: "email", state: "granted" }],
    });
    await local.drained();
  });
  afterAll(() => local.close());

  it("has curl lines that answer what it says", async () => {
    const answers: string[] = [];
    for (const line of block.trim().split("\n")) {
      const { stdout } = await run("bash", ["-c", line.replaceAll("http://127.0.0.1:8787", local.url)], {
        env: { ...process.env, SAFIR_KEY: key },
      });
      answers.push(stdout);
    }
    const [list, customer, csv] = answers;
    expect(JSON.parse(list).reason.en).toMatch(/the night makes it/);
    expect(JSON.parse(customer).action).toMatchObject({ kind: "invite", channels: ["email"] });
    expect(csv).toMatch(/^id,kind,customerId,/);
  });

  it("names every kind and setting with its default, and only routes that exist", () => {
    for (const kind of outreachPurposes) expect(page).toContain(`| \`${kind}\` |`);
    const { channels: _, ...defaults } = actionTermsSchema.parse({});
    for (const [name, value] of Object.entries(defaults))
      expect(page).toMatch(new RegExp(`\\| \`${name}\` \\|.*\\| ${value!.toLocaleString("en")} \\|`));
    expect(page).toContain(`a rating of ${goodRatingFrom} or more or an NPS answer of ${goodNpsFrom} or 10`);
    const paths = Object.values(operations).map(({ path }) => path);
    for (const [, path] of page.matchAll(/`(?:GET|POST) (\/v1\/[\w/{}-]+)/g)) expect(paths).toContain(path);
  });
});
