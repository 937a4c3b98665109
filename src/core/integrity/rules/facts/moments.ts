/** The day on which plans are counted, told in two ways: the last day of the month, its first, or an average over it. */
import { monthOfDay, toIsoDate } from '../../../base/day-number.ts';
import type { TextBlock } from '../../document.ts';
import { type Found, type Spot, stretchOf } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { placeOf } from '../../understand/block-places.ts';
import { type Grid, type GridRow, rowSpot } from '../../understand/grid.ts';
import { type PlanNumber, planNumbers } from '../../understand/plan-numbers.ts';
import type { Sentence } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import { type Statement, statementsOf } from '../../understand/statements.ts';
import type { Understanding } from '../../understand/understanding.ts';

type Moment = 'the last day' | 'the first day' | 'an average';

const FIRST =
  /\b(?:first|1st|opening) (?:working |school |calendar )?(?:day|monday)\b|\b(?:start|beginning) of (?:the |each |every )?(?:month|quarter)\b|\bfirst of (?:the |each |every )?month\b/;

const MOMENTS: readonly (readonly [Moment, RegExp])[] = [
  ['an average', /\b(?:average|averages|averaged|mean)\b/],
  ['the first day', FIRST],
  [
    'the last day',
    /\b(?:last|final|closing) (?:working |school |calendar )?(?:day|friday)\b|\b(?:month|quarter)[- ]?ends?\b|\bend of (?:the |each |every )?(?:calendar )?(?:month|quarter)\b|\bclose of (?:the |each |every )?(?:month|quarter)\b|\bend of\b$/,
  ],
];
const START_OF =
  /\b(?:at|on) the (?:start|beginning|first) of (?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:on|at) (?:the )?(?:1|1st|first)(?: of)? (?:january|february|march|april|may|june|july|august|september|october|november|december)\b/;
const DENIED =
  /\b(?:not|no|never|nor)\b[^.;,]{0,24}\b(?:averages?|averaged|means?|first|last|end|month[- ]ends?)\b[^.;,]{0,16}/g;
const SUBJECT =
  /\b(?:plans?|ehcps?|caseload|numbers?|counts?|figures?|values?|table|measures|all data|data)\b/;
const DEFINES =
  /\b(?:are|is|were|was|taken|counted|count|show\w*|give\w*|stand\w*|record\w*|refer\w*|relate\w*|mean\w*|measured|as at|those)\b/;
const OTHER =
  /\b(?:requests?|ceas\w*|rolling|price|cost|spend\w*|fees?|£|deficit|wait\w*|replies|survey|weeks|a month over|growth|average of|on average|days late|national|england|neighbour\w*|school rolls?|census|(?:two|three|four|five|ten|\d+)[- ]years? (?:average|mean)|agreed forecast)\b/;

type Defined = { readonly moment: Moment; readonly spot: Spot; readonly words: string };

function momentIn(low: string): Moment | null {
  const plain = low.replaceAll(DENIED, ' ');
  const found = MOMENTS.filter(([, words]) => words.test(plain));
  return found.length === 1 ? (found[0]?.[0] ?? null) : null;
}

/** "The monthly figures are the numbers of plans on the first working day of the month". */
function definedIn({ sentence, spot, under }: Statement): Defined[] {
  const { low } = sentence;
  if (!SUBJECT.test(low) || !DEFINES.test(low) || OTHER.test(low)) return [];
  // A sentence that tells a number is of that number, and not of how all are counted.
  if (sentence.quantities.some(({ value, unit }) => unit === 'count' && value >= 100)) return [];
  const moment = momentIn(low);
  const isGeneral =
    /\b(?:month|quarter|month-end|each|every|all|table|figures|numbers|counts|measures)\b/.test(low);
  return moment === null ||
    !isGeneral ||
    /\b(?:placements only|posts|finance|spend)\b/.test(`${low} ${under}`)
    ? []
    : [{ moment, spot, words: low }];
}

/** The line above a table that names it; null where none does. */
function leadOf({ document }: Understanding, { block }: Grid): TextBlock | null {
  const above = document.blocks[placeOf(document, block) - 1];
  return above === undefined || above.kind === 'table' || above.text.length > 160 ? null : above;
}

/** Whether a table with such words around it is of plans. */
function isOfPlans({ block, columns, rows }: Grid, around: string): boolean {
  const heads = columns.map(({ low }) => low).join(' ');
  const labels = rows
    .slice(0, 3)
    .map(({ low }) => low)
    .join(' ');
  return !block.isChart && /\b(?:plans|ehcps?)\b/.test(`${around} ${heads} ${labels}`) && !OTHER.test(around);
}

/** The place of the head of a table; of its first row where it has none. */
function headSpot(grid: Grid, row: GridRow): Spot {
  const { header, page, section } = grid.block;
  if (header === null) return rowSpot(grid, row);
  const quote = header.raw ?? header.cells.join(' | ');
  return { paragraph: header.paragraph, page, section, start: 0, end: quote.length, quote };
}

