/** What the register of outcomes tells of each child: how many outcomes are of each status, and when they were last reviewed. */
import type { IsoDate } from '../base/time.ts';
import { ChildKeys } from '../domain/child-keys.ts';
import type { OutcomeStatus, PlanOutcome } from '../domain/plan-outcome.ts';
import type { Sen2Person } from '../domain/sen2.ts';

/** Outcomes of one plan by status [outcomes]; those whose status is not told stand apart and count as nothing else. */
export type OutcomeCounts = Readonly<Record<OutcomeStatus | 'not-told', number>>;

/** What is told of one child. */
export type ToldOutcomes = {
  readonly counts: OutcomeCounts;
  /** The newest day on which one of them was reviewed; null where no day is told. */
  readonly reviewedOn: IsoDate | null;
};

/** The register, child by child. */
export type OutcomesByChild = {
  readonly byPerson: ReadonlyMap<string, ToldOutcomes>;
  /** Outcomes that lead to no one child of the return [outcomes]. */
  readonly unplaced: number;
};

type Gathering = { counts: Record<OutcomeStatus | 'not-told', number>; reviewedOn: IsoDate | null };

function nothing(): Gathering {
  const none = { met: 0, 'partly-met': 0, 'on-course': 0, 'not-met': 0 };
  return { counts: { ...none, 'no-longer-needed': 0, 'not-told': 0 }, reviewedOn: null };
}

/** Gather them; a child of whom the register has no row is not in the answer. */
export function outcomesByChild(
  persons: readonly Sen2Person[],
  outcomes: readonly PlanOutcome[],
): OutcomesByChild {
  const children = new ChildKeys(persons);
  const byPerson = new Map<string, Gathering>();
  let unplaced = 0;
  for (const outcome of outcomes) {
    const found = children.find(outcome);
    if (typeof found === 'string') {
      unplaced++;
      continue;
    }
    const own = byPerson.get(found.personKey) ?? nothing();
    byPerson.set(found.personKey, own);
    own.counts[outcome.status ?? 'not-told']++;
    if ((outcome.reviewedOn ?? '') > (own.reviewedOn ?? '')) own.reviewedOn = outcome.reviewedOn;
  }
  return { byPerson, unplaced };
}

/** Outcomes that are still wanted: all but those no longer needed, told or not [outcomes]. */
export function wantedOf(counts: OutcomeCounts): number {
  return counts.met + counts['partly-met'] + counts['on-course'] + counts['not-met'] + counts['not-told'];
}

/** Outcomes met or on course [outcomes]. */
export function wellOf(counts: OutcomeCounts): number {
  return counts.met + counts['on-course'];
}

/** Of so many outcomes still wanted so many must be met or on course for nearly all to be. */
export const NEARLY_ALL = { well: 4, of: 5 } as const;
/** And of so many so many met: outcomes that are all on course are no sign that a plan is near its end. */
const LEAST_MET = { met: 1, of: 2 } as const;

/** Say whether a plan is near to meeting its outcomes. An outcome whose status is not told is one that is not met. */
export function isNear(counts: OutcomeCounts): boolean {
  const wanted = wantedOf(counts);
  return (
    wanted > 0 &&
    wellOf(counts) * NEARLY_ALL.of >= wanted * NEARLY_ALL.well &&
    counts.met * LEAST_MET.of >= wanted * LEAST_MET.met
  );
}
