/** The counts of themes that anyone may see: small ones kept back, and those that would give one away beside earlier copies. */
import { ProblemError, raise } from '../base/problem.ts';
import type { CountTable } from '../disclosure/count-table.ts';
import { protectTable } from '../disclosure/protect-table.ts';
import type { Overlap, Release, ShownCount } from '../disclosure/release.ts';
import { HIDDEN_MARK, isSmall, SUPPRESS_UNDER_5 } from '../disclosure/rule.ts';
import type { ReviewResults, ThemeResult } from './review-results.ts';
import { FEELINGS, type Feeling } from './review-words.ts';

/** A theme as anyone may see it; null where the number is kept back. */
export type PublicTheme = {
  readonly themeId: string;
  readonly count: number | null;
  readonly feelings: Readonly<Record<Feeling, number | null>>;
};

/** A copy that may go out, with the record to hold later ones against; the record holds true counts and never leaves the house. */
export type PublicCopy = { readonly themes: readonly PublicTheme[]; readonly record: Release };

const CELLS = ['all', 'theme', 'rest', ...FEELINGS] as const;
type Cell = (typeof CELLS)[number];
const RULE = SUPPRESS_UNDER_5;

/** Where a theme came from: the ids of those it was merged or split from, and of all before them. */
export type ThemeOrigin = { readonly parents: readonly string[]; readonly ancestors: readonly string[] };

/**
 * Keep back what would tell of few: counts under five, what others would give away by sums, and what an earlier copy would give
 * away by subtracting. An answer may hold several themes, so each theme is a table of its own, with those that do not hold it.
 * A merged or split theme is held against earlier copies of the themes that it came from too.
 *
 * @param earlier  records of every copy that was published before.
 * @param originOf  by theme; one that came from none may be left out.
 * @throws ProblemError `review.too-close` where an earlier copy was of one to four answers fewer or more.
 * @source Method note 18, section 6; note 3, section 4.
 */
export function publicThemes(
  { themes, answers }: Pick<ReviewResults, 'themes' | 'answers'>,
  earlier: readonly Release[],
  originOf: ReadonlyMap<string, ThemeOrigin> = new Map(),
): PublicCopy {
  const name = String(earlier.length + 1);
  for (const release of earlier)
    for (const { count } of release.table.cells.filter(({ id }) => id.endsWith('/all')))
      if (count !== null && count !== answers && isSmall(Math.abs(count - answers), RULE)) raiseTooClose();
  const made: Made[] = [];
  for (const theme of themes) {
    const table = tableOf(name, theme, answers);
    const origin = originOf.get(theme.themeId) ?? NO_ORIGIN;
    const akin = new Set([theme.themeId, ...origin.ancestors]);
    const copies = distinctCopies([...akin].flatMap((id) => earlier.flatMap((one) => ofTheme(one, id))));
    const siblings = made.filter(({ parents }) => parents.some((id) => origin.parents.includes(id)));
    const sums = sumsBeside(table, copies, siblings, origin.parents);
    const shown = shownBeside(table, copies, sums);
    made.push({ theme, table, shown, parents: origin.parents });
  }
  const record = {
    name,
    rule: RULE,
    table: {
      cells: made.flatMap(({ table }) => table.cells),
      relations: made.flatMap(({ table }) => table.relations),
    },
    shown: made.flatMap(({ shown }) => shown),
  };
  return { record, themes: made.map(({ theme, shown }) => publicTheme(name, theme.themeId, shown)) };
}

function idOf(copy: string, themeId: string, cell: Cell): string {
  return `${copy}/${themeId}/${cell}`;
}

function tableOf(copy: string, { themeId, all, feelings }: ThemeResult, answers: number): CountTable {
  const id = (cell: Cell) => idOf(copy, themeId, cell);
  const counts: Readonly<Record<Cell, number>> = {
    all: answers,
    theme: all.count,
    rest: answers - all.count,
    ...feelings,
  };
  return {
    cells: CELLS.map((cell) => ({ id: id(cell), count: counts[cell] })),
    relations: [
      { total: id('all'), parts: [id('theme'), id('rest')] },
      { total: id('theme'), parts: FEELINGS.map(id) },
    ],
  };
}

const NO_ORIGIN: ThemeOrigin = { parents: [], ancestors: [] };

type Made = {
  readonly theme: ThemeResult;
  readonly table: CountTable;
  readonly shown: readonly ShownCount[];
  readonly parents: readonly string[];
};

/** What may be shown of a theme beside every earlier copy of it and of what it came from; how many answers there are is told to everybody. */
function shownBeside(
  table: CountTable,
  copies: readonly Release[],
  sums: readonly Release[],
): readonly ShownCount[] {
  const [whole] = table.cells;
  const known: Release = {
    name: 'How many answered',
    rule: RULE,
    table: { cells: table.cells.slice(0, 1), relations: [] },
    shown: [{ id: whole?.id ?? '', value: whole?.count ?? null, mark: null }],
  };
  const overlaps = copies.flatMap((one, at) => [
    ...overlapsOf(one.table, table),
    // Two themes that went into one are no part of each other.
    ...copies
      .slice(at + 1)
      .flatMap((other) =>
        themeOf(one.table) === themeOf(other.table) ? overlapsOf(one.table, other.table) : [],
      ),
  ]);
  try {
    return protectTable(table, RULE, { earlier: [...copies, ...sums, known], overlaps }).shown;
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'disclosure.cannot-protect') throw error;
    return table.cells.map(({ id, count }) =>
      id === whole?.id ? { id, value: count, mark: null } : { id, value: null, mark: HIDDEN_MARK },
    );
  }
}

