import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readCovariatesCsv } from "../../functions/csv/readCovariatesCsv.ts";

const folder = mkdtempSync(join(tmpdir(), "safir-covariates-"));

function file(content: string | Buffer): string {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.csv`);
  writeFileSync(path, content);
  return path;
}

describe("readCovariatesCsv", () => {
  test("reads a column for the customer, and every other one as a covariate", async () => {
    const { names, byCustomer } = await readCovariatesCsv(
      file("tier,customer_id,Town\r\ngold,A-1, Riyadh \r\n,B2,جدة\r\n\r\n"),
    );
    expect(names).toEqual(["tier", "Town"]);
    expect([...byCustomer]).toEqual([
      ["A-1", ["gold", "Riyadh"]],
      ["B2", ["", "جدة"]],
    ]);
  });

  test("other separators, quotes, gzip, a column called Id, and rows cut short", async () => {
    const text = 'Id;Tier;"first; category"\n1;gold;"tea ""green"""\n2\n';
    const plain = await readCovariatesCsv(file(text));
    expect(plain.names).toEqual(["Tier", "first; category"]);
    expect([...plain.byCustomer]).toEqual([
      ["1", ["gold", 'tea "green"']],
      ["2", ["", ""]],
    ]);
    expect((await readCovariatesCsv(file(gzipSync(text)))).byCustomer).toEqual(plain.byCustomer);
  });

  test("the same row twice is one; a customer with different values is named with the line", async () => {
    const once = await readCovariatesCsv(file("customer_id,tier\nA,gold\nA,gold\n"));
    expect(once.byCustomer.size).toBe(1);
    await expect(readCovariatesCsv(file("customer_id,tier\nA,gold\nB,\nA,silver\n"))).rejects.toThrow(
      'line 4: "A" is there twice with different values: keep one row a customer',
    );
  });

  test("what cannot be used is refused with the reason", async () => {
    const faults: [string, string][] = [
      ["", "is empty: a header and customers are needed"],
      ["customer_id,tier\n", "has a header but no customers below it"],
      [
        "person,tier\nA,gold\n",
        "no column for the customer (such as customer_id, id). Columns found: person, tier",
      ],
      ["customer_id\nA\n", "no column beside the customer's"],
      ["customer_id,tier,tier\nA,1,2\n", "two columns are called tier"],
      ["customer_id,\nA,1\n", "a column has no name"],
      ['customer_id,tier\nA,"gold\nB,1\n', "opens a quote that is never closed"],
    ];
    for (const [content, message] of faults)
      await expect(readCovariatesCsv(file(content))).rejects.toThrow(message);
    await expect(readCovariatesCsv(join(folder, "none.csv"))).rejects.toThrow("there is no such file");
  });

  test("an id that is an e-mail address is refused and not repeated", async () => {
    const reading = readCovariatesCsv(file("customer_id,tier\nsomeone@example.com,gold\n"));
    await expect(reading).rejects.toThrow("line 2");
    await expect(reading).rejects.not.toThrow("someone@example.com");
  });
});
