/** Measures in layers: their sum, the overlap taken off it, and the gap that they are said to close. */
import type { Found, Spot } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Figure, figuresOf, wordsAbove } from '../../understand/figures.ts';
import { type Grid, type GridRow, rowSpot } from '../../understand/grid.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { showValue } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const OVERLAP =
  /\b(?:overlap\w*|double[- ]count\w*|counted (?:twice|more than once)|(?:under|by|in) more than one|interaction|shared effect)\b/;
const GROSS =
  /\b(?:sum of|gross|before overlap|total before|subtotal|sub-total|combined|standalone|stand-alone)\b|^(?:total|sum|all)\b(?!.*\b(?:net|after)\b)/;
const NET =
  /\b(?:net(?: effect| total| impact| saving\w*)?|after overlap|total after|less overlap total|effect after|allowing for overlap|adjusted total)\b/;
const GAP =
  /\b(?:gap|shortfall|difference|requirement|to be (?:closed|found|avoided)|needed|distance|required)\b/;
const MEASURES =
  /\b(?:workstreams?|measures?|mitigations?|projects?|interventions?|strands?|schemes?|initiatives?|proposals?|layers?|savings?|actions?|plans avoided|effects?|programme|pillars?|levers?)\b/;

type Layered = {
  readonly grid: Grid;
  readonly at: number;
  readonly parts: readonly GridRow[];
  readonly total: GridRow | null;
  readonly overlap: GridRow | null;
  readonly net: GridRow | null;
};

function valueIn(row: GridRow | null, at: number): number | null {
  return row?.cells[at]?.value ?? null;
}

const plain = ({ low }: GridRow) => low.replace(/[*_]/g, '').trim();

/** A table of measures with a total, an overlap or a net effect, for each column of figures. */
function layeredIn(document: Understanding, grid: Grid): Layered[] {
  const above = `${wordsAbove(document)(grid)} ${grid.columns.map(({ low }) => low).join(' ')}`;
  if (!MEASURES.test(above) || grid.rows.length < 3 || grid.rows.length > 40) return [];
  return grid.columns.flatMap((column, at): Layered[] => {
    if (at === 0 || column.numbers < 3) return [];
    const rows = grid.rows.filter(({ cells }) => cells[at] != null);
    const overlap =
      rows.find(
        (row) =>
          OVERLAP.test(plain(row)) && !GROSS.test(plain(row)) && !NET.test(plain(row).replace(/^less\b/, '')),
      ) ?? null;
    const net =
      rows.find((row) => row !== overlap && NET.test(plain(row)) && !GROSS.test(plain(row))) ?? null;
    const total = rows.find((row) => row !== overlap && row !== net && GROSS.test(plain(row))) ?? null;
    const parts = rows.filter(
      (row) => row !== overlap && row !== net && row !== total && !GAP.test(plain(row)),
    );
    const units = new Set(parts.map(({ cells }) => cells[at]?.unit));
    return parts.length < 2 || units.size !== 1 || (total ?? net) === null
      ? []
      : [{ grid, at, parts, total, overlap, net }];
  });
}

const layersOf = (document: Understanding) => document.grids.flatMap((grid) => layeredIn(document, grid));

function sumOf({ parts, at }: Layered): number {
  return parts.reduce((sum, row) => sum + (valueIn(row, at) ?? 0), 0);
}

function stepOf({ parts, at }: Layered): number {
  return Math.max(...parts.map(({ cells }) => cells[at]?.step ?? 1));
}

function slackOf(layers: Layered): number {
  const step = stepOf(layers);
  return step === 1 ? 0 : (step / 2) * (layers.parts.length + 1) + 1e-9;
}

/** "£1.9m of overlap has been taken off in arriving at the total", and the total is the plain sum. */
const TAKEN =
  /\b(?:taken off|deducted|removed|netted off|subtracted|allowed for|stripped out|taken out|net of|after|less|reduced (?:by|for)|adjusted for|excluded|taken account of|taken into account)\b/;
const NOT_TAKEN =
  /\b(?:(?:nobody|no one|no (?:child|pupil|plan)|none) is counted (?:twice|more)|one after the other|not (?:been )?(?:taken|deducted|allowed|removed|netted)|before (?:any )?(?:overlap|deduct\w*|allowing)|no (?:deduction|allowance|overlap)|without|nothing|has yet|if|ignor\w*)\b/;

