/** Requests by month: how many, from whom, at what age, and how they were decided (A01 to A05, B01 to B03, B08). */
import type { MonthNumber } from '../base/day-number.ts';
import { CODE_LISTS, NO_DAY, NO_PARENT } from '../extract/extract.ts';
import { addCounts, addRollingShares, addShares, addTwelve, whyNoTwelve } from './emit-months.ts';
import { ageIn, type ExtractContext, OUTCOME, peopleAged, tallyOf } from './extract-context.ts';
import type { MonthTally } from './month-tally.ts';
import { calendarYear, twelveMonths } from './periods.ts';

/** Days within which a requester must be told. @source SEND Regulations 2014, regulation 5. */
const SIX_WEEKS = 42;
/** Oldest age that is shown by itself; requests above it are the authority's to check. */
const OLDEST = 25;

type RequestTallies = {
  readonly received: MonthTally;
  readonly bySource: readonly MonthTally[];
  readonly sourceKnown: MonthTally;
  readonly sourceUnknown: MonthTally;
  readonly byAge: readonly MonthTally[];
  readonly ageKnown: MonthTally;
  readonly ageUnknown: MonthTally;
  readonly all: MonthTally;
  readonly refusedOfReceived: MonthTally;
  readonly withdrawn: MonthTally;
  readonly decided: MonthTally;
  readonly refused: MonthTally;
  readonly inTime: MonthTally;
};

/** Add the figures of requests. */
export function addRequestFlows(context: ExtractContext): void {
  const { list, months } = context;
  const tallies = countRequests(context);
  const undated = countUndated(context);
  const notes = undated === 0 ? [] : [`${undated} decisions have no date and are left out`];
  addCounts(list, 'req_n', months, tallies.received);
  addTwelve(list, 'req_r12avg', months, tallies.received, { asAverage: true });
  addPopulationRate(context, tallies.received);
  addSources(context, tallies);
  addAges(context, tallies);
  const refusals = { top: tallies.refused, bottom: tallies.decided };
  addShares(list, 'nta_rate_decided', months, refusals, { notes });
  addRollingShares(list, 'nta_rate_decided', months, refusals, { notes });
  const inTime = { top: tallies.inTime, bottom: tallies.decided };
  addShares(list, 'dec6w_pct', months, inTime, { notes });
  addRollingShares(list, 'dec6w_pct', months, inTime, { notes });
  addRollingShares(list, 'wd_rate', months, { top: tallies.withdrawn, bottom: tallies.all });
  addYearOfRefusals(context, tallies);
}

function emptyTallies(context: ExtractContext): RequestTallies {
  const many = (count: number) => Array.from({ length: count }, () => tallyOf(context));
  return {
    received: tallyOf(context),
    bySource: many(CODE_LISTS.source.length),
    sourceKnown: tallyOf(context),
    sourceUnknown: tallyOf(context),
    byAge: many(OLDEST + 1),
    ageKnown: tallyOf(context),
    ageUnknown: tallyOf(context),
    all: tallyOf(context),
    refusedOfReceived: tallyOf(context),
    withdrawn: tallyOf(context),
    decided: tallyOf(context),
    refused: tallyOf(context),
    inTime: tallyOf(context),
  };
}

function countRequests(context: ExtractContext): RequestTallies {
  const { finder, extract, months } = context;
  const { requests } = extract;
  const tallies = emptyTallies(context);
  for (let row = 0; row < requests.count; row++) {
    const receivedOn = requests.receivedOn[row] ?? NO_DAY;
    const place = finder.of(receivedOn);
    const outcome = requests.outcome[row] ?? OUTCOME.earlier;
    if (place >= 0) {
      tallies.received.add(place);
      countOutcome(tallies, place, outcome);
      countSource(tallies, place, requests.source[row] ?? tallies.bySource.length);
      countAge(tallies, place, ageIn(context, requests.person[row] ?? NO_PARENT, months.first + place));
    }
    if (outcome === OUTCOME.yes || outcome === OUTCOME.no)
      countDecision(tallies, finder.of(requests.outcomeOn[row] ?? NO_DAY), {
        isRefusal: outcome === OUTCOME.no,
        days: (requests.outcomeOn[row] ?? NO_DAY) - receivedOn,
      });
  }
  return tallies;
}

