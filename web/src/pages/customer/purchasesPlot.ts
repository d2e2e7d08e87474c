import { axisY, dot, type PlotOptions, pointerX, ruleX, ruleY, tip } from "@observablehq/plot";
import type { ChartTheme } from "../../ui/chartTheme.ts";
import type { Curve, History } from "./answers.ts";
import { timelineAxis, timelineMargins } from "./timelineAxis.ts";
import { dayOf, timelineSpan } from "./timelineSpan.ts";

type Purchase = History["purchases"][number];

/** Purchases as stems on a line of time: their height what they brought, refunds taken off; without amounts all of a height. */
export function purchasesPlot(
  { purchases, currency }: Pick<History, "purchases" | "currency">,
  curve: Curve,
) {
  return (width: number, theme: ChartTheme): PlotOptions => {
    const { format, accent, muted, grid, surface } = theme;
    const span = timelineSpan(curve);
    const hasMoney = purchases.some(({ net }) => net !== null);
    const heightOf = ({ net }: Purchase) => net ?? 1;
    const shown = purchases.filter(({ date }) => dayOf(date) <= span[1]);
    const whole = (purchase: Purchase) => heightOf(purchase) > 0;
    return {
      width,
      height: 150,
      ...theme.margins({ ...timelineMargins, top: 12 }),
      x: theme.x({ type: "utc" as const, domain: [...span] }),
      y: { domain: [0, Math.max(...shown.map(heightOf), 1e-9) * 1.08] },
      marks: [
        ...(hasMoney
          ? [
              axisY({
                anchor: theme.startSide,
                ticks: 3,
                tickSize: 0,
                label: null,
                color: muted,
                tickFormat: (value: number) => format.compact(value),
              }),
            ]
          : []),
        ruleY([0], { stroke: grid }),
        timelineAxis(span, width, theme),
        ruleX(shown.filter(whole), {
          x: ({ date }: Purchase) => dayOf(date),
          y: heightOf,
          stroke: accent,
          strokeWidth: 1.5,
        }),
        dot(shown, {
          x: ({ date }: Purchase) => dayOf(date),
          y: heightOf,
          r: 4,
          fill: (purchase: Purchase) => (whole(purchase) ? accent : surface),
          stroke: accent,
        }),
        tip(
          shown,
          pointerX({
            x: ({ date }: Purchase) => dayOf(date),
            y: heightOf,
            title: ({ date, net }: Purchase) =>
              hasMoney ? `${format.date(date)}\n${format.money(net, currency)}` : format.date(date),
            ...theme.tip,
          }),
        ),
      ],
    };
  };
}