function overlapNotTaken(document: Understanding): Found[] {
  const claims = document.sentences.filter(
    ({ low, text }) =>
      OVERLAP.test(low) &&
      TAKEN.test(low) &&
      !text.endsWith('?') &&
      !NOT_TAKEN.test(low.replace(/before any overlap with the others/, '')),
  );
  if (claims.length === 0) return [];
  return layersOf(document).flatMap((layers): Found[] => {
    const { total, net, overlap, grid, at } = layers;
    const closing = net ?? total;
    const told = valueIn(closing, at);
    const claim = claims.find(({ block }) => block.section === grid.block.section);
    if (claim === undefined || closing === null || told === null || overlap !== null) return [];
    if (Math.abs(sumOf(layers) - told) > slackOf(layers) * 0.5 + 1e-9) return [];
    const unit = closing.cells[at]?.unit ?? 'count';
    return [
      {
        spots: [sentenceSpot(claim), rowSpot(grid, closing)],
        arithmetic: `the parts add up to ${showValue(sumOf(layers), unit)}, which is the total; nothing has been taken off`,
      },
    ];
  });
}

/** "£5.0m (places £2.4m, fees £1.5m, early help £1.1m). Overlap of £0.4m has been removed": the total is the plain sum. */
function overlapInWords(sentences: readonly Sentence[], at: number): Found[] {
  const [before, claim] = [sentences[at - 1], sentences[at]];
  if (before === undefined || claim === undefined || before.block !== claim.block) return [];
  if (!OVERLAP.test(claim.low) || !TAKEN.test(claim.low) || NOT_TAKEN.test(claim.low)) return [];
  const [total, ...parts] = before.quantities.filter(
    ({ unit, per }) => per === null && (unit === 'money' || unit === 'count'),
  );
  const own = parts.filter(({ unit }) => unit === total?.unit);
  const sum = own.reduce((all, { value }) => all + value, 0);
  if (total === undefined || own.length < 2 || Math.abs(sum - total.value) > total.step / 4) return [];
  return [
    {
      spots: [sentenceSpot(claim), sentenceSpot(before)],
      arithmetic: `the parts add up to ${showValue(sum, total.unit)}, which is the total; nothing has been taken off`,
    },
  ];
}

/** What parts, overlap, total and net effect come to; null where there is no overlap or no net effect. */
function reckonedOf(layers: Layered) {
  const { overlap, net, total, at } = layers;
  const [less, kept, all] = [valueIn(overlap, at), valueIn(net, at), valueIn(total, at)];
  if (overlap === null || less === null || net === null || kept === null) return null;
  const sum = sumOf(layers);
  return { overlap, net, kept, all, sum, less: Math.abs(less), real: sum - Math.abs(less) };
}

/** Parts that do not make the total, or a net effect that is not the sum less the overlap. */
function wrongLayers(layers: Layered): Found[] {
  const read = reckonedOf(layers);
  const [slack, last] = [slackOf(layers), layers.parts.at(-1)];
  if (read === null || last === undefined) return [];
  const { overlap, net, kept, all, sum, less, real } = read;
  const isNetRight = Math.abs(real - kept) <= slack;
  const isAllRight = all === null || Math.abs(all - sum) <= slack;
  if ((isNetRight && isAllRight) || real <= 0 || kept / real > 1.6 || real / kept > 1.6) return [];
  const { grid, total, at } = layers;
  const show = (value: number) => showValue(value, net.cells[at]?.unit ?? 'count');
  const rows = [isNetRight ? (total ?? net) : net, total ?? net, overlap, last];
  return [
    {
      spots: [...new Set(rows)].map((row) => rowSpot(grid, row)),
      arithmetic: `the parts add up to ${show(sum)}, less ${show(less)} is ${show(real)}; the table has ${all === null ? '' : `${show(all)} and `}${show(kept)}`,
    },
  ];
}

