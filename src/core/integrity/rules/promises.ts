/** Rules on promises that have passed their day. */
import { type DayNumber, monthOfDay, toIsoDate } from '../../base/day-number.ts';
import type { Found } from '../finding.ts';
import { timeIn } from '../lex/only-time.ts';
import type { Rule } from '../rule.ts';
import { type Grid, rowSpot } from '../understand/grid.ts';
import { sentenceSpot } from '../understand/sentence.ts';
import type { Understanding } from '../understand/understanding.ts';
import { documentDay, HEAD, quoteOf } from './times.ts';

const PROMISE =
  /\b(?:will(?! (?:know|recall|remember|be aware|have seen|see|note)\b)|shall|is (?:on track |on course |expected |due |scheduled |set (?:to|for) |planned |to (?!the |end |\d|[A-Z]))|are (?:on track |on course |expected |due |scheduled |set (?:to|for) |planned |to (?!the |end |\d|[A-Z]))|we expect|we intend|we plan|we aim|is due|are due|remains? on track|remains? due|plan to|going to|expect(?:s|ed)? to be|(?:line|school|base|unit|hub|service|course|pilot|centre|team|contract|panel|scheme) (?:opens|starts|begins|launches|goes live|completes|closes))\b/;

const TOLD =
  /\b(?:was|were|had been|promised|said|told|previously|originally|last (?:update|return)|earlier (?:update|return)s?|would|should have|reported that|missed|slipped|has (?:now )?(?:been|opened|started)|have (?:now )?(?:been|opened|started)|not|since|following|after|agreed in|launched in|based on|published|as at|compared|despite)\b/;

/** "under a plan agreed with the contractor on": the day of what was done already. */
const DONE_ON =
  /(?<!\b(?:be|being) )\b(?:agreed|signed|approved|made|dated|reported|received|granted|submitted|announced|adopted)\b[^,;]{0,40} on (?:monday |tuesday |wednesday |thursday |friday )?$/;

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
      if (
        /^\W{0,3}(?:by|before) (?:(?:the|end of|early|late|mid|start of)[\s-])*$/.test(
          sentence.low.slice(0, period.start),
        )
      )
        return [
          {
            spots: [sentenceSpot(sentence)],
            arithmetic: `due ${quoteOf(sentence, period)}; the return is of ${toIsoDate(day)}`,
          },
        ];
      const ahead = sentence.low.slice(promise.index, period.start);
      if (
        DONE_ON.test(ahead) ||
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

const PLACE = /\b(?:schools?|academy|primary|secondary|provision|unit|base|places?|hub|centre|college)\b/;

function staleRow(grid: Grid, day: DayNumber): Found[] {
  const due = grid.columns.findIndex(({ low }) =>
    /^(?:due|deadline|by when|target date|due date|completion date|when|due by|by|timescale|delivery date|planned date|milestone date|target)\b/.test(
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
    // A school or base that is open is done.
    if (
      /^\W{0,3}open(?:ed)?\b/i.test(state) &&
      PLACE.test(`${row.low} ${row.row.cells.join(' ').toLowerCase()}`)
    )
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

/** Promises. */
export const PROMISE_RULES: readonly Rule[] = [
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
