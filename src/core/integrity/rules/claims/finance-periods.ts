/** The period that figures are of: one that had not closed when the paper was sent in, or whose label is of another month. */
import { dayNumberOf, toIsoDate } from '../../../base/day-number.ts';
import { daysInMonth } from '../../../base/time.ts';
import type { Found, Spot } from '../../finding.ts';
import { monthNumber } from '../../lex/periods.ts';
import type { Rule } from '../../rule.ts';
import { rowSpot } from '../../understand/grid.ts';
import { oncePer } from '../../understand/once.ts';
import { sentenceSpot } from '../../understand/sentence.ts';
import type { Understanding } from '../../understand/understanding.ts';
import { HEAD } from '../times.ts';

/** A line of the document with its place: a sentence, a heading, the cells of a row. */
type Line = { readonly text: string; readonly spot: Spot };

const MONTHS =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const PERIOD = '\\b(?:p|period |month |m)(\\d{1,2})\\b';
/** Without one of these no line names a period. */
const HINT = /\b(?:[pm]|period |month )\d/i;
const NAMED = new RegExp(`${PERIOD}\\s?[(,:–-]{1,2}\\s?(?:to |end (?:of )?|the end of )?${MONTHS}\\b`, 'i');
const NAMED_FIRST = new RegExp(`\\b${MONTHS}(?: 20\\d\\d)?\\s?\\((?:p|period |month )(\\d{1,2})\\)`, 'i');
const TOLD =
  /\b(?:at|as at|to|by|position at|forecast at|outturn at|from|of|on)\s(?:the end of )?(?:p|period |month )(\d{1,2})\b(?! (?:to|[–-])\s?(?:p|\d))|^\W{0,4}(?:p|period |month )(\d{1,2}) (?:forecast|position|outturn|monitoring|actual)|\b(?:p|period )(\d{1,2}) (?:forecast|position|outturn|monitoring)\b/i;
const TO_COME =
  /\b(?:next|will|due|from|expected|after|until|once|plan(?:ned)?|target|by|start\w*|begin\w*|for p|then|would|milestone)\b/i;

const linesOf = oncePer(({ sentences, grids }: Understanding): readonly Line[] => [
  ...sentences.map((sentence) => ({ text: sentence.text, spot: sentenceSpot(sentence) })),
  ...grids.flatMap((grid) =>
    grid.block.isChart
      ? []
      : grid.rows.map((row) => ({ text: row.row.cells.join(' | '), spot: rowSpot(grid, row) })),
  ),
]);

/** The month of the calendar of a period of the financial year: the first is April. */
function monthOf(period: number): number {
  return ((period + 2) % 12) + 1;
}

type Label = { readonly period: number; readonly month: number };

/** The period that a line names with a month beside it, both [from 1]; null where there is none. */
function labelIn(text: string): Label | null {
  if (!HINT.test(text)) return null;
  const first = NAMED.exec(text);
  const second = first === null ? NAMED_FIRST.exec(text) : null;
  const [number, name] = first === null ? [second?.[2], second?.[1]] : [first[1], first[2]];
  const period = Number(number ?? 0);
  const month = name === undefined ? null : monthNumber(name.toLowerCase());
  if (period < 1 || period > 12 || month === null) return null;
  // "In September (Month 5)": when the figures of August were told.
  const isTelling = second !== null && /\b(?:in|by|at|since|from) $/i.test(text.slice(0, second.index));
  return isTelling && (month - monthOf(period) + 12) % 12 <= 2 ? null : { period, month };
}

/** "P5 (July)": the fifth period is August. */
function mislabelled(document: Understanding): Found[] {
  return linesOf(document).flatMap(({ text, spot }): Found[] => {
    const label = labelIn(text);
    if (label === null || label.month === monthOf(label.period)) return [];
    const { period, month } = label;
    return [
      {
        spots: [spot],
        arithmetic: `period ${period} of the financial year ends in ${NAMES[monthOf(period) - 1]}, not ${NAMES[month - 1]}`,
      },
    ];
  });
}

const NAMES = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** The last day of a period in the financial year that a day is in. */
function endOf(period: number, submitted: { readonly key: string }): number {
  const [year = 0, month = 1] = submitted.key.split('-').map(Number);
  const startYear = month >= 4 ? year : year - 1;
  const own = monthOf(period);
  const ownYear = own >= 4 ? startYear : startYear + 1;
  return dayNumberOf(ownYear, own, daysInMonth(ownYear, own));
}

/** "Forecast at P5" in a paper sent in on 30 August, when August had not closed. */
function notClosed(document: Understanding): Found[] {
  const sent = document.submitted?.period;
  if (document.submitted === null || sent?.kind !== 'day' || sent.from === null) return [];
  const day = sent.from;
  const { spot: sentSpot } = document.submitted;
  return linesOf(document).flatMap(({ text, spot }): Found[] => {
    const match = HINT.test(text) ? TOLD.exec(text) : null;
    const period = Number(match?.[1] ?? match?.[2] ?? match?.[3] ?? 0);
    if (match === null || period < 1 || period > 12) return [];
    if (TO_COME.test(text.replace(match[0], '')) || /20\d\d[/-]\d\d/.test(text)) return [];
    const end = endOf(period, sent);
    // In spring the paper may be of the year that has closed.
    if (end < day || end - day > SOON) return [];
    return [
      {
        spots: [spot, sentSpot],
        arithmetic: `period ${period} ends on ${toIsoDate(end)}; the paper was sent in on ${toIsoDate(day)}`,
      },
    ];
  });
}

/** A period that ends later than this is of the year before [days]. */
const SOON = 100;

/** Periods. */
export const FINANCE_PERIOD_RULES: readonly Rule[] = [
  {
    code: 'date.finance-period',
    kind: 'date',
    severity: 'error',
    title: 'A finance period had not closed when the paper was sent in, or bears the month of another',
    meaning:
      'P1 is April and P12 is March: figures at a period that ends after the day of submission, and a period with another month’s name beside it.',
    advice: 'Give the period that the figures were closed at, and the same everywhere.',
    fires: `${HEAD}### Forecast at P9, £m\n\nThe forecast is £4.1m over.`,
    silent: `${HEAD}### Forecast at P8, £m\n\nThe forecast is £4.1m over.`,
    find: (document) => [...mislabelled(document), ...notClosed(document)],
  },
];
