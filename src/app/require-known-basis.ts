/** Refuses the name of a look-back of the cohort forecast that there is none of, and names those there are. */
import { raise } from '../core/base/problem.ts';
import { LOOK_BACKS } from '../core/model/fit/look-backs.ts';

/** Refuse the name of a basis that there is none of. @throws ProblemError `cohort.unknown-basis`. */
export function requireKnownBasis(name: string | null, place: string): void {
  if (name !== null && !LOOK_BACKS.some((basis) => basis.name === name))
    raise({
      code: 'cohort.unknown-basis',
      place,
      message: 'There is no such basis',
      advice: `It is one of: ${LOOK_BACKS.map((basis) => basis.name).join('; ')}.`,
    });
}
