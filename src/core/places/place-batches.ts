/** A scheme as batches of places that open together: when they were due, when they open, how they fill month by month. */
import { toMonthNumber } from '../base/day-number.ts';
import type { Month } from '../base/time.ts';
import type { PlannedScheme } from './place-scheme.ts';

/** Places that open in one month. */
export type Batch = {
  readonly places: number;
  readonly due: Month;
  /** First month in which a child can be there; null where none is known. */
  readonly opens: Month | null;
  /** Whether they are there on the record's word: nothing can delay them any more. */
  readonly isDelivered: boolean;
  readonly fillMonths: number;
};

/**
 * Cut a scheme into what is delivered and what is still to come. Nothing is usable before it is registered, and places
 * without agreed money have no opening month.
 * @source Method note 13, section 2.
 */
export function batchesOf(scheme: PlannedScheme): readonly Batch[] {
  const { placesDue, placesDelivered, due, site } = scheme;
  const fillMonths = site?.fillMonths ?? 1;
  const rest = placesDue - placesDelivered;
  const delivered: Batch = {
    places: placesDelivered,
    due,
    opens: deliveredOn(scheme),
    isDelivered: true,
    fillMonths,
  };
  const coming: Batch = { places: rest, due, opens: opensOn(scheme), isDelivered: false, fillMonths };
  return [delivered, coming].filter(({ places }) => places > 0);
}

/** The month in which places delivered so far were usable: as recorded, else the whole scheme's own month, else when they were due. */
export function deliveredOn({
  placesDue,
  placesDelivered,
  due,
  forecast,
  site,
}: PlannedScheme): Month | null {
  return site?.deliveredOn ?? (placesDelivered === placesDue ? forecast : due);
}

/** The month in which places still to come can first be used: delivered and registered. */
function opensOn({ forecast, site }: PlannedScheme): Month | null {
  if (forecast === null || site?.stages.funded === null) return null;
  const registered = site?.stages.registered ?? forecast;
  return registered > forecast ? registered : forecast;
}

/**
 * Count the children that places opened in a month have taken in by another, in even steps of whole children.
 * @source Method note 13, equation 13.1.
 */
export function filledBy(
  { places, fillMonths }: Pick<Batch, 'places' | 'fillMonths'>,
  opens: Month | null,
  month: Month,
): number {
  if (opens === null || month < opens) return 0;
  const steps = Math.max(1, fillMonths);
  const open = Math.min(steps, toMonthNumber(month) - toMonthNumber(opens) + 1);
  return Math.floor((places * open) / steps);
}

/** How full a scheme was to be in a month, and how full it is with the openings known now [children]. */
export function fillingOf(
  batches: readonly Batch[],
  month: Month,
): { readonly planned: number; readonly known: number } {
  let [planned, known] = [0, 0];
  for (const batch of batches) {
    planned += filledBy(batch, batch.due, month);
    known += filledBy(batch, batch.opens, month);
  }
  return { planned, known };
}

/** Places usable in a month, filled or not [places]. */
export function usableIn(batches: readonly Batch[], month: Month): number {
  return batches.reduce((sum, { places, opens }) => sum + (opens !== null && opens <= month ? places : 0), 0);
}
