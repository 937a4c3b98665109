/** What is told of the end of a plan: the deficit left, and the first year in surplus, against the table that shows them. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { financialYearOf } from '../../understand/balance.ts';
import { deficitSign } from '../../understand/deficit-signs.ts';
import { lastDeficitYear, wholeDeficits } from '../../understand/deficits-by-year.ts';
import { type Figure, figuresOf } from '../../understand/figures.ts';
import type { GridRow } from '../../understand/grid.ts';
import { oncePer } from '../../understand/once.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { showValue } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const END =
  /\b(?:(?:at|by) the end of (?:the |this |our )?(?:safety valve )?(?:agreement|plan|programme|term|period|forecast)|when (?:the |this )?(?:agreement|plan|programme) (?:ends|closes|finishes|expires)|(?:agreement|plan|programme)(?:'s)? end|end of term|final year|closing year|once the (?:agreement|plan) (?:has ended|ends))\b/;
const LEFT =
  /\b(?:residual|remain\w*|left|outstanding|still (?:to|be|carry)|stays? with|unfunded|to (?:be )?(?:find|found|carried|carry|clear|recover|fund)|cumulative deficit|accumulated deficit|closing deficit|deficit (?:is|will be|of|stands))\b/;
const OTHER_PLAN =
  /\b(?:original|previous|earlier|last (?:update|return|plan|round)|signed|agreed|without|if|sensitivity|scenario|case|compared|instead|reduces?|reduced|lower by|more than|less than|above|below|unmitigated|do[- ]nothing|ceiling|limit|maximum|cap|before the change|at q1|at q2|was|in place of)\b/;
const MONEY_OFF =
  /\b(?:payments?|contributions?|reserves?|dfe|department\w*|support|transfer|grant|council)\b/;
/** A figure that misses the table's by no more is of the same thing [ratio]. */
const NEAR = 0.4;

/** What the paper has that may come off a deficit, or has come off it, in pounds and as printed in millions. */
const takenOff = oncePer((document: Understanding) => [
  0,
  ...figuresOf(document)
    .filter(
      ({ unit, own, wide, cell }) =>
        (unit === 'money' || cell !== null) && MONEY_OFF.test(`${own} ${cell === null ? wide : ''}`),
    )
    .flatMap(({ value }) => [Math.abs(value), Math.abs(value) * 1e6]),
]);

/** The size of a figure and of its last digit in pounds; a table may be in millions without saying so. */
function inPounds(
  { unit, value, step }: Figure,
  told: number,
): { readonly size: number; readonly step: number } {
  const size = Math.abs(value);
  const by = told >= 1e5 && size < 10_000 && unit !== 'percent' ? 1e6 : 1;
  return { size: size * by, step: step * by };
}

/** "The deficit peaks at £24.7m in 2027/28". */
function isPeak({ low, periods }: Sentence): boolean {
  const isOfOne = periods.length === 1 && !/;|\b(?:sooner|later|earlier|highest point|gross|net)\b/.test(low);
  return (
    isOfOne && /\bpeak(?:s|ed|ing)?\b/.test(low) && /\bdeficit\b/.test(low) && !/\bin[- ]year\b/.test(low)
  );
}

/** A sentence of what remains at the end, or of the most that it comes to, with its one amount. */
function endTold(sentence: Sentence): Quantity | null {
  const { low, quantities } = sentence;
  const isOfEnd = END.test(low) && LEFT.test(low);
  if (!isStatement(sentence) || sentence.isChart || !(isOfEnd || isPeak(sentence)) || OTHER_PLAN.test(low))
    return null;
  const [told, more] = quantities.filter(({ unit }) => unit === 'money');
  return told === undefined || more !== undefined || told.isAbout || told.bound !== null ? null : told;
}

function wrongResidual(document: Understanding, sentence: Sentence): Found[] {
  const told = endTold(sentence);
  const named = sentence.periods.flatMap((period) => financialYearOf(period) ?? []);
  const year = isPeak(sentence) ? (named[0] ?? null) : lastDeficitYear(document);
  if (told === null || year === null || named.some((one) => one !== year)) return [];
  const ends = wholeDeficits(document)
    .filter((one) => one.year === year && one.figure.sentence !== sentence)
    .map(({ figure }) => ({ figure, ...inPounds(figure, told.value) }));
  const near = ends
    .filter(({ size }) => Math.abs(size / told.value - 1) <= NEAR)
    .sort((a, b) => Math.abs(a.size - told.value) - Math.abs(b.size - told.value))[0];
  if (near === undefined) return [];
  const isMade = ends.some(({ size, step }) =>
    takenOff(document).some(
      (value) => Math.abs(Math.abs(size - told.value) - value) <= Math.max(step, told.step) * 0.6,
    ),
  );
  if (isMade) return [];
  return [
    {
      spots: [sentenceSpot(sentence), ...near.figure.spots],
      arithmetic: `the table has ${showValue(near.size, 'money')} at the end of ${year}, the text ${showValue(told.value, 'money')}`,
    },
  ];
}

