import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(resolve(import.meta.dirname, "../../../web/src/ui/theme.css"), "utf8");
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name,
    { light, dark },
  ]),
);

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string, theme: "light" | "dark"): number {
  const [p, q] = [one, other].map((name) => luminance(tokens.get(name)![theme])).sort((a, b) => b - a);
  return (p + 0.05) / (q + 0.05);
}

const segments = ["at-risk", "likely-ambassador", "low-value", "steady"];

describe.each(["light", "dark"] as const)("colours in the %s theme", (theme) => {
  it("let text be read on every surface it stands on (4.5 to 1)", () => {
    const pairs = [
      ...["ink", "ink-2", "ink-3", "accent"].flatMap((text) =>
        ["canvas", "surface", "sunken"].map((ground) => [text, ground]),
      ),
      ...segments.flatMap((name) => [
        [name, `${name}-soft`],
        [name, "surface"],
      ]),
      ["accent", "accent-soft"],
      ["accent-ink", "accent"],
      ["good", "likely-ambassador-soft"],
      ["bad", "bad-soft"],
      ["bad", "surface"],
      ["ink", "bad-soft"],
      ["ink", "warn-soft"],
      ["ink", "band"],
    ];
    const faint = pairs.filter(([text, ground]) => !(contrast(text, ground, theme) >= 4.5));
    expect(faint).toEqual([]);
  });

  it("let the edges of inputs, and marks of charts, be seen (3 to 1)", () => {
    for (const mark of ["line-strong", ...segments]) {
      expect([mark, contrast(mark, "surface", theme) >= 3]).toEqual([mark, true]);
    }
  });
});
