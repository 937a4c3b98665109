/** One amount of one name told twice with two values: "the allocation is £47.3m", "the allocation was confirmed at £47.8m". */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { intervalOf, meet } from '../../understand/interval.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { showValue } from '../../understand/show.ts';
import { thingWords } from '../../understand/thing-words.ts';

/** Amounts that a programme has one of at a time. */
const HEAD =
  /\b(allocation|contribution|contingency|transfer|cap|ceiling|threshold|vacanc(?:y|ies)|backlog|waiting list|headcount|establishment|membership|response rate|capital grant|growth rate|inflation|caseload|average (?:cost|price|fee)|average|spent|spending|cost|cumulative deficit|in-year deficit|deficit)\b/g;
/** Words that make another amount, or another reading of it, of the same name. */
const APART =
  /\b(?:caps the|last|previous|next|earlier|before|after|would|could|if|target|unmitigated|mitigated|national\w*|each|new|additional|further|extra|more|less|rise|rose|fell|increase\w*|reduc\w*|gr[eo]w\w*|from [£\d]|up|down|by [£\d]|part|share|of which|including|over|under|above|below|compared|against|ago|originally|revised|first|second|third|remaining|saving|gap|variance|short)\b/;
const REACH = 50;

type Named = {
  readonly head: string;
  readonly quantity: Quantity;
  readonly sentence: Sentence;
  readonly words: ReadonlySet<string>;
  readonly time: string;
  readonly role: 'forecast' | 'plan' | 'told';
};

function roleOf(clause: string): Named['role'] {
  if (/\b(?:forecast|expect\w*|project\w*|estimate\w*)\b/.test(clause)) return 'forecast';
  return /\b(?:plan(?:ned)?|budget\w*|agreed)\b/.test(clause) ? 'plan' : 'told';
}

/** The name that stands before a figure and leads to it, or the one right behind it. */
function headBeside(before: string, behind: string, unit: Quantity['unit']): string | null {
  const ahead = [...before.matchAll(HEAD)].at(-1);
  const leads = /\b(?:of|is|was|be|at|to|:|in deficit by|stands at|stood at|totals)\s?(?:£?)$/.test(
    before.trimEnd(),
  );
  if (ahead !== undefined && leads) return ahead[1] ?? null;
  const next = unit === 'count' || unit === 'money' ? [...behind.matchAll(HEAD)][0] : undefined;
  const isParted =
    next === undefined || /\b(?:of|in|for|on|from|is|are|was|were)\b/.test(behind.slice(0, next.index));
  return isParted || next.index >= 40 ? null : (next[1] ?? null);
}

/** The times of a sentence, but for those that name an update or meeting. */
function timesOf({ periods, low }: Sentence): string {
  return periods
    .filter(({ end }) => !/^ (?:update|return|report|paper|meeting|forum|board)\b/.test(low.slice(end)))
    .map(({ key }) => key)
    .join('|');
}

function namedIn(sentence: Sentence): Named[] {
  if (!isStatement(sentence) || sentence.isChart) return [];
  return sentence.quantities.flatMap((quantity, k): Named[] => {
    const { isAbout, bound, isWord, value, unit } = quantity;
    if (isAbout || bound !== null || isWord || value <= 0 || unit === 'points') return [];
    const from = sentence.quantities[k - 1]?.end ?? 0;
    const before = sentence.low.slice(Math.max(from, quantity.start - 80), quantity.start);
    const behind = sentence.low.slice(quantity.end, quantity.end + REACH).split(/[.;,:]/)[0] ?? '';
    const head = headBeside(before, behind, unit)
      ?.replace(/ies$/, 'y')
      .replace(/^(?:spent|spending)$/, 'cost');
    const clause = `${before} ${behind}`;
    if (head === undefined || APART.test(clause)) return [];
    const words = thingWords(sentence.text);
    return [{ head, quantity, sentence, words, time: timesOf(sentence), role: roleOf(clause) }];
  });
}

/** Whether two are of one amount: the same name and words beside it, in no two times. */
function areOne(a: Named, b: Named): boolean {
  if (a.head !== b.head || a.sentence.block === b.sentence.block || a.quantity.unit !== b.quantity.unit)
    return false;
  if (
    a.role !== b.role ||
    a.quantity.per !== b.quantity.per ||
    (a.time !== b.time && a.time !== '' && b.time !== '')
  )
    return false;
  const shared = [...a.words].filter((word) => word.length > 2 && b.words.has(word));
  // What was spent is told of many things: both of its words must be of the thing itself.
  const named =
    a.head === 'cost'
      ? shared.filter(
          (word) =>
            word.length > 5 &&
            !/^(?:spending|council|placement|school|children|education|special|independent|average)$/.test(
              word,
            ),
        )
      : shared;
  return named.length >= 2;
}

function toldTwice(sentences: readonly Sentence[]): Found[] {
  const all = sentences.flatMap(namedIn);
  return all.flatMap((b, at): Found[] => {
    const own = all.slice(0, at).filter((a) => areOne(a, b));
    const a = own.find((one) => !meet(intervalOf(one.quantity), intervalOf(b.quantity)));
    if (a === undefined || own.some((one) => meet(intervalOf(one.quantity), intervalOf(b.quantity))))
      return [];
    const ratio = a.quantity.value / b.quantity.value;
    if (ratio > 1.6 || ratio < 1 / 1.6) return [];
    return [
      {
        spots: [sentenceSpot(b.sentence), sentenceSpot(a.sentence)],
        arithmetic: `${a.head}: ${showValue(a.quantity.value, a.quantity.unit)} in one place, ${showValue(b.quantity.value, b.quantity.unit)} in another`,
      },
    ];
  });
}

/** Amounts told twice. */
export const TWICE_RULES: readonly Rule[] = [
  {
    code: 'claim.twice',
    kind: 'two-values',
    severity: 'error',
    isWide: true,
    title: 'One amount is told twice with two values',
    meaning:
      'An allocation, contribution, contingency, cap or the like in two paragraphs, under the same name and no two times, with two values. Silent where words tell two readings of it apart.',
    advice: 'Use one value, or say how the two differ.',
    fires:
      'The council makes its own contribution of £1.5m a year from reserves.\n\nCouncil reserves cannot support the contribution of £2.0m a year beyond that day.',
    silent:
      'The council makes its own contribution of £1.5m a year from reserves.\n\nCouncil reserves cannot support the contribution of £1.5m a year beyond that day.',
    find: ({ sentences }) => toldTwice(sentences),
  },
];
