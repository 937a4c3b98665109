/** Rules on lengths of time against their dates. */
import { type DayNumber, monthOfDay, toIsoDate } from '../../base/day-number.ts';
import type { Found, Spot } from '../finding.ts';
import type { Period } from '../lex/periods.ts';
import type { Quantity } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';
import { ADVICE, documentDay, quoteOf, spansOf } from './times.ts';

const LENGTH = /^(?:year|month|week|day|term|quarter)$/;

function financialYears(first: Period, last: Period): number | null {
  const isYears =
    (first.kind === 'financial-year' || first.kind === 'academic-year') && first.kind === last.kind;
  if (!isYears || first.from === null || last.from === null) return null;
  return Math.round((last.from - first.from) / 365.25) + 1;
}

/** How long a span is in a unit, by every way that people count. */
function lengthsOf(first: Period, last: Period, noun: string): readonly number[] {
  if (first.from === null || last.from === null || last.to === null || first.to === null) return [];
  const years = financialYears(first, last);
  if (noun === 'year') return years === null ? yearsBetween(first.from, last.from, last.to) : [years];
  if (noun === 'month') {
    const months = monthOfDay(last.from) - monthOfDay(first.from);
    return years === null ? [months, months + 1] : [years * 12];
  }
  if (first.kind !== 'day' || last.kind !== 'day') return [];
  const days = last.from - first.from;
  return noun === 'week' ? [days / 7, (days + 1) / 7] : [days, days + 1];
}

/** Years with and without the last one, and the same in whole years. */
function yearsBetween(from: DayNumber, lastFrom: DayNumber, lastTo: DayNumber): readonly number[] {
  const exact = (lastTo - from + 1) / 365.25;
  const short = (lastFrom - from) / 365.25;
  return [exact, short, Math.round(exact), Math.round(short)];
}

const TOLERANCE: Readonly<Record<string, number>> = { year: 0.3, month: 0.2, week: 1, day: 2 };

/** Find a length that no way of counting the span from `first` to `last` gives. */
function againstSpan(sentence: Sentence, first: Period, last: Period, length: Quantity): Found[] {
  const real = lengthsOf(first, last, length.noun);
  const leeway = TOLERANCE[length.noun];
  if (
    real.length === 0 ||
    leeway === undefined ||
    real.some((value) => Math.abs(value - length.value) <= leeway)
  )
    return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${quoteOf(sentence, first)} to ${quoteOf(sentence, last)} is ${num(real[0] ?? 0, 1)} ${length.noun}s, not ${num(length.value)}`,
    },
  ];
}

/** "the five years 2024/25 to 2030/31"; "a 12-week consultation from 4 September to 10 October 2024". */
function wrongLength(sentence: Sentence): Found[] {
  const pairs = spansOf(sentence);
  const [pair] = pairs;
  const lengths = sentence.quantities.filter(
    ({ noun, unit, per }) => unit === 'count' && per === null && LENGTH.test(noun),
  );
  const [length] = lengths;
  if (
    pair === undefined ||
    length === undefined ||
    pairs.length > 1 ||
    lengths.length > 1 ||
    length.isAbout ||
    length.bound !== null
  )
    return [];
  const { first, last } = pair;
  const gap = Math.min(Math.abs(first.start - length.end), Math.abs(length.start - last.end));
  if (
    gap > 45 ||
    /\b(?:age|aged|old|moved|slipped|extend\w*|delay\w*|later|earlier|ahead|every|average|rolling|olds?)\b/.test(
      sentence.low,
    )
  )
    return [];
  if (sentence.quantities.length > 3) return [];
  return againstSpan(sentence, first, last, length);
}

/** "began in April 2022 and ends in March 2027, is a five-year programme". */
function lengthOfSpan(sentence: Sentence): Found[] {
  const [a, b, c] = sentence.periods;
  const lengths = sentence.quantities.filter(
    ({ noun, unit, per }) => unit === 'count' && per === null && LENGTH.test(noun),
  );
  const [length] = lengths;
  if (
    a === undefined ||
    b === undefined ||
    c !== undefined ||
    length === undefined ||
    lengths.length > 1 ||
    length.isAbout
  )
    return [];
  const lead = sentence.low.slice(Math.max(0, a.start - 40), a.start);
  const middle = sentence.low.slice(a.end, b.start);
  const isSpan =
    /\b(?:began|begins?|start(?:s|ed)?|commenced|runs? from|launched|opened)\b/.test(lead) &&
    /\b(?:ends?|ended|finish\w*|runs? (?:to|until)|to|until|closes?|concludes?)\b/.test(middle);
  if (!isSpan || middle.length > 50 || spansOf(sentence).length > 0) return [];
  return againstSpan(sentence, a, b, length);
}

/** "February 2026 instead of September 2025, five months later". */
function laterThan(sentence: Sentence): Found[] {
  const [a, b, c] = sentence.periods;
  const length = sentence.quantities.find(
    ({ noun, unit, isAbout }) => unit === 'count' && !isAbout && (noun === 'month' || noun === 'year'),
  );
  if (
    a?.from == null ||
    b?.from == null ||
    c !== undefined ||
    length === undefined ||
    a.kind !== 'month' ||
    b.kind !== 'month'
  )
    return [];
  const isTold = /^ (?:\w+ ){0,2}(?:later|earlier|late|early|behind|ahead|after|delay|slippage)\b/.test(
    sentence.low.slice(
      sentence.low.indexOf(length.noun, length.end) + length.noun.length + (length.value === 1 ? 0 : 1),
    ),
  );
  const isInstead = /\b(?:instead of|rather than|not|compared with|against|originally|planned for)\b/.test(
    sentence.low.slice(a.end, b.start),
  );
  const months = Math.abs(monthOfDay(a.from) - monthOfDay(b.from));
  const said = length.noun === 'year' ? length.value * 12 : length.value;
  if (!isTold || !isInstead || Math.abs(months - said) <= 0.5) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${quoteOf(sentence, b)} to ${quoteOf(sentence, a)} is ${months} months, not ${num(said)}`,
    },
  ];
}

