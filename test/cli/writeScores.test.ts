import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { startRowHelper } from "../../cli/score/rowHelper.ts";
import { scoreLog } from "../../cli/score/scoreLog.ts";
import { writeScores } from "../../cli/score/writeScores.ts";
import { settingsSchema } from "../../functions/contract/settings.ts";
import { readOrdersCsv } from "../../functions/csv/readOrdersCsv.ts";
import { isoToDay } from "../../model/time/isoToDay.ts";
import { createRandom } from "../../model/simulate/random.ts";

const silent = { update: () => {}, stop: () => {} };

describe("writeScores", () => {
  it("writes the same with a second thread as without, over several slices", async () => {
    const random = createRandom(1);
    const rows = Array.from({ length: 60_000 }, () => {
      const day = String(1 + random.below(28)).padStart(2, "0");
      return `c${random.below(26_000)},2025-0${1 + random.below(9)}-${day},${random.below(9999) / 100}`;
    });
    const orders = await readOrdersCsv(
      Readable.from([Buffer.from(`customer_id,date,amount\n${rows.join("\n")}\n`)]),
    );
    const scored = scoreLog(orders, isoToDay("2025-10-01"), settingsSchema.parse({}), () => silent)!;
    expect(scored.customers.length).toBeGreaterThan(2.5 * 8192);
    const text = async (helper: ReturnType<typeof startRowHelper> | null) => {
      const pieces: Buffer[] = [];
      const options = { lang: "en", currency: "USD", digits: 2 } as const;
      for await (const piece of writeScores(scored, options, silent, helper)) pieces.push(piece);
      return Buffer.concat(pieces).toString();
    };
    const helper = startRowHelper();
    try {
      const [alone, together] = [await text(null), await text(helper)];
      expect(together === alone).toBe(true);
      expect(alone.split("\r\n").length).toBe(scored.customers.length + 2);
    } finally {
      await helper.stop();
    }
  });
});
