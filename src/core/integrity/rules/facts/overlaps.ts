/** What measures come to after their overlap, or without one, against the table that adds them up. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { wordsAbove } from '../../understand/figures.ts';
import { type Grid, type GridRow, rowSpot } from '../../understand/grid.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const MEASURES =
  /\b(?:workstreams?|measures?|mitigations?|projects?|interventions?|strands?|schemes?|initiatives?|proposals?|layers?|savings?|saving|actions?|avoided|effects?|pillars?|levers?|saved|reduction)\b/;
const OVERLAP =
  /\b(?:overlap\w*|double[- ]count\w*|counted (?:twice|once|more than once|only once|under)|(?:under|by|in|helped by) (?:more than one|two)|interaction|shared effect)\b/;
const AFTER =
  /\b(?:after|net of|allowing for|less|having (?:taken|allowed|removed)|once|with(?! no)|taking|taken off|tak\w+ (?:off|out|account)|deduct\w*|remov\w*|adjust\w* for|stripp\w*|excluding|without double)\b/;
const NO_OVERLAP =
  /\b(?:no|not|none|never|nothing|nobody)\b[^.;]{0,50}\b(?:overlap\w*|counted (?:twice|under|by|in|more)|double[- ]count\w*|more than one|two (?:measures|actions|workstreams|projects))\b|\bcounted (?:only )?once\b|\b(?:do|does) not overlap\b|\bindependent of (?:each|one) (?:an)?other\b/;
const BEFORE =
  /\b(?:before|gross|not yet|no allowance|without (?:any )?(?:allow\w*|deduct\w*)|not (?:been )?(?:taken|deducted|allowed))\b[^.;]{0,40}\b(?:overlap\w*|double)/;
const COMES =
  /\b(?:sav\w+|avoid\w*|deliver\w*|give\w*|come\w* to|total\w*|sum|effect|reduc\w+|bring\w*|yield\w*|make|makes|worth|remov\w*|produce\w*|achiev\w*|amount\w* to|together|combined|between them)\b/;

function millions(value: number): number {
  return Math.abs(value) >= 1e5 ? Math.abs(value) / 1e6 : Math.abs(value);
}

type Added = {
  readonly grid: Grid;
  readonly at: number;
  readonly parts: readonly GridRow[];
  readonly sum: number;
  readonly step: number;
  readonly overlap: { readonly row: GridRow; readonly value: number } | null;
  readonly total: GridRow | null;
  /** Whether its heads say that it is of effects. */
  readonly isOfEffects: boolean;
};

/** Tables of measures: their plain sum, and the overlap where a row has it. */
function addedIn(document: Understanding, grid: Grid): Added[] {
  if (grid.rows.length < 3 || grid.rows.length > 30 || grid.block.isChart) return [];
  const about = `${wordsAbove(document)(grid)} ${grid.columns.map(({ low }) => low).join(' ')}`;
  if (!MEASURES.test(about)) return [];
  const isOverTime = grid.columns.filter(({ period }) => period !== null).length > 1;
  return grid.columns.flatMap((column, at): Added[] => {
    if (at === 0 || column.numbers < 3 || isOverTime) return [];
    const rows = grid.rows.filter(({ cells }) => cells[at] != null && cells[at]?.unit !== 'percent');
    const plain = (row: GridRow) => row.row.cells.slice(0, at).join(' ').toLowerCase().replace(/[*_]/g, '');
    const overlap = rows.find(
      (row) => OVERLAP.test(plain(row)) && !/\b(?:before|after|net)\b/.test(plain(row)),
    );
    const isSum = (row: GridRow) =>
      /\b(?:total|sum|all|net|together|gross|combined|gap|needed|required|residual)\b/.test(plain(row));
    const parts = rows.filter((row) => row !== overlap && !isSum(row));
    const values = parts.map(({ cells }) => cells[at]?.value ?? 0);
    if (parts.length < 2 || values.some((value) => value < 0)) return [];
    const sum = values.reduce((all, value) => all + value, 0);
    const cell = overlap?.cells[at];
    return [
      {
        grid,
        at,
        parts,
        sum: millions(sum),
        step: millions(parts[0]?.cells[at]?.step ?? 1),
        overlap: overlap === undefined || cell == null ? null : { row: overlap, value: millions(cell.value) },
        isOfEffects: /\b(?:avoid\w*|sav\w+|effects?|reduc\w+|fewer)\b/.test(about),
        total: rows.find((row) => isSum(row) && Math.abs((row.cells[at]?.value ?? 0) - sum) < 1e-6) ?? null,
      },
    ];
  });
}

function amountsIn({ quantities, low }: Sentence): Quantity[] {
  return quantities.filter(
    ({ unit, per, noun, start }) =>
      (unit === 'money' || unit === 'count') &&
      (per === null || (unit === 'money' && per === 'year')) &&
      !/^(?:month|year|workstream|measure|action|project|week|strand|proposal|scheme|layer)$/.test(noun) &&
      !/\bthese $/.test(low.slice(0, start)),
  );
}

