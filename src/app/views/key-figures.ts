/** The key figures of the pages: each beside what it is held against, its standing in words. */
import { addMonths, monthInWords, yearInWords } from '../../core/base/time.ts';
import type { Condition, ConditionTest } from '../../core/programme/definitions.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import { figureOf, newestUpdate } from './page-facts.ts';
import type { PageFigure } from './page-values.ts';

type Standing = 'over' | 'within' | 'plain';

/** A key figure before it is looked up. */
export type WantedFigure = {
  readonly id: string;
  readonly heading: string;
  readonly figure: string;
  readonly against: readonly (readonly [label: string, figure: string])[];
  readonly note: string;
  /** What to say where it is not there. */
  readonly missing?: string;
  /** Judge by the value of a figure: above zero is "over". */
  readonly judgedBy?: string;
  readonly over?: string;
  readonly within?: string;
};

export type PageKeyFigure = {
  id: string;
  heading: string;
  figure: PageFigure | null;
  against: { label: string; figure: PageFigure }[];
  standing: Standing;
  standingInWords: string;
  note: string;
};

const NOT_STORED = 'Not available: the data that it needs is not stored.';

/** Look a key figure up; a missing one says what is missing, never zero. */
export function keyFigure(open: OpenProgramme, wanted: WantedFigure): PageKeyFigure {
  const figure = figureOf(open, wanted.figure);
  const standing =
    figure === null || wanted.judgedBy === undefined ? 'plain' : standingOf(figureOf(open, wanted.judgedBy));
  const words = { over: wanted.over ?? '', within: wanted.within ?? '', plain: '' };
  return {
    id: wanted.id,
    heading: wanted.heading,
    figure,
    against: wanted.against.flatMap(([label, id]) => {
      const found = figureOf(open, id);
      return found === null ? [] : [{ label, figure: found }];
    }),
    standing,
    standingInWords: words[standing],
    note: figure === null ? (wanted.missing ?? NOT_STORED) : wanted.note,
  };
}

function standingOf(judged: PageFigure | null): Standing {
  if (judged === null || typeof judged.value !== 'number') return 'plain';
  return judged.value > 0 ? 'over' : 'within';
}

type CeilingTest = Extract<ConditionTest, { readonly kind: 'deficit-ceiling' }>;

/** The first condition that sets a ceiling on the cumulative deficit, or null where the agreement sets none. */
export function ceilingOf({
  programme,
}: OpenProgramme): { readonly condition: Condition; readonly test: CeilingTest } | null {
  for (const condition of programme.agreement.conditions)
    if (condition.test.kind === 'deficit-ceiling') return { condition, test: condition.test };
  return null;
}

/** Say which payments a ceiling's deficit counts. */
export function basisInWords(test: CeilingTest): string {
  const payments = {
    gross: 'before programme payments',
    'net-of-paid': 'after the programme payments received so far',
    'net-of-all-planned': 'after all planned programme payments',
  }[test.basis];
  return `${payments}, ${test.countsOwnContribution ? 'after' : 'before'} the authority’s own contribution`;
}

/** Plans at the cut-off against the agreed forecast. */
export function plansKeyFigure(open: OpenProgramme): PageKeyFigure {
  const month = newestUpdate(open)?.dataCutOff ?? '';
  return keyFigure(open, {
    id: 'plans',
    heading: `Active plans, ${monthInWords(month)}`,
    figure: `plans_n.actual.${month}`,
    against: [
      ['Agreed forecast', `plans_n.agreed.${month}`],
      ['Gap', `plans_n.gap.${month}`],
      ['Gap as a share of the forecast', `plans_n.gap-share.${month}`],
    ],
    judgedBy: `plans_n.gap.${month}`,
    over: 'Above the agreed forecast',
    within: 'At or below the agreed forecast',
    note: 'Plans in force at the end of the month.',
  });
}

/** One monthly flow: its rolling mean beside the twelve-month count and the month's own. */
export function flowKeyFigure(open: OpenProgramme, measure: string, heading: string): PageKeyFigure {
  const month = newestUpdate(open)?.dataCutOff ?? '';
  return keyFigure(open, {
    id: measure,
    heading: `${heading}: monthly mean of the twelve months to ${monthInWords(month)}`,
    figure: `${measure}.rolling12.${month}`,
    against: [
      ['In the twelve months', `${measure}.total12.${month}`],
      ['In the month', `${measure}.actual.${month}`],
    ],
    note: 'No direction is good or bad in itself: each request and each plan is one child’s.',
  });
}

/** Independent placements: count and share together, so that a growing base cannot pass for improvement. */
export function inmssKeyFigure(open: OpenProgramme): PageKeyFigure {
  const month = newestUpdate(open)?.dataCutOff ?? '';
  return keyFigure(open, {
    id: 'inmss',
    heading: `Independent placements, ${monthInWords(month)}`,
    figure: `inmss_n.actual.${month}`,
    against: [
      ['Share of all plans', `inmss_n.share.${month}`],
      ['Base of the share: all plans', `plans_n.actual.${month}`],
      ['Agreed share', `inmss_n.agreed-share.${month}`],
      ['Change on a year before', `inmss_n.change-12m.${month}`],
    ],
    judgedBy: `inmss_n.change-12m.${month}`,
    over: 'More than a year before',
    within: 'No more than a year before',
    note: inmssNote(open, month),
  });
}

