const known = ["at_risk", "likely_ambassador", "low_value", "steady"];

/** The name of a segment's colours in theme.css; a segment of the shop's own has that of plain text. */
export const segmentToken = (segment: string): string =>
  known.includes(segment) ? segment.replaceAll("_", "-") : "own";
