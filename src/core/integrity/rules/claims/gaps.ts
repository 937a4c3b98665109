/** Measures that are said to close a gap, and come to less: in a list, in a sentence, or in a table that closes on another figure. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { placeOf } from '../../understand/block-places.ts';
import type { CellNumber } from '../../understand/cells.ts';
import { cellSpots, type Grid, type GridRow } from '../../understand/grid.ts';
import { type Interval, intervalOf, meet, minus, plus } from '../../understand/interval.ts';
import { isStatement, readSentences, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { showValue } from '../../understand/show.ts';
import { isCount, isWholeCount } from '../../understand/together.ts';
import type { Understanding } from '../../understand/understanding.ts';

const GAP = `(?:gap|shortfall|deficit|pressure|difference|requirement|overspend|variance|excess)`;
const CLOSES = new RegExp(
  String.raw`\b(?:clos(?:e|es|ed|ing)|bridg(?:e|es|ed|ing)|cover(?:s|ed|ing)?|fill(?:s|ed|ing)?|eliminat(?:e|es|ed|ing)|remov(?:e|es|ed|ing)|wip(?:e|es|ed|ing) out|meet(?:s|ing)?|offset(?:s|ting)?|deals? with)\b[^.;:]{0,40}\b${GAP}\b|\b${GAP}\b[^.;:£]{0,40}\b(?:is|are|will be|would be|has been|can be)\b[^.;:]{0,24}\b(?:closed|bridged|covered|filled|eliminated|removed|met|offset)\b`,
);
/** "Account for the whole distance", "meet the requirement in full". */
const IN_FULL =
  /\b(?:account(?:s|ed|ing)? for|meets?|mak(?:e|es|ing) up|clos(?:e|es|ing)|cover(?:s|ing)?|deliver(?:s|ing)?|do(?:es)? away with|provid(?:e|es|ing)|fill(?:s|ing)?|supply|supplies|find(?:s|ing)?)\b[^.;]{0,24}\b(?:the whole|in full|all of|the entire|the full|every one of)\b|\b(?:account(?:s|ed|ing)? for|meets?|mak(?:e|es|ing) up|clos(?:e|es|ing)|cover(?:s|ing)?|deliver(?:s|ing)?|fill(?:s|ing)?)\b[^.;]{0,50}\b(?:in full|entirely|completely)\b/;
const NOT_ALL =
  /\b(?:part of|half|some of|most of|towards|partly|partially|not|reduc\w+|narrow\w*|largely|a third|three[- ]quarters|contribut\w+|help\w*|remaining|rest|if|would need|still|further|more than)\b/;
const GAP_BEFORE = new RegExp(
  String.raw`\b(?:${GAP}|short|exceeds?|find|save|take|remove|wanted|another|more places|additional|further|needed|needs?|requires?|over budget|above plan|unfunded)\b[^.;]{0,46}$`,
);
const GAP_BEHIND =
  /^(?: (?!the\b|measures?\b)[a-z0-9-]+){0,8} (?:short|gap|shortfall|to find|to save|over budget|unfunded|(?:will be |are |is )?(?:wanted|needed|required)|out of)\b/;
/** Measures that come to less than this share of a gap are of another one. */
const LEAST = 0.4;
/** Blocks back that may tell of the gap. */
const BLOCKS = 14;

type Sum = { readonly parts: readonly Quantity[]; readonly sentences: readonly Sentence[] };

function canAdd(part: Quantity, gap: Quantity): boolean {
  if (part.unit !== gap.unit || part.value <= 0) return false;
  return gap.unit === 'money' ? true : isWholeCount(part);
}

/** The gap that a sentence names, or the nearest one told before it. */
function gapFor(
  sentences: readonly Sentence[],
  at: number,
): { readonly gap: Quantity; readonly sentence: Sentence } | null {
  const own = sentences[at];
  if (own === undefined) return null;
  for (let back = at; back >= 0; back--) {
    const sentence = sentences[back];
    if (sentence === undefined || own.blockAt - sentence.blockAt > BLOCKS) return null;
    if (sentence.block.section !== own.block.section) return null;
    const amounts = sentence.quantities.filter((one) => one.unit === 'money' || isCount(one));
    const gap =
      amounts.find(({ start }) => GAP_BEFORE.test(sentence.low.slice(Math.max(0, start - 70), start))) ??
      amounts.find(({ end }) => GAP_BEHIND.test(sentence.low.slice(end, end + 70)));
    if (gap !== undefined) return { gap, sentence };
  }
  return null;
}