/** The in-year result by year: above nothing for a deficit. */
type Result = { readonly year: string; readonly deficit: number; readonly figure: Figure };

const IN_YEAR_ROW =
  /^\W{0,3}(?:mitigated |forecast |high needs |dsg )*(?:in[- ]year|net position|surplus|annual (?:result|deficit|surplus)|result for the year)\b/;
const OTHER_ROW =
  /\b(?:unmitigated|before mitigation|do[- ]nothing|original|agreed|target|budget|at 5%|variance|cumulative|at \d)\b/;

/** Whether a cell is of the year's result by its row or by its column; null where it is neither. */
function sideOf(row: GridRow, head: string): 'row' | 'column' | null {
  if (IN_YEAR_ROW.test(row.low) && !OTHER_ROW.test(row.low)) return 'row';
  return IN_YEAR_ROW.test(head) && !OTHER_ROW.test(head) ? 'column' : null;
}

const resultsOf = oncePer((document: Understanding): readonly Result[] =>
  figuresOf(document).flatMap((figure) => {
    const { cell, period } = figure;
    const year = period === null ? null : financialYearOf(period);
    if (cell === null || year === null) return [];
    const { grid, row, at } = cell;
    const side = sideOf(row, grid.columns[at]?.low ?? '');
    if (side === null) return [];
    if (row.cells[at]?.unit === 'money')
      return [{ year, deficit: figure.value * deficitSign(grid, row, at, 'in-year deficit'), figure }];
    const run = (side === 'row' ? row.cells : grid.rows.map(({ cells }) => cells[at])).flatMap(
      (one) => one?.value ?? [],
    );
    return [{ year, deficit: figure.value * signOfRun(run), figure }];
  }),
);

/** Figures without a unit: a plan begins in deficit. */
function signOfRun([first = 0]: readonly number[]): 1 | -1 {
  return first < 0 ? -1 : 1;
}

const FIRST =
  /\bfirst (?:in[- ]year |annual |year (?:of|in|with) (?:an? )?(?:in[- ]year )?)?(?:surplus|balance|balanced year|positive (?:year|balance|position))\b|\b(?:surplus|balance)\b[^.;]{0,30}\bfor the first time\b|\b(?:moves?|moving|returns?|goes|swings?|turns?|gets?|comes?) (?:back )?(?:in)?to (?:in[- ]year )?(?:surplus|balance)\b|\b(?:in[- ]year )?(?:balance|surplus) (?:is |will be |comes? |is first )?(?:reached|achieved|restored|seen|shown|arriv\w+|expected|forecast|due)?\s?(?:first )?in\s$/;
const FIRST_YEAR =
  /\bfirst (?:financial )?year (?:in which|that|when|where|for which|to show|showing|with)\b[^.;]{0,60}\b(?:surplus|balance\w*|income|spend\w*|break)\b/;
const NOT_TOLD =
  /\b(?:not|if|would|original|agreed|agreement|target|require\w*|must|aim\w*|previous\w*|instead|sensitivity|case|scenario|at \d ?%|growth|was to|earlier|condition 1 (?:asks|needs|says)|missed|later than|delay\w*)\b/;

/** The rows and columns of in-year results, each in the order of its years. */
const resultLines = oncePer((document: Understanding): readonly (readonly Result[])[] => {
  const lines = new Map<unknown, Result[]>();
  for (const one of resultsOf(document)) {
    const { cell } = one.figure;
    const key = IN_YEAR_ROW.test(cell?.row.low ?? '') ? cell?.row : cell?.at;
    const line = lines.get(key) ?? [];
    line.push(one);
    lines.set(key, line);
  }
  return [...lines.values()].map((line) => line.sort((a, b) => (a.year < b.year ? -1 : 1)));
});

