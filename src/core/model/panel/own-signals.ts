/** What sets an authority apart from the rest in one year: its own growth, its prevalence, its new plans. */
import { median } from '../../num/quantiles.ts';
import { type Authority, ownRate, type PanelView } from './panel-view.ts';

/** How many signals there are; `ownSignals` gives them in this order: last year's rate, three-year rate, prevalence, new plans. */
export const SIGNAL_COUNT = 4;

/** A signal further than this from the middle is a break in the series (new borders, a recount), not a trend. */
const LIMIT = 0.18;
/** Brings the logarithm of prevalence to the spread of a yearly rate, so that one strength of pooling suits all. */
const PREVALENCE_SCALE = 0.2;

/** The signals of every authority that has a number in one year, by code. */
export type YearSignals = ReadonlyMap<string, Float64Array>;

/**
 * Measure how far each authority stands from the middle authority in January `year`.
 * A signal that is not known is 0: the authority is then taken to be like the middle one.
 *
 * @returns per code `SIGNAL_COUNT` numbers [1/year], each within ±0.18.
 * @source Method note 2, equation 2.3.
 */
export function yearSignals(view: PanelView, year: number): YearSignals {
  const present = view.authorities.filter((authority) => authority.logs.has(year));
  const raw = present.map((authority) => rawSignals(view, authority, year));
  const middles = Array.from({ length: SIGNAL_COUNT }, (_, signal) => {
    const known = raw.flatMap((values) => values[signal] ?? []);
    return known.length === 0 ? 0 : median(known);
  });
  return new Map(
    present.map((authority, place) => [
      authority.code,
      Float64Array.from(middles, (middle, signal) => {
        const value = raw[place]?.[signal] ?? null;
        return value === null ? 0 : Math.max(-LIMIT, Math.min(LIMIT, value - middle));
      }),
    ]),
  );
}

function rawSignals(view: PanelView, authority: Authority, year: number): (number | null)[] {
  const log = authority.logs.get(year)!;
  const young = view.companions.young?.get(authority.code);
  // Flows of a calendar year are published with the stock of the January after it, and never earlier.
  const made = view.companions.newPlans?.get(authority.code)?.get(year - 1);
  return [
    ownRate(authority, year, 1),
    ownRate(authority, year, 3),
    young === undefined || young <= 0 ? null : PREVALENCE_SCALE * (log - Math.log(young)),
    made === undefined ? null : made / Math.exp(log),
  ];
}
