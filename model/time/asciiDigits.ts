/**
 * The text with Arabic-Indic (٠-٩) and Persian (۰-۹) digits written 0-9 and without direction marks,
 * so that one reader serves every script.
 *
 * @example asciiDigits("٢٠٢٤-٠١-٣١"); // => "2024-01-31"
 */
export function asciiDigits(text: string): string {
  return text
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
}
