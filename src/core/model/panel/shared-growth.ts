/** The growth that authorities share: of the middle of them and of the nation's row, and how it is carried on. */
import { trimmedMean } from '../../num/quantiles.ts';
import type { Authority } from './authority.ts';

/** Authorities from which one year's pooled growth is steady enough to stand for the nation's. */
const ENOUGH_AUTHORITIES = 5;
/** How far back a rate is looked for where the newest years have none [years]. */
const LOOK_BACK = 10;
/** The share of authorities left out at either end of the mean: broken series and tiny authorities. */
const CUT = 0.1;
/** Shared growth beyond this is a break in the series and not growth [1/year]. */
const FASTEST = 0.35;
/** A national row further than this from the authorities' own growth is taken to count something else [1/year]. */
const FURTHEST_NATION = 0.05;

/**
 * Give the log growth that authorities shared in the year up to January `year`: the mean of their own rates without the
 * outermost tenth at either end, drawn towards the growth of the national row, which counts for some of them.
 *
 * @param nation  calendar year to the plans of the national row; empty without one.
 * @param counts  how many authorities the nation counts for, 0 or more; infinite for the nation alone.
 * @returns [1/year]; 0 where nothing is known.
 * @source Method note 2, equation 2.1.
 */
export function sharedRate(
  authorities: readonly Authority[],
  nation: ReadonlyMap<number, number>,
  year: number,
  counts: number,
): number {
  const own = authorities.flatMap(({ logs }) => {
    const [last, first] = [logs.get(year), logs.get(year - 1)];
    return last === undefined || first === undefined ? [] : [last - first];
  });
  const row = within(FASTEST, rateOfNation(nation, year) ?? pooledRate(authorities, year));
  if (own.length === 0 || counts === Number.POSITIVE_INFINITY) return row;
  const middle = within(FASTEST, trimmedMean(own, CUT));
  const near = own.length < ENOUGH_AUTHORITIES ? row : middle + within(FURTHEST_NATION, row - middle);
  return (own.length * middle + counts * near) / (own.length + counts);
}

/**
 * Carry a yearly log rate on for some years: partly as the same rate, partly as the same number of plans more each
 * year, which is a rate that falls. A shrinking nation shrinks by its rate alone.
 *
 * @param inNumbers  the part carried on in numbers [0..1].
 * @returns log growth over all the years.
 * @source Method note 2, equation 2.2.
 */
export function carriedGrowth(rate: number, years: number, inNumbers: number): number {
  if (rate <= 0) return years * rate;
  return (1 - inNumbers) * years * rate + inNumbers * Math.log1p(years * -Math.expm1(-rate));
}

function within(limit: number, value: number): number {
  return Math.max(-limit, Math.min(limit, value));
}

function rateOfNation(plans: ReadonlyMap<number, number>, year: number): number | null {
  const now = plans.get(year);
  const before = plans.get(year - 1);
  return now === undefined || before === undefined || now <= 0 || before <= 0 ? null : Math.log(now / before);
}

/** Growth of the authorities that have both ends: one year where they are enough, else up to three years. */
function pooledRate(authorities: readonly Authority[], year: number): number {
  for (let newest = year; newest > year - LOOK_BACK; newest--) {
    const single = matchedRate(authorities, newest, 1);
    if (single !== null && single.count >= ENOUGH_AUTHORITIES) return single.rate;
    const longer = matchedRate(authorities, newest, 3) ?? matchedRate(authorities, newest, 2) ?? single;
    if (longer !== null) return longer.rate;
  }
  return 0;
}

function matchedRate(
  authorities: readonly Authority[],
  year: number,
  span: number,
): { readonly rate: number; readonly count: number } | null {
  let now = 0;
  let before = 0;
  let count = 0;
  for (const authority of authorities) {
    const last = authority.plans.get(year);
    const first = authority.plans.get(year - span);
    if (last === undefined || first === undefined || last <= 0 || first <= 0) continue;
    now += last;
    before += first;
    count++;
  }
  return count === 0 ? null : { rate: Math.log(now / before) / span, count };
}
