import { type Align, table } from "./table.ts";

export interface SegmentLine {
  segment: string;
  label: { en: string; ar: string };
  customers: number;
  value: number | null;
  valueAtRisk: number | null;
  expectedOrders: number;
}

/** Segments for people: counts, predicted value, value at risk. */
export function segmentTable(
  segments: readonly SegmentLine[],
  currency: string,
  horizonDays: number,
  lang: "en" | "ar",
): string {
  const all = segments.reduce((sum, { customers }) => sum + customers, 0);
  const whole = (value: number | null) => (value === null ? "" : Math.round(value).toLocaleString("en"));
  const heads = {
    en: ["segment", "customers", "share", `value, ${horizonDays} days`, "value at risk", "expected orders"],
    ar: [
      "الشريحة",
      "العملاء",
      "النسبة",
      `القيمة خلال ${horizonDays} يومًا`,
      "القيمة المعرّضة للفقدان",
      "الطلبات المتوقعة",
    ],
  };
  const align: Align[] = ["left", "right", "right", "right", "right", "right"];
  const money = (value: number | null) => (value === null ? "" : `${currency} ${whole(value)}`);
  return table(
    heads[lang],
    align,
    segments.map(({ segment, label, customers, value, valueAtRisk, expectedOrders }) => [
      lang === "ar" ? label.ar : segment,
      whole(customers),
      all > 0 ? `${((100 * customers) / all).toFixed(1)}%` : "",
      money(value),
      money(valueAtRisk),
      whole(expectedOrders),
    ]),
  );
}
