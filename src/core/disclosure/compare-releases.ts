/** Two publications side by side: what a reader of both can tell that neither tells alone. */
import { recoverableCells } from './linear-recovery.ts';
import type { KnownTable } from './move-search.ts';
import { ReaderView } from './reader-view.ts';
import { type Overlap, putTogether, type Release, type Together } from './release.ts';
import { HIDDEN_MARK, isSmall, widthAsked } from './rule.ts';

/**
 * What is wrong. `shown-and-hidden`: one publication shows what the other keeps back. `worked-out`: sums of both give
 * the count exactly. `told-too-closely`: the values it could have lie nearer together than the rule allows, or cannot
 * be shown to lie further apart. `small-difference`: two overlapping populations differ by a small count that follows.
 */
export type DisclosureKind = 'shown-and-hidden' | 'worked-out' | 'told-too-closely' | 'small-difference';

/** One count that two publications together tell. For the authority's own eyes: it says where to look. */
export type DisclosureFinding = {
  readonly kind: DisclosureKind;
  readonly cell: string;
  /** What is wrong and what to do; names cells and publications, never a count. */
  readonly message: string;
};

/** A table without cells: putting publications together adds nothing else. */
const NO_TABLE = { cells: [], relations: [] };

/**
 * Check two publications against each other; both stay as they are.
 * @param overlaps  which cells of one lie within cells of either: without them only shared cells and sums are seen.
 * @returns nothing where no reader of both can tell a hidden count.
 * @throws ProblemError where the two contradict each other: see `putTogether`.
 * @source Method note 3, section 4.
 */
export function compareReleases(
  earlier: Release,
  later: Release,
  overlaps: readonly Overlap[] = [],
): DisclosureFinding[] {
  const together = putTogether([earlier, later], NO_TABLE, overlaps);
  const table: KnownTable = { cells: together.known, relations: together.relations };
  const view = new ReaderView();
  const open = new Set([...together.known].filter(([, { low, high }]) => low < high).map(([id]) => id));
  const exact = new Set(recoverableCells(open, together.relations));
  return asked(together, [earlier, later]).flatMap(({ cell, width, isBetween }) => {
    if (!open.has(cell)) return found('shown-and-hidden', cell, earlier, later);
    const isSafe = !exact.has(cell) && view.isWide(table, cell, width);
    if (isSafe) return [];
    if (isBetween) return found('small-difference', cell, earlier, later);
    return found(exact.has(cell) ? 'worked-out' : 'told-too-closely', cell, earlier, later);
  });
}

type Asked = { readonly cell: string; readonly width: number; readonly isBetween: boolean };

/** List what must stay untold, once each. */
function asked(together: Together, releases: readonly Release[]): Asked[] {
  const found = new Map<string, Asked>();
  for (const { cell, width, isBetween } of releases.flatMap((release) => hiddenCells(together, release)))
    found.set(cell, { cell, width: Math.max(width, found.get(cell)?.width ?? 0), isBetween });
  for (const cell of together.unpublished) {
    const width = Math.max(...releases.map((release) => betweenWidth(together, cell, release)));
    if (width > 0) found.set(cell, { cell, width, isBetween: true });
  }
  return [...found.values()];
}

function hiddenCells({ counts }: Together, { shown, rule }: Release): Asked[] {
  return shown
    .filter(({ mark }) => mark === HIDDEN_MARK)
    .map(({ id }) => ({
      cell: id,
      width: isSmall(counts.get(id) ?? 0, rule) ? widthAsked(rule) : 1,
      isBetween: false,
    }));
}

/** Give how widely a difference must stay untold under a release's rule; nought where it need not. */
function betweenWidth({ counts }: Together, cell: string, { rule }: Release): number {
  const count = counts.get(cell) ?? 0;
  return count > 0 && isSmall(count, rule) ? widthAsked(rule) : 0;
}

const WHAT: Readonly<Record<DisclosureKind, string>> = {
  'shown-and-hidden': 'is shown in one and kept back in the other',
  'worked-out': 'is kept back, but the two together give it exactly',
  'told-too-closely': 'is kept back, but the two together leave too few values for it',
  'small-difference': 'is a small number, and follows from what the two show',
};

function found(kind: DisclosureKind, cell: string, earlier: Release, later: Release): DisclosureFinding[] {
  const message = `"${cell}" ${WHAT[kind]} ("${earlier.name}", "${later.name}"). Publish the later one protected beside the earlier one.`;
  return [{ kind, cell, message }];
}