/** The year that a sentence gives as the first of surplus or balance. */
function firstYearTold(sentence: Sentence): string | null {
  const match = FIRST.exec(sentence.low) ?? FIRST_YEAR.exec(sentence.low);
  if (match === null || !isStatement(sentence)) return null;
  const end = match.index + match[0].length;
  if (NOT_TOLD.test(sentence.low.slice(0, end))) return null;
  // "Moves from 2029-30 to 2030-31": the first of the two is what it was.
  const wasOf = (at: number, end: number) =>
    /\bfrom $/.test(sentence.low.slice(0, at)) && /^[^.;,]{0,12}\bto\b/.test(sentence.low.slice(end));
  const behind = sentence.periods.filter(({ start, end: to }) => start > match.index && !wasOf(start, to));
  const [only, more] = sentence.periods;
  const own = behind.length > 0 || more !== undefined || only === undefined ? behind : [only];
  const years = own.flatMap((period) => financialYearOf(period) ?? []);
  const isMoved = /\b(?:mov\w+|slips?|slipped|shift\w*|put back|goes)\b[^.;]{0,12}\bfrom\b[^.;]*\bto\b/.test(
    sentence.low,
  );
  return (isMoved ? years.at(-1) : years[0]) ?? null;
}

/** "The first surplus is in 2027/28", and the table has it a year later. */
function wrongFirstYear(document: Understanding, sentence: Sentence): Found[] {
  const year = firstYearTold(sentence);
  if (year === null) return [];
  const read = resultLines(document).filter(
    (line) => line.length >= 2 && line.some((one) => one.year === year),
  );
  const firsts = read.map((line) => line.find(({ deficit }) => deficit <= 0));
  const own = read[0]?.find((one) => one.year === year);
  const [first] = firsts;
  if (own === undefined || firsts.some((one) => one?.year === year)) return [];
  return [
    {
      spots: [sentenceSpot(sentence), ...own.figure.spots],
      arithmetic: `the table shows ${own.deficit > 0 ? 'a deficit' : 'a surplus'} in ${year}; its first surplus is ${first === undefined ? 'in none of its years' : `in ${first.year}`}`,
    },
  ];
}

/** Ends of plans. */
export const END_RULES: readonly Rule[] = [
  {
    code: 'claim.end-of-plan',
    kind: 'two-values',
    severity: 'error',
    title: 'The deficit told for the end of the plan, or for its peak, is not the one in the table',
    meaning:
      'A sentence of what remains at the end of the agreement or plan, or of the peak in a year, with one amount, and that year of a row of the whole deficit. Silent where the amount is that figure with a payment or contribution on or off it, and of other plans and cases.',
    advice: 'Take the table’s figure, or say what else is taken off.',
    fires:
      'At the end of the agreement a residual of £21.4m stays with the council.\n\n| £m | 2026/27 | 2027/28 | 2028/29 |\n| --- | --- | --- | --- |\n| In-year deficit | 3.1 | 1.2 | 0.9 |\n| Cumulative deficit | 22.5 | 23.7 | 24.6 |',
    silent:
      'At the end of the agreement a residual of £24.6m stays with the council.\n\n| £m | 2026/27 | 2027/28 | 2028/29 |\n| --- | --- | --- | --- |\n| In-year deficit | 3.1 | 1.2 | 0.9 |\n| Cumulative deficit | 22.5 | 23.7 | 24.6 |',
    find: (document) => document.sentences.flatMap((sentence) => wrongResidual(document, sentence)),
  },
  {
    code: 'claim.first-surplus',
    kind: 'two-values',
    severity: 'error',
    title: 'The first year in surplus is not the one that the table shows',
    meaning:
      'A sentence that names the first year of surplus or balance, and a row of in-year results with another first year. Silent of targets, of other cases, and where any such row has that year.',
    advice: 'Mend the year or the table, and say which of the two meanings of balance is meant.',
    fires:
      'The forecast shows the first in-year surplus in 2027/28.\n\n| £m | 2026/27 | 2027/28 | 2028/29 |\n| --- | --- | --- | --- |\n| In-year | (3.4) | (1.2) | 0.6 |',
    silent:
      'The forecast shows the first in-year surplus in 2028/29.\n\n| £m | 2026/27 | 2027/28 | 2028/29 |\n| --- | --- | --- | --- |\n| In-year | (3.4) | (1.2) | 0.6 |',
    find: (document) => document.sentences.flatMap((sentence) => wrongFirstYear(document, sentence)),
  },
];