/** The name of a cell is that of its copy, its theme and what it counts. */
function themeOf({ cells }: CountTable): string {
  return cells[0]?.id.split('/')[1] ?? '';
}

/**
 * What sums of a merger and of a split would tell of few. Whoever adds up the parts and takes away the whole has the answers that hold
 * two parts, or none. The parts are the parents of a merger, or what a parent was split into; only copies of the same answers are so added.
 */
function sumsBeside(
  table: CountTable,
  copies: readonly Release[],
  siblings: readonly Made[],
  parents: readonly string[],
): readonly Release[] {
  const ofAnswers = copies.filter((one) => one.table.cells[0]?.count === table.cells[0]?.count);
  const then = parents.map((id) => ofAnswers.filter((one) => themeOf(one.table) === id).map(heldIn));
  const merged =
    parents.length < 2 ? [] : everyChoice(then).flatMap((parts) => sumOf(parts, heldIn({ table })));
  const parts = [...siblings.map(heldIn), heldIn({ table })];
  const split = siblings.length === 0 ? [] : then.flat().flatMap((whole) => sumOf(parts, whole));
  const beside = siblings.map(({ table: own, shown }): Release => {
    return { name: 'What it was split into too', rule: RULE, table: own, shown };
  });
  return [...merged, ...split, ...(split.length === 0 ? [] : beside)];
}

type Held = { readonly id: string; readonly count: number };

function heldIn({ table }: { readonly table: CountTable }): Held {
  const cell = table.cells[CELLS.indexOf('theme')];
  return { id: cell?.id ?? '', count: cell?.count ?? 0 };
}

/** One of each, in every way. */
function everyChoice(lists: readonly (readonly Held[])[]): readonly (readonly Held[])[] {
  return lists.reduce<readonly (readonly Held[])[]>(
    (chosen, list) => chosen.flatMap((some) => list.map((one) => [...some, one])),
    [[]],
  );
}

/** The sum of the parts and what lies between it and the whole, where that is few. */
function sumOf(parts: readonly Held[], whole: Held): readonly Release[] {
  const sum = parts.reduce((all, { count }) => all + count, 0);
  const left = Math.abs(sum - whole.count);
  if (!isSmall(left, RULE)) return [];
  const name = `${parts.map(({ id }) => id).join(' and ')} beside ${whole.id}`;
  const [all, rest] = [`${name}: together`, `${name}: left`];
  const beside =
    sum > whole.count ? { total: all, parts: [whole.id, rest] } : { total: whole.id, parts: [all, rest] };
  return [
    {
      name,
      rule: RULE,
      table: {
        cells: [
          { id: all, count: sum },
          { id: rest, count: left },
        ],
        relations: [{ total: all, parts: parts.map(({ id }) => id) }, beside],
      },
      shown: [{ id: rest, value: null, mark: HIDDEN_MARK }],
    },
  ];
}

function ofTheme({ name, rule, table, shown }: Release, themeId: string): readonly Release[] {
  const own = new Set(CELLS.map((cell) => idOf(name, themeId, cell)));
  const cells = table.cells.filter(({ id }) => own.has(id));
  if (cells.length === 0) return [];
  const relations = table.relations.filter(({ total }) => own.has(total));
  return [{ name, rule, table: { cells, relations }, shown: shown.filter(({ id }) => own.has(id)) }];
}

/** Copies of one theme that count and show the same tell nothing more than one of them. */
function distinctCopies(releases: readonly Release[]): readonly Release[] {
  const told = ({ table, shown }: Release) =>
    JSON.stringify([themeOf(table), table.cells.map(({ count }) => count), shown.map(({ value }) => value)]);
  return [...new Map(releases.map((release) => [told(release), release])).values()];
}

/** Cell by cell, the larger count of two copies as what the smaller lies within: a reader who subtracts takes them so. */
function overlapsOf(one: CountTable, other: CountTable): readonly Overlap[] {
  return one.cells.flatMap((cell, at): readonly Overlap[] => {
    const beside = other.cells[at];
    if (beside === undefined || cell.count === null || beside.count === null) return [];
    return cell.count > beside.count
      ? [{ whole: cell.id, part: beside.id }]
      : [{ whole: beside.id, part: cell.id }];
  });
}

function publicTheme(copy: string, themeId: string, shown: readonly ShownCount[]): PublicTheme {
  const values = new Map(shown.map(({ id, value }) => [id, value]));
  const value = (cell: Cell) => values.get(idOf(copy, themeId, cell)) ?? null;
  return {
    themeId,
    count: value('theme'),
    feelings: {
      positive: value('positive'),
      negative: value('negative'),
      neutral: value('neutral'),
      mixed: value('mixed'),
    },
  };
}

function raiseTooClose(): never {
  raise({
    code: 'review.too-close',
    message:
      'A copy that was published before is of fewer than five answers more or less, and the two would tell of those few',
    advice: 'Publish again once more answers are in, after the next wave is closed.',
  });
}
