import { describe, expect, it } from "vitest";
import { ago } from "../../../model/words/ago.ts";
import { amount } from "../../../model/words/amount.ts";
import { counted } from "../../../model/words/counted.ts";
import { inTheNext } from "../../../model/words/inTheNext.ts";
import { percent } from "../../../model/words/percent.ts";
import { plainNumber } from "../../../model/words/plainNumber.ts";
import { times } from "../../../model/words/times.ts";

describe("words", () => {
  it("counted things take the form that Arabic asks for", () => {
    expect([1, 2, 3, 10, 11, 99, 100, 103, 0.5].map((n) => counted(n, "day").ar)).toEqual([
      "يوم واحد",
      "يومين",
      "3 أيام",
      "10 أيام",
      "11 يومًا",
      "99 يومًا",
      "100 يوم",
      "103 أيام",
      "0.5 يوم",
    ]);
    expect([1, 2, 3, 12].map((n) => counted(n, "earlierDate").ar)).toEqual([
      "تاريخ سابق واحد",
      "تاريخين سابقين",
      "3 تواريخ سابقة",
      "12 تاريخًا سابقًا",
    ]);
    expect([1, 2, 0.5].map((n) => counted(n, "order").en)).toEqual(["1 order", "2 orders", "0.5 orders"]);
  });

  it("times are once, twice, and then counted", () => {
    expect([1, 2, 9].map((n) => times(n).en)).toEqual(["once", "twice", "9 times"]);
    expect([1, 2, 9].map((n) => times(n).ar)).toEqual(["مرة واحدة", "مرتين", "9 مرات"]);
  });

  it("a day ago is told in days, and none is today", () => {
    expect([0, 1, 12].map((n) => ago(n).en)).toEqual(["today", "1 day ago", "12 days ago"]);
    expect([0, 1, 2, 12].map((n) => ago(n).ar)).toEqual([
      "اليوم",
      "قبل يوم واحد",
      "قبل يومين",
      "قبل 12 يومًا",
    ]);
  });

  it("a horizon of whole years is told in months, others in days", () => {
    expect([365, 730, 90, 7, 1].map((n) => inTheNext(n).en)).toEqual([
      "in the next 12 months",
      "in the next 24 months",
      "in the next 90 days",
      "in the next 7 days",
      "in the next day",
    ]);
    expect([365, 730, 90, 7, 2].map((n) => inTheNext(n).ar)).toEqual([
      "خلال الأشهر الـ12 القادمة",
      "خلال الـ24 شهرًا القادمة",
      "خلال الـ90 يومًا القادمة",
      "خلال الأيام الـ7 القادمة",
      "خلال اليومين القادمين",
    ]);
  });

  it("an unsure thing is never 0% or 100%, and never looks equal to the line it is compared with", () => {
    expect([0, 0.001, 0.31, 0.9999, 1].map((p) => percent(p).en)).toEqual([
      "0%",
      "under 1%",
      "31%",
      "over 99%",
      "100%",
    ]);
    expect(percent(0.0001).ar).toBe("أقل من 1%");
    expect(percent(0.4996, 0.5).en).toBe("49.96%");
    expect(percent(0.31, 0.5).en).toBe("31%");
    expect(percent(0.003, 0.004).en).toBe("0.3%");
  });

  it("money names its currency, with decimals where they matter", () => {
    expect(amount(420.4, "SAR").en).toBe("SAR 420");
    expect(amount(12.5, "KWD").en).toBe("KWD 12.500");
    expect(amount(12, "SAR").ar).toBe("12 ريال سعودي");
    expect(amount(1234.5)).toEqual({ en: "1,235", ar: "1,235" });
  });

  it("plain numbers have as many decimals as their size deserves", () => {
    expect([1234.5, 12.345, 0.0712, -3.456].map(plainNumber)).toEqual(["1,235", "12.3", "0.07", "-3.46"]);
  });
});
