/**
 * A text that a spreadsheet would run as a formula, with an apostrophe before it, which makes it text there.
 *
 * @example guardFormula("=1+1"); // => "'=1+1"
 * @see OWASP, "CSV Injection"
 */
export function guardFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