function wrongDelay(sentence: Sentence): Found[] {
  const match = /\b(?:slipped|delayed|moved|put back|brought forward|delay of|slippage of|extended)\b/.exec(
    sentence.low,
  );
  const lengths = sentence.quantities.filter(
    ({ noun, unit }) => unit === 'count' && (noun === 'month' || noun === 'year' || noun === 'week'),
  );
  const [length] = lengths;
  if (
    match === null ||
    length === undefined ||
    lengths.length > 1 ||
    length.isAbout ||
    sentence.periods.length !== 2
  )
    return [];
  const [a, b] = sentence.periods;
  if (a?.from == null || b?.from == null || a.kind !== b.kind || (a.kind !== 'month' && a.kind !== 'day'))
    return [];
  if (
    !/\bfrom\b/.test(sentence.low.slice(Math.max(0, a.start - 22), a.start)) ||
    !/^\s(?:\w+ ){0,3}to\b/.test(sentence.low.slice(a.end, b.start))
  )
    return [];
  const months = Math.abs(monthOfDay(b.from) - monthOfDay(a.from));
  const said =
    length.noun === 'year' ? length.value * 12 : length.noun === 'week' ? length.value / 4.345 : length.value;
  if (Math.abs(months - said) <= (a.kind === 'day' || length.noun === 'week' ? 1 : 0.5)) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${quoteOf(sentence, a)} to ${quoteOf(sentence, b)} is ${months} months, not ${num(length.value)} ${length.noun}s`,
    },
  ];
}

/** "seven years after commencement (April 2031)" beside another number of years for the same end. */
function yearsAfterStart(document: Understanding): Found[] {
  const start = agreementStart(document);
  if (start === null) return [];
  return document.sentences.flatMap((sentence) => {
    const length = sentence.quantities.find(({ noun, unit }) => noun === 'year' && unit === 'count');
    const match =
      /\byears? (?:after|from|since|of) (?:the )?(?:commencement|start|signing|beginning|launch|agreement)/.exec(
        sentence.low,
      );
    const [period] = sentence.periods;
    if (
      length === undefined ||
      match === null ||
      period?.from == null ||
      sentence.periods.length !== 1 ||
      Math.abs(period.start - match.index) > 70
    )
      return [];
    const years =
      ((period.kind === 'financial-year' ? (period.to ?? period.from) + 1 : period.from) - start.day) /
      365.25;
    if (Math.abs(years - length.value) <= 1) return [];
    return [
      {
        spots: [sentenceSpot(sentence), start.spot],
        arithmetic: `${num(years, 1)} years from ${toIsoDate(start.day)} to ${quoteOf(sentence, period)}, not ${num(length.value)}`,
      },
    ];
  });
}

/** "has run for three years, since October 2022": a length that lasts to the day of the return. */
function sinceThen(document: Understanding): Found[] {
  const day = documentDay(document);
  if (day === null) return [];
  return document.sentences.flatMap((sentence): Found[] => {
    const [period, more] = sentence.periods;
    const length = sentence.quantities.find(
      ({ noun, unit, isAbout, bound }) => unit === 'count' && noun === 'year' && !isAbout && bound === null,
    );
    if (
      length === undefined ||
      period?.from == null ||
      period.to === null ||
      more !== undefined ||
      period.from > day
    )
      return [];
    const isSince =
      /\b(?:since|from)\s(?:the (?:start|beginning|end) of )?$/.test(sentence.low.slice(0, period.start)) &&
      /\b(?:has|have|been|now)\b[^.;]{0,40}\b(?:for|run|lasted|place|going)\b/.test(sentence.low);
    const [least, most] = [(day - period.to) / 365.25, (day - period.from) / 365.25];
    if (!isSince || (length.value >= Math.floor(least) - 0.01 && length.value <= Math.ceil(most - 0.35)))
      return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${quoteOf(sentence, period)} is ${num(least, 1)} years before the return, not ${num(length.value)}`,
      },
    ];
  });
}

