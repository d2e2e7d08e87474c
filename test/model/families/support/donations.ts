import { readFileSync } from "node:fs";
import { sharedPath } from "../../../support/shared.ts";

/** Yearly donations of 11,104 donors over six years, grouped (Fader, Hardie & Shang 2010). */
export function donations() {
  const rows = readFileSync(sharedPath("data", "donations_lifetimes_rf.csv"), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").map(Number));
  return {
    frequency: rows.map(([x]) => x),
    recency: rows.map(([, tx]) => tx),
    n: rows.map(([, , n]) => n),
    weight: rows.map(([, , , weight]) => weight),
  };
}
