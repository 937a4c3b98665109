/** Rules on dates, lengths of time and promises. */
import { type DayNumber, monthOfDay, toIsoDate } from '../../base/day-number.ts';
import type { Found, Spot } from '../finding.ts';
import { type Period, periodsOf } from '../lex/periods.ts';
import { tokensOf } from '../lex/tokens.ts';
import type { Rule } from '../rule.ts';
import { cellSpots, type Grid, rowSpot } from '../understand/grid.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';

const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Day of the week, 0 for Monday. Day 0 is 1 January 1970, a Thursday. */
function weekdayOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7;
}

function quoteOf(sentence: Sentence, period: Period): string {
  return sentence.text.slice(period.start, period.end);
}

function impossible({ sentences, grids }: Understanding): Found[] {
  const inText = sentences.flatMap((sentence) =>
    sentence.periods.flatMap((period) =>
      period.fault === null
        ? []
        : [
            {
              spots: [sentenceSpot(sentence)],
              arithmetic: `"${quoteOf(sentence, period)}": ${period.fault}`,
            },
          ],
    ),
  );
  const inTables = grids.flatMap((grid) =>
    grid.rows.flatMap((row) =>
      row.period?.fault != null
        ? [{ spots: [rowSpot(grid, row, 0)], arithmetic: `"${row.label}": ${row.period.fault}` }]
        : [],
    ),
  );
  return [...inText, ...inTables];
}

function wrongWeekday({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) =>
    sentence.periods.flatMap((period) => {
      if (period.weekday === null || period.kind !== 'day' || period.from === null) return [];
      const real = weekdayOf(period.from);
      if (real === period.weekday) return [];
      return [
        {
          spots: [sentenceSpot(sentence)],
          arithmetic: `${quoteOf(sentence, period)} is a ${DAY_NAMES[real]}`,
        },
      ];
    }),
  );
}

function submittedBeforeData({ submitted, cutOff }: Understanding): Found[] {
  if (submitted === null || cutOff === null || submitted.period.from === null || cutOff.period.from === null)
    return [];
  const cutDay = cutOff.period.kind === 'day' ? cutOff.period.from : (cutOff.period.to ?? cutOff.period.from);
  const late =
    submitted.period.kind === 'day' ? submitted.period.from : (submitted.period.to ?? submitted.period.from);
  if (late >= cutDay) return [];
  return [
    {
      spots: [submitted.spot, cutOff.spot],
      arithmetic: `submitted ${toIsoDate(late)}, data to ${toIsoDate(cutDay)}`,
    },
  ];
}

/** The day that the document speaks on: its submission, or the end of its data. */
export function documentDay({ submitted, cutOff }: Understanding): DayNumber | null {
  if (submitted?.period.to != null)
    return submitted.period.kind === 'day' ? submitted.period.from : submitted.period.to;
  return cutOff?.period.to ?? null;
}

const PAST =
  /\b(?:was|were|went|came into|ran|gave|took place|opened|held|launched|published|completed|delivered|started|began|closed|approved|agreed|signed|received|confirmed|appointed|recruited|met|moved|attended|issued|joined|reported|submitted|visited|stood|fell|rose|recorded)\b/;
const FUTURE =
  /\b(?:will|would|due|expect(?:s|ed)?|plan(?:s|ned)?|forecast|target|aim(?:s|ing)?|intend(?:s|ed)?|scheduled|should|could|may|might|until|proposed|to be|is to|are to|by then|projected|projection|assum(?:es|ed|ption)|agreement|trajectory|from|going to|hope|anticipat\w+|agreed (?:for|to)|confirmed for|approved (?:for|to)|ready|in time for|deadline|end(?:s|ing)? (?:in|on)|runs? (?:to|until))\b/;