function agreementStart({
  sentences,
}: Understanding): { readonly day: DayNumber; readonly spot: Spot } | null {
  for (const sentence of sentences) {
    const match =
      /\bagreement\b[^.;]{0,60}\b(?:began|started|commenced|runs? from|from|start(?:s|ing))\b|\bagreement (?:20\d\d)/.exec(
        sentence.low,
      );
    const period = match === null ? undefined : sentence.periods.find(({ start }) => start > match.index);
    if (period?.from != null) return { day: period.from, spot: sentenceSpot(sentence) };
  }
  return null;
}

/** Lengths of time. */
export const DURATION_RULES: readonly Rule[] = [
  {
    code: 'duration.of-dates',
    kind: 'duration',
    severity: 'error',
    title: 'A length of time is not that of its dates',
    meaning:
      'Years, months, weeks or days beside the two dates they run between, counted in every way that people count.',
    advice: ADVICE,
    fires: 'The agreement covers the five years 2024/25 to 2030/31.',
    silent: 'The agreement covers the seven years 2024/25 to 2030/31.',
    find: ({ sentences }) => [...sentences.flatMap(wrongLength), ...sentences.flatMap(lengthOfSpan)],
  },
  {
    code: 'duration.of-delay',
    kind: 'duration',
    severity: 'error',
    title: 'A delay is not that between its two dates',
    meaning: '"Slipped by three months, from … to …".',
    advice: ADVICE,
    fires: 'The opening has slipped by three months, from September 2024 to February 2025.',
    silent: 'The opening has slipped by five months, from September 2024 to February 2025.',
    find: ({ sentences }) => [...sentences.flatMap(wrongDelay), ...sentences.flatMap(laterThan)],
  },
  {
    code: 'duration.since-start',
    kind: 'duration',
    severity: 'error',
    title: 'A number of years from the start does not lead to the date beside it',
    meaning: '"Seven years after commencement (April 2031)" against the start of the agreement.',
    advice: ADVICE,
    fires: 'The agreement started in April 2024. Balance comes seven years after commencement (April 2029).',
    silent: 'The agreement started in April 2024. Balance comes seven years after commencement (April 2031).',
    find: (document) => [...yearsAfterStart(document), ...sinceThen(document)],
  },
];
