/** Places delivered that fall short of those due by now, as a sentence tells both. */
import type { Quantity } from '../lex/quantities.ts';
import type { Sentence } from '../understand/sentence.ts';
import type { Understanding } from '../understand/understanding.ts';

type Short = { readonly sentence: Sentence; readonly due: number; readonly done: number };

/** Places that fall short of those due, where a sentence gives both. */
export function shortPlaces({ sentences }: Understanding): Short | null {
  for (const sentence of sentences) {
    if (!/\bplaces?\b/.test(sentence.low) || NOT_SHORT.test(sentence.low)) continue;
    for (const [at, a] of sentence.quantities.entries()) {
      const b = sentence.quantities[at + 1];
      const short = b === undefined ? null : shortIn(sentence, a, b);
      if (short !== null) return short;
    }
  }
  return null;
}

const DUE_BY_NOW =
  /\b(?:due|planned|expected|targets?|commissioned|promised|intended|scheduled|approved|agreed)\b/;
/** Told of how full places are, or that those to come are on their way. */
const NOT_SHORT =
  /\b(?:filled|occupied|taken up|on roll)\b|\bas planned\b|\bthe (?:other|remaining|rest)\b[^.;]{0,40}\b(?:due|opens?|follows?|planned|comes?)\b/;
const READY = /\b(?:delivered|opened|available|in place|ready|usable)\b/;

/** Whether what is planned is due by now: "24 of the planned 64 are open" alone tells of no day. */
function isDueByNow({ low, periods }: Sentence): boolean {
  return (
    DUE_BY_NOW.test(low) &&
    (periods.length > 0 || /\b(?:due|expected|targets?|promised|scheduled)\b/.test(low)) &&
    !/\b(?:at|by) (?:the )?(?:submission|end of|present)\b/.test(low)
  );
}

/** "156 due, 98 delivered", "98 of 156 places". */
function shortIn(sentence: Sentence, a: Quantity, b: Quantity): Short | null {
  if (a.unit !== 'count' || b.unit !== 'count') return null;
  const gap = sentence.low.slice(a.end, b.start);
  if (a.noun !== 'place' && b.noun !== 'place' && !/places/.test(gap)) return null;
  // "Two bases, of 10 places each": so many apiece, and no part of them.
  if ((a.noun !== '' && a.noun !== 'place') || /^[^.;]{0,20}\beach\b/.test(sentence.low.slice(b.end)))
    return null;
  const isDueFirst =
    /\b(?:due|planned|expected|target|commissioned|promised|intended|scheduled)\b/.test(gap) &&
    READY.test(`${gap} ${sentence.low.slice(b.end, b.end + 40)}`);
  const isDoneFirst = /\b(?:of|out of|against|from)\b/.test(gap) && isDueByNow(sentence);
  if (!isDueFirst && !isDoneFirst) return null;
  const [due, done] = isDueFirst ? [a.value, b.value] : [b.value, a.value];
  return due > 5 && done < due * 0.95 ? { sentence, due, done } : null;
}
