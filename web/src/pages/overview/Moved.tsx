import { useFormat } from "../../i18n/useWords.ts";

/** By how many customers a segment grew; in colour where that is good news or bad. */
export function Moved({ segment, by }: { segment: string; by: number | null }) {
  const { signed } = useFormat();
  return <span class={`moved ${toneOf(segment, by ?? 0)}`}>{signed(by)}</span>;
}

function toneOf(segment: string, by: number): "good" | "bad" | "even" {
  if (by === 0 || (segment !== "at_risk" && segment !== "likely_ambassador")) return "even";
  return by > 0 === (segment === "likely_ambassador") ? "good" : "bad";
}
