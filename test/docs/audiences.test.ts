import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { googleEmail } from "../../functions/api/audiences/googleForm.ts";
import { metaForm } from "../../functions/api/audiences/metaForm.ts";
import {
  audienceDestinations,
  leftOutReasons,
  maxContactsPerRequest,
} from "../../functions/contract/schemas/audiences.ts";
import { columnNames } from "../audiences/support.ts";
import { type Local, startLocal } from "../../infra/local/startLocal.ts";

const run = promisify(execFile);
const page = readFileSync(join(resolve(import.meta.dirname, "../.."), "docs", "audiences.md"), "utf8");
const [, curl] = /```sh\n(curl[\s\S]*?)```/.exec(page)!;

describe("docs/audiences.md", () => {
  let local: Local;
  beforeAll(async () => {
    local = await startLocal({ now: () => Date.UTC(2026, 3, 1, 12) });
  });
  afterAll(() => local.close());

  it("has a curl line that answers with a file", async () => {
    const key = await local.createKey("docs", ["admin"]);
    const send = (path: string, body: object) =>
      fetch(`${local.url}/v1/${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const customerId = "C10001";
    await send("orders", { orders: [{ orderId: "o", customerId, orderedAt: "2026-03-26", amount: 20 }] });
    const consent = { kind: "consent", channel: "ads", state: "granted", at: "2026-03-26" };
    await send("signals", { signals: [{ ...consent, customerId, signalId: "s" }] });
    await local.drained();
    const { stdout } = await run("bash", ["-c", curl.replaceAll("http://127.0.0.1:8787", local.url)], {
      env: { ...process.env, SAFIR_KEY: key },
    });
    expect(JSON.parse(stdout)).toMatchObject({ rows: 1, leftOut: { unknown_customer: 1 } });
  });

  it("names every destination, reason and column, and the limit", () => {
    for (const name of [...audienceDestinations, ...leftOutReasons]) expect(page).toContain(`\`${name}\``);
    const named = `${columnNames.klaviyo},${columnNames.hubspot}`.split(",");
    for (const column of named) expect(page).toContain(`\`${column}\``);
    expect(page).toContain(`1 to ${maxContactsPerRequest.toLocaleString("en")} contacts`);
  });

  it("tells hashes and forms that are so", () => {
    const hash = metaForm({ customerId: "c", email: "John_Smith@gmail.com" }).email;
    expect(page).toContain(`\`John_Smith@gmail.com\` gives Meta \`${hash}\``);
    const [, from, to] = /`(\S+)` is hashed for Google as `(\S+)`/.exec(page)!;
    expect(googleEmail(from)).toBe(to);
  });
});
