/** How many joiners the plain average of a history expects next year, with the population counted in the right year and a year early. */
import type { CohortHistory } from '../history/cohort-history.ts';
import { completePeriods } from '../history/cohort-history.ts';
import { byAge } from './flow-years.ts';
import type { Population } from './population.ts';

/** Two reckonings of one expectation. */
export type JoinerCalendars = {
  /** The year whose joiners are expected. */
  readonly year: number;
  /** Joiners over people of the same year and age: numerator and denominator on one calendar [joiners]. */
  readonly sameCalendar: number;
  /** Joiners, who arrive by the next January, over people of the January before, at the age of arrival [joiners]. */
  readonly yearOff: number;
  /** What the difference is, in words. */
  readonly explanation: string;
};

/**
 * Reckon both. Joiners of a step from January y to January y + 1 stand at their age in y + 1. Set against the people of
 * that age in y + 1, and multiplied by those of the year to come, a rate is a rate. Set against the people of y, a
 * growing population makes it too high: the same joiners over fewer people.
 * @returns null where there is no population, or the steps are months.
 * @source Method note 7, section 3.
 */
export function compareJoinerCalendars(
  history: CohortHistory,
  population: Population | null,
): JoinerCalendars | null {
  if (population === null || history.grain !== 1) return null;
  const year = Number(history.start.slice(0, 4)) + 1;
  const sameCalendar = expected(history, population, year, 1);
  const yearOff = expected(history, population, year, 0);
  return { year, sameCalendar, yearOff, explanation: explain(year, sameCalendar, yearOff) };
}

function explain(year: number, right: number, wrong: number): string {
  const more = wrong > right ? 'more' : 'fewer';
  return (
    `Joiners of ${year} by the plain average of all years: ${right.toFixed(1)}. A child who joins between January y and ` +
    `January y + 1 is counted at the age of January y + 1; the people of that age are therefore those of y + 1, for the rate and ` +
    `for the forecast alike. Dividing by the people of y, a year early, and multiplying by those of ${year} gives ` +
    `${wrong.toFixed(1)}: ${Math.abs(wrong - right).toFixed(1)} ${more}, from a shift of the calendar and not from demand. ` +
    `This forecast uses one calendar.`
  );
}

/** Sum over ages of joiners over people, times the people of the year to come. @param later  years from January y to the people counted. */
function expected(history: CohortHistory, population: Population, year: number, later: number): number {
  const { ageCount, firstAge } = history.axes;
  const joiners = new Float64Array(ageCount);
  const people = new Float64Array(ageCount);
  for (const period of completePeriods(history)) {
    byAge(history, period.joiners, (age, count) => {
      joiners[age]! += count;
    });
    for (let age = 0; age < ageCount; age++)
      people[age]! += population.people(Number(period.name) + later, firstAge + age);
  }
  let sum = 0;
  for (let age = 0; age < ageCount; age++)
    if (people[age]! > 0) sum += (joiners[age]! / people[age]!) * population.people(year, firstAge + age);
  return sum;
}
