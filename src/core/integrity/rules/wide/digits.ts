/** Two counts of one thing that have the same digits in another order. */
import type { Found } from '../../finding.ts';
import type { Period } from '../../lex/periods.ts';
import type { Rule } from '../../rule.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import { isNamed, thingWords } from '../../understand/thing-words.ts';
import { isCount, type Told, toldIn } from '../../understand/together.ts';

/** Counts of two digits have the same ones too often: they are looked at only where both count the same noun. */
const LEAST = 100;
const LEAST_OF_NOUN = 20;
/** From here the same digits of the same noun are no chance. */
const SURE = 1000;
/** Words that stand this near to a count tell what it is of [characters]. */
const REACH = 60;
/** Words that set one count apart from another. */
const APART =
  /\b(?:new|more|fewer|another|of (?:them|these|those)|than|forecast|target|planned|previous|last year|earlier|up to|by|from|ago)\b/;

/** "the 65 places": one of the two points back to what was told. */
function isDefinite(...both: readonly Told[]): boolean {
  return both.some(({ sentence, quantity }) =>
    /\b(?:the|these|those|all|our) $/.test(
      sentence.low.slice(Math.max(0, quantity.start - 7), quantity.start),
    ),
  );
}

function digitsOf(value: number): string {
  return [...String(value)].sort().join('');
}

function wordsBy({ sentence, quantity }: Told): ReadonlySet<string> {
  return thingWords(sentence.low.slice(quantity.end, quantity.end + REACH).split(/[.;:]/)[0] ?? '');
}

/** "The end of December" is of a day in December where its year is not told. */
function isSameMonth(a: Period, b: Period): boolean {
  return a.month !== null && a.month === b.month && (a.from === null || b.from === null);
}

function isOtherTime(a: Sentence, b: Sentence): boolean {
  const [x, y] = [a, b].map(({ periods }) => new Set(periods.map(({ key }) => key)));
  const isShared = a.periods.some((one) => b.periods.some((other) => isSameMonth(one, other)));
  return (
    x !== undefined &&
    y !== undefined &&
    x.size > 0 &&
    y.size > 0 &&
    ![...x].some((key) => y.has(key)) &&
    !isShared
  );
}

function swapped(sentences: readonly Sentence[]): Found[] {
  const told = toldIn(sentences.filter(({ block, isChart }) => block.kind !== 'heading' && !isChart)).filter(
    ({ quantity }) =>
      isCount(quantity) &&
      quantity.step === 1 &&
      quantity.value >= (quantity.noun === '' ? LEAST : LEAST_OF_NOUN) &&
      !quantity.isWord &&
      !quantity.isAbout &&
      quantity.bound === null,
  );
  const byDigits = new Map<string, Told[]>();
  for (const one of told)
    byDigits.set(digitsOf(one.quantity.value), [...(byDigits.get(digitsOf(one.quantity.value)) ?? []), one]);
  return [...byDigits.values()].flatMap((group) => {
    const pairs = group.flatMap((a, at) => group.slice(at + 1).map((b) => ({ a, b })));
    for (const { a, b } of pairs) {
      const shared = sharedBy(a, b);
      if (shared !== null) return [swapTold(a, b, shared)];
    }
    return [];
  });
}

/** The words that say that two counts are of one thing; null where they are not, or are of two times. */
function sharedBy(a: Told, b: Told): string | null {
  if (a.quantity.value === b.quantity.value || a.sentence === b.sentence) return null;
  if (isOtherTime(a.sentence, b.sentence) || isSetApart(a) || isSetApart(b)) return null;
  if (a.quantity.value < LEAST)
    return a.quantity.noun === b.quantity.noun && isDefinite(a, b) ? a.quantity.noun : null;
  if (a.quantity.value >= SURE && a.quantity.noun !== '' && a.quantity.noun === b.quantity.noun)
    return a.quantity.noun;
  const own = wordsBy(b);
  const shared = new Set([...wordsBy(a)].filter((word) => own.has(word)));
  return isNamed(shared) ? [...shared].join(' ') : null;
}

function isSetApart({ sentence, quantity }: Told): boolean {
  return APART.test(sentence.low.slice(Math.max(0, quantity.start - 24), quantity.end + 30));
}

function swapTold(a: Told, b: Told, shared: string): Found {
  return {
    spots: [sentenceSpot(b.sentence), sentenceSpot(a.sentence)],
    arithmetic: `${num(a.quantity.value)} in one place, ${num(b.quantity.value)} in another: the same digits in another order (${shared})`,
  };
}

/** Swapped digits. */
export const DIGIT_RULES: readonly Rule[] = [
  {
    code: 'wide.swapped-digits',
    kind: 'two-values',
    severity: 'warning',
    isWide: true,
    title: 'Two counts of one thing have the same digits in another order',
    meaning:
      'Counts of a hundred or more in two sentences that name the same thing, at no two times, with two digits swapped.',
    advice: 'Look up which is right, and use it in both places.',
    fires:
      'There are 312 children in independent and non-maintained special schools.\n\nWe will review each of the 321 young people now in the independent sector.',
    silent:
      'There are 312 children in independent and non-maintained special schools.\n\nWe will review each of the 312 young people now in the independent sector.',
    find: ({ sentences }) => swapped(sentences),
  },
];
