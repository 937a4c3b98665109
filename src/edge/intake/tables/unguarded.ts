/** Takes off the apostrophe that our own exports put before a text that some spreadsheets could run. */

/**
 * Give a text without its guard: "'|hub" is "|hub". Texts that every spreadsheet runs, with = + - @, are refused when they
 * come in, so no export has them.
 */
export function unguarded(text: string): string {
  return /^'[|\uff1d\uff0b\uff0d\uff20]/.test(text) ? text.slice(1) : text;
}

/** The same for words that people wrote, which may begin with any sign: "'=helpful" is "=helpful". */
export function unguardedWords(text: string): string {
  return /^'[=+\-@|\uff1d\uff0b\uff0d\uff20]/.test(text) ? text.slice(1) : text;
}
