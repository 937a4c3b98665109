/** The allocation question of one September: who waits, which sites have room for them, what each costs with travel. */
import { raise } from '../base/problem.ts';
import { type AcademicYear, type Month, monthInWords, yearInWords } from '../base/time.ts';
import type { AllocationCost, AllocationModel, AllocationSite, ChildGroup } from './allocation.ts';
import { usableIn } from './place-batches.ts';
import type { NeedYear } from './place-need.ts';
import { financialYearOfMonth, type PriceBook } from './place-prices.ts';
import { type CutScheme, SPECIAL_KINDS, suits, waitingOf } from './place-rooms.ts';
import { INDEPENDENT, type PlacesRecord } from './place-scheme.ts';

export type AllocationRequest = {
  readonly need: NeedYear;
  readonly cut: readonly CutScheme[];
  /** Month of the return: who was at a site then is in its count. */
  readonly base: Month;
  readonly prices: PriceBook;
  readonly travel: PlacesRecord['travel'];
};

/** The September of an academic year. */
export function septemberOf(year: AcademicYear): Month {
  return `${year}-09`;
}

/**
 * Make the model of one year. Sites are the schemes with places usable by September, and independent schools without end.
 * Where no travel is stated at all it is left out of every cost; where some is, it must be stated for every way.
 * @throws ProblemError `places.no-price`, `places.no-travel-cost`, `places.site-without-area`.
 * @source Method note 13, section 7.
 */
export function modelOfYear(request: AllocationRequest): AllocationModel {
  const { need, cut, base, prices } = request;
  const month = septemberOf(need.year);
  const year = financialYearOfMonth(month);
  const sites = cut.flatMap((one) => {
    const places = usableIn(one.batches, month) - usableIn(one.batches, base);
    return SPECIAL_KINDS.has(one.scheme.countsAs) && places > 0 ? [{ ...one, places }] : [];
  });
  const groups = need.cells.flatMap((cell): ChildGroup[] => {
    const children = waitingOf(cell);
    return children === 0 ? [] : [{ need: cell.need, phase: cell.phase, area: cell.area, children }];
  });
  const local = sites.map(({ scheme }) => {
    const price = prices.of(scheme, year)?.local;
    return price ?? noPrice(`${scheme.id}, ${yearInWords(year)}`);
  });
  const instead =
    prices.ofKind('special', year)?.instead ?? noPrice(`independent schools, ${yearInWords(year)}`);
  const costs = groups.map((group): (AllocationCost | null)[] => [
    ...sites.map(({ scheme }, at) =>
      suits(scheme, group)
        ? { pricePence: local[at] ?? 0n, travelPence: travelOf(request, group.area, areaOf(request, scheme)) }
        : null,
    ),
    { pricePence: instead, travelPence: travelOf(request, group.area, INDEPENDENT) },
  ]);
  return {
    groups,
    sites: [
      ...sites.map(({ scheme, places }): AllocationSite => ({ id: scheme.id, name: scheme.name, places })),
      { id: INDEPENDENT, name: 'independent schools', places: null },
    ],
    costs,
  };
}

function noPrice(place: string): never {
  return raise({
    code: 'places.no-price',
    place,
    message: 'What a place costs is not stated',
    advice: 'Add it to "prices" of the record of places, or name a placement type of the plan.',
  });
}

function areaOf({ travel }: AllocationRequest, { id, site, forecast }: CutScheme['scheme']): string {
  if (travel.length === 0) return '';
  return (
    site?.area ??
    raise({
      code: 'places.site-without-area',
      place: id,
      message: `A site that opens ${forecast === null ? '' : `in ${monthInWords(forecast)} `}says nothing of its area, and travel is to be counted`,
      advice: 'Give its "area".',
    })
  );
}

function travelOf({ travel }: AllocationRequest, from: string, to: string): bigint {
  if (travel.length === 0) return 0n;
  const found = travel.find((one) => one.from === from && one.to === to);
  return (
    found?.yearlyPence ??
    raise({
      code: 'places.no-travel-cost',
      place: `travel, ${from} to ${to}`,
      message: 'Travel from one area to another has no cost',
      advice: 'Give it: an unknown cost is not nought.',
    })
  );
}
