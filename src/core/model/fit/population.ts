/** People by year and age, and which of them joiners are set against: always those of the joiner's own year and age. */
import type { Month } from '../../base/time.ts';
import type { CohortGrain } from '../cohort/cohort-model.ts';

const SEPTEMBER = 9;

/** A population table. Ages are those on 31 August before the academic year. */
export class Population {
  readonly #byYear: ReadonlyMap<number, ReadonlyMap<number, number>>;
  readonly years: readonly number[];

  /** @param rows  year, age [years] and people; the last of two rows for one year and age counts. */
  constructor(rows: Iterable<{ readonly year: number; readonly age: number; readonly people: number }>) {
    const byYear = new Map<number, Map<number, number>>();
    for (const { year, age, people } of rows) {
      const ofYear = byYear.get(year) ?? new Map<number, number>();
      ofYear.set(age, people);
      byYear.set(year, ofYear);
    }
    this.#byYear = byYear;
    this.years = [...byYear.keys()].sort((a, b) => a - b);
  }

  /**
   * People whom joiners of a period come from. In a step of a year that begins in January of y they are counted at its
   * end, in y + 1, at the age they have then; in a month, in the summer before its academic year.
   * @source Method note 7, section 3.
   */
  at(grain: CohortGrain, start: Month, age: number): number {
    const year = Number(start.slice(0, 4));
    if (grain === 1) return this.people(year + 1, age);
    return this.people(Number(start.slice(5, 7)) >= SEPTEMBER ? year : year - 1, age);
  }

  /** People of an age in a year; of the nearest year that is told where that one is not, 0 where no year tells the age. */
  people(year: number, age: number): number {
    const nearest = this.years.reduce(
      (best, known) => (Math.abs(known - year) < Math.abs(best - year) ? known : best),
      this.years[0] ?? year,
    );
    return this.#byYear.get(nearest)?.get(age) ?? 0;
  }
}
