/** What a history of less than a year cannot know: how much leaves, joins and moves in months of the calendar that it never told. */

import { addMonths } from '../../base/time.ts';
import { createStream, normal } from '../../num/random.ts';
import type { CohortModel } from '../cohort/cohort-model.ts';
import type { CohortRun } from '../cohort/run-cohort.ts';
import type { CohortHistory } from '../history/cohort-history.ts';
import { type CutMember, cutsOfStep } from './run-cuts.ts';

/**
 * Standard deviation of the flow of a month never seen, over the flow that is forecast for it. Chosen once by the weighted interval
 * score of parts on made-up authorities with short histories; the fictional county took no part.
 * @source Method note 7, equation 7.15 and table 7.2.
 */
export const UNSEEN_SPREAD = 0.75;

/** Variance of the plans of each cut at the end of each step, `[step][cut]` in the order of `cutsOfStep` [plans²]. */
export type UnseenSeason = readonly Float64Array[];

const MONTHS = 12;

/** Months of the calendar, from 0 for January, that no complete period of a history tells; none where it tells years. */
export function unseenMonths({
  grain,
  periods,
}: Pick<CohortHistory, 'grain' | 'periods'>): ReadonlySet<number> {
  if (grain === 1) return new Set();
  const seen = new Set(
    periods.filter(({ isComplete }) => isComplete).map(({ start }) => Number(start.slice(5, 7)) - 1),
  );
  return new Set(Array.from({ length: MONTHS }, (_, month) => month).filter((month) => !seen.has(month)));
}

/**
 * Reckon how unsure the plans of each cut are because of months that were never seen. What deviates in a month of the calendar
 * deviates in it every year, so its flows add up over the years before they are squared; months, and joining, leaving and
 * moving, deviate apart. Birthdays are no such flow: an age's moves are left out.
 * @returns nothing but noughts where every month was seen.
 */
export function reckonUnseenSeason(
  run: CohortRun,
  { start, grain }: Pick<CohortModel, 'start' | 'grain'>,
  unseen: ReadonlySet<number>,
  spread: number = UNSEEN_SPREAD,
): UnseenSeason {
  if (grain === 1 || unseen.size === 0 || spread === 0) return [];
  const sums = new Map<string, Float64Array>();
  const steps: Float64Array[] = [];
  for (let step = 0; step < run.steps; step++) {
    const members = cutsOfStep(run, step, step);
    const month = Number(addMonths(start, step).slice(5, 7)) - 1;
    if (unseen.has(month))
      members.forEach((member, at) => {
        for (const [flow, mean] of Object.entries(flowsOf(member))) {
          const key = `${month} ${flow}`;
          const own = sums.get(key) ?? new Float64Array(members.length);
          own[at]! += mean;
          sums.set(key, own);
        }
      });
    steps.push(
      Float64Array.from(members, (_, at) =>
        [...sums.values()].reduce((variance, flow) => variance + (spread * flow[at]!) ** 2, 0),
      ),
    );
  }
  return steps;
}

function flowsOf({ by, counts }: CutMember): Readonly<Record<string, number>> {
  const meanOf = (draws: Int32Array) => draws.reduce((sum, count) => sum + count, 0) / draws.length;
  const isPlace = by === 'setting' || by === 'band';
  return {
    joined: meanOf(counts.joiners),
    left: meanOf(counts.leavers),
    moved: isPlace ? meanOf(counts['came-in']) + meanOf(counts['went-out']) : 0,
  };
}

/**
 * Give the plans of a cut with that uncertainty laid over each draw. The draws themselves, whose books close, stay as they are.
 * @param at  position of the cut in its step.
 * @returns the same counts where nothing is unseen; deterministic for a seed.
 */
export function withUnseenSeason(
  member: CutMember,
  season: UnseenSeason,
  step: number,
  at: number,
  seed: number | string,
): CutMember {
  const variance = season[step]?.[at] ?? 0;
  if (variance === 0) return member;
  const stream = createStream(seed, 'unseen season', member.by, member.key, step);
  const plans = member.counts.plans.map((count) =>
    Math.max(0, Math.round(count + Math.sqrt(variance) * normal(stream))),
  );
  return { ...member, counts: { ...member.counts, plans } };
}