function countOutcome(tallies: RequestTallies, place: number, outcome: number): void {
  if (outcome !== OUTCOME.earlier) tallies.all.add(place);
  if (outcome === OUTCOME.no) tallies.refusedOfReceived.add(place);
  if (outcome === OUTCOME.withdrawn) tallies.withdrawn.add(place);
}

function countSource(tallies: RequestTallies, place: number, source: number): void {
  const tally = tallies.bySource[source];
  if (tally === undefined) tallies.sourceUnknown.add(place);
  else {
    tally.add(place);
    tallies.sourceKnown.add(place);
  }
}

function countAge(tallies: RequestTallies, place: number, age: number): void {
  const tally = tallies.byAge[age];
  if (tally === undefined) tallies.ageUnknown.add(place);
  else {
    tally.add(place);
    tallies.ageKnown.add(place);
  }
}

function countDecision(
  tallies: RequestTallies,
  place: number,
  { isRefusal, days }: { readonly isRefusal: boolean; readonly days: number },
): void {
  tallies.decided.add(place);
  if (isRefusal) tallies.refused.add(place);
  if (days <= SIX_WEEKS) tallies.inTime.add(place);
}

function countUndated({ extract: { requests } }: ExtractContext): number {
  let undated = 0;
  for (let row = 0; row < requests.count; row++) {
    const outcome = requests.outcome[row];
    if ((outcome === OUTCOME.yes || outcome === OUTCOME.no) && requests.outcomeOn[row] === NO_DAY) undated++;
  }
  return undated;
}

function addSources({ list, months }: ExtractContext, tallies: RequestTallies): void {
  const { sourceKnown, sourceUnknown, received } = tallies;
  if (sourceKnown.counts.every((count) => count === 0)) return;
  for (const [source, top] of tallies.bySource.entries()) {
    const cut = { by: 'source', key: CODE_LISTS.source[source] ?? '' };
    const share = { top, bottom: sourceKnown, unknown: sourceUnknown, flow: received };
    addShares(list, 'req_src_pct', months, share, { cut });
    addRollingShares(list, 'req_src_pct', months, share, { cut });
  }
}

function addAges({ list, months }: ExtractContext, tallies: RequestTallies): void {
  const { ageKnown, ageUnknown, received } = tallies;
  for (const [age, top] of tallies.byAge.entries()) {
    if (top.counts.every((count) => count === 0)) continue;
    const share = { top, bottom: ageKnown, unknown: ageUnknown, flow: received };
    const cut = { by: 'age', key: String(age) };
    addShares(list, 'req_age_pct', months, share, { cut });
    addRollingShares(list, 'req_age_pct', months, share, { cut });
  }
}

/** Bases of the rate for people: all who may have a plan, and those the department benchmarks by. */
const BASES = [
  { key: '0-25', from: 0, to: 25 },
  { key: '2-18', from: 2, to: 18 },
] as const;

function addPopulationRate({ list, months, population }: ExtractContext, received: MonthTally): void {
  if (population === null) return;
  for (const { key, from, to } of BASES) {
    const people = peopleAged(population, from, to);
    if (people === null) continue;
    for (let place = 0; place < months.count; place++) {
      const why = whyNoTwelve(received, place);
      list.add('req_rate_pop', twelveMonths(months.first + place), {
        numerator: received.twelveTo(place),
        denominator: people,
        cut: { by: 'population', key },
        base: `people aged ${from} to ${to}, mid-${population.year}`,
        ...(why === null ? {} : { unavailable: why }),
      });
    }
  }
}

/** Whole calendar years within a range of months, with the place of each December. */
export function wholeYears(
  first: MonthNumber,
  count: number,
): { readonly year: number; readonly december: number }[] {
  const years = [];
  for (let december = 11 - (first % 12); december < count; december += 12)
    if (december >= 11) years.push({ year: Math.floor((first + december) / 12), december });
  return years;
}

function addYearOfRefusals({ list, months }: ExtractContext, tallies: RequestTallies): void {
  for (const { year, december } of wholeYears(months.first, months.count)) {
    const why = whyNoTwelve(tallies.received, december);
    list.add('nta_rate_all', calendarYear(year), {
      numerator: tallies.refusedOfReceived.twelveTo(december),
      denominator: tallies.all.twelveTo(december) ?? 0,
      ...(why === null ? {} : { unavailable: why }),
    });
  }
}