/** "Close the whole of the gap", "account for all 860". */
const WHOLE =
  /\b(?:clos\w+|bridg\w+|cover\w*|fill\w*|eliminat\w+|meet\w*|deliver\w*|remov\w+|account\w* for|mak\w+ up|secur\w+|achiev\w+|provid\w+|find\w*)\b[^.;]{0,40}\b(?:the whole|whole of|all of|entire|entirely|in full|the full|fully|completely|every (?:one|plan)|all the|all \d[\d,.]*|100%|100 per cent)\b|\b(?:fully|completely|entirely|wholly)\b[^.;]{0,16}\b(?:clos\w+|bridg\w+|cover\w*|fill\w*|eliminat\w+|met|meet\w*|account\w* for)\b|\b(?:gap|shortfall|difference|requirement)\b[^.;]{0,30}\b(?:fully|completely|wholly|entirely|in full)\b|\b(?:is|are) (?:enough|sufficient) to (?:close|bridge|meet|cover|reach)\b|\b(?:is|are|makes?|amounts? to) (?:the whole|all) of\b|\bleav\w+ (?:no|nothing)\b[^.;]{0,30}\b(?:gap|shortfall|unfunded|uncovered|to (?:find|close))\b|\bno (?:gap|shortfall)\b[^.;]{0,20}\b(?:left|remain\w*)\b|\b(?:gap|shortfall)\b[^.;\d]{0,20}\b(?:is|are|will be) (?:now |therefore |thus |then )?(?:closed|met|filled|covered|bridged)\b/;
const NOT_WHOLE =
  /\b(?:not|cannot|would|could|if|only part|part of|most of|towards|nearly|almost|before|half|aim\w*|need\w* to|must|without)\b/;

const isNet = (figure: Figure) =>
  figure.cell !== null && NET.test(figure.cell.row.low) && !GROSS.test(figure.cell.row.low);
const isGap = (figure: Figure) =>
  figure.cell !== null && GAP.test(figure.cell.row.low) && !OVERLAP.test(figure.cell.row.low);

/** The net effect in a table, and where there is none the total of its parts. */
function effectIn(
  document: Understanding,
  section: string | null,
): { readonly value: number; readonly spots: readonly Spot[]; readonly unit: string } | null {
  const net = figuresOf(document).find(
    (figure) => figure.section === section && isNet(figure) && !isGap(figure),
  );
  if (net !== undefined) return net;
  const [layers] = layersOf(document).filter(({ grid }) => grid.block.section === section);
  if (layers === undefined) return null;
  const { total, grid, at } = layers;
  const cell = total?.cells[at];
  return total == null || cell == null
    ? null
    : { value: cell.value, unit: cell.unit, spots: [rowSpot(grid, total)] };
}

function gapNotClosed(document: Understanding, claim: Sentence): Found[] {
  if (!isStatement(claim) || !WHOLE.test(claim.low) || NOT_WHOLE.test(claim.low)) return [];
  if (!MEASURES.test(claim.low) && !GAP.test(claim.low)) return [];
  const { section } = claim.block;
  const gaps = figuresOf(document).filter((figure) => figure.section === section && isGap(figure));
  const effect = effectIn(document, section);
  const [gap] = gaps.filter(({ unit }) => unit === effect?.unit);
  if (gap === undefined || effect === null || effect.value >= gap.value - gap.step / 2 || effect.value <= 0)
    return [];
  return [
    {
      spots: [sentenceSpot(claim), ...effect.spots, ...gap.spots],
      arithmetic: `${showValue(effect.value, gap.unit)} of ${showValue(gap.value, gap.unit)} leaves ${showValue(gap.value - effect.value, gap.unit)}`,
    },
  ];
}

const GAP_BEHIND = /^(?: [a-z]+){0,2} (?:gap|shortfall|difference|requirement)\b/;
const GAP_BEFORE = /\b(?:gap|shortfall|difference|requirement)\b[^.;\d]{0,40}$/;

