/** A paragraph cut into sentences, with the stops of abbreviations and decimals left alone. */

export type Span = { readonly start: number; readonly end: number };

const ABBREVIATIONS = new Set(
  'e.g i.e eg ie etc vs cf approx no nos para paras fig figs dr mr mrs ms st inc ltd pp p c ca est jan feb mar apr jun jul aug sept sep oct nov dec'.split(
    ' ',
  ),
);
/** A sentence longer than this is cut at a space, so that no rule compares without end [characters]. */
const LONGEST = 2500;

function wordBefore(text: string, at: number): string {
  let from = at;
  while (from > 0 && at - from < 12 && /[\p{L}.]/u.test(text.charAt(from - 1))) from -= 1;
  return text.slice(from, at).toLowerCase();
}

function isStop(text: string, at: number): boolean {
  const mark = text.charAt(at);
  if (mark === '\n') return text.charAt(at + 1) === '\n';
  if (mark !== '.' && mark !== '?' && mark !== '!') return false;
  let next = at + 1;
  while (/["'’”)\]]/.test(text.charAt(next)) && next - at < 4) next += 1;
  if (next < text.length && !/\s/.test(text.charAt(next))) return false;
  while (next < text.length && /\s/.test(text.charAt(next)) && next - at < 8) next += 1;
  if (next >= text.length) return true;
  if (!/[\p{Lu}\d£("'“‘[•–-]/u.test(text.charAt(next))) return false;
  const before = wordBefore(text, at);
  const isInitial = /(?:^|[\s(.])\p{Lu}$/u.test(text.slice(Math.max(0, at - 2), at));
  return mark !== '.' || !(ABBREVIATIONS.has(before) || isInitial);
}

function pushSpan(spans: Span[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  if (end > start) spans.push({ start, end });
}

/** Give the spans of the sentences of a text, without spaces at their ends. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const isTooLong = at - from > LONGEST && text.charAt(at) === ' ';
    if (!isTooLong && !isStop(text, at)) continue;
    let end = at + 1;
    while (/["'’”)\]]/.test(text.charAt(end)) && end - at < 4) end += 1;
    pushSpan(spans, text, from, end);
    from = end;
  }
  pushSpan(spans, text, from, text.length);
  return spans;
}