/** The overlap of a passage in words: "sixty children", "these 60". */
function overlapTold(sentences: readonly Sentence[], at: number): number | null {
  const own = sentences[at];
  const near = sentences.slice(Math.max(0, at - 3), at + 1).filter(({ block }) => block === own?.block);
  if (!near.some(({ low }) => OVERLAP.test(low))) return null;
  const told = near.flatMap(({ quantities }) =>
    quantities.filter(
      ({ unit, value, noun }) =>
        (unit === 'count' || unit === 'money') &&
        value > 0 &&
        !/^(?:workstream|measure|action|project|year|month|strand)$/.test(noun),
    ),
  );
  const least = told.map(({ value }) => millions(value)).sort((a, b) => a - b)[0];
  return least ?? null;
}

/** What a sentence says of the overlap: that it is off, or that there is none; null where neither. */
function saidOf(sentences: readonly Sentence[], { low, block }: Sentence): 'off' | 'none' | null {
  if (!COMES.test(low) || BEFORE.test(low)) return null;
  if (NO_OVERLAP.test(low) && !/\bonly once\b/.test(low)) return 'none';
  if (!AFTER.test(low)) return null;
  const isBack = /\bthese \d+|\bthose \d+|\bthem\b/.test(low);
  const isOff =
    OVERLAP.test(low) || (isBack && sentences.some((one) => one.block === block && OVERLAP.test(one.low)));
  return isOff ? 'off' : null;
}

function slackOf({ step }: Added): number {
  return (step > 0.9 ? 0 : step / 2) + 1e-9;
}

/** The sum before its overlap, said to be what is left after it. */
function sumForNet(table: Added, amounts: readonly Quantity[], overlap: number | null): string | null {
  if (overlap === null || overlap <= 0 || overlap >= table.sum / 2) return null;
  const net = table.sum - overlap;
  const names = (value: number) =>
    amounts.some((one) => Math.abs(millions(one.value) - value) <= slackOf(table));
  return names(table.sum) && !names(net)
    ? `${num(table.sum)} is the sum before the overlap of ${num(overlap)}; after it, ${num(net)} is left`
    : null;
}

/** Another number than the sum, though nothing overlaps. */
function otherThanSum(table: Added, amounts: readonly Quantity[]): string | null {
  const { sum, overlap, isOfEffects } = table;
  const [only, more] = amounts.filter(
    ({ value }) => millions(value) > sum * 0.5 && millions(value) < sum * 1.5,
  );
  if (only === undefined || more !== undefined || overlap !== null || !isOfEffects) return null;
  const told = millions(only.value);
  return Math.abs(told - sum) <= slackOf(table)
    ? null
    : `with no overlap the measures come to ${num(sum)}, not ${num(told)}`;
}

function wrongNet(sentences: readonly Sentence[], at: number, tables: readonly Added[]): Found[] {
  const sentence = sentences[at];
  const said = sentence === undefined || !isStatement(sentence) ? null : saidOf(sentences, sentence);
  if (sentence === undefined || said === null) return [];
  const amounts = amountsIn(sentence);
  const told = said === 'off' ? overlapTold(sentences, at) : null;
  return tables
    .flatMap((table): Found[] => {
      const why =
        said === 'off'
          ? sumForNet(table, amounts, table.overlap?.value ?? told)
          : otherThanSum(table, amounts);
      const row = table.total ?? table.overlap?.row ?? table.parts[0];
      return why === null || row === undefined
        ? []
        : [{ spots: [sentenceSpot(sentence), rowSpot(table.grid, row)], arithmetic: why }];
    })
    .slice(0, 1);
}

function overlapsIn(document: Understanding): Found[] {
  if (!OVERLAP.test(document.low) && !NO_OVERLAP.test(document.low)) return [];
  const tables = document.grids.flatMap((grid) => addedIn(document, grid));
  return tables.length === 0
    ? []
    : document.sentences
        .flatMap((sentence, at) =>
          sentence.quantities.length === 0 ? [] : wrongNet(document.sentences, at, tables),
        )
        .slice(0, 1);
}

/** Overlaps. */
export const OVERLAP_RULES: readonly Rule[] = [
  {
    code: 'claim.overlap-off',
    kind: 'mitigation',
    severity: 'error',
    isWide: true,
    title: 'What measures come to after their overlap is their plain sum, or without one is another number',
    meaning:
      'A sentence that says what measures come to once their overlap is off, and names the sum before it; or that says that nothing overlaps, and names another number than the sum. Silent where the net is named too.',
    advice: 'Take the overlap off the sum once, and use what is left.',
    fires:
      '| Measure | Plans avoided |\n| --- | --- |\n| Link teachers | 90 |\n| Nursery visits | 60 |\n| Sum | 150 |\n\nNo child is counted under two measures, and together they avoid 130 plans.',
    silent:
      '| Measure | Plans avoided |\n| --- | --- |\n| Link teachers | 90 |\n| Nursery visits | 60 |\n| Sum | 150 |\n\nNo child is counted under two measures, and together they avoid 150 plans.',
    find: overlapsIn,
  },
];
