/** The county's monthly figures and placement costs, in the layouts that the importers read. */
import { lastDayOf, type Month } from '../base/time.ts';
import { createStream, type Stream, uniformInt } from '../num/random.ts';
import { PLACEMENT_TYPES, type PlacementType } from './county-shares.ts';
import { AGREED_START, type CountyStory, CUT_OFF } from './county-story.ts';
import { lastDayNumber, writeIsoDay } from './day-number.ts';
import { type DemoFile, fromLines } from './demo-file.ts';

type Line = {
  readonly measure: string;
  readonly told: readonly number[];
  readonly agreed: readonly number[] | null;
  readonly hasLatest: boolean;
};

/**
 * Write `finance/monthly-actuals.csv`: actuals to the cut-off, the agreement's forecast for its first year, and the
 * newest forecast for the months between.
 * @param openOverTwentyWeeks  one entry a month of the story, as far as it is known.
 */
export function monthlyFile(story: CountyStory, openOverTwentyWeeks: readonly number[]): DemoFile {
  const { agreed } = story;
  const lines: readonly Line[] = [
    { measure: 'plans_n', told: story.plans, agreed: agreed.plans, hasLatest: true },
    { measure: 'req_n', told: story.requests, agreed: null, hasLatest: false },
    { measure: 'plans_new_n', told: story.newPlans, agreed: null, hasLatest: true },
    { measure: 'cease_n', told: story.ceases, agreed: agreed.ceases, hasLatest: true },
    { measure: 'inmss_n', told: story.inmss, agreed: agreed.inmss, hasLatest: true },
    { measure: 'asmt_open_over20w_n', told: openOverTwentyWeeks, agreed: null, hasLatest: false },
  ];
  const chunks = fromLines(function* () {
    yield 'month,measure,actual,agreed,latest';
    for (const line of lines)
      for (const [place, month] of story.months.entries()) {
        const cells = monthlyCells(story, line, place, month);
        if (cells.some((cell) => cell !== '')) yield [month, line.measure, ...cells].join(',');
      }
  });
  return { path: 'finance/monthly-actuals.csv', chunks };
}

function monthlyCells(story: CountyStory, line: Line, place: number, month: Month): (string | number)[] {
  const isActual = month <= CUT_OFF;
  const agreed = line.agreed?.[place - story.months.indexOf(AGREED_START)] ?? '';
  return [
    isActual ? (line.told[place] ?? '') : '',
    agreed,
    !isActual && line.hasLatest ? (line.told[place] ?? '') : '',
  ];
}

/** Placements and their mean yearly cost, by type. */
export type CostedType = { readonly count: number; readonly meanPence: number };

/**
 * Write `finance/placement-costs.csv`: one row for each placement open at the end of the cut-off month.
 * Costs come in pairs as far above as below the mean, so each type costs its unit cost exactly.
 */
export function placementCostsFile(byType: ReadonlyMap<PlacementType, CostedType>, seed: number): DemoFile {
  const last = lastDayNumber(CUT_OFF);
  const chunks = fromLines(function* () {
    yield 'Reference,Placement type,Start date,End date,Annual cost';
    const stream = createStream(seed, 'demo', 'costs');
    let number = 0;
    for (const type of PLACEMENT_TYPES) {
      const { count, meanPence } = byType.get(type) ?? { count: 0, meanPence: 0 };
      for (const cost of costsAround(stream, count, meanPence)) {
        number += 1;
        const start = writeIsoDay(last - 10 - uniformInt(stream, 1600));
        yield `HN-${String(number).padStart(7, '0')},${type},${start},,${writePounds(cost)}`;
      }
    }
  });
  return { path: 'finance/placement-costs.csv', chunks };
}

/** Draw costs whose sum is exactly count x mean: pairs as far above as below, and the mean itself for an odd one. */
function* costsAround(stream: Stream, count: number, meanPence: number): Generator<number> {
  for (let k = 0; k + 1 < count; k += 2) {
    const apart = drawApart(stream.next(), meanPence);
    yield meanPence + apart;
    yield meanPence - apart;
  }
  if (count % 2 === 1) yield meanPence;
}

/** How far a cost lies from the mean: whole pounds, mostly near, never beyond seven tenths of it [pence]. */
function drawApart(share: number, meanPence: number): number {
  return Math.floor((share * share * 0.7 * meanPence) / 100) * 100;
}

function writePounds(amount: number): string {
  return `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
}

/** The day of the cost file, for the README: the last day of the cut-off month. */
export const COSTS_AS_AT = lastDayOf(CUT_OFF);
