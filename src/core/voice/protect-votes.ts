/** The result of a vote as readers outside may see it: small sectors kept back, and others where these could be worked out. */
import type { Share } from './proportion-change.ts';
import type { VoteGroup, VoteResult } from './vote-result.ts';

/** Fewest people of whom a share is told outside [people]. */
export const LEAST_VOTERS = 5;

/** A sector as it may be shown; `group` is null where it is kept back. */
export type ShownSector = { readonly sector: string; readonly group: VoteGroup | null };

export type ProtectedVotes = {
  /** Null where even the whole is too small. */
  readonly all: VoteGroup | null;
  readonly sectors: readonly ShownSector[];
};

/**
 * Keep back every sector with fewer than five voters in a figure that would be shown, or whose voters all said the same;
 * then the smallest of the others, until those kept back, taken together from the whole, are no small group, are of one mind
 * no more, and are two sectors at least.
 * @source Method note 17, section 5.
 */
export function protectVotes({ all, sectors }: VoteResult): ProtectedVotes {
  if (isSmall(all)) return { all: null, sectors: sectors.map(({ sector }) => ({ sector, group: null })) };
  const hidden = new Set(sectors.filter(({ group }) => mustHide(group)).map(({ sector }) => sector));
  const shown = () => sectors.filter(({ sector }) => !hidden.has(sector));
  const restTells = () => tells(sectors.filter(({ sector }) => hidden.has(sector)).map(({ group }) => group));
  while (hidden.size > 0 && shown().length > 0 && restTells()) {
    const [next] = shown().sort((a, b) => votersOf(a.group) - votersOf(b.group));
    if (next === undefined) break;
    hidden.add(next.sector);
  }
  return {
    all,
    sectors: sectors.map(({ sector, group }) => ({ sector, group: hidden.has(sector) ? null : group })),
  };
}

/** The shares that are shown of a group: of those asked twice where the change is paired, and of each wave. */
function sharesOf({ before, after, change }: VoteGroup): readonly (Share | null)[] {
  return [before, after, change?.before ?? null, change?.after ?? null];
}

function mustHide(group: VoteGroup): boolean {
  return isSmall(group) || sharesOf(group).some((share) => share !== null && isOneMind(share));
}

function isSmall(group: VoteGroup): boolean {
  const counts = [...sharesOf(group).map((share) => share?.of ?? 0), group.pairs];
  return counts.every((of) => of === 0) || counts.some((of) => of > 0 && of < LEAST_VOTERS);
}

function isOneMind({ yes, of }: Share): boolean {
  return of > 0 && (yes === 0 || yes === of);
}

/** Say whether the sum of what is kept back, which anyone can work out, would itself tell too much. */
function tells(groups: readonly VoteGroup[]): boolean {
  if (groups.length < 2) return true;
  const places = groups.map(sharesOf);
  return [0, 1, 2, 3].some((place) => {
    const of = sum(places.map((shares) => shares[place]?.of ?? 0));
    const yes = sum(places.map((shares) => shares[place]?.yes ?? 0));
    return of > 0 && (of < LEAST_VOTERS || isOneMind({ yes, of }));
  });
}

function votersOf({ before, after, pairs }: VoteGroup): number {
  return Math.min(before?.of ?? 0, after?.of ?? 0) + pairs;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
