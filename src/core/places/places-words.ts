/** The answer on places in plain sentences: what is late, what a week costs, until when, how sure, and what is not known. */
import { pence } from '../base/pence.ts';
import { showCount, showMillions, showPounds } from '../base/show.ts';
import { monthInWords, yearInWords } from '../base/time.ts';
import { batchesOf, fillingOf } from './place-batches.ts';
import { isLate, sumIfKnown } from './place-slippage.ts';
import type { PlacesReckoning } from './reckon-places.ts';

/** What all schemes cost together; null where one of them is not known. */
export type SlippageTotals = {
  readonly children: number;
  readonly weeklyPence: bigint | null;
  readonly soFarPence: bigint | null;
  readonly totalPence: bigint | null;
  /** Last month with a cost of any scheme; null where none has one, or one has no end. */
  readonly until: string | null;
  /** Names of schemes without a day of opening, and without a price. */
  readonly withoutEnd: readonly string[];
  readonly withoutPrice: readonly string[];
};

/** Sum the schemes' slippage: a sum with an unknown part is unknown, not less. */
export function totalSlippage({ slippage }: Pick<PlacesReckoning, 'slippage'>): SlippageTotals {
  const late = slippage.filter(isLate);
  const withoutEnd = late.filter(({ hasEnd }) => !hasEnd).map(({ name }) => name);
  const months = late.flatMap(({ until }) => (until === null ? [] : [until])).sort();
  return {
    children: slippage.reduce((all, { children }) => all + children, 0),
    weeklyPence: sumIfKnown(slippage.map(({ weeklyPence }) => weeklyPence)),
    soFarPence: sumIfKnown(slippage.map(({ soFarPence }) => soFarPence)),
    totalPence: sumIfKnown(late.map(({ totalPence }) => totalPence)),
    until: withoutEnd.length > 0 ? null : (months.at(-1) ?? null),
    withoutEnd,
    withoutPrice: late
      .filter(({ soFarPence, totalPence, hasEnd }) => soFarPence === null || (totalPence === null && hasEnd))
      .map(({ name }) => name),
  };
}

/** Answer in one sentence. */
export function placesInWords(reckoning: PlacesReckoning): string {
  const { asAt, due, delivered } = reckoning;
  if (due === 0) return `No new places were due by ${monthInWords(asAt)}.`;
  const late = due - delivered;
  const totals = totalSlippage(reckoning);
  if (late === 0 && totals.totalPence === 0n)
    return `All ${showCount(due)} new places due by ${monthInWords(asAt)} are there, and lateness costs nothing.`;
  const first = `${showCount(late)} of ${showCount(due)} new places due by ${monthInWords(asAt)} are late`;
  return `${first}; ${costInWords(totals, reckoning.range)}`;
}

/** Where delays still to come are allowed for, what is expected stands first: what is known now counts on none of them. */
function costInWords(totals: SlippageTotals, range: PlacesReckoning['range']): string {
  const { children, weeklyPence, soFarPence, totalPence, until, withoutEnd, withoutPrice } = totals;
  if (withoutPrice.length > 0)
    return `what that costs cannot be said, since a price is not stated for ${withoutPrice.join(', ')}.`;
  const who = `${showCount(children)} ${children === 1 ? 'child stays' : 'children stay'} in dearer places`;
  const week = `each week costs ${showPounds(pence(weeklyPence ?? 0n))} while ${who}`;
  if (withoutEnd.length > 0)
    return `${week}, with no end in sight: no day of opening is known for ${withoutEnd.join(', ')}. So far it has cost ${showPounds(pence(soFarPence ?? 0n))}.`;
  const end = until === null ? '' : `, until the end of ${monthInWords(until)}`;
  const known = showMillions(pence(totalPence ?? 0n), 2);
  if (range === null || range.meanPence === totalPence) return `${week}${end}: ${known} in all.`;
  return `${week}. ${showMillions(pence(range.meanPence), 2)} is expected in all; it is ${known}${end === '' ? '' : `${end},`} if every place opens in the month now forecast.`;
}

