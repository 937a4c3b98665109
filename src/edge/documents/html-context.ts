/** What the HTML writer carries along: safe text, and ids that stand once in a page. */

/** Escape text for HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

export type HtmlContext = {
  /** Level of the report's own title; sections are one below it. */
  readonly titleLevel: 1 | 2;
  /** Give an id that no other element of this report has. */
  readonly uniqueId: (prefix: string, id: string) => string;
};

/** Start a page: no id is taken yet. */
export function htmlContext(titleLevel: 1 | 2): HtmlContext {
  const taken = new Map<string, number>();
  return {
    titleLevel,
    uniqueId: (prefix, id) => {
      const wanted = `ek-${prefix}-${id.replace(/[^A-Za-z0-9_.-]/g, '-')}`;
      const times = (taken.get(wanted) ?? 0) + 1;
      taken.set(wanted, times);
      return times === 1 ? wanted : `${wanted}--${times}`;
    },
  };
}

/** Write a heading; levels below 6 stay at 6. */
export function htmlHeading(level: number, content: string, attributes = ''): string {
  const tag = `h${Math.min(6, level)}`;
  return `<${tag}${attributes === '' ? '' : ` ${attributes}`}>${content}</${tag}>`;
}
