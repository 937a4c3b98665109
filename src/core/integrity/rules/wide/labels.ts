/** A year or quarter by its name, and beside it a date or months that lie in another; a balance brought forward in two values. */
import { toDayNumber } from '../../../base/day-number.ts';
import type { Found } from '../../finding.ts';
import type { Period } from '../../lex/periods.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { intervalOf, meet } from '../../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { showValue } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const YEAR_LABEL = /\b(academic|school|financial) year (?:is )?(20\d\d)[/-](\d{2}|20\d\d)\b/;

/** The first and last day of a year by its name. */
function yearSpan(kind: string, from: number): readonly [number, number] {
  const start = kind === 'financial' ? '04-01' : '09-01';
  const end = kind === 'financial' ? '03-31' : '08-31';
  return [toDayNumber(`${from}-${start}`), toDayNumber(`${from + 1}-${end}`)];
}

const IN_BRACKETS = /\b(?:census|return|count|date|at|in|of)\b[^.;()]{0,60}\((?:the )?$/;

/** "the January 2025 school census (academic year 2025/26)". */
function wrongYearLabel(sentence: Sentence): Found[] {
  const match = YEAR_LABEL.exec(sentence.low);
  const [, kind = '', first = ''] = match ?? [];
  if (match === null || !IN_BRACKETS.test(sentence.low.slice(0, match.index))) return [];
  const dated = sentence.periods.filter(
    ({ end, kind: one, from }) => end <= match.index && (one === 'month' || one === 'day') && from !== null,
  );
  const near = dated.at(-1);
  if (near?.from == null || near.to === null) return [];
  const [from, to] = yearSpan(kind === 'school' ? 'academic' : kind, Number(first));
  if (near.from <= to && near.to >= from) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `"${sentence.text.slice(near.start, near.end)}" is not in the ${match[0]}`,
    },
  ];
}

const QUARTER = /\b(?:quarter|q)[ -]?(one|two|three|four|[1-4])\b|\b(first|second|third|fourth) quarter\b/;
const NUMBERED: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
};
const MONTH_SPAN = /\b(january|april|july|october) (?:\d{4} )?(?:to|-|–) (march|june|september|december)\b/;
const FIRST_MONTHS: Readonly<Record<string, number>> = { april: 1, july: 2, october: 3, january: 4 };
/** The month that each quarter of a financial year ends with. */
const LAST_MONTHS: Readonly<Record<number, number>> = { 6: 1, 9: 2, 12: 3, 3: 4 };
const UP_TO = /\b(?:to|up to|at|ending|ended|end of)\s(?:the end of )?$/;

/** "The quarter 3 position, which takes spending to 30 September": the second quarter of the financial year ends there. */
function wrongQuarter(sentence: Sentence): Found[] {
  const match = QUARTER.exec(sentence.low);
  const word = match?.[1] ?? match?.[2] ?? '';
  const told = NUMBERED[word] ?? Number(word);
  if (match === null || !(told >= 1 && told <= 4)) return [];
  if (
    /\b(?:calendar|last|previous|next|compared|forecast for|end of the year|against|since)\b/.test(
      sentence.low,
    ) ||
    sentence.low.includes(' · ') ||
    sentence.low.match(new RegExp(QUARTER, 'g'))?.length !== 1
  )
    return [];
  const span = MONTH_SPAN.exec(sentence.low);
  const real = span === null ? quarterEndIn(sentence, match.index) : FIRST_MONTHS[span[1] ?? ''];
  if (real === undefined || real === null || real === told) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `"${span?.[0] ?? 'the day told'}" is quarter ${real} of a financial year; the text says quarter ${told}`,
    },
  ];
}

/** The quarter that ends with a day told right behind a quarter's name. */
function quarterEndIn({ low, periods }: Sentence, from: number): number | null {
  const ends = periods.filter(
    (period: Period) =>
      period.start > from &&
      period.kind === 'day' &&
      UP_TO.test(low.slice(Math.max(0, period.start - 20), period.start)),
  );
  const [end, more] = ends;
  if (end?.month == null || more !== undefined || !/^(?:30|31)\b/.test(low.slice(end.start))) return null;
  return LAST_MONTHS[end.month] ?? null;
}