/** Say how far the cost may go, and why that is above what the openings known now come to; empty where there is no range. */
export function rangeInWords({ range, slippage }: Pick<PlacesReckoning, 'range' | 'slippage'>): string {
  if (range === null) return '';
  const { lowPence, highPence, meanPence, until } = range;
  const end =
    until === null ? '' : `, ending between ${monthInWords(until.low)} and ${monthInWords(until.high)}`;
  const money = (amount: bigint) => showMillions(pence(amount), 2);
  const { totalPence } = totalSlippage({ slippage });
  const why =
    totalPence === null || meanPence === totalPence
      ? ''
      : ` It lies above ${money(totalPence)}, which is what it comes to if nothing slips further: any place still to come may slip on as the record allows for, also where it is not late yet, and none comes sooner.`;
  return `Eight times in ten it comes to between ${money(lowPence)} and ${money(highPence)}${end}.${why}`;
}

/** What need against capacity comes to, in a sentence; empty where there is no return to tell the need. */
export function capacityInWords({ capacity }: Pick<PlacesReckoning, 'capacity'>): string {
  const [first] = capacity;
  if (first === undefined) return '';
  const worst = capacity.reduce((most, year) => (year.overflow > most.overflow ? year : most), first);
  const last = capacity.at(-1) ?? first;
  const over = capacity.filter(({ overflow, planned }) => planned !== null && overflow > planned);
  const beyond =
    over.length === 0
      ? ''
      : ` In ${over.length} of ${capacity.length} years that is more than the plan has independent placements for.`;
  return `${showCount(worst.overflow)} children have no local special school place in ${yearInWords(worst.year)}, the most of any year, and ${showCount(last.overflow)} in ${yearInWords(last.year)}.${beyond}`;
}

/** What a reader must know of an answer. */
export function placesNotes(reckoning: PlacesReckoning, agesUnknown: number): readonly string[] {
  const { pipeline, slippage, capacity, range } = reckoning;
  const unfunded = pipeline.filter(({ scheme }) => scheme.site?.stages.funded === null);
  const bare = pipeline.filter(({ scheme }) => scheme.site === null);
  const names = (lines: readonly { readonly scheme: { readonly name: string } }[]) =>
    lines.map(({ scheme }) => scheme.name).join(', ');
  const { withoutPrice } = totalSlippage({ slippage });
  return [
    ...(capacity.length > 0
      ? []
      : ['No SEN2 return is read, so every late place counts as one that a child would have had.']),
    ...(unfunded.length > 0
      ? [`No money is agreed for ${names(unfunded)}: those places are not counted on.`]
      : []),
    ...(bare.length > 0
      ? [`Of ${names(bare)} nothing but the dates is recorded: taken as suiting any child and full at once.`]
      : []),
    ...slowFilling(pipeline),
    ...(withoutPrice.length > 0
      ? [`No price is stated for ${withoutPrice.join(', ')}: its cost is not known, not nought.`]
      : []),
    ...(range === null
      ? ['No range is given: a spread of further delays, a price or a day of opening is missing.']
      : []),
    ...(agesUnknown > 0
      ? [`${showCount(agesUnknown)} children of the return are left out, since their age is not told.`]
      : []),
  ];
}

/** Sites where fewer children were counted than their steps of filling give. */
function slowFilling(pipeline: PlacesReckoning['pipeline']): readonly string[] {
  return pipeline.flatMap(({ scheme, onRoll }) => {
    if (onRoll === null) return [];
    const { known } = fillingOf(batchesOf(scheme), onRoll.month);
    if (onRoll.children >= known) return [];
    return [
      `${scheme.name} had ${showCount(onRoll.children)} children in ${monthInWords(onRoll.month)} where ${showCount(known)} were to be there by then: it fills more slowly than recorded.`,
    ];
  });
}
