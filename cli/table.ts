import Table from "cli-table3";

export type Align = "left" | "right";

/** A table for people: plain lines, numbers to the right. */
export function table(
  head: readonly string[],
  align: readonly Align[],
  rows: readonly (readonly string[])[],
): string {
  const drawn = new Table({
    head: [...head],
    colAligns: [...align],
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) drawn.push([...row]);
  return `${drawn.toString()}\n`;
}