function pastAfterDay(document: Understanding): Found[] {
  const day = documentDay(document);
  if (day === null) return [];
  return document.sentences.flatMap((sentence) => {
    if (!PAST.test(sentence.low) || FUTURE.test(sentence.low) || sentence.block.kind === 'heading') return [];
    const [period, more] = sentence.periods.filter(
      ({ kind }) =>
        kind !== 'bare-month' && kind !== 'financial-year' && kind !== 'academic-year' && kind !== 'quarter',
    );
    if (period === undefined || more !== undefined || period.from === null || period.from <= day) return [];
    const ahead = sentence.low.slice(Math.max(0, period.start - 26), period.start);
    if (
      !/\b(?:on|in|at the end of|at|during)\s(?:(?:the|early|late|mid|monday|tuesday|wednesday|thursday|friday|saturday|sunday)[\s,-]{0,2})*$/.test(
        ahead,
      )
    )
      return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `told as done, dated ${quoteOf(sentence, period)}, after the day of the return (${toIsoDate(day)})`,
      },
    ];
  });
}

function dataAfterCutOff({ cutOff, grids }: Understanding): Found[] {
  const end = cutOff?.period.to;
  if (cutOff === null || end == null) return [];
  return grids.flatMap((grid) =>
    grid.columns.flatMap((column, at) => {
      if (!/\bactual\b|\boutturn\b/.test(column.low)) return [];
      return grid.rows.flatMap((row) => {
        if (
          row.period?.from == null ||
          row.period.kind !== 'month' ||
          row.period.from <= end ||
          !row.cells[at]
        )
          return [];
        return [
          {
            spots: [rowSpot(grid, row, at), cutOff.spot],
            arithmetic: `an actual of ${row.label}, data to ${toIsoDate(end)}`,
          },
        ];
      });
    }),
  );
}

const FROM_TO = /\b(?:from|between)\s(?:the\s)?(?:start of\s|beginning of\s|end of\s|early\s|late\s)?$/;
const JOIN = /^\s?(?:to|until|and|–|-|through to|up to)\s(?:the\s)?(?:end of\s|start of\s|early\s|late\s)?$/;

type Pair = { readonly sentence: Sentence; readonly first: Period; readonly last: Period };

/** Two times that a sentence names as beginning and end. */
function spansOf(sentence: Sentence): Pair[] {
  return sentence.periods.flatMap((first, at) => {
    const last = sentence.periods[at + 1];
    if (last === undefined) return [];
    const gap = sentence.low.slice(first.end, last.start);
    const isDash = /^\s?[–-]\s?$/.test(gap);
    const ahead = sentence.low.slice(Math.max(0, first.start - 40), first.start);
    return JOIN.test(gap) && (isDash || FROM_TO.test(ahead) || /^\s?(?:to|until)\s/.test(gap))
      ? [{ sentence, first, last }]
      : [];
  });
}

