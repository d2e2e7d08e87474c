/** A piece of a text, by its places, that another takes the place of. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The text with these edits; one inside another that takes its place is dropped. */
export function edited(text: string, edits: readonly Edit[]): string {
  const inOrder = [...edits].sort((one, other) => one.start - other.start || other.end - one.end);
  let result = "";
  let at = 0;
  for (const { start, end, text: instead } of inOrder) {
    if (start < at) continue;
    result += text.slice(at, start) + instead;
    at = end;
  }
  return result + text.slice(at);
}
