/** Figures made fit to be published: the newest of each indicator only, every count rounded, small groups kept back. */
import { protectMeasure, protectMoneyMean } from '../disclosure/protect-measure.ts';
import { type DisclosureRule, describeRule, HIDDEN_MARK, ROUND_TO_5 } from '../disclosure/rule.ts';
import type { MeasureValue } from './measure-value.ts';

/** A figure for publication; `mark` stands where its value is kept back or not known. */
export type PublicMeasure = MeasureValue & { readonly mark: string | null };

export type PublicMeasures = {
  readonly measures: readonly PublicMeasure[];
  /** The rule's name and its words, to stand on the output. */
  readonly rule: string;
  readonly ruleText: string;
};

/** Where a change or a gap is published beside its other part, the exact count could be worked out. */
const DIFFERENCES: ReadonlySet<string> = new Set(['net_growth', 'plans_vs_agreement', 'need_growth']);

/**
 * Protect figures for publication. Months side by side give each other away (twelve months to June less twelve to May),
 * so only the newest figure of each indicator, part, basis and window stays; differences and errors of small series are
 * left out; every count is rounded for itself and shares are made anew from rounded counts. Notes hold exact counts
 * and are left out. Two publications are not compared here: that needs what was published before.
 */
export function protectMeasures(
  values: readonly MeasureValue[],
  rule: DisclosureRule = ROUND_TO_5,
): PublicMeasures {
  const measures = newestOfEach(
    values.filter(
      (value) => !tellsDifference(value) && !isOfOneSchool(value) && value.name !== 'sch_outlier_z',
    ),
  ).map((value) => protectOne(value, rule));
  return { measures, rule: rule.id, ruleText: describeRule(rule) };
}

/** Of each indicator, part, basis, unit and sort of period the newest figure that has a value, else the newest. */
export function newestOfEach(values: readonly MeasureValue[]): readonly MeasureValue[] {
  const newest = new Map<string, MeasureValue>();
  for (const value of values) {
    const { name, cut, basis, period, unit } = value;
    const sort = period.replace(/[0-9/-]+/g, '');
    const key = [name, basis, cut?.by, cut?.key, sort, unit].join('|');
    const known = newest.get(key);
    if (known === undefined || value.value !== null || known.value === null) newest.set(key, value);
  }
  return [...newest.values()];
}

/** Say whether a figure is of one school or setting: it is for a conversation with it, and never for publication. */
export function isOfOneSchool({ cut }: Pick<MeasureValue, 'cut'>): boolean {
  return cut !== null && /^(school|setting)\b/.test(cut.by);
}

function tellsDifference({ id, name, cut }: MeasureValue): boolean {
  if (DIFFERENCES.has(name.replace(/_pct$/, '')) || name.includes('_vs_plan')) return true;
  // Errors of a small series with a known forecast give its exact counts; those of the whole caseload are of thousands.
  return id.startsWith('L') && cut?.key !== 'plans_n';
}

type Shown = { readonly value: number | null; readonly mark: string | null };

function protectOne(value: MeasureValue, rule: DisclosureRule): PublicMeasure {
  const shown = value.value === null ? { value: null, mark: 'x' } : shownOf(value, rule);
  const isOfMoney = value.basis === 'projection' && value.unit !== 'pence/plan';
  const quality = { flag: value.quality.flag, notes: [] };
  if (isOfMoney) return { ...value, quality, mark: shown.mark };
  // Of a mean the sum above the line would give the count back.
  const round = (count: number | null) => (count === null ? null : Math.round(count / rule.base) * rule.base);
  const hasParts = shown.value !== null && PER_ONE[value.unit] !== undefined;
  return {
    ...value,
    ...shown,
    numerator: hasParts ? round(value.numerator) : null,
    denominator: shown.value === null || value.unit === 'count/month' ? null : round(value.denominator),
    quality,
  };
}

/** What a share is per one below the line, for units that are shares or rates. */
const PER_ONE: Readonly<Partial<Record<MeasureValue['unit'], number>>> = {
  share: 1,
  'per 1,000': 1000,
  'per 100': 100,
};

function shownOf(measure: MeasureValue, rule: DisclosureRule): Shown {
  const { unit, value, numerator, denominator, basis } = measure;
  const perOne = PER_ONE[unit];
  if (perOne !== undefined) return protectMeasure({ numerator, denominator, value }, rule, perOne);
  if (unit === 'count') return protectMeasure({ numerator: value, denominator: null, value }, rule);
  if (unit === 'count/month') {
    const { value: sum, mark } = protectMeasure({ numerator, denominator: null, value: numerator }, rule);
    return { value: sum === null ? null : sum / 12, mark };
  }
  if (unit === 'pence/plan') return protectMoneyMean({ children: denominator, mean: value }, rule);
  if (unit === 'weeks' || unit === 'years' || unit === 'days') return protectMean(measure, rule);
  // Money of a whole authority, years and scores of its forecast are of no child; of anything else nothing is shown.
  return basis === 'extract' ? { value: null, mark: HIDDEN_MARK } : { value, mark: null };
}

/** A mean of few children could be theirs. A scheme's slippage has nobody below the line. */
function protectMean({ value, denominator, basis }: MeasureValue, rule: DisclosureRule): Shown {
  if (basis === 'programme') return { value, mark: null };
  const isFew = denominator === null || denominator < rule.leastDenominator;
  return isFew ? { value: null, mark: HIDDEN_MARK } : { value, mark: null };
}