/** The measures of the list that ends right before a sentence. */
function listed({ listings, document }: Understanding, sentence: Sentence, gap: Quantity): Sum | null {
  const list = listings.findLast(({ items }) => {
    const last = items.at(-1);
    const gap = last === undefined ? 0 : sentence.blockAt - placeOf(document, last);
    return gap > 0 && gap <= 2;
  });
  if (list === undefined || list.items.length < 2) return null;
  const read = list.items.map((item) => {
    const own = readSentences(item, 0).flatMap((one) =>
      one.quantities.filter((part) => canAdd(part, gap)).map((part) => ({ one, part })),
    );
    return own.length === 1 ? (own[0] ?? null) : null;
  });
  const known = read.flatMap((one) => one ?? []);
  if (known.length !== read.length) return null;
  return { parts: known.map(({ part }) => part), sentences: known.map(({ one }) => one) };
}

/** The measures of the one or two sentences right before, where none of their figures is the gap. */
function told(sentences: readonly Sentence[], at: number, gap: Quantity): Sum | null {
  const own = sentences[at];
  for (let back = 1; back <= 2; back++) {
    const sentence = sentences[at - back];
    if (sentence === undefined || sentence.block !== own?.block) return null;
    const parts = sentence.quantities.filter((part) => canAdd(part, gap));
    // "Net of payments: £13.1m; net also of the council's £3.5m: £9.6m" tells what is left, and no measures.
    if (parts.includes(gap) || /\bnet (?:of|also)\b/.test(sentence.low)) return null;
    if (parts.length >= 2 && parts.length <= 8) return { parts, sentences: [sentence] };
  }
  return null;
}

/** The total of the table right before or behind a sentence: its total row, or all rows of its one column of the gap's unit. */
function tabled(
  { grids, document }: Understanding,
  sentence: Sentence,
  gap: Quantity,
): { readonly whole: Interval; readonly value: number } | null {
  const grid = grids.find(({ block }) => {
    const at = placeOf(document, block);
    return at >= 0 && Math.abs(sentence.blockAt - at) <= 2;
  });
  const columns = grid?.columns.flatMap((_, at) =>
    at > 0 && grid.rows.filter(({ cells }) => cells[at]?.unit === gap.unit).length >= 2 ? [at] : [],
  );
  const [column, more] = columns ?? [];
  if (grid === undefined || column === undefined || more !== undefined) return null;
  const total = grid.rows.findLast(({ low }) => /\b(?:total|all)\b/.test(low.replaceAll('*', '')));
  const rows = total === undefined ? grid.rows : [total];
  const cells = rows.flatMap(({ cells: own }) => own[column] ?? []);
  if (cells.length !== rows.length || cells.some(({ unit, value }) => unit !== gap.unit || value < 0))
    return null;
  const sum = cells.reduce((all, { value }) => all + value, 0);
  const whole = cells.map((cell) => intervalOf(cell)).reduce(plus, { low: 0, high: 0 });
  // Where nothing tells the scale of a table, it is the one that comes near the gap.
  const scales = cells.some(({ isUnsure }) => isUnsure) ? [1, 1e3, 1e6] : [1];
  const scale = scales.find((by) => sum * by >= gap.value * LEAST && sum * by < gap.value * 2);
  return scale === undefined
    ? null
    : { value: sum * scale, whole: { low: whole.low * scale, high: whole.high * scale } };
}

