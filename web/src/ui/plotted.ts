import { type PlotOptions, plot } from "@observablehq/plot";

/**
 * A drawn chart. Its own style sheet is taken out, which the policy of content would refuse and Chart.css replaces;
 * to those who listen it is one picture with a name, and the names of its marks, which no role carries, go.
 */
export function plotted(options: PlotOptions, label: string): SVGSVGElement | HTMLElement {
  const drawn = plot({
    className: "plot",
    ariaLabel: label,
    ...options,
    figure: false,
    style: { background: "none", color: "inherit", fontFamily: "inherit", fontSize: "12px" } as never,
  });
  for (const style of drawn.querySelectorAll("style")) style.remove();
  for (const mark of drawn.querySelectorAll("g[aria-label]")) mark.removeAttribute("aria-label");
  drawn.setAttribute("role", "img");
  return drawn;
}