/** What the head, the caption or the line above a table of plans says. */
function definedByTables(document: Understanding): Defined[] {
  return document.grids.flatMap((grid): Defined[] => {
    const [row] = grid.rows;
    const lead = leadOf(document, grid);
    const corner = `${grid.columns[0]?.low ?? ''} ${grid.caption.toLowerCase()}`.trim();
    const text = `${corner} ${lead?.text.toLowerCase() ?? ''}`;
    if (row === undefined || !isOfPlans(grid, text)) return [];
    const own = momentIn(corner);
    if (own !== null) return [{ moment: own, spot: headSpot(grid, row), words: text }];
    const above = lead === null ? null : momentIn(lead.text.toLowerCase());
    return lead === null || above === null
      ? []
      : [{ moment: above, spot: stretchOf(lead, lead.text, 0, lead.text.length), words: text }];
  });
}

function twoMoments(defined: readonly Defined[]): Found[] {
  for (const [at, b] of defined.entries()) {
    const a = defined.slice(0, at).find((one) => one.moment !== b.moment);
    if (a === undefined) continue;
    return [
      {
        spots: [b.spot, a.spot],
        arithmetic: `plans are counted on ${a.moment} in one place and by ${b.moment} in another`
          .replace('on an average', 'as an average')
          .replace('by the', 'on the')
          .replace('by an average', 'as an average'),
      },
    ];
  }
  return [];
}

const IS_MEAN =
  /^ ?(?:plans? |ehcps? )?(?:\(|, |is |was |as )*(?:the |an |a )?(?:three-month |quarterly |monthly )?(?:average|mean)\b/;

/** Whether the day right behind a number is the first of the month that its cell is of. */
function isFirstDay({ periods }: Sentence, { start, end }: Quantity, known: PlanNumber): boolean {
  const day = periods.find((one) => one.kind === 'day' && one.start >= start && one.start - end < 60);
  return day?.from != null && toIsoDate(day.from).endsWith('-01') && monthOfDay(day.from) === known.month;
}

/** How a sentence tells a number that a table has at the end of a month; null where it tells it so, too. */
function toldAs(sentence: Sentence, quantity: Quantity, known: PlanNumber): string | null {
  const behind = sentence.low.slice(quantity.end, quantity.end + 60);
  if (IS_MEAN.test(behind)) return 'an average';
  const ahead = sentence.low.slice(Math.max(0, quantity.start - 60), quantity.start);
  const isSaid = [behind, ahead].some((text) => FIRST.test(text) || START_OF.test(text));
  const isFirst = isFirstDay(sentence, quantity, known) || (isSaid && !/\b(?:since|from|than)\b/.test(ahead));
  return isFirst ? 'the number on the first day' : null;
}

/** "3,412 plans on 1 October", where the table has 3,412 at the end of October; "3,905, the average of three months". */
function numberAtOther(document: Understanding, defined: readonly Defined[]): Found[] {
  const [definition] = defined;
  if (definition === undefined || !defined.every(({ moment }) => moment === 'the last day')) return [];
  const cells = planNumbers(document).filter(({ isWithout, cell }) => !isWithout && cell !== null);
  return statementsOf(document).flatMap(({ sentence, spot, isCell }): Found[] =>
    isCell || sentence.isChart
      ? []
      : sentence.quantities.flatMap((quantity): Found[] => {
          const known = cells.find(({ value }) => value === quantity.value);
          const as =
            known === undefined || quantity.unit !== 'count' ? null : toldAs(sentence, quantity, known);
          return known === undefined || as === null
            ? []
            : [
                {
                  spots: [spot, ...known.spots, definition.spot],
                  arithmetic: `${num(quantity.value)} is the count at the end of the month in the table; here it is told as ${as}`,
                },
              ];
        }),
  );
}

function momentsApart(document: Understanding): Found[] {
  if (
    !/average|mean|day|end of|month-end|month end|start of/.test(document.low) &&
    document.grids.length === 0
  )
    return [];
  const defined = [...definedByTables(document), ...statementsOf(document).flatMap(definedIn)];
  if (defined.length === 0) return [];
  const two = twoMoments(defined);
  return two.length > 0 ? two : numberAtOther(document, defined).slice(0, 1);
}

/** Moments of counting. */
export const MOMENT_RULES: readonly Rule[] = [
  {
    code: 'basis.day-of-count',
    kind: 'basis',
    severity: 'error',
    isWide: true,
    title: 'Plans are counted on one day in one place and on another elsewhere',
    meaning:
      'Plan numbers of the last day of a month, of its first day or as an average over it, by the head of a table, the line above it or a note; and a number of a month-end table told as an average or on the first day. Silent for rolling means and for money.',
    advice: 'Say once on which day plans are counted, and use that day for every number.',
    fires:
      '| At the end of the month | July 2025 | August 2025 |\n| --- | --- | --- |\n| Plans in force | 2,110 | 2,131 |\n\nEach figure in the table is the average number of plans in force over the month.',
    silent:
      '| At the end of the month | July 2025 | August 2025 |\n| --- | --- | --- |\n| Plans in force | 2,110 | 2,131 |\n\nEach figure in the table is the number of plans in force on the last day of the month.',
    find: momentsApart,
  },
];
