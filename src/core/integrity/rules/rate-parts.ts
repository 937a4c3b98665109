/** What the rules on rates share: which number is a part of which. */
import type { Quantity } from '../lex/quantities.ts';
import type { CellNumber } from '../understand/cells.ts';
import type { Sentence } from '../understand/sentence.ts';
import { thingWords } from '../understand/thing-words.ts';
import type { Understanding } from '../understand/understanding.ts';

/** The lower-case text between two quantities. */
export function gapText(sentence: Sentence, a: Quantity, b: Quantity): string {
  return sentence.low.slice(Math.min(a.end, b.end), Math.max(a.start, b.start));
}

/** What stands between a part and its whole: "of", "out of the". */
export const OF =
  /^[^.;,:(]{0,44}\b(?:out of|of)\s(?:(?:the|all|our|its|these|those|a|total|about|around|some|\w+ly) ){0,3}$/;

/** The advice of the rules on rates. */
export const ADVICE = 'Give count, base and share from one extract, and mend the one that differs.';

/** "Reviews are at 44.4%: four of six posts were filled late": the percentage is that of a row which the sentence names. */
export function isShareOfRow(
  { grids }: Understanding,
  sentence: Sentence,
  percent: Quantity,
  count: Quantity,
): boolean {
  if (!/^\s?[:–—]\s$/.test(gapText(sentence, percent, count))) return false;
  const words = thingWords(sentence.text);
  return grids.some(
    ({ block, rows }) =>
      block.section === sentence.block.section &&
      rows.some(
        (row) =>
          [...thingWords(row.label)].some((word) => words.has(word)) &&
          row.cells.some((part) => row.cells.some((whole) => isShare(part, whole, percent))),
      ),
  );
}

function isShare(part: CellNumber | null, whole: CellNumber | null, percent: Quantity): boolean {
  if (part === null || whole === null || part.unit !== whole.unit || whole.value <= 0 || part.value <= 0)
    return false;
  return Math.abs((part.value / whole.value) * 100 - percent.value) <= percent.step / 2 + 1e-9;
}