/** A share can fall while the number rises: the fall is then the base's doing, and the page says so. */
function inmssNote(open: OpenProgramme, month: string): string {
  const found = (id: string) => figureOf(open, id)?.value;
  const change = found(`inmss_n.change-12m.${month}`);
  const now = found(`inmss_n.share.${month}`);
  const before = found(`inmss_n.share.${addMonths(month, -12)}`);
  const hasFallen = typeof now === 'number' && typeof before === 'number' && now < before;
  return typeof change === 'number' && change > 0 && hasFallen
    ? 'The share fell over the year only because the number of all plans grew faster.'
    : 'Placements in independent and non-maintained special schools. Read the count beside the share: the base grows too.';
}

/** The newest forecast of this year's deficit against the plan. */
export function inYearKeyFigure(open: OpenProgramme): PageKeyFigure {
  const newest = open.programme.inYearForecasts.at(-1);
  const before = open.programme.inYearForecasts.at(-2);
  const basis = newest?.basis.toLowerCase() ?? 'plan';
  return keyFigure(open, {
    id: 'in-year',
    heading:
      newest === undefined
        ? 'In-year deficit'
        : `In-year deficit ${yearInWords(newest.year)}, ${newest.basis} forecast`,
    figure: `in-year-forecast.${basis}`,
    against: [
      ['Plan', 'in-year-forecast.plan'],
      ['Above plan', `in-year-forecast.variance.${basis}`],
      [
        `Movement since ${before?.basis ?? 'plan'}`,
        `in-year-forecast.movement.${before?.basis.toLowerCase() ?? 'none'}.${basis}`,
      ],
    ],
    judgedBy: `in-year-forecast.variance.${basis}`,
    over: 'Worse than plan',
    within: 'At plan or better',
    note: 'Before programme payments and the authority’s own contribution.',
  });
}

/** The cumulative deficit on the agreement's own basis against this year's ceiling. */
export function ceilingKeyFigure(open: OpenProgramme): PageKeyFigure {
  const condition = open.programme.agreement.conditions.find(({ test }) => test.kind === 'deficit-ceiling');
  const year = yearInWords(newestUpdate(open)?.year ?? 0);
  const name = `condition.${condition?.number ?? 'none'}`;
  const basis = condition?.test.kind === 'deficit-ceiling' ? basisInWords(condition.test) : '';
  return keyFigure(open, {
    id: 'ceiling',
    heading: `Cumulative deficit at the end of ${year}`,
    figure: `${name}.tested.${year}`,
    against: [
      ['Agreed ceiling', `${name}.ceiling.${year}`],
      ['Above the ceiling', `${name}.breach.${year}`],
    ],
    judgedBy: `${name}.breach.${year}`,
    over: 'Above the ceiling',
    within: 'Within the ceiling',
    note: `On the agreement’s own basis: ${basis}.`,
  });
}

/** The first year of lasting balance in one scenario against the year agreed. */
export function balanceKeyFigure(open: OpenProgramme, scenario: string): PageKeyFigure {
  const condition = open.programme.agreement.conditions.find(({ test }) => test.kind === 'in-year-balance');
  const agreedBy = condition?.test.kind === 'in-year-balance' ? condition.test.byYear : null;
  const found = open.scenarios.find(({ id }) => id === scenario)?.projection.firstSustainedBalance ?? null;
  const isLate = agreedBy !== null && (found === null || found > agreedBy);
  const made = keyFigure(open, {
    id: 'balance',
    heading: 'First year of lasting in-year balance',
    figure: `finance.${scenario}.first-balance`,
    against: [['Agreed', `condition.${condition?.number ?? 'none'}.by-year`]],
    note: 'The first year from which every later year balances too.',
  });
  if (agreedBy === null || made.figure === null) return made;
  return {
    ...made,
    standing: isLate ? 'over' : 'within',
    standingInWords: isLate ? 'Later than agreed' : 'As agreed or earlier',
  };
}

/** The deficit left at the end of the plan in one scenario. */
export function residualKeyFigure(open: OpenProgramme, scenario: string): PageKeyFigure {
  return keyFigure(open, {
    id: 'residual',
    heading: 'Deficit left at the end of the plan',
    figure: `finance.${scenario}.residual`,
    against: [],
    judgedBy: `finance.${scenario}.residual`,
    over: 'Not cleared by the plan',
    within: 'Cleared by the plan',
    note: 'After programme payments and the authority’s own contribution.',
  });
}

/** The saving that no measure explains, in the last year of one scenario. */
export function unexplainedKeyFigure(open: OpenProgramme, scenario: string): PageKeyFigure {
  const years = open.scenarios.find(({ id }) => id === scenario)?.inputs.years ?? [];
  const year = yearInWords(years.at(-1) ?? 0);
  return keyFigure(open, {
    id: 'unexplained',
    heading: `Saving that no measure explains, ${year}`,
    figure: `finance.${scenario}.saving.${year}`,
    against: [],
    judgedBy: `finance.${scenario}.saving.${year}`,
    over: 'Not explained',
    within: 'Every saving has a source',
    note: 'The plan counts this saving, and no named measure stands behind it.',
  });
}

/** Places due by the cut-off and how many of them are late. */
export function placesKeyFigure(open: OpenProgramme): PageKeyFigure {
  return keyFigure(open, {
    id: 'places',
    heading: 'Places short of those due',
    figure: 'places.shortfall',
    against: [
      ['Due', 'places.due'],
      ['Delivered', 'places.delivered'],
    ],
    judgedBy: 'places.shortfall',
    over: 'Fewer delivered than due',
    within: 'All delivered',
    note: 'Of the places due by the cut-off of the newest update.',
  });
}
