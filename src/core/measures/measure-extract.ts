/** Every figure that a SEN2 extract supports, in one go. */
import { lastDayOfMonth } from '../base/day-number.ts';
import { addAssessmentFlows } from './assessment-flows.ts';
import { type DaySnapshot, openSnapshots, takeSnapshot } from './day-snapshot.ts';
import { type ExtractContext, type ExtractInputs, openExtract, tallyOf } from './extract-context.ts';
import type { MeasureValue } from './measure-value.ts';
import { addNetGrowth } from './net-growth.ts';
import { addOneDay } from './one-day.ts';
import { addOpenCases } from './open-cases.ts';
import { addCeaseRate, addCeases, countCeases } from './plan-flows.ts';
import { addRequestFlows } from './request-flows.ts';
import { addReviews } from './reviews.ts';
import { addCaseload, addNeeds, addPlaces } from './stock.ts';

/**
 * Reckon the indicators of groups A to G over one extract: each pass is over whole columns, so the time grows with rows
 * and months only. The order of rows changes nothing.
 * @returns no values, and no words of coverage, where the extract does not say which day it is of.
 * @source Method note 5.
 */
export function measureExtract(inputs: ExtractInputs): {
  readonly values: readonly MeasureValue[];
  readonly coverage: string | null;
} {
  const context = openExtract(inputs);
  if (context === null) return { values: [], coverage: null };
  const { extract } = inputs;
  if (extract.requests.count > 0) {
    addRequestFlows(context);
    addOpenCases(context);
  }
  if (extract.assessments.count > 0) addAssessmentFlows(context);
  if (extract.namedPlans.count > 0) addStock(context);
  addReviews(context);
  return { values: context.list.values, coverage: context.coverage.words };
}

function addStock(context: ExtractContext): void {
  const { coverage, extract, months } = context;
  const taker = openSnapshots(context);
  const snapshots = coverage.stockDays.map((day) => takeSnapshot(taker, day));
  addCaseload(context, snapshots);
  if (extract.placements.count > 0) addPlaces(context, snapshots);
  if (extract.needs.count > 0) addNeeds(context, snapshots);
  const ceases = countCeases(context);
  addCeases(context, ceases);
  const ends = monthEndsOf(context, snapshots);
  const [all, adult] = [tallyOf(context), tallyOf(context)];
  for (let place = 0; place < months.count; place++) {
    all.add(place, ends[place + 1]?.plans ?? 0);
    adult.add(place, ends[place + 1]?.adults ?? 0);
  }
  addCeaseRate(context, ceases, { all, adult });
  addNetGrowth(
    context,
    ceases.all,
    ends.map(({ plans }) => plans),
  );
  addOneDay(taker);
}

/** Snapshots of the end of the month before the first and of each covered month. */
function monthEndsOf({ months }: ExtractContext, snapshots: readonly DaySnapshot[]): readonly DaySnapshot[] {
  const days = new Set<number>();
  for (let month = months.first - 1; month < months.first + months.count; month++)
    days.add(lastDayOfMonth(month));
  return snapshots.filter(({ day }) => days.has(day));
}
