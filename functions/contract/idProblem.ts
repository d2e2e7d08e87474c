/** Longest id accepted, in bytes of UTF-8. */
export const maxIdBytes = 256;

const encoder = new TextEncoder();

/**
 * What is wrong with an id of an order or customer, in words; null if nothing is. Any Unicode is welcome:
 * commas, quotes, line breaks, emoji, Arabic. Refused is only what could not come back unharmed from a
 * database key, a CSV file or the path of a URL.
 */
export function idProblem(id: string): string | null {
  if (id === "") return "is empty; give a text of 1 to 256 bytes";
  if (3 * id.length > maxIdBytes && encoder.encode(id).length > maxIdBytes)
    return `is longer than ${maxIdBytes} bytes of UTF-8`;
  if (/\p{Surrogate}/u.test(id)) return "holds half a surrogate pair, which UTF-8 cannot carry";
  if (hasControlCharacter(id)) return "holds a control character other than tab and line break";
  if (id === "." || id === "..") return "cannot stand in the path of a URL; give another id";
  return null;
}

function hasControlCharacter(id: string): boolean {
  for (const character of id) {
    const code = character.codePointAt(0)!;
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127) return true;
  }
  return false;
}
