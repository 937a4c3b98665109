/** Requests said to rise in one place and to stand still in another, or against the figures of their own table. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Grid, type GridRow, rowSpot } from '../../understand/grid.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const THING = `(?:requests?|referrals?|demand|applications?)`;
const STRONG = String.raw`(?:steep\w*|sharp\w*|rapid\w*|strong\w*|mark\w+|continu\w+|relentless\w*|unbroken|fast|quick\w*|ever[- ]|significant\w*|considerabl\w+|heav\w+|large|surg\w+|soar\w*|mount\w+|steadily|still|kept|keep\w*|further|growing|again)`;
const RISE = String.raw`(?:ris(?:e|es|en|ing)|rose|increas\w+|gr[eo]w\w*|climb\w*|surg\w*|upsurge|swell\w*|soar\w*|gone up|going up|go up|upward\w*|more)`;
const RISING = new RegExp(
  String.raw`\b${STRONG}\b[^.;]{0,40}\b${RISE}\b[^.;]{0,30}\b${THING}\b|\b${THING}\b[^.;]{0,60}\b${STRONG}\b[^.;]{0,20}\b${RISE}\b|\b${THING}\b[^.;]{0,50}\b${RISE}\b[^.;]{0,24}\b${STRONG}\b`,
);
const FLAT = new RegExp(
  String.raw`\b${THING}\b[^.;]{0,50}\b(?:flat|steady|level|stable|unchanged|static|constant|same|standstill|not (?:risen|changed|grown|increased))\b|\b(?:flat|steady|level|stable|unchanged|no (?:rise|increase|growth|change))\b[^.;]{0,30}\b${THING}\b`,
);
const NOT_SAID =
  /\b(?:not|no longer|if|would|will|should|forecast|expect\w*|assum\w*|target|risk|plan(?:s|ned)? (?:for|on)|national\w*|england|fall\w*|fell|fewer|last year|earlier|was|had been|places|spend\w*|cost|slower|less|above|than (?:the )?(?:forecast|agreement)|although|but|while|whereas)\b/;
const NOT_ROW =
  /\b(?:agreed|refus\w*|decided|forecast|target|change|difference|within|share|%|age|type|expected|plan)\b/;
/** A series whose ends differ by less has not risen steeply; one whose ends differ by more is not flat [ratio]. */
const LEVEL = 0.025;

type Series = {
  readonly first: number;
  readonly last: number;
  readonly most: number;
  readonly least: number;
  readonly spot: ReturnType<typeof rowSpot>;
};

function seriesOf(values: readonly number[], spot: Series['spot']): Series[] {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined || values.length < 3 || first <= 0) return [];
  return [{ first, last, most: Math.max(...values), least: Math.min(...values), spot }];
}

const isTimed = (low: string) =>
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|q[1-4]|20\d\d|spring|summer|autumn|winter)[a-z]*\b/.test(
    low,
  );

/** Requests over time, down a column or along a row. */
function requestsIn(grid: Grid): Series[] {
  if (grid.block.isChart || grid.rows.length > 40) return [];
  const isRequests = (low: string) => /\b(?:requests?|referrals?)\b/.test(low) && !NOT_ROW.test(low);
  const about = `${grid.caption} ${grid.columns[0]?.low ?? ''}`.toLowerCase();
  const rows = grid.rows.filter(({ low }) => isTimed(low) && !/\btotal|sum|months\b/.test(low));
  const down = grid.columns.flatMap(({ low }, at) => {
    if (at === 0 || !(isRequests(low) || (isRequests(about) && !NOT_ROW.test(low)))) return [];
    const cells = rows.flatMap((row) => (row.cells[at]?.unit === 'count' ? [row] : []));
    const [last] = cells.slice(-1);
    return last === undefined
      ? []
      : seriesOf(
          cells.map((row: GridRow) => row.cells[at]?.value ?? 0),
          rowSpot(grid, last),
        );
  });
  const along = grid.rows.flatMap((row) => {
    if (!isRequests(row.low)) return [];
    const values = grid.columns.flatMap(({ low }, at) =>
      at > 0 && isTimed(low) && row.cells[at]?.unit === 'count' ? [row.cells[at]?.value ?? 0] : [],
    );
    return seriesOf(values, rowSpot(grid, row));
  });
  return [...down, ...along];
}

function isSaid(sentence: Sentence, way: RegExp): boolean {
  return (
    isStatement(sentence) &&
    !sentence.isChart &&
    way.test(sentence.low) &&
    !NOT_SAID.test(sentence.low) &&
    sentence.quantities.length < 3
  );
}

function demandApart(document: Understanding): Found[] {
  if (!/requests?|referrals?|demand/.test(document.low)) return [];
  const rising = document.sentences.filter((one) => isSaid(one, RISING));
  if (rising.length === 0) return [];
  const flat = document.sentences.find((one) => isSaid(one, FLAT) && !RISING.test(one.low));
  const series = document.grids
    .flatMap(requestsIn)
    .find(({ first, last, most, least }) => last <= first * (1 + LEVEL) && most <= least * (1 + LEVEL * 2));
  return rising.slice(0, 1).flatMap((claim): Found[] => {
    if (series !== undefined)
      return [
        {
          spots: [sentenceSpot(claim), series.spot, ...(flat === undefined ? [] : [sentenceSpot(flat)])],
          arithmetic: `from ${num(series.first)} to ${num(series.last)} requests have not risen; the text says "${RISING.exec(claim.low)?.[0] ?? ''}"`,
        },
      ];
    if (flat === undefined || flat.block === claim.block) return [];
    return [
      {
        spots: [sentenceSpot(claim), sentenceSpot(flat)],
        arithmetic: `"${RISING.exec(claim.low)?.[0] ?? ''}" in one place and "${FLAT.exec(flat.low)?.[0] ?? ''}" in another`,
      },
    ];
  });
}

/** Demand in words. */
export const DEMAND_WORD_RULES: readonly Rule[] = [
  {
    code: 'direction.demand-in-words',
    kind: 'direction',
    severity: 'error',
    isWide: true,
    title: 'Requests are said to rise fast, and their own figures or words stand still',
    meaning:
      'A sentence by which requests keep rising, rise steeply or fast, beside a table of requests over time that is level, or a sentence elsewhere by which they are flat or steady.',
    advice:
      'Say what the figures show, and keep the level of demand apart from how far it is above the forecast.',
    fires:
      'A steep rise in requests has stretched the team.\n\n| Twelve months to | Requests |\n| --- | --- |\n| April 2025 | 640 |\n| July 2025 | 642 |\n| October 2025 | 641 |',
    silent:
      'A steep rise in requests has stretched the team.\n\n| Twelve months to | Requests |\n| --- | --- |\n| April 2025 | 640 |\n| July 2025 | 702 |\n| October 2025 | 771 |',
    find: demandApart,
  },
];
