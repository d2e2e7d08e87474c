import type { Formats } from "../i18n/formats.ts";
import { segmentToken } from "./segmentToken.ts";

/** What a chart is drawn with: colours follow the theme by themselves, sides follow the reading direction. */
export interface ChartTheme {
  dark: boolean;
  rtl: boolean;
  format: Formats;
  ink: string;
  muted: string;
  grid: string;
  surface: string;
  accent: string;
  band: string;
  good: string;
  bad: string;
  warn: string;
  segment(name: string): string;
  /** From little to much, for heat maps. */
  sequential: readonly string[];
  /** Sides of a chart, where the text of a vertical axis stands at the start. */
  margins(sides: { start?: number; end?: number; top?: number; bottom?: number }): {
    marginLeft?: number;
    marginRight?: number;
    marginTop?: number;
    marginBottom?: number;
  };
  /** An x scale that begins where reading does. */
  x<const T extends object>(options: T): T & { reverse: boolean };
  /** Look of the note at the pointer: `tip(rows, pointer({ x, y, title, ...theme.tip }))`. */
  tip: { fill: string; stroke: string; lineHeight: number; textPadding: number; textAnchor: "start" | "end" };
  /** Where a vertical axis stands. */
  startSide: "left" | "right";
  /** `text-anchor` of text at the start side of its place. */
  textFrom: "start" | "end";
}

// Light to dark in even steps of lightness, told apart without colour too; read from the ground up in either theme.
const blues = ["#eef5f7", "#cfe5eb", "#a6d0da", "#76b5c4", "#4895a8", "#22748a", "#0b5468", "#063747"];
const bluesDark = ["#1d2731", "#19384a", "#1a4d61", "#22667b", "#3c8da2", "#529eb1", "#7fbccb", "#b9dde5"];

export function chartTheme(dark: boolean, rtl: boolean, format: Formats): ChartTheme {
  return {
    dark,
    rtl,
    format,
    ink: "var(--ink)",
    muted: "var(--ink-3)",
    grid: "var(--line)",
    surface: "var(--surface)",
    accent: "var(--accent)",
    band: "var(--band)",
    good: "var(--good)",
    bad: "var(--bad)",
    warn: "var(--warn)",
    segment: (name) => {
      const token = segmentToken(name);
      return `var(--${token === "own" ? "accent" : token})`;
    },
    sequential: dark ? bluesDark : blues,
    margins: ({ start, end, top, bottom }) => ({
      ...(start !== undefined && (rtl ? { marginRight: start } : { marginLeft: start })),
      ...(end !== undefined && (rtl ? { marginLeft: end } : { marginRight: end })),
      ...(top !== undefined && { marginTop: top }),
      ...(bottom !== undefined && { marginBottom: bottom }),
    }),
    x: (options) => ({ ...options, reverse: rtl }),
    tip: {
      fill: "var(--surface)",
      stroke: "var(--line-strong)",
      lineHeight: 1.4,
      textPadding: 10,
      textAnchor: rtl ? "end" : "start",
    },
    startSide: rtl ? "right" : "left",
    textFrom: rtl ? "end" : "start",
  };
}
