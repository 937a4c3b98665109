/** The counts behind published measures as one table: named like those of a return where they are the same, with their sums. */
import type { CountCell, CountTable, Relation } from '../core/disclosure/count-table.ts';
import type { MeasureValue } from '../core/measures/measure-value.ts';

/** One count behind a measure: above its line, below it, or the measure itself. */
export type MeasureCell = { readonly id: string; readonly count: number; readonly role: 'above' | 'below' };

export type MeasureTable = {
  readonly table: CountTable;
  /** Measure (by `keyOf`) to the counts that its public figure shows. */
  readonly cellsOf: ReadonlyMap<string, readonly MeasureCell[]>;
};

/** Name a measure: no two of an answer have the same name. */
export function keyOf({ name, basis, unit, period, cut }: MeasureValue): string {
  return [name, basis, unit, period, cut?.by ?? '', cut?.key ?? ''].join('|');
}

/**
 * Gather the counts that a public answer shows or follow from it.
 * @param full  every measure with its true counts.
 * @param shown  the measures that are published, rounded; only those that have a value show counts.
 */
export function measureTable(full: readonly MeasureValue[], shown: readonly MeasureValue[]): MeasureTable {
  const truth = new Map(full.map((value) => [keyOf(value), value]));
  const monthly = monthlyCounts(full);
  const cellsOf = new Map<string, readonly MeasureCell[]>();
  const counts = new Map<string, number>();
  for (const measure of shown) {
    const value = truth.get(keyOf(measure));
    if (value === undefined || measure.value === null) continue;
    const cells = countsOf(value, monthly).filter(({ id, count }) => (counts.get(id) ?? count) === count);
    cellsOf.set(keyOf(measure), cells);
    for (const { id, count } of cells) counts.set(id, count);
  }
  const cells: CountCell[] = [...counts].map(([id, count]) => ({ id, count }));
  return {
    table: { cells, relations: [...sumsOfParts(shown, cellsOf), ...complements(shown, cellsOf)] },
    cellsOf,
  };
}

/** Counts of the monthly actuals by the names that a return gives them. */
function monthlyCounts(full: readonly MeasureValue[]): ReadonlyMap<string, number> {
  const monthly = full.filter(
    ({ basis, unit, cut }) => basis === 'monthly-actuals' && unit === 'count' && cut === null,
  );
  return new Map(
    monthly.flatMap(({ name, month, value }) =>
      value === null ? [] : [[`${name}.actual.${month}`, value] as const],
    ),
  );
}

const SHARES: ReadonlySet<string> = new Set(['share', 'per 1,000', 'per 100']);

function countsOf(value: MeasureValue, monthly: ReadonlyMap<string, number>): readonly MeasureCell[] {
  const own = keyOf(value);
  const cell = (role: MeasureCell['role'], count: number | null, known?: string): readonly MeasureCell[] =>
    count === null || !Number.isSafeInteger(count) || count < 0
      ? []
      : [{ id: known ?? `${own}|${role}`, count, role }];
  const { name, month, unit, cut, numerator, denominator, basis } = value;
  const isWhole = cut === null;
  if (unit === 'count') {
    const known = `${name}.actual.${month}`;
    return cell('above', value.value, isWhole && monthly.get(known) === value.value ? known : undefined);
  }
  if (unit === 'count/month') {
    const known = `${name.replace(/_r12avg$/, '_n')}.total12.${month}`;
    return cell('above', numerator, isWhole && basis === 'monthly-actuals' ? known : undefined);
  }
  if (SHARES.has(unit)) {
    const isInmss = name === 'inmss_pct' && basis === 'monthly-actuals' && isWhole;
    return [
      ...cell('above', numerator, isInmss ? `inmss_n.actual.${month}` : undefined),
      ...cell('below', denominator, isInmss ? `plans_n.actual.${month}` : undefined),
    ];
  }
  const isOfPeople = ['weeks', 'years', 'days', 'pence/plan'].includes(unit);
  return isOfPeople ? cell('below', denominator) : [];
}

/** Measures whose parts have a name of their own. */
const PARTS_OF: ReadonlyMap<string, string> = new Map([['appeal_n', 'appeal_by_type']]);

/** Two shares of the same cases, of which each is either one or the other: one above the line gives away the other. */
const COMPLEMENTS: readonly (readonly [string, string])[] = [['neet_after_cease_pct', 'cease_pos_pct']];

/** Bind what is above two such lines to what is below them. */
function complements(shown: readonly MeasureValue[], cellsOf: MeasureTable['cellsOf']): readonly Relation[] {
  const at = (measure: MeasureValue, name: string, role: MeasureCell['role']) =>
    (cellsOf.get(keyOf({ ...measure, name })) ?? []).find((cell) => cell.role === role);
  return COMPLEMENTS.flatMap(([one, other]) =>
    shown
      .filter(({ name }) => name === one)
      .flatMap((measure) => {
        const [first, second] = [at(measure, one, 'above'), at(measure, other, 'above')];
        const totals = [at(measure, one, 'below'), at(measure, other, 'below')];
        if (first === undefined || second === undefined) return [];
        return totals.flatMap((total) =>
          total === undefined || total.count !== first.count + second.count
            ? []
            : [{ total: total.id, parts: [first.id, second.id] }],
        );
      }),
  );
}

/** Remember the count of a whole, for its own parts and for those that go by another name. */
function setWhole(totals: Map<string, MeasureCell>, measure: MeasureValue, cell: MeasureCell): void {
  totals.set(`${keyOf(measure)}|${cell.role}`, cell);
  const parts = PARTS_OF.get(measure.name);
  if (parts !== undefined) totals.set(`${keyOf({ ...measure, name: parts })}|${cell.role}`, cell);
}

/** Bind the parts of a measure to the whole, and above the line to below it, wherever the true counts add up. */
function sumsOfParts(shown: readonly MeasureValue[], cellsOf: MeasureTable['cellsOf']): readonly Relation[] {
  const groups = new Map<string, MeasureCell[]>();
  const totals = new Map<string, MeasureCell>();
  for (const measure of shown)
    for (const cell of cellsOf.get(keyOf(measure)) ?? []) {
      const stem = keyOf({ ...measure, cut: null });
      if (measure.cut === null) setWhole(totals, measure, cell);
      else {
        const key = `${stem}|${cell.role}\n${measure.cut.by}`;
        groups.set(key, [...(groups.get(key) ?? []), cell]);
        // A part's own line below, the same for every part, is their total.
        if (cell.role === 'below') totals.set(`${stem}|above, ${measure.cut.by}`, cell);
      }
    }
  return [...groups].flatMap(([key, parts]) => {
    const [stem = '', by = ''] = key.split('\n');
    const ids = [...new Set(parts.map(({ id }) => id))];
    const sum = parts.reduce((all, { count }) => all + count, 0);
    const wholes = [totals.get(stem), totals.get(`${stem}, ${by}`)];
    if (ids.length !== parts.length) return [];
    return wholes.flatMap((whole) =>
      whole === undefined || whole.count !== sum || ids.includes(whole.id)
        ? []
        : [{ total: whole.id, parts: ids }],
    );
  });
}