function wrongClosing(document: Understanding, at: number): Found[] {
  const { sentences } = document;
  const sentence = sentences[at];
  const match = sentence === undefined ? null : (CLOSES.exec(sentence.low) ?? IN_FULL.exec(sentence.low));
  if (sentence === undefined || match === null || !isStatement(sentence)) return [];
  if (NOT_ALL.test(sentence.low)) return [];
  const named = gapFor(sentences, at);
  if (named === null) return [];
  const { gap } = named;
  const sum = listed(document, sentence, gap) ?? told(sentences, at, gap);
  const table = sum === null ? tabled(document, sentence, gap) : null;
  const whole =
    table?.whole ?? sum?.parts.map((part) => intervalOf(part)).reduce(plus, { low: 0, high: 0 }) ?? null;
  const value = table?.value ?? sum?.parts.reduce((all, part) => all + part.value, 0) ?? 0;
  if (whole === null || meet(whole, intervalOf(gap)) || value >= gap.value || value < gap.value * LEAST)
    return [];
  const shown =
    sum === null
      ? showValue(value, gap.unit)
      : `${sum.parts.map((part) => showValue(part.value, gap.unit)).join(' + ')} = ${showValue(value, gap.unit)}`;
  return [
    {
      spots: [
        sentenceSpot(sentence),
        ...(named.sentence === sentence ? [] : [sentenceSpot(named.sentence)]),
        ...(sum?.sentences ?? []).map(sentenceSpot),
      ],
      arithmetic: `${shown}, short of ${showValue(gap.value, gap.unit)} by ${showValue(gap.value - value, gap.unit)}`,
    },
  ];
}

const BACK_TO =
  /\b(?:bring|take|return|restore|get)(?:s|ing)?\b[^.;]{0,40}\bback\b[^.;]{0,50}\b(?:to|at)\b[^.;£\d]{0,60}$/;

type Due = { readonly grid: Grid; readonly row: GridRow; readonly at: number; readonly now: CellNumber };

/** The first row that has a goal and behind it a higher figure, which is to come back to it. */
function rowWith({ grids }: Understanding, goal: Quantity): Due | null {
  for (const grid of grids)
    for (const row of grid.rows) {
      const cells = row.cells.map((cell) => (cell?.unit === 'money' && !cell.isUnsure ? cell : null));
      const own = cells.findIndex((cell) => cell !== null && meet(intervalOf(cell), intervalOf(goal)));
      const at =
        own < 0 ? -1 : cells.findIndex((cell, k) => k > own && cell !== null && cell.value > goal.value);
      const now = cells[at];
      if (now != null) return { grid, row, at, now };
    }
  return null;
}

/** "These mitigations of £2.95m will bring the year back to the budgeted deficit of £7.25m", and the forecast is higher than both together. */
function wrongReturn(document: Understanding, sentence: Sentence): Found[] {
  const [saving, goal, more] = sentence.quantities.filter(({ unit }) => unit === 'money');
  if (saving === undefined || goal === undefined || more !== undefined) return [];
  const due = BACK_TO.test(sentence.low.slice(0, goal.start)) ? rowWith(document, goal) : null;
  if (due === null) return [];
  const { grid, row, at, now } = due;
  const gap = now.value - goal.value;
  if (meet(minus(intervalOf(now), intervalOf(goal)), intervalOf(saving))) return [];
  if (saving.value > gap || saving.value < gap * LEAST) return [];
  return [
    {
      spots: [sentenceSpot(sentence), ...cellSpots(grid, row, at)],
      arithmetic: `${showValue(now.value, 'money')} − ${showValue(saving.value, 'money')} = ${showValue(now.value - saving.value, 'money')}, not ${showValue(goal.value, 'money')}`,
    },
  ];
}

/** Gaps that stay open. */
export const GAP_CLAIM_RULES: readonly Rule[] = [
  {
    code: 'claim.gap',
    kind: 'mitigation',
    severity: 'error',
    isWide: true,
    title: 'Measures said to close a gap come to less',
    meaning:
      'A gap, shortfall or deficit, the measures listed, told or tabled before the sentence that says they close it, and a sum that does not reach it.',
    advice: 'Say what is left open and how it is to be met.',
    fires:
      'To reach balance we have to find £4.4m. The panel review is worth £1.6m, the new units £1.2m and joint funding £0.9m. With these three measures the gap for 2027/28 is closed.',
    silent:
      'To reach balance we have to find £3.7m. The panel review is worth £1.6m, the new units £1.2m and joint funding £0.9m. With these three measures the gap for 2027/28 is closed.',
    find: (document) =>
      document.sentences.flatMap((sentence, at) => [
        ...wrongClosing(document, at),
        ...wrongReturn(document, sentence),
      ]),
  },
];
