/** Text for the cells of CSV and XLSX that the product writes: what a spreadsheet could run is made plain text. */

/** A number as any program reads it, with or without a sign. */
const PLAIN_NUMBER = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)%?$/;
/** Signs that begin a formula or a command, also in their wide forms, after spaces that programs pass over. */
const RUNS = /^[\s\u200b\ufeff]*[=+\-@|\uff1d\uff0b\uff0d\uff20]/;

/**
 * Make a text safe for a cell: an apostrophe goes before one that begins with = + - @, a tab or a line end, unless it is a
 * plain number. Signs that no sheet or file of XML can hold are left out.
 * @source OWASP, CSV injection.
 */
export function safeCell(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that XML cannot hold
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  if (PLAIN_NUMBER.test(clean)) return clean;
  return RUNS.test(clean) || /^[\t\r\n]/.test(clean) ? `'${clean}` : clean;
}
