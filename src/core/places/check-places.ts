/** What cannot be in a record of places, each told with its place and what to do: nothing is mended in silence. */
import type { Problem } from '../base/problem.ts';
import { monthInWords } from '../base/time.ts';
import { NEED_TYPES } from '../domain/code-sets.ts';
import { minus, ONE, sumOf } from '../num/rational-arithmetic.ts';
import { deliveredOn } from './place-batches.ts';
import { INDEPENDENT, type PlaceSite, type PlacesRecord, type PlannedScheme } from './place-scheme.ts';

type Say = (place: string, code: string, message: string, advice: string) => void;

/**
 * Check a record.
 * @param asAt  the month it is of. @returns in the order of the record.
 */
export function checkPlaces(record: PlacesRecord, asAt: string): readonly Problem[] {
  const problems: Problem[] = [];
  const say: Say = (place, code, message, advice) => problems.push({ code, place, message, advice });
  const ids = new Set<string>();
  for (const scheme of record.schemes) {
    if (ids.has(scheme.id))
      say(scheme.id, 'places.scheme-twice', 'Two schemes have the same id', 'Give each its own id.');
    ids.add(scheme.id);
    checkScheme(scheme, record, asAt, say);
  }
  checkShares(record, say);
  checkPrices(record, say);
  checkDelay(record, say);
  checkTravel(record, say);
  return problems;
}

function checkScheme(scheme: PlannedScheme, record: PlacesRecord, asAt: string, say: Say): void {
  const { id, placesDue, placesDelivered, forecast } = scheme;
  if (placesDue < 0 || placesDelivered < 0)
    say(id, 'places.negative', 'A number of places is below zero', 'Give a whole number from 0 up.');
  if (placesDelivered > placesDue)
    say(
      id,
      'places.more-than-due',
      'More places are delivered than are due',
      'Correct one of them; places beyond the scheme are a scheme of their own.',
    );
  const isWhole = placesDelivered === placesDue;
  if (!isWhole && forecast !== null && forecast < asAt)
    say(
      id,
      'places.forecast-is-past',
      `The places still to come were forecast for ${monthInWords(forecast)}, which is over`,
      'Give the month that is forecast now, or leave the date out.',
    );
  if (isWhole && forecast === null)
    say(id, 'places.delivered-without-month', 'All places are delivered, and no month says when', 'Give it.');
  const on = deliveredOn(scheme);
  if (placesDelivered > 0 && on !== null && on > asAt)
    say(
      id,
      'places.delivered-in-future',
      'Places count as delivered in a month that is still to come',
      'Give the month in which they were delivered.',
    );
  checkStages(scheme, say);
  checkSite(scheme, record, asAt, say);
}

/** Money comes before building, the idea before both, and no place is delivered that was never paid for. */
function checkStages(scheme: PlannedScheme, say: Say): void {
  const { id, site, placesDelivered, forecast } = scheme;
  if (site === null) return;
  const { planned, funded, registered } = site.stages;
  if (planned !== null && funded !== null && funded < planned)
    say(
      id,
      'places.funded-before-planned',
      'It is funded before it is planned',
      'Correct one of the months.',
    );
  const delivered = placesDelivered > 0 ? deliveredOn(scheme) : forecast;
  if (placesDelivered > 0 && funded === null)
    say(
      id,
      'places.delivered-before-funded',
      'Places are delivered and no money was agreed',
      'Give the month in which it was agreed.',
    );
  if (funded !== null && delivered !== null && delivered < funded)
    say(
      id,
      'places.delivered-before-funded',
      'Places are delivered before their money is agreed',
      'Correct one of the months.',
    );
  if (placesDelivered > 0 && registered !== null && delivered !== null && registered > delivered)
    say(
      id,
      'places.delivered-before-registered',
      'Places count as delivered before the school is registered',
      'No child can be there before: correct the months, or the number delivered.',
    );
}

