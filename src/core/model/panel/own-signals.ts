/** What sets an authority apart from the rest in one year: its own growth, prevalence, new plans, requests and ages. */
import { median } from '../../num/quantiles.ts';
import type { Authority } from './authority.ts';
import { ownRate, type PanelView } from './panel-view.ts';

/**
 * How many signals there are; `yearSignals` gives them in this order: last year's rate, three-year rate, prevalence,
 * new plans, requests, new plans for each request, share aged 16 and over.
 */
export const SIGNAL_COUNT = 7;

/** A signal further than this from the middle is a break in the series (new borders, a recount), not a trend. */
const LIMIT = 0.18;
/** Brings the logarithm of prevalence to the spread of a yearly rate, so that one strength of pooling suits all. */
const PREVALENCE_SCALE = 0.2;
/** Likewise for requests for each plan, the logarithm of new plans for each request, and the share aged 16 and over. */
const REQUEST_SCALE = 0.5;
const YIELD_SCALE = 0.1;
const AGE_SCALE = 0.3;

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
  const teachers = new Set(view.teachers);
  const taught = raw.filter((_, place) => teachers.has(present[place]!));
  const middles = Array.from({ length: SIGNAL_COUNT }, (_, signal) => {
    const known = taught.flatMap((values) => values[signal] ?? []);
    return known.length === 0 ? null : median(known);
  });
  return new Map(
    present.map((authority, place) => [
      authority.code,
      Float64Array.from(middles, (middle, signal) => {
        const value = raw[place]?.[signal] ?? null;
        return value === null || middle === null ? 0 : Math.max(-LIMIT, Math.min(LIMIT, value - middle));
      }),
    ]),
  );
}

function rawSignals(view: PanelView, authority: Authority, year: number): (number | null)[] {
  const log = authority.logs.get(year)!;
  const plans = Math.exp(log);
  const { young, newPlans, requests, older } = view.companions;
  const people = young?.get(authority.code) ?? 0;
  // Flows of a calendar year are published with the stock of the January after it, and never earlier.
  const made = newPlans?.get(authority.code)?.get(year - 1) ?? null;
  const asked = requests?.get(authority.code)?.get(year - 1) ?? null;
  const leavingSoon = older?.get(authority.code)?.get(year) ?? null;
  return [
    ownRate(authority, year, 1),
    ownRate(authority, year, 3),
    people > 0 ? PREVALENCE_SCALE * (log - Math.log(people)) : null,
    made === null ? null : made / plans,
    asked === null ? null : REQUEST_SCALE * (asked / plans),
    made === null || asked === null || made <= 0 || asked <= 0 ? null : YIELD_SCALE * Math.log(made / asked),
    leavingSoon === null ? null : AGE_SCALE * (leavingSoon / plans),
  ];
}