function wrongOrder(sentence: Sentence): Found[] {
  return spansOf(sentence).flatMap(({ first, last }) => {
    const ahead = sentence.low.slice(Math.max(0, first.start - 60), first.start);
    const isSpan = FROM_TO.test(ahead);
    const isMove =
      /\b(?:moved|slipped|brought forward|delayed|changed|revised|extended|put back|shifted|rephased|compared|rose|fell|increas\w+|decreas\w+|reduc\w+|grew|down|up|accelerat\w+)\b/.test(
        sentence.low,
      );
    if (first.from === null || last.to === null || !isSpan || isMove || last.to >= first.from) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${quoteOf(sentence, last)} comes before ${quoteOf(sentence, first)}`,
      },
    ];
  });
}

/** "starts in September 2025 and ends in March 2025". */
function endsBeforeStart(sentence: Sentence): Found[] {
  const start = /\b(?:start(?:s|ed|ing)?|begin(?:s|ning)?|began|commenc\w+|launch\w*)\b/.exec(sentence.low);
  const end = /\b(?:end(?:s|ed|ing)?|finish\w*|complet\w+|conclud\w+|closes?)\b/.exec(sentence.low);
  if (start === null || end === null || sentence.periods.length !== 2) return [];
  const [a, b] = sentence.periods;
  if (a?.from == null || b?.from == null || a.to === null || b.to === null) return [];
  const near = (at: number, period: Period) => period.start > at && period.start - at < 45;
  if (
    start.index < end.index &&
    near(start.index, a) &&
    a.start < end.index &&
    near(end.index, b) &&
    b.to < a.from
  )
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `starts ${quoteOf(sentence, a)}, ends ${quoteOf(sentence, b)}`,
      },
    ];
  return [];
}

function tableOrder(grid: Grid): Found[] {
  const start = grid.columns.findIndex(({ low }) => /^(?:start|begins?|from|start date)\b/.test(low));
  const end = grid.columns.findIndex(({ low }) => /^(?:end|finish|ends?|to|end date|completion)\b/.test(low));
  if (start < 1 || end < 1) return [];
  return grid.rows.flatMap((row) => {
    const [a, b] = [timeIn(row.row.cells[start] ?? ''), timeIn(row.row.cells[end] ?? '')];
    if (a?.from == null || b?.to == null || b.to >= a.from) return [];
    return [
      {
        spots: cellSpots(grid, row, end),
        arithmetic: `starts ${row.row.cells[start]}, ends ${row.row.cells[end]}`,
      },
    ];
  });
}

function timeIn(text: string): Period | null {
  const found = periodsIn(text);
  return found.length === 1 ? (found[0] ?? null) : null;
}

function outOfOrder(grid: Grid): Found[] {
  const months = grid.rows.map((row) => row.period);
  if (months.length < 4 || months.some((period) => period === null || period.from === null)) return [];
  const faults = months.flatMap((period, at) => {
    const next = months[at + 1];
    return period?.from != null && next?.from != null && next.kind === period.kind && next.from <= period.from
      ? [at + 1]
      : [];
  });
  const isFalling = faults.length === months.length - 1;
  if (faults.length !== 1 || isFalling) return [];
  const row = grid.rows[faults[0] ?? 0];
  return row === undefined
    ? []
    : [
        {
          spots: [rowSpot(grid, row, 0)],
          arithmetic: `"${row.label}" stands below a later or the same time`,
        },
      ];
}

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
  if (noun === 'year') {
    const exact = (last.to - first.from + 1) / 365.25;
    const short = (last.from - first.from) / 365.25;
    const whole = first.kind === 'calendar-year' ? [Math.round(exact), Math.round(short)] : [];
    return years === null ? [exact, short, Math.round(short), ...whole] : [years];
  }
  if (noun === 'month') {
    const months = monthOfDay(last.from) - monthOfDay(first.from);
    return years === null ? [months, months + 1] : [years * 12];
  }
  const days = last.from - first.from;
  if (noun === 'week') return first.kind === 'day' && last.kind === 'day' ? [days / 7, (days + 1) / 7] : [];
  return noun === 'day' && first.kind === 'day' && last.kind === 'day' ? [days, days + 1] : [];
}

const TOLERANCE: Readonly<Record<string, number>> = { year: 0.3, month: 0.2, week: 1, day: 2 };

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

/** "within five years, by 2030/31" of an agreement that began in 2024/25; "delayed by three months, from A to B". */
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

const PROMISE =
  /\b(?:will|shall|is (?:on track |on course |expected |due |scheduled |set |planned |to (?!the |end |\d|[A-Z]))|are (?:on track |on course |expected |due |scheduled |set |planned |to (?!the |end |\d|[A-Z]))|we expect|we intend|we plan|we aim|is due|are due|remains? on track|remains? due|plan to|going to|expect(?:s|ed)? to be)\b/;
const TOLD =
  /\b(?:was|were|had been|promised|said|told|previously|originally|last (?:update|return)|earlier (?:update|return)s?|would|should have|reported that|missed|slipped|has (?:now )?(?:been|opened|started)|have (?:now )?(?:been|opened|started)|not|since|following|after|agreed in|launched in|based on|published|as at|compared|despite)\b/;

function stalePromise(document: Understanding): Found[] {
  const day = documentDay(document);
  if (day === null) return [];
  return document.sentences.flatMap((sentence) => {
    const promise = PROMISE.exec(sentence.low);
    if (
      promise === null ||
      TOLD.test(sentence.low) ||
      sentence.text.endsWith('?') ||
      sentence.block.kind === 'heading'
    )
      return [];
    return sentence.periods.flatMap((period) => {
      if (
        period.to === null ||
        period.kind === 'calendar-year' ||
        period.kind === 'quarter' ||
        period.to >= day - 14
      )
        return [];
      const ahead = sentence.low.slice(promise.index, period.start);
      if (
        period.start < promise.index ||
        ahead.length > 130 ||
        !/\b(?:by|in|on|from|during|until|before|at|for|no later than|end of|end)\s(?:(?:the|early|mid|late|end of|start of|end|summer|autumn|spring|monday|tuesday|wednesday|thursday|friday)[\s-])*$/.test(
          sentence.low.slice(Math.max(0, period.start - 30), period.start),
        )
      )
        return [];
      return [
        {
          spots: [sentenceSpot(sentence)],
          arithmetic: `due ${quoteOf(sentence, period)}; the return is of ${toIsoDate(day)}`,
        },
      ];
    });
  });
}

const OPEN_STATUS =
  /\b(?:in progress|open|ongoing|on[- ]going|not started|not yet started|outstanding|to do|under ?way|pending|planned|in hand|started|not complete|incomplete|awaiting|to be|delayed|on track|on target)\b/i;
const DONE_STATUS =
  /\b(?:complete[d]?|closed|done|delivered|achieved|superseded|cancelled|missed|overdue|slipped|late|moved to|revised to|now (?:due|expected))\b/i;

function staleRow(grid: Grid, day: DayNumber): Found[] {
  const due = grid.columns.findIndex(({ low }) =>
    /^(?:due|deadline|by when|target date|due date|completion date|when|due by|timescale|delivery date|planned date|milestone date|target)\b/.test(
      low,
    ),
  );
  const status = grid.columns.findIndex(({ low }) => /\b(?:status|progress|position|state)\b/.test(low));
  const expected = grid.columns.some(({ low }) =>
    /\b(?:now expected|revised|new date|forecast date)\b/.test(low),
  );
  if (due < 1 || status < 1 || expected) return [];
  return grid.rows.flatMap((row) => {
    const period = timeIn(row.row.cells[due] ?? '');
    const state = row.row.cells[status] ?? '';
    if (period?.to == null || period.to >= day || !OPEN_STATUS.test(state) || DONE_STATUS.test(state))
      return [];
    return [
      {
        spots: [rowSpot(grid, row), rowSpot(grid, row, due)],
        arithmetic: `due ${row.row.cells[due]}, status "${state.slice(0, 60)}"; the return is of ${toIsoDate(day)}`,
      },
    ];
  });
}

const PROMISED =
  /\b(?:promised|committed|undertook|said|stated|pledged|reported|expected|forecast|assured|told|advised)\b[^.;]{0,90}?\b(?:recover|back on track|complete|be (?:met|green|complete|resolved|clear(?:ed)?|open|in place|delivered)|on track|return to green|improve|clear|open|deliver)\w*\b/;
const ADMITTED =
  /\b(?:not|missed|slipped|now expected|instead|delayed|late|revised|moved|did not|has yet|unfortunately|however|but)\b/;

/** A promise of an earlier update that has passed its month, nothing said of it and the rating still off. */
function forgottenPromise(document: Understanding): Found[] {
  const day = documentDay(document);
  return document.sentences.flatMap((sentence, at) => {
    if (
      !PROMISED.test(sentence.low) ||
      !/\b(?:previous|earlier|last|update [12]|both|may|august|our)\b/.test(sentence.low) ||
      ADMITTED.test(sentence.low)
    )
      return [];
    const next = document.sentences[at + 1];
    if (next !== undefined && next.block === sentence.block && ADMITTED.test(next.low)) return [];
    const passed = sentence.periods.some((period) => {
      const behind = sentence.low.slice(Math.max(0, period.start - 22), period.start);
      const isDue = /\b(?:by|in|before)\s(?:(?:the|end of|early|late|mid)[\s-])*$/.test(behind);
      if (!isDue || day === null) return false;
      if (period.to !== null) return period.to < day;
      return (
        period.kind === 'bare-month' &&
        period.month !== null &&
        period.month <= (((monthOfDay(day) % 12) + 12) % 12) + 1
      );
    });
    const rated = document.ratings
      .filter((rating) => rating.section === sentence.block.section && rating.word !== null)
      .at(-1)?.word;
    if (!passed || (rated !== 'amber' && rated !== 'red' && rated !== 'amber-red')) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `the month promised has passed and the rating is still ${rated}`,
      },
    ];
  });
}

function yearEndNamed({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) =>
    sentence.periods.flatMap((period, at) => {
      const next = sentence.periods[at + 1];
      if (
        next === undefined ||
        period.from === null ||
        next.from === null ||
        next.to === null ||
        period.to === null
      )
        return [];
      const gap = sentence.low.slice(period.end, next.start);
      const isEnd =
        /^\s?(?:\(|, |– |— )?(?:i\.e\. |that is,? )?(?:the )?(?:end|close) of (?:the )?(?:financial year )?$/.test(
          gap,
        ) || /^\s?\((?:financial year |year ending |fy ?)?$/.test(gap);
      const [inner, outer] = period.kind === 'financial-year' ? [next, period] : [period, next];
      if (
        !isEnd ||
        outer.kind !== 'financial-year' ||
        (inner.kind !== 'day' && inner.kind !== 'month') ||
        inner.from === null ||
        outer.from === null ||
        outer.to === null
      )
        return [];
      if (inner.from >= outer.from && inner.from <= outer.to) return [];
      return [
        {
          spots: [sentenceSpot(sentence)],
          arithmetic: `${sentence.text.slice(inner.start, inner.end)} is not in ${sentence.text.slice(outer.start, outer.end)}`,
        },
      ];
    }),
  );
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

const ADVICE = 'Look up the date, and mend it here and wherever it is repeated.';

function periodsIn(text: string): Period[] {
  return periodsOf(tokensOf(text));
}

const HEAD =
  '| Local authority | Made-up County |\n| --- | --- |\n| Date submitted | 11 December 2024 |\n| Data to the end of | October 2024 |\n\n';

/** Dates, in the order of the page of rules. */
export const DATE_RULES: readonly Rule[] = [
  {
    code: 'date.impossible',
    kind: 'date',
    severity: 'error',
    title: 'There is no such day or year',
    meaning: 'Days that no month has, and split years whose halves are not next to each other.',
    advice: ADVICE,
    fires: 'The consultation closed on 31 November 2024.',
    silent: 'The consultation closed on 30 November 2024.',
    find: impossible,
  },
  {
    code: 'date.weekday',
    kind: 'date',
    severity: 'error',
    title: 'The day of the week is not that of the date',
    meaning: 'A weekday in front of a full date.',
    advice: ADVICE,
    fires: 'The board met on Monday 11 December 2024.',
    silent: 'The board met on Wednesday 11 December 2024.',
    find: wrongWeekday,
  },
  {
    code: 'date.submitted-before-data',
    kind: 'date',
    severity: 'error',
    title: 'The return was submitted before its data ends',
    meaning: 'The date submitted against the end of the data, both on the form.',
    advice: ADVICE,
    fires: 'Date submitted: 11 October 2024\n\nData to: 31 October 2024',
    silent: 'Date submitted: 11 December 2024\n\nData to: 31 October 2024',
    find: submittedBeforeData,
  },
  {
    code: 'date.done-after-return',
    kind: 'date',
    severity: 'error',
    title: 'Something is told as done on a day after the return',
    meaning:
      'A sentence in the past tense with one date later than the date submitted. Silent where anything in it looks ahead.',
    advice: ADVICE,
    fires: `${HEAD}The panel met on 14 January 2025.`,
    silent: `${HEAD}The panel met on 14 November 2024.`,
    find: pastAfterDay,
  },
  {
    code: 'date.actual-after-data',
    kind: 'date',
    severity: 'warning',
    title: 'An actual stands for a month after the end of the data',
    meaning: 'A column headed actual in a row of a later month than the data is said to reach.',
    advice: 'Say what the figure is, or mend the end of the data.',
    fires: `${HEAD}| Month | Actual plans |\n| --- | --- |\n| October 2024 | 6,161 |\n| November 2024 | 6,220 |`,
    silent: `${HEAD}| Month | Actual plans |\n| --- | --- |\n| September 2024 | 6,051 |\n| October 2024 | 6,161 |`,
    find: dataAfterCutOff,
  },
  {
    code: 'date.wrong-order',
    kind: 'date',
    severity: 'error',
    title: 'An end comes before its beginning',
    meaning:
      '"From … to …", "starts … ends …", and start and end columns of a table. Silent where a date is said to move.',
    advice: ADVICE,
    fires: 'The pilot runs from September 2025 to March 2025.',
    silent: 'The pilot runs from September 2024 to March 2025.',
    find: ({ sentences, grids }) => [
      ...sentences.flatMap(wrongOrder),
      ...sentences.flatMap(endsBeforeStart),
      ...grids.flatMap(tableOrder),
    ],
  },
  {
    code: 'date.row-out-of-order',
    kind: 'date',
    severity: 'warning',
    title: 'One row of a series stands out of its order in time',
    meaning: 'A table by month or year in which exactly one row does not follow the one above.',
    advice: ADVICE,
    fires:
      '| Month | Plans |\n| --- | --- |\n| April 2024 | 10 |\n| May 2024 | 11 |\n| May 2024 | 12 |\n| July 2024 | 13 |',
    silent:
      '| Month | Plans |\n| --- | --- |\n| April 2024 | 10 |\n| May 2024 | 11 |\n| June 2024 | 12 |\n| July 2024 | 13 |',
    find: ({ grids }) => grids.flatMap(outOfOrder),
  },
  {
    code: 'date.year-end',
    kind: 'date',
    severity: 'error',
    title: 'A day is not in the year that is named beside it',
    meaning: '"31 March 2025 (the end of 2025/26)" and the like.',
    advice: ADVICE,
    fires: 'The balance at 31 March 2025 (the end of 2025/26) is a deficit.',
    silent: 'The balance at 31 March 2026 (the end of 2025/26) is a deficit.',
    find: yearEndNamed,
  },
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
    find: ({ sentences }) => sentences.flatMap(wrongLength),
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
    find: ({ sentences }) => sentences.flatMap(wrongDelay),
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
    find: yearsAfterStart,
  },
  {
    code: 'promise.past-its-day',
    kind: 'promise',
    severity: 'warning',
    title: 'Something is still said to come by a day that has passed',
    meaning:
      '"Will", "is due", "is expected" with a date before the return. Silent where the sentence tells of an earlier promise.',
    advice: 'Say whether it was kept, missed or moved, and to when.',
    fires: `${HEAD}The new team will be in place by September 2024.`,
    silent: `${HEAD}The new team will be in place by March 2025.`,
    find: stalePromise,
  },
  {
    code: 'promise.open-action',
    kind: 'promise',
    severity: 'warning',
    title: 'An action is open after its due date',
    meaning: 'A table with a due date and a status, neither done nor said to be late.',
    advice: 'Close it, or give the new date and say why.',
    fires: `${HEAD}| Action | Due | Status |\n| --- | --- | --- |\n| Recruit team | September 2024 | In progress |`,
    silent: `${HEAD}| Action | Due | Status |\n| --- | --- | --- |\n| Recruit team | September 2024 | Complete |`,
    find: (document) => {
      const day = documentDay(document);
      return day === null ? [] : document.grids.flatMap((grid) => staleRow(grid, day));
    },
  },
  {
    code: 'promise.forgotten',
    kind: 'promise',
    severity: 'warning',
    title: 'A promise of an earlier update has passed and nothing is said of it',
    meaning:
      '"Both earlier updates said this would recover by November" under a rating still off target, with no word that it did not.',
    advice: 'Say that it was missed and why, and give a new date.',
    fires: `${HEAD}## Condition 3.4\n\nRating: Amber\n\nOur last update promised that this condition would be back on track by November 2024.`,
    silent: `${HEAD}## Condition 3.4\n\nRating: Amber\n\nOur last update promised that this condition would be back on track by November 2024. It is not, and is now expected in March 2025.`,
    find: forgottenPromise,
  },
];
