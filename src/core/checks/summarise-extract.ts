/** The few figures of an extract that are kept to compare the next one with: stock by need and setting, flows of a year. */

import { dayNumberOf, toIsoDate } from '../base/day-number.ts';
import { CODE_LISTS, NO_DAY } from '../extract/extract.ts';
import { groupOfPlace } from '../extract/setting-groups.ts';
import type { CheckContext } from './check-context.ts';
import { codeAt, numberAt, OUTCOME, placeAt } from './columns.ts';
import type { Counts, ExtractFlows, ExtractSummary } from './extract-summary.ts';
import { Facts } from './facts.ts';
import { addUp } from './tally.ts';

/** The active plan by which each child with a plan in force is counted: one place a child, the first of its plans. */
export function countedPlans(facts: Facts): Int32Array {
  const { persons, activePlans } = facts.extract;
  const isCounted = new Uint8Array(persons.count);
  const counted = new Int32Array(activePlans.count);
  let count = 0;
  for (let plan = 0; plan < activePlans.count; plan++) {
    if (!facts.isInForce(plan)) continue;
    const child = placeAt(facts.childOfPerson, facts.personOfActivePlan(plan));
    if (child >= 0) {
      if (isCounted[child] === 1) continue;
      isCounted[child] = 1;
    }
    counted[count++] = plan;
  }
  return counted.subarray(0, count);
}

/** Count flows between two days, both included. A day is a day number. */
export function countFlows(facts: Facts, from: number, to: number): ExtractFlows {
  const { requests, assessments, namedPlans, activePlans } = facts.extract;
  const countIn = (days: Int32Array, counts: (at: number) => boolean) =>
    days.reduce((sum, day, at) => sum + Number(day >= from && day <= to && counts(at)), 0);
  return {
    from: toIsoDate(from),
    to: toIsoDate(to),
    requests: countIn(requests.receivedOn, () => true),
    newPlans: countIn(assessments.outcomeOn, (at) => codeAt(assessments.outcome, at) === OUTCOME.yes),
    transfersIn: activePlans.transferredFrom.reduce((sum, from_) => sum + Number(from_ > 0), 0),
    ceases: countIn(namedPlans.ceasedOn, () => true),
  };
}

/** First and last day of the year whose flows an extract holds; null where its day is not known. */
export function flowYear({ extract }: CheckContext): { readonly from: number; readonly to: number } | null {
  if (extract.year !== null)
    return { from: dayNumberOf(extract.year - 1, 1, 1), to: dayNumberOf(extract.year - 1, 12, 31) };
  return extract.asAt === NO_DAY ? null : { from: extract.asAt - 364, to: extract.asAt };
}

class Tally {
  readonly #counts = new Map<string, number>();

  add(key: string): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  take(): Counts {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

function primaryNeeds(facts: Facts): Int32Array {
  const { activePlans, needs } = facts.extract;
  const needOf = new Int32Array(activePlans.count).fill(-1);
  for (let at = 0; at < needs.count; at++) {
    const plan = placeAt(needs.activePlan, at);
    if (plan < 0 || needs.rank[at] !== 1) continue;
    // Of two primary needs, which is an error of its own, the one earlier in the list counts, whatever the rows' order.
    const [known, need] = [placeAt(needOf, plan), codeAt(needs.need, at)];
    needOf[plan] = known < 0 ? need : Math.min(known, need);
  }
  return needOf;
}

/** Summarise an extract. Linear in its rows. */
export function summariseExtract(context: CheckContext): ExtractSummary {
  return summariseFacts(new Facts(context));
}

/** Summarise an extract whose facts are at hand. */
export function summariseFacts(facts: Facts): ExtractSummary {
  const { extract, context } = facts;
  const [byNeed, bySetting, byGroup] = [new Tally(), new Tally(), new Tally()];
  const needOf = primaryNeeds(facts);
  const counted = countedPlans(facts);
  for (const plan of counted) {
    byNeed.add(CODE_LISTS.need[needOf[plan] ?? -1] ?? 'none');
    const cells = placeCells(facts, placeAt(facts.mainPlacementOfPlan, plan));
    bySetting.add(groupOfPlace({ ...cells, group: undefined }));
    byGroup.add(groupOfPlace(cells));
  }
  const year = flowYear(context);
  return {
    schema: 'evenkeel/extract-summary@1',
    asAt: extract.asAt === NO_DAY ? null : toIsoDate(extract.asAt),
    authorityNumber: extract.authorityNumber,
    openPlans: counted.length,
    byNeed: byNeed.take(),
    bySetting: bySetting.take(),
    byGroup: context.establishments === null ? null : byGroup.take(),
    flows: year === null ? null : countFlows(facts, year.from, year.to),
  };
}

function addCounts(one: Counts, other: Counts): Counts {
  const sums: Record<string, number> = { ...one };
  addUp(sums, other);
  return Object.fromEntries(Object.entries(sums).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function addFlows(one: ExtractFlows, other: ExtractFlows): ExtractFlows {
  return {
    ...one,
    requests: one.requests + other.requests,
    newPlans: one.newPlans + other.newPlans,
    transfersIn: one.transfersIn + other.transfersIn,
    ceases: one.ceases + other.ceases,
  };
}

/** Add up the summaries of two parts of one return. */
export function addSummary(one: ExtractSummary, other: ExtractSummary): ExtractSummary {
  return {
    ...one,
    openPlans: one.openPlans + other.openPlans,
    byNeed: addCounts(one.byNeed, other.byNeed),
    bySetting: addCounts(one.bySetting, other.bySetting),
    byGroup: one.byGroup === null || other.byGroup === null ? null : addCounts(one.byGroup, other.byGroup),
    flows: one.flows === null || other.flows === null ? null : addFlows(one.flows, other.flows),
  };
}

function placeCells(facts: Facts, placement: number) {
  const { placements } = facts.extract;
  const entry = facts.entryOfPlacement[placement];
  return {
    group: entry === undefined ? undefined : facts.groupOf(entry),
    urn: numberAt(placements.urn, placement),
    ukprn: numberAt(placements.ukprn, placement),
    setting: codeAt(placements.setting, placement),
    senUnit: codeAt(placements.senUnit, placement),
    resourcedProvision: codeAt(placements.resourcedProvision, placement),
  };
}
