/** One authority's measures beside its statistical neighbours, its region and England, from published figures alone. */
import type { DirectoryEntry } from '../core/benchmark/authority-directory.ts';
import { type Standing, standingOf } from '../core/benchmark/compare-values.ts';
import { type MeasureValue, measureValue, newestMeasureYear } from '../core/benchmark/measure-value.ts';
import { ENGLAND, type PublicFigures } from '../core/benchmark/public-figures.ts';
import { PUBLIC_MEASURES, type PublicMeasure } from '../core/benchmark/public-measures.ts';

/** Others that an authority is held beside. */
export type ComparisonGroup = {
  readonly group: 'neighbours' | 'region' | 'England';
  readonly name: string;
  /** Codes of the group's authorities, the authority itself left out. */
  readonly others: readonly string[];
};

export type Comparison = Standing & {
  readonly group: ComparisonGroup['group'];
  readonly name: string;
  /** Authorities of the group that are known, without the authority itself. */
  readonly others: number;
  /** The group's own rate: as published, or all counts over all bases of those that have both; null where none has. */
  readonly rate: number | null;
  readonly count: number | null;
  /** "published" for England's own row; "sum" where the rate is made of the authorities stored. */
  readonly basis: 'published' | 'sum' | null;
};

export type AuthorityMeasure = Pick<
  PublicMeasure,
  'id' | 'name' | 'definition' | 'per' | 'polarity' | 'period'
> &
  MeasureValue & {
    /** The years before, oldest first, where both count and rate are wanted over time. */
    readonly earlier: readonly Pick<MeasureValue, 'year' | 'count' | 'rate' | 'missing'>[];
    readonly comparisons: readonly Comparison[];
  };

/** A measure that no authority has, and the file that would bring it. */
export type AbsentMeasure = Pick<PublicMeasure, 'id' | 'name'> & { readonly missing: string };

/** How many years before the newest are told [years]. */
const YEARS_BACK = 5;

export type Benchmark = {
  readonly measures: readonly AuthorityMeasure[];
  readonly absent: readonly AbsentMeasure[];
};

/** Gives the value of a measure for any area and year; worked out once. */
type ValueAt = (measure: PublicMeasure, area: string, year: number) => MeasureValue;

/** Get a benchmark ready: what authorities share is worked out once, however many are asked for. */
export function benchmarker(figures: PublicFigures) {
  const known = new Map<string, MeasureValue>();
  const valueAt: ValueAt = (measure, area, year) => {
    const key = `${measure.id}|${area}|${year}`;
    const value = known.get(key) ?? measureValue(figures, measure, area, year);
    known.set(key, value);
    return value;
  };
  const dated = PUBLIC_MEASURES.map((measure) => ({ measure, year: newestMeasureYear(figures, measure) }));
  return (entry: DirectoryEntry, groups: readonly ComparisonGroup[]): Benchmark => ({
    measures: dated.flatMap(({ measure, year }) =>
      year === null ? [] : [measureOf(valueAt, measure, year, entry, groups)],
    ),
    absent: dated.flatMap(({ measure, year }) => (year === null ? [absentOf(measure)] : [])),
  });
}

function absentOf({ id, name, numerator }: PublicMeasure): AbsentMeasure {
  const datasets = [...new Set(numerator.map(({ dataset }) => dataset))].join(' or ');
  return { id, name, missing: `no authority has it: import the published table "${datasets}"` };
}

function measureOf(
  valueAt: ValueAt,
  measure: PublicMeasure,
  year: number,
  { code }: DirectoryEntry,
  groups: readonly ComparisonGroup[],
): AuthorityMeasure {
  const { id, name, definition, per, polarity, period } = measure;
  const own = valueAt(measure, code, year);
  const earlier = Array.from({ length: YEARS_BACK }, (_, back) =>
    valueAt(measure, code, year - YEARS_BACK + back),
  )
    .filter(({ count }) => count !== null)
    .map(({ year: at, count, rate, missing }) => ({ year: at, count, rate, missing }));
  const comparisons = groups.map((group) => {
    const values = group.others.map((other) => valueAt(measure, other, year));
    const whole = group.group === 'England' ? valueAt(measure, ENGLAND, year) : null;
    return compare(measure, own, group, { values, whole });
  });
  return { id, name, definition, per, polarity, period, ...own, earlier, comparisons };
}

function compare(
  { per, polarity }: PublicMeasure,
  own: MeasureValue,
  { group, name, others }: ComparisonGroup,
  { values, whole }: { readonly values: readonly MeasureValue[]; readonly whole: MeasureValue | null },
): Comparison {
  const rates = values.flatMap(({ rate }) => (rate === null ? [] : [rate]));
  const standing = standingOf(own.rate, rates, polarity);
  const shared = { group, name, others: others.length, ...standing };
  if (whole !== null && whole.rate !== null)
    return { ...shared, rate: whole.rate, count: whole.count, basis: 'published' };
  // A region and the country hold the authority itself; its neighbours do not.
  const members = group === 'neighbours' ? values : [...values, own];
  const both = members.filter(({ rate }) => rate !== null);
  const count = sum(both.map((value) => value.count ?? 0));
  const base = sum(both.map((value) => value.base ?? 0));
  const isAny = both.length > 0 && base > 0;
  return {
    ...shared,
    rate: isAny ? (count / base) * per : null,
    count: isAny ? count : null,
    basis: isAny ? 'sum' : null,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}
