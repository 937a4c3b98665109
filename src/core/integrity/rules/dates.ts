/** Rules on dates that cannot be or stand in the wrong order. */
import { type DayNumber, toIsoDate } from '../../base/day-number.ts';
import type { Found } from '../finding.ts';
import { timeIn } from '../lex/only-time.ts';
import type { Period } from '../lex/periods.ts';
import type { Rule } from '../rule.ts';
import { cellSpots, type Grid, rowSpot } from '../understand/grid.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import type { Understanding } from '../understand/understanding.ts';
import { actualsAfter } from './actuals-after.ts';
import { ADVICE, documentDay, FROM_TO, HEAD, quoteOf, spansOf } from './times.ts';

const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Day of the week, 0 for Monday. Day 0 is 1 January 1970, a Thursday. */
function weekdayOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7;
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
      row.row.cells.flatMap((cell, at) => {
        const fault = timeIn(cell)?.fault ?? null;
        return fault === null
          ? []
          : [{ spots: [rowSpot(grid, row, at)], arithmetic: `"${cell.trim()}": ${fault}` }];
      }),
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

/** "The return covers July to September 2024 and was signed off on 19 August 2024." */
function signedBeforeEnd(sentence: Sentence): Found[] {
  const covers = /\b(?:covers?|covering|for the (?:quarter|period|months)|reports? on)\b/.exec(sentence.low);
  const signed = /\b(?:signed(?: off)?|submitted|approved|agreed|sent)\b/.exec(sentence.low);
  if (covers === null || signed === null || signed.index < covers.index) return [];
  const covered = sentence.periods
    .filter(({ start, to }) => start > covers.index && start < signed.index && to !== null)
    .at(-1);
  const day = sentence.periods.find(({ start, kind }) => kind === 'day' && start > signed.index);
  if (covered?.to == null || day?.from == null || covered.kind === 'day' || day.from > covered.to) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `signed or sent on ${quoteOf(sentence, day)}, before the end of ${quoteOf(sentence, covered)}`,
    },
  ];
}

const PAST =
  /\b(?:was|were|went|came into|ran|gave|took place|opened|held|launched|published|completed|delivered|started|began|closed|approved|agreed|signed|received|confirmed|appointed|recruited|met|moved|attended|issued|joined|reported|submitted|visited|stood|fell|rose|recorded)\b/;

const FUTURE =
  /\b(?:will|would|due|expect(?:s|ed)?|plans? to|planned|forecast|target|aim(?:s|ing)?|intend(?:s|ed)?|scheduled|should|could|may|might|until|proposed|to be|is to|are to|by then|projected|projection|assum(?:es|ed|ption)|agreement|trajectory|from|going to|hope|anticipat\w+|agreed (?:for|to)|confirmed for|approved (?:for|to)|ready|in time for|deadline|end(?:s|ing)? (?:in|on)|runs? (?:to|until))\b/;

const PAST_DIRECT =
  /\b(?:was|were|went|came|ran|took place|opened|held|launched|published|completed|delivered|started|began|closed|signed|received|appointed|recruited|met|joined|visited|trained|enrolled|moved|finished|handed over|registered|(?:adopted|approved|endorsed|agreed|considered)(?: (?:the|our|this|it) ?\w*)?)\s(?:in full |out |live )?(?:on |in )(?:(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)[\s,]{0,2})?$/;

/** "… and the post holder started on 6 January 2025": a verb of the past right before its day, though another clause looks ahead. */
function pastInClause(sentence: Sentence, day: DayNumber): Found[] {
  return sentence.periods.flatMap((period): Found[] => {
    if (period.kind !== 'day' || period.from === null || period.from <= day) return [];
    const clause =
      sentence.low
        .slice(0, period.start)
        .split(/[;,]| and | but | which | who /)
        .at(-1) ?? '';
    if (!PAST_DIRECT.test(clause) || FUTURE.test(clause) || /\b(?:by|before|once|after|until)\b/.test(clause))
      return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `told as done, dated ${quoteOf(sentence, period)}, after the day of the return (${toIsoDate(day)})`,
      },
    ];
  });
}

