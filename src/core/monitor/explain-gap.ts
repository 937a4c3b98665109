/** Why the number of plans stands away from the agreed forecast: the start, new plans and plans that ended. */
import { addMonths, type Month, monthInWords } from '../base/time.ts';
import type { Rational } from '../num/rational.ts';
import { exactOf, minus, plus, sumOf, ZERO } from '../num/rational-arithmetic.ts';
import type { Explained } from './explain-change.ts';
import { type DraftedParagraph, explainInWords, FLOW_WORDS } from './explain-in-words.ts';
import { startOf, type WatchedSeries } from './watched-series.ts';

/** The monthly series that a gap in plans is told apart by. */
export type GapSeries = {
  readonly plans: WatchedSeries;
  readonly newPlans: ReadonlyMap<Month, number>;
  /** Actual and agreed plans that end. */
  readonly ceases: WatchedSeries;
};

export type ExplainedGap = {
  readonly explained: Explained;
  readonly paragraph: DraftedParagraph;
  /** First and last month of the flows; the start is the end of the month before. */
  readonly from: Month;
  readonly to: Month;
};

/**
 * Share out the gap of one month. The start is the gap at the end of the trajectory's first month; what was agreed of new
 * plans is the agreed growth and the agreed ends together. The parts sum to the gap exactly.
 * @returns null where a month of any of the figures is not known, or the trajectory has no second month by then.
 * @source Method note 8, equation 8.16.
 */
export function explainGap({ plans, newPlans, ceases }: GapSeries, month: Month): ExplainedGap | null {
  const start = startOf(plans);
  if (start === null || month <= start) return null;
  const months = monthsFrom(addMonths(start, 1), month);
  const [opening, closing] = [gapAt(plans, start), gapAt(plans, month)];
  const growth = changeOf(plans.agreed, start, month);
  const issued = sumOver(newPlans, months);
  const [ended, agreedEnds] = [sumOver(ceases.actual, months), sumOver(ceases.agreed, months)];
  if (!isKnown([opening, closing, growth, issued, ended, agreedEnds])) return null;
  const agreedNew = plus(growth ?? ZERO, agreedEnds ?? ZERO);
  const parts = [
    { id: 'opening', value: opening ?? ZERO },
    { id: 'new-plans', value: minus(issued ?? ZERO, agreedNew) },
    { id: 'ceases', value: minus(agreedEnds ?? ZERO, ended ?? ZERO) },
  ];
  const whole = closing ?? ZERO;
  const told = sumOf(parts.map(({ value }) => value));
  const explained = { whole, parts: [...parts, { id: 'unreconciled', value: minus(whole, told) }] };
  const paragraph = explainInWords(explained, {
    subject: `Active plans at the end of ${monthInWords(month)}`,
    against: 'the agreed forecast',
    words: {
      ...FLOW_WORDS,
      opening: [
        `a higher count than agreed at the end of ${monthInWords(start)}`,
        `a lower count than agreed at the end of ${monthInWords(start)}`,
      ],
      'new-plans': ['more new plans since then', 'fewer new plans since then'],
    },
  });
  return { explained, paragraph, from: addMonths(start, 1), to: month };
}

function isKnown(all: readonly (Rational | null)[]): boolean {
  return all.every((one) => one !== null);
}

function monthsFrom(from: Month, to: Month): readonly Month[] {
  const months: Month[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

function gapAt({ actual, agreed }: WatchedSeries, month: Month): Rational | null {
  const [is, was] = [actual.get(month), agreed.get(month)];
  return is === undefined || was === undefined ? null : minus(exactOf(is), exactOf(was));
}

function changeOf(values: ReadonlyMap<Month, number>, from: Month, to: Month): Rational | null {
  const [first, last] = [values.get(from), values.get(to)];
  return first === undefined || last === undefined ? null : minus(exactOf(last), exactOf(first));
}

function sumOver(values: ReadonlyMap<Month, number>, months: readonly Month[]): Rational | null {
  const found = months.map((month) => values.get(month));
  if (found.some((value) => value === undefined)) return null;
  return sumOf(found.map((value) => exactOf(value ?? 0)));
}
