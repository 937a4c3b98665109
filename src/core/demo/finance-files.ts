/** The county's monthly figures, in the layout that the importer reads. */
import { lastDayOf, type Month } from '../base/time.ts';
import { AGREED_START, type CountyStory, CUT_OFF } from './county-story.ts';
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
    { measure: 'transfer_in_n', told: story.movedIn, agreed: null, hasLatest: false },
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

/** The day of the cost file, for the README: the last day of the cut-off month. */
export const COSTS_AS_AT = lastDayOf(CUT_OFF);
