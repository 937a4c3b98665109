/** What was published of a table, and what a reader knows of each count from one or several publications together. */
import { raise } from '../base/problem.ts';
import {
  type CountCell,
  type CountTable,
  type Relation,
  type WholeTable,
  wholeTable,
} from './count-table.ts';
import type { KnownCount } from './move-search.ts';
import { type DisclosureRule, HIDDEN_MARK, leastHidden } from './rule.ts';

/** One count as readers see it: a value, or the mark that stands in its place. */
export type ShownCount = {
  readonly id: string;
  readonly value: number | null;
  /** "c" kept back, "x" not known; null where a value is shown. */
  readonly mark: string | null;
};

/** A publication with the truth behind it: for the authority's own record, never for readers. */
export type Release = {
  /** What it is called in findings: "Return of December 2024". */
  readonly name: string;
  readonly table: CountTable;
  readonly rule: DisclosureRule;
  readonly shown: readonly ShownCount[];
};

/** Of two cells, that all children of one are also in the other: what lies between them follows where both are shown. */
export type Overlap = { readonly whole: string; readonly part: string };

/** Several publications as one table. */
export type Together = WholeTable & {
  /** What readers know of each count from the publications so far, whatever comes of the next. */
  readonly known: ReadonlyMap<string, KnownCount>;
  /** Cells that no publication has: missing counts, and what lies between overlapping populations. */
  readonly unpublished: ReadonlySet<string>;
};

/** Give what a reader knows of a count that is shown under a rule. */
export function shownRange(
  count: number,
  rule: DisclosureRule,
): { readonly low: number; readonly high: number } {
  if (rule.method === 'suppress') return { low: count, high: count };
  const value = roundToBase(count, rule.base);
  const below = Math.floor(rule.base / 2);
  return { low: Math.max(0, value - below), high: value + (rule.base - 1 - below) };
}

/** Round to the nearest multiple of a base; halves go up. */
export function roundToBase(count: number, base: number): number {
  return Math.floor((count + Math.floor(base / 2)) / base) * base;
}

/**
 * Put publications and a table that is to be published into one.
 * @throws ProblemError where a table contradicts itself, or the same cell has two counts (`disclosure.count-changed`),
 *   or a part of a population is more than the whole (`disclosure.not-a-part`).
 */
export function putTogether(
  releases: readonly Release[],
  table: CountTable,
  overlaps: readonly Overlap[],
): Together {
  const cells = new Map<string, number | null>();
  for (const source of [...releases.map((release) => release.table), table]) addCells(cells, source.cells);
  const between = distinct(overlaps, ({ whole, part }) => `${whole} > ${part}`).map((overlap) =>
    betweenOf(overlap, cells),
  );
  const list: CountCell[] = [...cells].map(([id, count]) => ({ id, count }));
  const relations = distinct(
    [...releases.flatMap((release) => release.table.relations), ...table.relations],
    ({ total, parts }) => `${total} = ${[...parts].sort().join(' + ')}`,
  );
  const whole = wholeTable({
    cells: [...list, ...between.map(({ cell }) => cell)],
    relations: [...relations, ...between.map(({ relation }) => relation)],
  });
  const known = new Map<string, KnownCount>();
  for (const [id, count] of whole.counts) known.set(id, { count, low: 0, high: Number.POSITIVE_INFINITY });
  for (const release of releases) narrow(known, release);
  return { ...whole, known, unpublished: new Set([...whole.unknown, ...between.map(({ cell }) => cell.id)]) };
}

/** Publications of a series repeat most of their sums; each is needed once. */
function distinct<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

function addCells(cells: Map<string, number | null>, more: readonly CountCell[]): void {
  const seen = new Set<string>();
  for (const { id, count } of more) {
    const before = cells.get(id);
    if (seen.has(id))
      raise({ code: 'disclosure.repeated-cell', place: id, message: 'A table holds the same cell twice' });
    seen.add(id);
    if (before !== undefined && before !== null && count !== null && before !== count)
      raise({
        code: 'disclosure.count-changed',
        place: id,
        message: 'The same cell had another count in an earlier publication',
        advice: 'Give the cell a name that says of which day it is, or correct the count.',
      });
    cells.set(id, count ?? before ?? null);
  }
}

/** Make the cell of those who are in the whole and not in the part. */
function betweenOf(
  { whole, part }: Overlap,
  cells: ReadonlyMap<string, number | null>,
): { readonly cell: CountCell; readonly relation: Relation } {
  const [large, small] = [cells.get(whole), cells.get(part)];
  const count = typeof large === 'number' && typeof small === 'number' ? large - small : null;
  if (count !== null && count < 0)
    raise({
      code: 'disclosure.not-a-part',
      place: `${whole} / ${part}`,
      message: 'A part of a population is more than the whole',
      advice: 'Correct the counts, or which population lies in which.',
    });
  const id = `in ${whole} and not in ${part}`;
  return { cell: { id, count }, relation: { total: whole, parts: [part, id] } };
}

/** Narrow what is known by one publication. */
function narrow(known: Map<string, KnownCount>, { shown, rule }: Release): void {
  for (const { id, value, mark } of shown) {
    const before = known.get(id);
    if (before === undefined) continue;
    const range = rangeOf(before.count, value, mark, rule);
    known.set(id, {
      count: before.count,
      low: Math.max(before.low, range.low),
      high: Math.min(before.high, range.high),
    });
  }
}

function rangeOf(count: number, value: number | null, mark: string | null, rule: DisclosureRule) {
  if (value !== null) return shownRange(count, rule);
  const low = mark === HIDDEN_MARK ? Math.min(count, leastHidden(rule)) : 0;
  return { low, high: Number.POSITIVE_INFINITY };
}
