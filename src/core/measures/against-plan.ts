/** Counts against the forecast of the agreement, and figures of two bases that do not agree. */
import { lastDayOf } from '../base/time.ts';
import { measureNamed } from './catalogue.ts';
import { FLAG_ABOVE, type MeasureBasis, type MeasureValue } from './measure-value.ts';
import type { MonthlySeries } from './monthly-series.ts';
import { ValueList } from './value-list.ts';

/** The suffixes of a count less its agreed forecast, and of that as a share of the forecast. */
export const VS_PLAN = '_vs_plan';
export const VS_PLAN_SHARE = '_vs_plan_pct';

/** Say whether a value is a whole month's count, or one of its last day, that a forecast of that month can be set against. */
function isMonthly({ cut, period, month, unit, name }: MeasureValue): boolean {
  if (unit !== 'count' || cut !== null || name === 'net_growth') return false;
  return period === month || period === `@${lastDayOf(month)}`;
}

/**
 * Set each monthly count against the agreed forecast of its month: the difference, and the difference as a share.
 * The caseload's own stands under its own id as well.
 */
export function measureAgainstPlan(
  values: readonly MeasureValue[],
  series: MonthlySeries,
  sources: readonly string[],
): readonly MeasureValue[] {
  const lists = new Map<MeasureBasis, ValueList>();
  for (const value of values) {
    const agreed = isMonthly(value) ? series.get(value.name, 'agreed', value.month) : null;
    if (agreed === null || value.value === null) continue;
    const both = [...new Set([...value.sources, ...sources])];
    const list = lists.get(value.basis) ?? new ValueList(value.basis, both);
    lists.set(value.basis, list);
    addAgainst(list, value, agreed);
  }
  return [...lists.values()].flatMap((list) => list.values);
}

function addAgainst(
  list: ValueList,
  { name, value, month, period, window, quality }: MeasureValue,
  agreed: number,
): void {
  const at = { month, label: period, words: window };
  const gap = (value ?? 0) - agreed;
  const base = 'agreed forecast';
  const shared = { numerator: gap, denominator: agreed, base, notes: quality.notes };
  list.add(name, at, { ...shared, value: gap, suffix: VS_PLAN, unit: measureNamed(name).unit });
  list.add(name, at, { ...shared, suffix: VS_PLAN_SHARE, unit: 'share' });
  if (name !== 'plans_n') return;
  list.add('plans_vs_agreement', at, { ...shared, value: gap });
  list.add('plans_vs_agreement', at, { ...shared, suffix: '_pct', unit: 'share' });
}

/**
 * Tell where an extract and the monthly actuals say different things of the same indicator and period. Both figures
 * stand as they are; each says what the other is.
 */
export function tellContradictions(values: readonly MeasureValue[]): readonly MeasureValue[] {
  const byKey = new Map<string, Map<MeasureBasis, MeasureValue>>();
  for (const value of values) {
    if (value.value === null || (value.basis !== 'extract' && value.basis !== 'monthly-actuals')) continue;
    const bases = byKey.get(keyOf(value)) ?? new Map<MeasureBasis, MeasureValue>();
    byKey.set(keyOf(value), bases.set(value.basis, value));
  }
  return values.map((value) => {
    const otherBasis = value.basis === 'extract' ? 'monthly-actuals' : 'extract';
    const bases = byKey.get(keyOf(value));
    const other = bases?.get(value.basis) === value ? bases.get(otherBasis) : undefined;
    return other === undefined || isSame(value, other) ? value : withContradiction(value, other);
  });
}

function keyOf({ name, period, cut }: MeasureValue): string {
  return JSON.stringify([name, period, cut?.by, cut?.key]);
}

/** Sums of fractions differ in the last digits with the order of addition; figures do not. */
function isSame(one: MeasureValue, other: MeasureValue): boolean {
  const [a, b] = [one.value ?? 0, other.value ?? 0];
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

const IN_WORDS: Readonly<Partial<Record<MeasureBasis, string>>> = {
  extract: 'the SEN2 extract says',
  'monthly-actuals': 'the monthly actuals say',
};

function withContradiction(value: MeasureValue, other: MeasureValue): MeasureValue {
  const note = `${IN_WORDS[other.basis] ?? other.basis} ${shownPlainly(other.value ?? 0)}`;
  const { flag, notes } = value.quality;
  return { ...value, quality: { flag: flag === 'good' ? 'flagged' : flag, notes: [...notes, note] } };
}

function shownPlainly(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < FLAG_ABOVE ? 6 : 4);
}
