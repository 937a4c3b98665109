/** What a paper shows of the whole deficit at the end of each year, whichever table or sentence shows it. */

import { financialYearOf } from './balance.ts';
import { byGroup, type Figure, figuresOf, groupOf } from './figures.ts';
import { oncePer } from './once.ts';
import type { Understanding } from './understanding.ts';

const WHOLE =
  /\b(?:cumulative|accumulated|carried forward|c\/f|brought down|closing|(?:deficit|balance|position) (?:before|after|net of|once)|total deficit|overall deficit|(?:dsg )?deficit at|at year[- ]end|year[- ]end (?:deficit|balance|position)|deficit (?:at|on|by) (?:the )?(?:end|31 march|year)|residual|dsg (?:reserve|balance|deficit|account)|unusable reserve|position at 31 march|balance at 31 march|at 31 march)\b/;
const OTHER =
  /\b(?:opening|brought forward|b\/f|ceiling|cap|maximum|limit|allowed|in[- ]year|payments?$|target|budget|variance|places|income|grant|headroom|change|movement|without the plan|unmitigated|do[- ]nothing)\b/;
const TOTAL_OF_PARTS = /^(?:total|overall|sum)\b/;

/** The whole deficit at a time; `isAfter` where payments or the council's own money are off it. */
export type WholeDeficit = {
  readonly figure: Figure;
  readonly isAfter: boolean;
  readonly year: string | null;
};

function isWhole({ own, wide, unit, cell, quantity }: Figure): boolean {
  if (cell !== null) {
    const isMoney = unit === 'money' || /£/.test(`${wide} ${cell.grid.caption}`) || /\bdeficit\b/.test(own);
    return (
      isMoney &&
      unit !== 'percent' &&
      WHOLE.test(own) &&
      !OTHER.test(own.replace(/before (?:any )?payments?/, ''))
    );
  }
  return unit === 'money' && quantity !== null && WHOLE.test(own) && !OTHER.test(own);
}

/** Give the figures of the whole deficit, with the financial year that each closes. */
export const wholeDeficits: (document: Understanding) => readonly WholeDeficit[] = oncePer((document) =>
  figuresOf(document).flatMap((figure) => {
    const { own, period, cell } = figure;
    if (!isWhole(figure) || TOTAL_OF_PARTS.test(cell?.grid.columns[cell.at]?.low ?? '')) return [];
    const year = period === null ? yearBefore(document, figure) : financialYearOf(period);
    const isAfter =
      /\b(?:after|net of|including|less)\b[^.;]{0,40}\b(?:payments?|contributions?|dfe|department|support|funding|grant)\b|\bresidual\b/.test(
        own,
      );
    return [{ figure, isAfter, year }];
  }),
);

/** "At the end of that year": the one year of the sentence before. */
function yearBefore(document: Understanding, { sentence }: Figure): string | null {
  if (sentence === null || !/\b(?:that|the same) year\b/.test(sentence.low)) return null;
  const group = byGroup(document).get(groupOf(sentence)) ?? [];
  const [only, more] = group[group.indexOf(sentence) - 1]?.periods ?? [];
  return only === undefined || more !== undefined ? null : financialYearOf(only);
}

/** The last year for which a table shows the whole deficit; null where none does. */
export function lastDeficitYear(document: Understanding): string | null {
  const years = wholeDeficits(document).flatMap(({ year, figure }) =>
    year === null || figure.cell === null ? [] : [year],
  );
  return [...years].sort().at(-1) ?? null;
}
