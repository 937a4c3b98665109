/** Place schemes and published appeal rates (I06, I07, H02, H03). */
import { toMonthNumber } from '../base/day-number.ts';
import type { Month } from '../base/time.ts';
import type { SchemeFacts } from './finance-facts.ts';
import { calendarYear, namedMonth } from './periods.ts';
import { ValueList } from './value-list.ts';

/** Weeks in a month of mean length. */
const WEEKS_A_MONTH = 365.25 / 84;

/** Give places opened of those due by a month, and how late each scheme is. */
export function measureSchemes(
  schemes: readonly SchemeFacts[],
  month: Month,
  sources: readonly string[],
): ValueList {
  const list = new ValueList('programme', sources);
  const due = schemes.filter((scheme) => scheme.due <= month);
  const sum = (pick: (scheme: SchemeFacts) => number) => due.reduce((all, scheme) => all + pick(scheme), 0);
  if (due.length > 0)
    list.add('places_delivered_pct', namedMonth(month), {
      numerator: sum(({ placesDelivered }) => placesDelivered),
      denominator: sum(({ placesDue }) => placesDue),
    });
  for (const { id, due: planned, forecast } of schemes)
    list.add('places_slip', namedMonth(month), {
      numerator: (toMonthNumber(forecast) - toMonthNumber(planned)) * WEEKS_A_MONTH,
      cut: { by: 'scheme', key: id },
    });
  return list;
}

/** One year's appeals of one authority, as published; null where a figure is missing or marked. */
export type AppealYear = {
  readonly year: number;
  readonly appeals: number | null;
  /** Refused, not issued, plans in January and ceased with needs met: the series since 2014. */
  readonly appealableSince2014: number | null;
  /** Decisions made in the year: the new basis. */
  readonly decisionsOfYear: number | null;
};

/** Give appeal rates, each series on its own basis; the two are never chained. */
export function measureAppeals(years: readonly AppealYear[], sources: readonly string[]): ValueList {
  const list = new ValueList('published', sources);
  for (const { year, appeals, appealableSince2014, decisionsOfYear } of years) {
    const rates = [
      ['appeal_rate_old', appealableSince2014],
      ['appeal_rate_new', decisionsOfYear],
    ] as const;
    for (const [name, decisions] of rates) {
      if (decisions === null) continue;
      list.add(name, calendarYear(year), {
        numerator: appeals,
        denominator: decisions,
        ...(appeals === null ? { unavailable: 'the number of appeals is not published' } : {}),
      });
    }
  }
  return list;
}
