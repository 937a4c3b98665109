/** Holds a rating that an officer wants against what the evidence proposes: what differs needs a reason. */
import type { Problem } from '../../base/problem.ts';
import type { RatingScale } from '../rating-scale.ts';
import type { Proposal } from './propose-rating.ts';
import { isBetter } from './worse-of.ts';

/** What an officer wants to say. Overall is not said: it is the worse of the two. */
export type WantedRating = { readonly activity: string; readonly effect: string; readonly reason: string };

/** Shorter than this says nothing of why [characters]. */
const SHORTEST = 8;

/** Say what stands in the way of a rating; nothing where it may be saved. */
export function judgeRating(
  wanted: WantedRating,
  proposal: Proposal,
  scale: RatingScale,
  place: string,
): readonly Problem[] {
  const unknown = [wanted.activity, wanted.effect].filter((id) => scale.levels.every((one) => one.id !== id));
  if (unknown.length > 0)
    return [
      {
        code: 'rating.unknown-level',
        place,
        message: `The scale has no level “${unknown.join('”, “')}”`,
        advice: `Its levels: ${scale.levels.map(({ id }) => id).join(', ')}.`,
      },
    ];
  if (wanted.reason.trim().length >= SHORTEST) return [];
  const better = (['activity', 'effect'] as const).filter((of) => isBetter(scale, wanted[of], proposal[of]));
  if (better.length > 0)
    return [
      {
        code: 'rating.contradicts-evidence',
        place,
        message: `The rating of ${better.join(' and ')} is better than the evidence: ${groundsOf(proposal, better)}`,
        advice:
          'Rate it as the evidence says, or give the reason why it is better; the reason is kept and shown.',
      },
    ];
  if (wanted.activity === proposal.activity && wanted.effect === proposal.effect) return [];
  return [
    {
      code: 'rating.reason-missing',
      place,
      message: 'The rating is not the one that the evidence proposes, and no reason is given',
      advice: 'Say in a few words why; the reason is kept and shown.',
    },
  ];
}

function groundsOf({ grounds }: Proposal, of: readonly string[]): string {
  return grounds
    .filter((one) => of.includes(one.of) && one.meaning !== 'on-target' && one.meaning !== 'complete')
    .map(({ words }) => words)
    .join(' ');
}
