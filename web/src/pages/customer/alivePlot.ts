import {
  areaY,
  axisY,
  dot,
  lineY,
  type Markish,
  type PlotOptions,
  pointerX,
  ruleX,
  ruleY,
  text,
  tip,
} from "@observablehq/plot";
import type { ChartTheme } from "../../ui/chartTheme.ts";
import type { Curve, CurvePoint } from "./answers.ts";
import { timelineAxis, timelineMargins } from "./timelineAxis.ts";
import { dayOf, timelineSpan } from "./timelineSpan.ts";

/** What the marks of the curve are called, in the reader's language. */
export interface AliveLabels {
  today: string;
  actBy: string;
  /** Beside the line below which a customer is at risk. */
  atRisk: string;
  overdue: string;
}

const x = ({ date }: CurvePoint) => dayOf(date);
const alive = ({ probabilityAlive }: CurvePoint) => probabilityAlive;
const silent = ({ probabilityOfSilence }: CurvePoint) => probabilityOfSilence;

/** Pixels a letter of a label takes, at most. */
const LETTER = 7.5;

/** The last day of a purchase: from it on the customer is silent. */
function lastOrderAt(past: readonly CurvePoint[]): number {
  let at = past.length - 1;
  while (at > 0 && silent(past[at]) < 1) at--;
  return Math.max(0, at);
}

/**
 * The chance that a customer is still one, as it was judged and as it will fall; with the line of those at risk, today and
 * the act-by date. Where the silence decides on act-by, its chance since the last order and its line stand as
 * well.
 */
export function alivePlot(curve: Curve, labels: AliveLabels) {
  return (width: number, theme: ChartTheme): PlotOptions => {
    const { format, accent, band, muted, grid, surface, warn } = theme;
    const { past, projection, lines, actBy } = curve;
    const span = timelineSpan(curve);
    const risk = theme.segment("at_risk");
    const bySilence = actBy.line === "overdue";
    const silentNow = past.slice(lastOrderAt(past));
    const all = [...past, ...projection.slice(1)];
    const line = bySilence ? lines.overdueBelow : lines.atRiskBelow;
    const marks: Markish[] = [
      axisY({
        anchor: theme.startSide,
        ticks: [0, 0.25, 0.5, 0.75, 1],
        tickSize: 0,
        label: null,
        color: muted,
        tickFormat: (value: number) => format.percent(value),
      }),
      ruleY([0, 0.25, 0.5, 0.75, 1], { stroke: grid }),
      timelineAxis(span, width, theme),
      areaY(past, { x, y: alive, fill: band, fillOpacity: 0.45 }),
      areaY(projection, { x, y: alive, fill: band, fillOpacity: 0.2 }),
      ruleY([lines.atRiskBelow], { stroke: risk, strokeWidth: 1.25, strokeDasharray: "2 3" }),
      labelOf(labels.atRisk, lines.atRiskBelow, risk),
      lineY(past, { x, y: alive, stroke: accent, strokeWidth: 2.25 }),
      lineY(projection, { x, y: alive, stroke: accent, strokeWidth: 2.25, strokeDasharray: "5 4" }),
    ];
    if (bySilence) {
      marks.push(
        ruleY([lines.overdueBelow], { stroke: warn, strokeWidth: 1.25, strokeDasharray: "2 3" }),
        labelOf(labels.overdue, lines.overdueBelow, warn),
        lineY(silentNow, { x, y: silent, stroke: warn, strokeWidth: 1.5 }),
        lineY(projection, { x, y: silent, stroke: warn, strokeWidth: 1.5, strokeDasharray: "5 4" }),
      );
    }
    const isShown = actBy.date !== null && shareOf(actBy.date) >= 0 && shareOf(actBy.date) <= 1;
    const crossing = isShown ? actBy.date : null;
    marks.push(
      ...dated(labels.today, curve.asOf, crossing, muted),
      dot(past.slice(-1), { x, y: alive, r: 4.5, fill: accent, stroke: surface, strokeWidth: 1.5 }),
    );
    if (crossing !== null) {
      marks.push(
        ...dated(labels.actBy, crossing, curve.asOf, risk),
        dot([line], { x: dayOf(crossing), y: line, r: 5, fill: risk, stroke: surface, strokeWidth: 2 }),
      );
    }
    marks.push(
      tip(
        all,
        pointerX({
          x,
          y: alive,
          title: (point: CurvePoint) => `${format.date(point.date)}\n${format.percent(alive(point))}`,
          ...theme.tip,
        }),
      ),
    );
    return {
      width,
      height: 260,
      ...theme.margins(timelineMargins),
      x: theme.x({ type: "utc" as const, domain: [...span] }),
      y: { domain: [0, 1] },
      marks,
    };

    /** The name of a line, at the start of it. */
    function labelOf(words: string, at: number, colour: string): Markish {
      return text([words], {
        frameAnchor: theme.startSide,
        y: at,
        dx: theme.rtl ? -6 : 6,
        dy: -8,
        textAnchor: theme.textFrom,
        fill: colour,
        stroke: surface,
        strokeWidth: 4,
        fontWeight: 600,
      });
    }

    /** Where a day lies between the ends of the chart, from 0 to 1. */
    function shareOf(date: string): number {
      return (dayOf(date).getTime() - span[0].getTime()) / (span[1].getTime() - span[0].getTime() || 1);
    }

    /**
     * A day named above the frame: the earlier of the two before its line and the later after it, so that neither name
     * crosses the other's line, unless there is no room for it.
     */
    function dated(words: string, date: string, other: string | null, colour: string): Markish[] {
      const share = shareOf(date);
      const isLater = other === null ? share < 0.5 : date > other;
      const inner = width - timelineMargins.start - timelineMargins.end;
      const room = LETTER * words.length;
      const after = isLater ? (1 - share) * inner + timelineMargins.end >= room : share * inner < room;
      const toRight = after !== theme.rtl;
      const row = colour === muted ? -10 : -24;
      return [
        ruleX([dayOf(date)], { stroke: colour, strokeWidth: 1.25, insetTop: row + 4 }),
        text([words], {
          x: dayOf(date),
          frameAnchor: "top",
          textAnchor: toRight ? "start" : "end",
          dx: toRight ? 5 : -5,
          dy: row,
          fill: colour,
          fontWeight: 600,
        }),
      ];
    }
  };
}
