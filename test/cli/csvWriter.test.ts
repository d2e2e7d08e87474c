import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CsvWriter } from "../../cli/score/csvWriter.ts";
import { runs } from "../support/runs.ts";

const written = (write: (csv: CsvWriter) => void) => {
  const csv = new CsvWriter();
  write(csv);
  return Buffer.concat(csv.end()).toString();
};

describe("CsvWriter", () => {
  it("writes numbers as toFixed does, up to the last digit's rounding", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.integer({ min: 0, max: 6 }),
        (value, decimals) => {
          const text = written((csv) => csv.number(value, decimals));
          expect(text).toMatch(decimals === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${decimals}}$`));
          expect(text).not.toMatch(/^-0(\.0*)?$/);
          expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(
            0.5000001 * 10 ** -decimals + Math.abs(value) * 1e-15,
          );
        },
      ),
      { numRuns: runs(500) },
    );
  });

  it("writes powers of ten and their neighbours whole", () => {
    for (const value of [0, 1, 9, 10, 99, 100, 999.995, 1000, 1e6 - 0.004, 1e12, 123456789012.34]) {
      expect(Number(written((csv) => csv.number(value, 2)))).toBeCloseTo(value, 2);
    }
  });

  it("quotes commas, quotes, line ends and outer spaces, and nothing else", () => {
    const row = ["a,b", 'say "x"', "two\nlines", " padded", "سارة", "🙂", "007"];
    const text = written((csv) => {
      for (const field of row) csv.text(field);
      csv.endRow();
    });
    expect(text).toBe('"a,b","say ""x""","two\nlines"," padded",سارة,🙂,007\r\n');
  });

  it("leaves unknown numbers and days empty", () => {
    expect(
      written((csv) => {
        csv.number(Number.NaN, 2);
        csv.number(null, 2);
        csv.day(Number.NaN);
        csv.day(0);
      }),
    ).toBe(",,,1970-01-01");
  });

  it("carries fields larger than its pieces", () => {
    const long = "x".repeat(3_000_000);
    const text = written((csv) => {
      csv.text("before");
      csv.text(long);
      csv.text("after");
    });
    expect(text).toBe(`before,${long},after`);
  });
});
