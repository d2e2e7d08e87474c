import { describe, expect, it } from "vitest";
import { formatsFor } from "../../../web/src/i18n/formats.ts";
import { fill, formOf } from "../../../web/src/i18n/words.ts";

/** Marks of direction, which Intl puts around signs and currencies, and spaces that do not break, as plain ones. */
const plain = (text: string) =>
  text.replaceAll(/[\u061c\u200e\u200f]/g, "").replaceAll(/[\u00a0\u202f]/g, " ");

describe("formats", () => {
  const en = formatsFor("en", "latn");
  const ar = formatsFor("ar", "arab");
  const gulf = formatsFor("ar", "latn");

  it("write digits as the reader chose, in either language", () => {
    expect([en, ar, gulf].map(({ number }) => number(12_345.6, 1))).toEqual([
      "12,345.6",
      "١٢٬٣٤٥٫٦",
      "12,345.6",
    ]);
    expect(plain(ar.percent(0.125, 1))).toBe("١٢٫٥٪");
  });

  it("write money with the digits of its currency, and none from a thousand on", () => {
    expect(plain(en.money(19.5, "SAR"))).toBe("SAR 19.50");
    expect(plain(en.money(1_234.5, "SAR"))).toBe("SAR 1,235");
    expect(plain(en.money(1.2345, "KWD"))).toBe("KWD 1.235");
    expect(plain(en.moneyWhole(19.5, "SAR"))).toBe("SAR 20");
    expect(plain(ar.money(1_234.5, "SAR"))).toBe("١٬٢٣٥ ر.س.");
  });

  it("write dates of the Gregorian calendar, whatever the language and the machine's time zone", () => {
    expect(en.date("2026-03-31")).toBe("31 Mar 2026");
    expect(plain(ar.date("2026-03-31"))).toContain("٢٠٢٦");
    expect(en.month("2026-03")).toBe("Mar 2026");
    expect(ar.month("2026-03")).toContain("مارس");
  });

  it("show a dash where there is no number", () => {
    for (const nothing of [null, undefined, Number.NaN]) {
      expect([en.number(nothing), en.money(nothing, "SAR"), en.percent(nothing)]).toEqual(["–", "–", "–"]);
    }
    expect([en.date(null), en.month(undefined)]).toEqual(["–", "–"]);
  });

  it("sign differences, but not their absence", () => {
    expect([en.signed(3), plain(en.signed(-3)), en.signed(0)]).toEqual(["+3", "-3", "0"]);
    expect(en.signedPercent(0.021)).toBe("+2.1%");
  });
});

describe("words", () => {
  it("take values by name, and leave a name without one", () => {
    const words = { en: "{n} of {all}", ar: "{n} من {all}" };
    expect(fill(words, "en", { n: "3" })).toBe("3 of {all}");
    expect(fill(words, "ar", { n: "٣", all: "٤" })).toBe("٣ من ٤");
  });

  it("count by the grammar of the language", () => {
    const counted = {
      en: { one: "{n} customer", other: "{n} customers" },
      ar: { one: "عميل واحد", two: "عميلان", few: "{n} عملاء", many: "{n} عميلًا", other: "{n} عميل" },
    };
    expect([1, 2].map((n) => formOf(counted, n, "en"))).toEqual(["{n} customer", "{n} customers"]);
    expect([1, 2, 3, 11, 100, 0].map((n) => formOf(counted, n, "ar"))).toEqual([
      "عميل واحد",
      "عميلان",
      "{n} عملاء",
      "{n} عميلًا",
      "{n} عميل",
      "{n} عميل",
    ]);
  });
});
