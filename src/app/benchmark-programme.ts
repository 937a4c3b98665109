/** The published measures of any authority beside others, asked from a programme's pages: one view, and all who are in it. */
import type { Actor } from '../core/access/access.ts';
import type { DirectoryEntry } from '../core/benchmark/authority-directory.ts';
import { type MeasureValue, measureValue } from '../core/benchmark/measure-value.ts';
import { PUBLIC_MEASURES } from '../core/benchmark/public-measures.ts';
import { type Repositories, type Scope, SHARED_SCOPE } from '../edge/store/store.ts';
import {
  type AuthorityMeasure,
  type Benchmark,
  benchmarker,
  type ComparisonGroup,
} from './benchmark-authority.ts';
import { keepWhileUnchanged } from './keep-while-unchanged.ts';
import { type AuthorityListing, authorityGroups, listAuthorities } from './public-authority.ts';
import { type MissingPart, type PublicShelf, readShelf } from './public-shelf.ts';
import { requirePermission } from './require-permission.ts';

/** What an address asks for; each part is optional, so that an address without any shows the programme's own authority. */
export type BenchmarkAsk = {
  /** A code or name; the programme's own authority where it is not said. */
  readonly of?: string | undefined;
  readonly beside?: ComparisonGroup['group'] | undefined;
  /** The id of a measure that is told authority by authority. */
  readonly measure?: string | undefined;
};

/** One authority of the group, or the authority itself. */
export type BenchmarkMember = MeasureValue & {
  readonly code: string;
  readonly name: string;
  readonly isOwn: boolean;
};

export type BenchmarkAnswer = Benchmark & {
  readonly authorities: readonly AuthorityListing[];
  /** Null where no stored table has it. */
  readonly authority: Pick<DirectoryEntry, 'code' | 'name' | 'region'> | null;
  readonly groups: readonly ComparisonGroup[];
  readonly group: ComparisonGroup | null;
  readonly measure: AuthorityMeasure | null;
  /** Highest rate first, those without one last by name. */
  readonly members: readonly BenchmarkMember[];
  readonly missing: readonly MissingPart[];
};

/** The use case: it asks the permission to read the programme, since published tables are open to all. */
export type BenchmarkProgramme = (actor: Actor, scope: Scope, ask: BenchmarkAsk) => Promise<BenchmarkAnswer>;

/** Make the use case over a store; a shelf is read again only after it has changed. */
export function benchmarkProgrammes(read: Repositories): BenchmarkProgramme {
  const shelves = keepWhileUnchanged(read, (scope) => readShelf(read, scope));
  return async (actor, scope, ask) => {
    requirePermission(actor, 'programme.read', scope.authorityCode);
    const wish = { ...ask, of: ask.of ?? scope.authorityCode };
    const shared = await shelves(SHARED_SCOPE);
    if (hasAuthority(shared, wish.of)) return benchmarkOn(shared, wish);
    // A programme that brought published tables of its own is set beside the authorities in them.
    const own = await shelves(scope);
    return benchmarkOn(hasAuthority(own, wish.of) ? own : shared, wish);
  };
}

function hasAuthority({ figures }: PublicShelf, code: string): boolean {
  return figures.directory.find(code)[0] !== undefined;
}

/** Answer from a shelf. A group or measure that is not there gives the first one; an unknown authority gives none. */
export function benchmarkOn(
  shelf: PublicShelf,
  { of, beside, measure: wanted }: BenchmarkAsk & { readonly of: string },
): BenchmarkAnswer {
  const { authorities, missing } = listAuthorities(shelf);
  const nothing = { measures: [], absent: [], groups: [], group: null, measure: null, members: [] };
  if (shelf.figures.directory.find(of)[0] === undefined)
    return { authorities, missing, authority: null, ...nothing };
  const { entry, groups } = authorityGroups(shelf, of);
  const told = benchmarker(shelf.figures)(entry, groups);
  const group = groups.find((one) => one.group === beside) ?? groups[0] ?? null;
  const measure = told.measures.find(({ id }) => id === wanted) ?? told.measures[0] ?? null;
  const members = group === null || measure === null ? [] : membersOf(shelf, entry, group, measure);
  return { authorities, missing, authority: entry, ...told, groups, group, measure, members };
}

function membersOf(
  { figures }: PublicShelf,
  own: DirectoryEntry,
  { others }: ComparisonGroup,
  { id, year }: AuthorityMeasure,
): readonly BenchmarkMember[] {
  const measure = PUBLIC_MEASURES.find((one) => one.id === id);
  if (measure === undefined) return [];
  const names = new Map(figures.directory.entries.map(({ code, name }) => [code, name]));
  return [own.code, ...others]
    .map((code) => ({
      ...measureValue(figures, measure, code, year),
      code,
      name: names.get(code) ?? code,
      isOwn: code === own.code,
    }))
    .sort(
      (a, b) =>
        (b.rate ?? Number.NEGATIVE_INFINITY) - (a.rate ?? Number.NEGATIVE_INFINITY) ||
        a.name.localeCompare(b.name, 'en'),
    );
}
