/** Rule on the parts of a number told right behind it: "£11.9m to four schemes (£5.2m, £3.4m, £2.1m and £1.2m)". */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import type { Interval } from '../../understand/interval.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { showValue } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';
import { isAmount, spanOf } from './numbers-beside.ts';

/** Between two parts: words without another number, a comma or "and". */
const NEXT = /^[^();:%£\d]{0,60}(?:,| and| plus|;)(?: and)? (?:(?!of which\b)[a-z'-]+ ){0,4}$/;
/** "of payments (£4.0m in 2024/25 and …": opens a list. */
const OPENS = /^[^();%\d]{0,70}(?: \(|: | – | — )(?:(?!of\b)[a-z'-]+ ){0,4}$/;
const NEAR = { low: 0.75, high: 1.34 } as const;
/** "… and one special": so far behind the last part another may stand [characters]. */
const JUST_BEHIND = 20;
const UNLIKE =
  /\b(?:would|could|if|from .{0,40} to|between|against|compared|than|was|were|now|then|before|after|average|each|every|per|including|of which|mainly|chiefly|largest|notably|not|one|a few|others?|rest)\b|\be\.?g\b/;

function partsBehind({ low, quantities }: Sentence, at: number): readonly Quantity[] {
  const whole = quantities[at];
  const first = quantities[at + 1];
  if (whole === undefined || first === undefined || !OPENS.test(low.slice(whole.end, first.start))) return [];
  const parts = [first];
  for (let k = at + 2; k < quantities.length; k++) {
    const [last, next] = [parts.at(-1), quantities[k]];
    if (last === undefined || next === undefined || next.unit !== whole.unit) break;
    if (
      !NEXT.test(low.slice(last.end, next.start).replaceAll(/\b(?:in |from |for )?20\d\d(?:[/-]\d\d)?/g, ''))
    )
      break;
    parts.push(next);
  }
  // Only a list that ends where the sentence or the bracket does is whole.
  const end = parts.at(-1)?.end ?? 0;
  return /^[^(),;:%£\d]{0,40}(?:20\d\d(?:\/\d\d)?)?(?:\)|\.?$|; )/.test(low.slice(end)) ? parts : [];
}

function wrongParts(sentence: Sentence): Found[] {
  return sentence.quantities.flatMap((whole, at): Found[] => {
    if (!isAmount(whole) || whole.isAbout || whole.bound !== null) return [];
    const parts = partsBehind(sentence, at);
    if (parts.length < 2 || parts.some((part) => part.unit !== whole.unit || !isAmount(part))) return [];
    const stretch = sentence.low.slice(whole.start, (parts.at(-1)?.end ?? 0) + JUST_BEHIND);
    if (UNLIKE.test(stretch)) return [];
    const sum = parts
      .map(spanOf)
      .reduce<Interval>((a, b) => ({ low: a.low + b.low, high: a.high + b.high }), { low: 0, high: 0 });
    const told = spanOf(whole);
    if (sum.low <= told.high + 1e-9 && told.low <= sum.high + 1e-9) return [];
    const middle = (sum.low + sum.high) / 2;
    if (whole.value / middle < NEAR.low || whole.value / middle > NEAR.high) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `The parts come to ${showValue(middle, whole.unit)}, not ${showValue(whole.value, whole.unit)}.`,
      },
    ];
  });
}

/** Numbers with their parts right behind them. */
export const PARTS_BEHIND_RULES: readonly Rule[] = [
  {
    code: 'sum.parts-behind',
    kind: 'sum',
    severity: 'error',
    isWide: true,
    title: 'Parts in a list do not add up to the number before it',
    meaning:
      'A number, and behind a bracket, colon or dash a list of numbers of its kind to the end of the sentence or bracket. Silent where the list is of examples, of comparisons or of moves.',
    advice: 'Add the parts up again, and correct the number or the part that is wrong; name what is missing.',
    fires: 'We have received £8.5m of payments to date (£4.0m in 2024/25 and £2.5m in 2025/26).',
    silent: 'We have received £6.5m of payments to date (£4.0m in 2024/25 and £2.5m in 2025/26).',
    find: (document: Understanding) =>
      document.sentences.flatMap((sentence) => (isStatement(sentence) ? wrongParts(sentence) : [])),
  },
];
