/** New places that the record of places expects within the year, beside those that come free. */
import { addMonths, type IsoDate, type Month } from '../base/time.ts';
import { batchesOf } from '../places/place-batches.ts';
import type { PlaceKind, PlannedScheme } from '../places/place-scheme.ts';

export type NewPlaces = {
  readonly scheme: string;
  readonly countsAs: PlaceKind;
  readonly places: number;
  /** First month in which a child can be there. */
  readonly opens: Month;
};

/** Find the places that open after the month of a day and within twelve months of it; places without agreed money or month are not counted on. */
export function findNewPlaces(schemes: readonly PlannedScheme[], asAt: IsoDate): readonly NewPlaces[] {
  const from = asAt.slice(0, 7);
  const until = addMonths(from, 12);
  return schemes.flatMap((scheme) =>
    batchesOf(scheme).flatMap(({ places, opens, isDelivered }) =>
      isDelivered || opens === null || opens <= from || opens > until
        ? []
        : [{ scheme: scheme.name, countsAs: scheme.countsAs, places, opens }],
    ),
  );
}
