/** What the votes on an item say: support before and after, and the change with its count and interval, whole and by sector. */
import { SECTORS } from '../programme/records/voice-kinds.ts';
import {
  type ChangeInterval,
  exactPairedChance,
  type PairedCounts,
  pairedChange,
  type Share,
  unpairedChange,
} from './proportion-change.ts';
import { supports, type Vote } from './vote.ts';

/** How many of those asked twice answered higher, lower and the same after [people]. */
export type Moved = { readonly up: number; readonly down: number; readonly same: number };

/** A change with all that it may only be told with. */
export type VoteChange = ChangeInterval & {
  readonly kind: 'paired' | 'unpaired';
  /** Support before and after among those that the change is of: the same people where paired. */
  readonly before: Share;
  readonly after: Share;
  /** The exact chance of so uneven a split if nothing had changed [0..1]; null where not paired. */
  readonly chance: number | null;
  readonly moved: Moved | null;
};

/** The votes of a sector, or of all. */
export type VoteGroup = {
  /** Support among all who voted, whether paired or not; null where nobody did. */
  readonly before: Share | null;
  readonly after: Share | null;
  /** People who voted before and after under one token. */
  readonly pairs: number;
  /** Null where one of the two waves has no vote. */
  readonly change: VoteChange | null;
};

export type VoteResult = {
  readonly item: string;
  readonly all: VoteGroup;
  /** Sectors with a vote, in the order of the sectors. */
  readonly sectors: readonly { readonly sector: string; readonly group: VoteGroup }[];
};

/**
 * Work out the result of one item. The change is of pairs where these are at least half of the fewer of the two waves,
 * and of all votes as two groups apart otherwise; the sectors follow the whole, so that they can be compared.
 * The order of the votes does not matter.
 * @source Method note 17, section 3.
 */
export function voteResult(item: string, votes: readonly Vote[]): VoteResult {
  const own = votes.filter((vote) => vote.item === item);
  const kind = kindFor(own);
  const present = new Set(own.map(({ sector }) => sector));
  const sectors = [...SECTORS.map(({ id }) => id)].filter((id) => present.has(id));
  return {
    item,
    all: groupOf(own, kind),
    sectors: sectors.map((sector) => ({
      sector,
      group: groupOf(
        own.filter((vote) => vote.sector === sector),
        kind,
      ),
    })),
  };
}

function kindFor(votes: readonly Vote[]): VoteChange['kind'] {
  const inPhase = (phase: Vote['phase']) => votes.filter((vote) => vote.phase === phase).length;
  const fewer = Math.min(inPhase('before'), inPhase('after'));
  const pairs = pairsOf(votes).length;
  return pairs > 0 && 2 * pairs >= fewer ? 'paired' : 'unpaired';
}

function groupOf(votes: readonly Vote[], kind: VoteChange['kind']): VoteGroup {
  const before = shareOf(votes.filter(({ phase }) => phase === 'before'));
  const after = shareOf(votes.filter(({ phase }) => phase === 'after'));
  const pairs = pairsOf(votes);
  return { before, after, pairs: pairs.length, change: changeOf(kind, { before, after, pairs }) };
}

type Pair = { readonly before: Vote; readonly after: Vote };

function changeOf(
  kind: VoteChange['kind'],
  { before, after, pairs }: Pick<VoteGroup, 'before' | 'after'> & { readonly pairs: readonly Pair[] },
): VoteChange | null {
  if (kind === 'unpaired')
    return before === null || after === null
      ? null
      : { kind, ...unpairedChange(before, after), before, after, chance: null, moved: null };
  if (pairs.length === 0) return null;
  const counts = countPairs(pairs);
  const { both, beforeOnly, afterOnly } = counts;
  return {
    kind,
    ...pairedChange(counts),
    before: { yes: both + beforeOnly, of: pairs.length },
    after: { yes: both + afterOnly, of: pairs.length },
    chance: exactPairedChance(counts),
    moved: movedOf(pairs),
  };
}

function shareOf(votes: readonly Vote[]): Share | null {
  return votes.length === 0 ? null : { of: votes.length, yes: votes.filter(supports).length };
}

function pairsOf(votes: readonly Vote[]): Pair[] {
  const found = new Map<string, Partial<Record<Vote['phase'], Vote>>>();
  for (const vote of votes)
    if (vote.pair !== null) found.set(vote.pair, { ...found.get(vote.pair), [vote.phase]: vote });
  return [...found.values()].flatMap(({ before, after }) =>
    before === undefined || after === undefined ? [] : [{ before, after }],
  );
}

function countPairs(pairs: readonly Pair[]): PairedCounts {
  const counted = (was: boolean, is: boolean) =>
    pairs.filter(({ before, after }) => supports(before) === was && supports(after) === is).length;
  return {
    both: counted(true, true),
    beforeOnly: counted(true, false),
    afterOnly: counted(false, true),
    neither: counted(false, false),
  };
}

function movedOf(pairs: readonly Pair[]): Moved {
  const up = pairs.filter(({ before, after }) => after.score > before.score).length;
  const down = pairs.filter(({ before, after }) => after.score < before.score).length;
  return { up, down, same: pairs.length - up - down };
}
