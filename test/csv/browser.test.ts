import { createHash } from "node:crypto";
import { resolve } from "node:path";
import vm from "node:vm";
import { build } from "esbuild";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { ordersToSend } from "../../functions/csv/ordersToSend.ts";
import { sha256Hex } from "../../functions/orders/sha256.ts";
import { readText } from "./readText.ts";

const root = resolve(import.meta.dirname, "../..");
const options = { currency: "SAR", timeZone: "Asia/Riyadh", keepOrderIds: true, onBadRow: "skip" } as const;
const files = {
  "plain ids and amounts": "customer_id,date,amount\nA,2024-01-31,5.25\nA,2024-01-31,5.25\nB,2024-02-01,x\n",
  "Arabic names, digits and quotes":
    'معرف_العميل;التاريخ;المبلغ;القناة\nعميل ١;٠١/٠٣/٢٠٢٤;"١٬٢٣٤٫٥٠";"a ""b"""\nعميل ٢;31/12/2023 11:15 م;ر.س 7;web\n',
  "refunds, revisions and times with offsets":
    "order_id,customer,ordered_at,total,type,revision\n7,c1,2024-01-31T23:30:00Z,10,order,1\n7,c1,2024-02-02,4,refund,1\n8,c2,2024-02-02,9,order,2\n",
};

describe("the reader of orders", () => {
  let inBrowser: (text: string, piece: number) => Promise<unknown>;

  beforeAll(async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `
          export { readOrderPieces } from "./functions/csv/readOrderPieces.ts";
          export { ordersToSend } from "./functions/csv/ordersToSend.ts";`,
        resolveDir: root,
      },
      bundle: true,
      write: false,
      format: "iife",
      globalName: "csv",
      platform: "browser",
    });
    // What browsers have, and nothing of Node's.
    const context = vm.createContext({ TextDecoder, TextEncoder, Intl, Uint8Array, ArrayBuffer });
    vm.runInContext(outputFiles[0]!.text, context);
    const read = vm.runInContext(
      `async (text, size, options) => {
        async function* pieces() {
          const bytes = new TextEncoder().encode(text);
          for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
        }
        const log = await csv.readOrderPieces(pieces(), null, options);
        return JSON.stringify({ orders: [...csv.ordersToSend(log)], report: log.report });
      }`,
      context,
    ) as (text: string, size: number, given: object) => Promise<string>;
    inBrowser = async (text, size) => JSON.parse(await read(text, size, options));
  });

  test.each(Object.entries(files))("reads without Node what it reads with it: %s", async (_, text) => {
    const log = await readText(text, options);
    const expected = { orders: [...ordersToSend(log)], report: log.report };
    expect(expected.orders.flat().length).toBeGreaterThan(1);
    for (const size of [1 << 20, 7]) expect(await inBrowser(text, size)).toEqual(expected);
  });
});

test("sha256Hex is SHA-256, whatever the text", () => {
  const ofNode = (text: string) => createHash("sha256").update(text).digest("hex");
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000]) {
    expect(sha256Hex("ق".repeat(length))).toBe(ofNode("ق".repeat(length)));
  }
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => sha256Hex(text) === ofNode(text)));
});