/** "650 in all, which is the whole of the 710 gap": the gap and what is to close it in one sentence or two. */
function gapTold(sentences: readonly Sentence[], at: number): Found[] {
  const claim = sentences[at];
  if (claim === undefined || !isStatement(claim) || !WHOLE.test(claim.low) || NOT_WHOLE.test(claim.low))
    return [];
  const near = [sentences[at - 2], sentences[at - 1], claim].filter(
    (one) => one !== undefined && one.block === claim.block,
  );
  const told = near.flatMap((sentence) =>
    (sentence?.quantities ?? []).flatMap((quantity) =>
      sentence === undefined || quantity.per !== null ? [] : [{ sentence, quantity }],
    ),
  );
  const isGapTold = ({ sentence, quantity }: (typeof told)[number]) =>
    GAP_BEHIND.test(sentence.low.slice(quantity.end)) ||
    GAP_BEFORE.test(sentence.low.slice(Math.max(0, quantity.start - 50), quantity.start));
  const gaps = told.filter(isGapTold);
  const [gap] = gaps;
  if (gap === undefined || gaps.some(({ quantity }) => quantity.value !== gap.quantity.value)) return [];
  const { value: size, unit, step } = gap.quantity;
  const parts = told.filter(
    ({ quantity }) =>
      quantity.unit === unit && quantity.value !== size && quantity.value > 9 && quantity.value < size * 1.5,
  );
  const values = parts.map(({ quantity }) => quantity.value);
  const sum = values.reduce((all, value) => all + value, 0);
  const last = values.at(-1) ?? 0;
  const isTotalLast = values.length > 2 && Math.abs(sum - last - last) <= step * values.length;
  const effect = isTotalLast || values.length === 1 ? last : sum;
  if (
    values.length === 0 ||
    effect >= size - step / 2 ||
    effect < size / 2 ||
    values.some((value) => value > size)
  )
    return [];
  return [
    {
      spots: [sentenceSpot(claim), ...(gap.sentence === claim ? [] : [sentenceSpot(gap.sentence)])],
      arithmetic: `${showValue(effect, unit)} of ${showValue(size, unit)} leaves ${showValue(size - effect, unit)}`,
    },
  ];
}

/** "310 …, 185 … and 265. … between them account for all 860": parts told in the sentences before. */
function wholeOfParts(sentences: readonly Sentence[], at: number): Found[] {
  const claim = sentences[at];
  if (claim === undefined || !isStatement(claim) || !WHOLE.test(claim.low) || NOT_WHOLE.test(claim.low))
    return [];
  if (!/\b(?:between them|together|these|those|they|combined|in all|sum|add\w*|make up)\b/.test(claim.low))
    return [];
  const [whole, more] = claim.quantities.filter(
    ({ unit, value }) => (unit === 'count' || unit === 'money') && value > 9,
  );
  if (whole === undefined || more !== undefined) return [];
  for (let back = 1; back <= 3; back++) {
    const before = sentences[at - back];
    if (before === undefined || before.block !== claim.block) return [];
    const parts = before.quantities.filter(
      ({ unit, value, per }) => unit === whole.unit && per === null && value > 0 && value < whole.value,
    );
    if (parts.length < 2) continue;
    const sum = parts.reduce((all, { value }) => all + value, 0);
    if (Math.abs(sum - whole.value) <= whole.step / 2 || sum < whole.value * 0.6 || sum > whole.value * 1.5)
      return [];
    return [
      {
        spots: [sentenceSpot(claim), sentenceSpot(before)],
        arithmetic: `${parts.map(({ value, unit }) => showValue(value, unit)).join(' + ')} = ${showValue(sum, whole.unit)}, not ${showValue(whole.value, whole.unit)}`,
      },
    ];
  }
  return [];
}

/** Layers of measures. */
export const LAYER_RULES: readonly Rule[] = [
  {
    code: 'claim.layers',
    kind: 'mitigation',
    severity: 'error',
    title: 'Measures do not add up as they are said to, with what overlaps and with the gap',
    meaning:
      'A table of measures with its total, overlap and net effect; an overlap said to be taken off a total that is the plain sum; measures said to close the whole of a gap that is larger than their net effect; parts said to be the whole of a number.',
    advice: 'Add the measures again, take what overlaps off once, and say what of the gap is left.',
    fires:
      'Together the workstreams close the whole of the gap.\n\n| Workstream | Plans avoided |\n| --- | --- |\n| Outreach | 120 |\n| Reviews | 80 |\n| Sum of workstreams | 200 |\n| Less overlap | (20) |\n| Net effect | 180 |\n| Gap | 230 |',
    silent:
      'Together the workstreams close the whole of the gap.\n\n| Workstream | Plans avoided |\n| --- | --- |\n| Outreach | 170 |\n| Reviews | 80 |\n| Sum of workstreams | 250 |\n| Less overlap | (20) |\n| Net effect | 230 |\n| Gap | 230 |',
    find: (document) => [
      ...overlapNotTaken(document),
      ...layersOf(document).flatMap(wrongLayers),
      ...document.sentences.flatMap((claim, at) => [
        ...gapNotClosed(document, claim),
        ...wholeOfParts(document.sentences, at),
        ...gapTold(document.sentences, at),
        ...overlapInWords(document.sentences, at),
      ]),
    ],
  },
];
