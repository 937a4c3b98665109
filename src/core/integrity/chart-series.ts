/** The figures that the description of a chart lists, as a table: "April 5,728; May 5,815; June 5,867". */
import type { RawBlock } from './document.ts';
import { type Period, periodsOf } from './lex/periods.ts';
import { type Quantity, quantitiesOf } from './lex/quantities.ts';
import { tokensOf } from './lex/tokens.ts';

const DESCRIBES = /^\W{0,4}(?:\w+ ){0,2}(?:chart|graph|figure|image|alt)\b/i;
/** Fewer pairs than this are told in words, not listed. */
const LEAST = 3;
const LONGEST = 4000;

type Pair = { readonly label: string; readonly value: string };

/** A figure that stands right behind a time, with no more than a mark or "at" between. */
function pairOf(text: string, period: Period, quantity: Quantity | undefined): Pair | null {
  if (quantity === undefined) return null;
  const gap = text.slice(period.end, quantity.start);
  if (gap.length > 6 || !/^\W{0,4}(?:at)?\W{0,2}$/.test(gap)) return null;
  return { label: text.slice(period.start, period.end), value: text.slice(quantity.start, quantity.end) };
}

/** Give the table of a chart's description; null where it lists no series. */
export function chartSeries(text: string): RawBlock | null {
  if (!DESCRIBES.test(text) || text.length > LONGEST) return null;
  const tokens = tokensOf(text);
  const periods = periodsOf(tokens);
  const quantities = quantitiesOf(tokens, periods);
  const pairs = periods.flatMap((period, at) => {
    const next = periods[at + 1]?.start ?? text.length;
    const pair = pairOf(
      text,
      period,
      quantities.find(({ start }) => start >= period.end && start < next),
    );
    return pair === null ? [] : [pair];
  });
  const [first] = pairs;
  if (first === undefined || pairs.length < LEAST) return null;
  const caption = text.slice(0, text.indexOf(first.label)).trim();
  const rows = [{ cells: ['', caption] }, ...pairs.map(({ label, value }) => ({ cells: [label, value] }))];
  return { kind: 'table', caption, headerRows: 1, isChart: true, rows };
}