const FORWARD = /\b(?:brought|carried) forward\b|\bopening (?:deficit|balance)\b/;
const BALANCE = /\b(?:deficit|balance|reserve|dsg|surplus)\b/;

type Forward = { readonly sentence: Sentence; readonly quantity: Quantity; readonly day: number };

/** A balance and the day at which it is brought forward; 1 April is the day after 31 March. */
function forwardsIn({ sentences }: Understanding): Forward[] {
  return sentences.flatMap((sentence): Forward[] => {
    const [period, more] = sentence.periods.filter(({ kind }) => kind === 'day');
    const money = sentence.quantities.filter(({ unit }) => unit === 'money');
    const [quantity, other] = money;
    if (period?.from == null || more !== undefined || quantity === undefined || other !== undefined)
      return [];
    const isBalance =
      FORWARD.test(sentence.low) || /\b(?:was|stood) (?:in|at a) deficit\b/.test(sentence.low);
    if (
      !isBalance ||
      !BALANCE.test(sentence.low) ||
      /\b(?:forecast|expected|projected|before|after|excluding|net of)\b/.test(sentence.low)
    )
      return [];
    const isFirst = /^(?:1|1st) april\b/.test(sentence.low.slice(period.start));
    return [{ sentence, quantity, day: isFirst ? period.from - 1 : period.from }];
  });
}

function unlikeForwards(document: Understanding): Found[] {
  const all = forwardsIn(document);
  return all.flatMap((one, at): Found[] => {
    const other = all
      .slice(0, at)
      .find(({ day, quantity }) => day === one.day && !meet(intervalOf(quantity), intervalOf(one.quantity)));
    if (other === undefined) return [];
    return [
      {
        spots: [sentenceSpot(one.sentence), sentenceSpot(other.sentence)],
        arithmetic: `${showValue(one.quantity.value, 'money')} here, ${showValue(other.quantity.value, 'money')} there, of the same day`,
      },
    ];
  });
}

/** Names of times, and balances of one day. */
export const TIME_LABEL_RULES: readonly Rule[] = [
  {
    code: 'wide.year-label',
    kind: 'date',
    severity: 'warning',
    isWide: true,
    title: 'A date is not in the year that is named for it',
    meaning:
      'A month or day, and in brackets behind it an academic or financial year in which it does not lie.',
    advice: 'An academic year runs from September to August, a financial year from April to March.',
    fires: 'Figures are at the January 2025 school census (academic year 2025/26).',
    silent: 'Figures are at the January 2025 school census (academic year 2024/25).',
    find: ({ sentences }) => sentences.flatMap(wrongYearLabel),
  },
  {
    code: 'wide.quarter-label',
    kind: 'date',
    severity: 'warning',
    isWide: true,
    title: 'A quarter does not end where it is said to',
    meaning:
      'A quarter by its number and the day to which it goes, or its months; quarters of the financial year.',
    advice: 'Quarter 1 ends in June, 2 in September, 3 in December, 4 in March.',
    fires: 'The quarter 3 position takes actual spending to 30 September 2025.',
    silent: 'The quarter 2 position takes actual spending to 30 September 2025.',
    find: ({ sentences }) => sentences.flatMap(wrongQuarter),
  },
  {
    code: 'wide.brought-forward',
    kind: 'two-values',
    severity: 'warning',
    isWide: true,
    title: 'The balance of one day is told in two values',
    meaning: 'A deficit or balance brought forward, carried forward or opening, twice of the same day.',
    advice: 'Say which is right, or on which footing each stands.',
    fires:
      'The deficit brought forward at 1 April 2025 was £22.8m.\n\nWith a deficit of £23.2m brought forward at 1 April 2025 the position is serious.',
    silent:
      'The deficit brought forward at 1 April 2025 was £22.8m.\n\nWith a deficit of £22.8m brought forward at 1 April 2025 the position is serious.',
    find: unlikeForwards,
  },
];
