/**
 * The policy of content of the console's pages, on every target: scripts and styles out of its own files only, talk
 * to its own origin only, nothing embedded, and nobody may frame it.
 */
export const consolePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");