function checkSite(
  { id, site, placesDue }: PlannedScheme,
  record: PlacesRecord,
  asAt: string,
  say: Say,
): void {
  if (site === null) return;
  const areas = new Set(record.areas.map((area) => area.id));
  if (site.area !== null && !areas.has(site.area))
    say(
      id,
      'places.unknown-area',
      'Its area is not among the areas of the record',
      'Add it, or correct the id.',
    );
  for (const need of site.needs ?? [])
    if (!NEED_TYPES.has(need))
      say(
        id,
        'places.unknown-need',
        'A need that it takes is no type of need of the SEN2 return',
        'Use its codes, "ASD" or "SEMH".',
      );
  if (site.fillMonths < 1) say(id, 'places.negative', 'It fills in less than a month', 'Give 1 for at once.');
  checkOnRoll(id, site.onRoll, placesDue, asAt, say);
  checkYears(`${id}, pricePence`, [...(site.pricePence?.keys() ?? [])], say);
}

function checkOnRoll(
  id: string,
  onRoll: PlaceSite['onRoll'],
  placesDue: number,
  asAt: string,
  say: Say,
): void {
  let before = '';
  for (const { month, children } of onRoll) {
    if (children < 0 || children > placesDue)
      say(
        id,
        'places.on-roll-over-places',
        'More children are there than it has places, or fewer than none',
        'Correct the count.',
      );
    if (month <= before || month > asAt)
      say(
        id,
        'places.on-roll-order',
        'Counts of children are not in order of months, or of a month to come',
        'Put them in order, each month once.',
      );
    before = month;
  }
}

/** Financial years must follow each other. */
function checkYears(place: string, years: readonly number[], say: Say): void {
  const sorted = [...years].sort((a, b) => a - b);
  if (sorted.some((year, at) => at > 0 && year !== (sorted[at - 1] ?? 0) + 1))
    say(
      place,
      'places.year-gap',
      'A year is missing between two others',
      'Give its price: it is not guessed from its neighbours.',
    );
}

function checkShares({ areas }: PlacesRecord, say: Say): void {
  if (areas.length === 0) return;
  const rest = minus(sumOf(areas.map(({ share }) => share)), ONE);
  if (rest.n !== 0n || areas.some(({ share }) => share.n < 0n))
    say(
      'areas',
      'places.shares-not-whole',
      'The shares of the areas do not make up one',
      'Correct them so that they sum to 1.',
    );
}

function checkPrices({ prices }: PlacesRecord, say: Say): void {
  for (const { countsAs, local, instead } of prices)
    for (const source of [local, instead]) {
      if (source.kind !== 'stated') continue;
      if ([...source.byYear.values()].some((price) => price < 0n))
        say(
          `prices, ${countsAs}`,
          'places.negative',
          'A price is below zero',
          'Give what a place costs a year.',
        );
      checkYears(`prices, ${countsAs}`, [...source.byYear.keys()], say);
    }
}

function checkDelay({ delay }: PlacesRecord, say: Say): void {
  if (delay === null) return;
  const isBad = delay.months.some(({ months, weight }) => months < 0 || !(weight >= 0));
  if (isBad || !(delay.months.reduce((sum, { weight }) => sum + weight, 0) > 0))
    say(
      'delay',
      'places.delay-not-usable',
      'A further delay or its weight is below zero, or nothing has weight',
      'Give months from 0 up, each with a weight.',
    );
}

function checkTravel({ travel, areas, schemes }: PlacesRecord, say: Say): void {
  if (travel.length === 0) return;
  if (travel.some(({ yearlyPence }) => yearlyPence < 0n))
    say(
      'travel',
      'places.negative',
      'A cost of travel is below zero',
      'Give what a year of travel costs for one child.',
    );
  const known = new Set(travel.map(({ from, to }) => `${from} ${to}`));
  const used = new Set(schemes.flatMap(({ site }) => (site?.area == null ? [] : [site.area])));
  for (const { id } of areas)
    for (const to of [...used, INDEPENDENT])
      if (!known.has(`${id} ${to}`))
        say(
          `travel, ${id} to ${to}`,
          'places.no-travel-cost',
          'Travel from one area to another has no cost',
          'Give it: an unknown cost is not nought.',
        );
}
