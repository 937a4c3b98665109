/** One vote on an agenda item, before or after it was discussed; nobody's name, and no time. */

export const VOTE_PHASES = ['before', 'after'] as const;
export type VotePhase = (typeof VOTE_PHASES)[number];

/** How a vote came: by a voting code, or from paper by an officer. */
export type VoteEntry = 'code' | 'paper' | 'loaded';

/** From 1, strongly disagree, to 5, strongly agree. */
export type VoteScore = 1 | 2 | 3 | 4 | 5;

export type Vote = {
  /** Id of the agenda item. */
  readonly item: string;
  readonly phase: VotePhase;
  /** Id of a sector. */
  readonly sector: string;
  readonly score: VoteScore;
  /** The same for the two votes of somebody who agreed to that; null otherwise. It leads to no person. */
  readonly pair: string | null;
  readonly entry: VoteEntry;
};

/** The answers to a statement, as voters read them. */
export const SCORE_WORDS: Readonly<Record<VoteScore, string>> = {
  1: 'Strongly disagree',
  2: 'Disagree',
  3: 'Neither agree nor disagree',
  4: 'Agree',
  5: 'Strongly agree',
};

/** Read a score; null where it is none. */
export function readScore(value: unknown): VoteScore | null {
  const number = Number(value);
  return number === 1 || number === 2 || number === 3 || number === 4 || number === 5 ? number : null;
}

/** Say whether a vote supports the statement: it agrees, or strongly. */
export function supports({ score }: Pick<Vote, 'score'>): boolean {
  return score >= 4;
}