function pastAfterDay(document: Understanding): Found[] {
  // Data may end long before a paper is written: only the day of the paper itself says what cannot have happened.
  const day = document.submitted === null ? null : documentDay(document);
  if (day === null) return [];
  return document.sentences.flatMap((sentence) => {
    if (!PAST.test(sentence.low) || sentence.block.kind === 'heading') return [];
    if (FUTURE.test(sentence.low)) return pastInClause(sentence, day);
    const [period, more] = sentence.periods.filter(
      ({ kind }) =>
        kind !== 'bare-month' && kind !== 'financial-year' && kind !== 'academic-year' && kind !== 'quarter',
    );
    if (period === undefined || more !== undefined || period.from === null || period.from <= day) return [];
    const clause =
      sentence.low
        .slice(0, period.start)
        .split(/[;:,]| and | but | they | which | who /)
        .at(-1) ?? '';
    if (!PAST.test(clause) || clause.length > 110) return [];
    const ahead = sentence.low.slice(Math.max(0, period.start - 26), period.start);
    if (
      !/\b(?:on|in|at the end of|at|during|(?:quarter|month|year|term|weeks|months) (?:up )?to)\s(?:(?:the|early|late|mid|monday|tuesday|wednesday|thursday|friday|saturday|sunday)[\s,-]{0,2})*$/.test(
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

function dataAfterCutOff(document: Understanding): Found[] {
  const { cutOff, grids } = document;
  const end = cutOff?.period.to;
  if (cutOff === null || end == null) return [];
  const rows = actualsAfter(document);
  if (rows.length > 0) return rows;
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

function wrongOrder(sentence: Sentence): Found[] {
  return spansOf(sentence).flatMap(({ first, last }) => {
    const ahead = sentence.low.slice(Math.max(0, first.start - 60), first.start);
    const isSpan =
      FROM_TO.test(ahead) || /\b(?:covers?|spans?|runs?|lasts?|for)\s(?:the (?:period|years) )?$/.test(ahead);
    const isMove =
      /\b(?:mov(?:ed?|es|ing)|bring(?:s|ing)?|shift(?:s|ing)?|slipped|brought forward|delayed|changed|revised|extended|put back|shifted|rephased|compared|rose|fell|increas\w+|decreas\w+|reduc\w+|grew|down|up|accelerat\w+)\b/.test(
        sentence.low.slice(Math.max(0, first.start - 70), last.end),
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
  const start =
    /\b(?:start(?:s|ed|ing)?|begin(?:s|ning)?|began|commenc\w+|launch\w*|went out|sent out|open(?:s|ed)?|issued|advertised)\b/.exec(
      sentence.low,
    );
  const end = /\b(?:end(?:s|ed|ing)?|finish\w*|complet\w+|conclud\w+|close[sd]?|closing)\b/.exec(
    sentence.low,
  );
  if (start === null || end === null || start.index > end.index) return [];
  const behind = (at: number) =>
    sentence.periods.find((period) => period.start > at && period.start - at < 45);
  const [a, b] = [behind(start.index), behind(end.index)];
  if (a?.from == null || b?.to == null || a.start > end.index) return [];
  if (b.to < a.from)
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

function outOfOrder(grid: Grid): Found[] {
  const months = grid.rows.map((row) => row.period);
  if (months.length < 4 || months.some((period) => period === null || period.from === null)) return [];
  // Days and years in one column are labels of amounts, and no series.
  if (new Set(months.map((period) => period?.kind)).size > 1) return [];
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

function yearEndNamed({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) =>
    sentence.periods.flatMap((period, at) => {
      const next = sentence.periods[at + 1];
      return next === undefined ? [] : namedTogether(sentence, period, next);
    }),
  );
}

const IS_END =
  /^\s?(?:\(|, |– |— )?(?:i\.e\. |that is,? )?(?:the )?(?:end|close) of (?:the )?(?:financial year )?$/;
const IN_BRACKETS = /^\s?\((?:financial year |year ending |fy ?)?$/;

/** A day and a year that are said to hold it. */
function namedTogether(sentence: Sentence, first: Period, second: Period): Found[] {
  const gap = sentence.low.slice(first.end, second.start);
  const [inner, outer] = first.kind === 'financial-year' ? [second, first] : [first, second];
  const isDated = inner.kind === 'day' || inner.kind === 'month';
  if ((!IS_END.test(gap) && !IN_BRACKETS.test(gap)) || outer.kind !== 'financial-year' || !isDated) return [];
  if (inner.from === null || outer.from === null || outer.to === null) return [];
  if (inner.from >= outer.from && inner.from <= outer.to) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${quoteOf(sentence, inner)} is not in ${quoteOf(sentence, outer)}`,
    },
  ];
}

/** Dates. */
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
    find: (document) => [...submittedBeforeData(document), ...document.sentences.flatMap(signedBeforeEnd)],
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
];
