/** Rules on a baseline that is given two values, and on the year that a return says is its own. */
import { type DayNumber, monthOfDay } from '../../base/day-number.ts';
import { yearInWords } from '../../base/time.ts';
import type { Found, Spot } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { cellSpots, type Grid } from '../understand/grid.ts';
import { type Interval, intervalOf, meet } from '../understand/interval.ts';
import { measureIn, nearestMeasure } from '../understand/measures.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { showValue } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';
import { documentDay, HEAD, quoteOf } from './times.ts';

type Baseline = {
  readonly measure: string;
  readonly value: number;
  readonly unit: Parameters<typeof showValue>[1];
  readonly range: Interval;
  readonly spots: readonly Spot[];
};

const BASELINE_AHEAD =
  /\b(?:baseline|starting point|base year|start of the programme)\b(?: (?:figure|value|rate|level|position))?(?: (?:for|in|at|from) [\w/ ]{2,24}?)?,?(?: (?:of|was|is|at|stood at|being|:))?:? (?:about )?£?$|\bbaseline\b (?:\([^)]{2,30}\)|\w+ 20\d\d):? £?$/;

function inSentence(sentence: Sentence): Baseline[] {
  return sentence.quantities.flatMap((quantity): Baseline[] => {
    const ahead = sentence.low.slice(0, quantity.start);
    const behind = sentence.low.slice(quantity.end, quantity.end + 20);
    if (!BASELINE_AHEAD.test(ahead) && !/^ (?:\w+ )?baseline\b/.test(behind)) return [];
    const around = sentence.low.slice(quantity.end, quantity.end + 60);
    const measure = measureIn(around, quantity.unit) ?? nearestMeasure(ahead, quantity.unit);
    const { value, unit } = quantity;
    // A baseline whose measure is not named is held only against another such.
    const id = measure?.id ?? `baseline in ${unit}`;
    return [{ measure: id, value, unit, range: intervalOf(quantity), spots: [sentenceSpot(sentence)] }];
  });
}

function inGrid(grid: Grid): Baseline[] {
  const at = grid.columns.findIndex(({ low }, k) => k > 0 && /\bbaseline|starting point\b/.test(low));
  if (at === -1) return [];
  return grid.rows.flatMap((row): Baseline[] => {
    const cell = row.cells[at];
    const measure = cell == null ? null : measureIn(row.low, cell.unit);
    return cell == null || measure === null
      ? []
      : [
          {
            measure: measure.id,
            value: cell.value,
            unit: cell.unit,
            range: intervalOf(cell),
            spots: cellSpots(grid, row, at),
          },
        ];
  });
}

function twoBaselines({ sentences, grids }: Understanding): Found[] {
  const all = [...grids.flatMap(inGrid), ...sentences.flatMap(inSentence)];
  return all.flatMap((a, at): Found[] => {
    const b = all
      .slice(at + 1)
      .find((other) => other.measure === a.measure && other.unit === a.unit && !meet(other.range, a.range));
    const isOnly = all.filter(({ measure, unit }) => measure === a.measure && unit === a.unit).length === 2;
    return b === undefined || !isOnly
      ? []
      : [
          {
            spots: [...b.spots, ...a.spots],
            arithmetic: `${a.measure}: a baseline of ${showValue(a.value, a.unit)} in one place, of ${showValue(b.value, b.unit)} in another`,
          },
        ];
  });
}

const BASELINE_WORD = /\bbaseline\b/;
const MOVED = /\b(?:change|growth|increase|rise|difference|movement|variance|%)/;
/** Beyond these a number of the same year is of something else. */
const NEAR = { low: 0.6, high: 1.6 } as const;

/** "It took as its baseline the 2,310 plans in force in March 2023" beside "2023 | 2,431" in the history. */
function againstHistory({ sentences, grids }: Understanding): Found[] {
  return sentences.flatMap((sentence): Found[] => {
    const [when, more] = sentence.periods;
    if (!BASELINE_WORD.test(sentence.low) || when?.from == null || more !== undefined) return [];
    const year = Math.floor(monthOfDay(when.to ?? when.from) / 12);
    const [quantity, other] = sentence.quantities.filter(({ unit }) => unit === 'count' || unit === 'money');
    if (quantity === undefined || other !== undefined || quantity.per !== null) return [];
    return grids.flatMap((grid): Found[] => {
      const rows = grid.rows.filter(({ low }) =>
        new RegExp(`^(?:(?:\\d{1,2} )?[a-z]+ )?${year}$`).test(low.replace(/[*_]/g, '').trim()),
      );
      const [row] = rows;
      if (row === undefined || rows.length > 1 || grid.rows.length < 3) return [];
      const cells = grid.columns.flatMap(({ low }, at) => {
        const cell = row.cells[at];
        return cell?.unit === quantity.unit && !MOVED.test(low) && at > 0 ? [{ cell, at }] : [];
      });
      const near = cells.filter(({ cell: { value } }) => {
        const share = value / quantity.value;
        return share > NEAR.low && share < NEAR.high;
      });
      const [first] = near;
      if (first === undefined || near.length > 1 || meet(intervalOf(first.cell), intervalOf(quantity)))
        return [];
      return [
        {
          spots: [sentenceSpot(sentence), ...cellSpots(grid, row, first.at)],
          arithmetic: `a baseline of ${showValue(quantity.value, quantity.unit)}; the table has ${showValue(first.cell.value, first.cell.unit)} for ${year}`,
        },
      ];
    });
  });
}

