import { type ChildProcess, execFile, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operations } from "../../functions/contract/routes/index.ts";
import { eventTypes } from "../../functions/contract/webhook.ts";
import { type Local, startLocal } from "../../infra/local/startLocal.ts";

const run = promisify(execFile);
const root = resolve(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs", "webhooks.md"), "utf8");
const lines = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, line]) => line);
const [, receiver] = /```js\n([\s\S]*?)```/.exec(page)!;

describe("docs/webhooks.md", () => {
  let local: Local;
  let key: string;
  let port: number;
  let child: ChildProcess | undefined;
  beforeAll(async () => {
    local = await startLocal({
      privateWebhooks: true,
      settings: { currency: "SAR", timeZone: "Asia/Riyadh" },
    });
    key = await local.createKey("docs", ["admin"]);
    port = await freePort();
  }, 60_000);
  afterAll(async () => {
    child?.kill();
    await local.close();
  });

  const bash = async (line: string, more: Record<string, string> = {}) => {
    const text = line.replaceAll("http://127.0.0.1:8787", local.url).replaceAll("9099", String(port));
    const { stdout } = await run("bash", ["-c", text], { env: { ...process.env, SAFIR_KEY: key, ...more } });
    return JSON.parse(stdout);
  };

  it("has a receiver that verifies what the service sends, and lines that answer what it says", async () => {
    const [register, ping, connect, order] = lines;
    const { webhookId, secret } = await bash(register);
    const heard: string[] = [];
    const env = { ...process.env, WEBHOOK_SECRET: secret };
    const code = `${receiver.replaceAll("9099", String(port))}\nconsole.log("listening");`;
    child = spawn(process.execPath, ["--input-type=module", "-e", code], { cwd: root, env });
    child.stdout!.on("data", (piece) => heard.push(...String(piece).trim().split("\n")));
    await expect.poll(() => heard, { timeout: 10_000 }).toContain("listening");
    await bash(ping, { WEBHOOK_ID: webhookId });
    await expect
      .poll(() => heard, { timeout: 10_000 })
      .toContain(`webhook.ping {"webhookId":"${webhookId}"}`);
    expect(await bash(connect)).toMatchObject({ source: "shopify", shop: "example.myshopify.com" });
    expect(await bash(order)).toMatchObject({ accepted: 1, rejected: [], ignored: null });
    expect(await local.store.orders.find("820982911")).toMatchObject({
      customerId: "115310627",
      amount: 5999,
    });
  }, 60_000);

  it("names every event, and every route as it is and no other", () => {
    for (const type of eventTypes) expect(page).toContain(`\`${type}\``);
    const ours = Object.values(operations).filter(({ path }) => /^\/v1\/(webhooks|inbound)/.test(path));
    const named = [...page.matchAll(/`(GET|POST|PUT|DELETE) (\/v1\/[\w/{}-]+)/g)].map(
      ([, method, path]) => `${method} ${path}`,
    );
    const all = Object.values(operations).map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    for (const one of named) expect(all).toContain(one);
    const told = new Set(named);
    const missing = ours
      .map(({ method, path }) => `${method.toUpperCase()} ${path}`)
      .filter((one) => !told.has(one));
    expect(missing).toEqual(["PUT /v1/inbound/{source}"]);
  });
});

/** A port that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
}