const OWN_YEAR =
  /\b(?:the )?(?:year of this (?:return|report|update|form)|current (?:financial )?year|this financial year|the year under report|reporting year)\b/g;

/** The first year of the financial year that a day lies in. */
function yearOf(day: DayNumber): number {
  const month = monthOfDay(day);
  return Math.floor((month - 3) / 12);
}

/** "The financial year 2024/25, the year of this return", in a return of 2025/26. */
function otherYear(document: Understanding): Found[] {
  const day = documentDay(document);
  if (day === null) return [];
  const own = new Set([yearOf(day), yearOf(document.cutOff?.period.to ?? day)]);
  // A return of the spring may still be of the year that has closed.
  if (monthOfDay(day) % 12 >= 3 && monthOfDay(day) % 12 <= 6) own.add(yearOf(day) - 1);
  return document.sentences.flatMap((sentence) =>
    [...sentence.low.matchAll(OWN_YEAR)].flatMap((match) =>
      sentence.periods.flatMap((period): Found[] => {
        const gap =
          period.end <= match.index
            ? sentence.low.slice(period.end, match.index)
            : sentence.low.slice(match.index + match[0].length, period.start);
        const isNamed =
          period.kind === 'financial-year' &&
          period.from !== null &&
          /^[\s,(–-]{1,3}(?:which is |that is |is |being )?$/.test(gap);
        if (!isNamed || period.from === null || period.fault !== null || own.has(yearOf(period.from)))
          return [];
        return [
          {
            spots: [sentenceSpot(sentence)],
            arithmetic: `${quoteOf(sentence, period)} is told as the year of the return, which is of ${[...own].map((year) => yearInWords(year)).join(' or ')}`,
          },
        ];
      }),
    ),
  );
}

/** Baselines with two values, and the year of the return. */
export const BASELINE_VALUE_RULES: readonly Rule[] = [
  {
    code: 'baseline.two-values',
    kind: 'baseline',
    severity: 'error',
    title: 'One measure has two baselines',
    meaning:
      'The baseline of a measure in a table or sentence, and another value called its baseline elsewhere.',
    advice: 'Keep the baseline that was agreed, with its date, and reckon every change from it.',
    fires:
      '| Measure | Baseline | Target |\n| --- | --- | --- |\n| Requests per month | 63.0 (year to March 2024) | 50.0 |\n| Annual reviews on time | 48% | 75% |\n\nAgainst the baseline of 57.5 requests a month the rise is 9.5 a month.',
    silent:
      '| Measure | Baseline | Target |\n| --- | --- | --- |\n| Requests per month | 63.0 (year to March 2024) | 50.0 |\n| Annual reviews on time | 48% | 75% |\n\nAgainst the baseline of 63.0 requests a month the rise is 4.0 a month.',
    find: twoBaselines,
  },
  {
    code: 'baseline.against-history',
    kind: 'baseline',
    severity: 'error',
    title: 'A baseline is not what the history in the same paper has for its year',
    meaning:
      'A sentence on a baseline with one number and one time, and the row of that year in a table of years with another number near it.',
    advice: 'Take the baseline from the history, or say why it differs from it.',
    fires:
      '| January | Plans | Change |\n| --- | --- | --- |\n| 2021 | 1,510 | |\n| 2022 | 1,640 | +130 |\n| 2023 | 1,803 | +163 |\n\nThe plan took the 1,560 plans of January 2022 as its baseline.',
    silent:
      '| January | Plans | Change |\n| --- | --- | --- |\n| 2021 | 1,510 | |\n| 2022 | 1,640 | +130 |\n| 2023 | 1,803 | +163 |\n\nThe plan took the 1,640 plans of January 2022 as its baseline.',
    find: againstHistory,
  },
  {
    code: 'date.other-year',
    kind: 'date',
    severity: 'error',
    title: 'Another year is told as the year of the return',
    meaning:
      '"The current year", "the year of this return" beside a financial year in which neither its day nor its data lies.',
    advice: 'Mend the year.',
    fires: `${HEAD}The in-year deficit is £3.85m in the financial year 2023/24, the year of this return.`,
    silent: `${HEAD}The in-year deficit is £3.85m in the financial year 2024/25, the year of this return.`,
    find: otherYear,
  },
];
