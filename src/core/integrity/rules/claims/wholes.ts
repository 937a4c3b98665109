/** A whole in one sentence and its parts in the same or the next, or in a table without a total, which come near it and miss it. */
import type { Found, Spot } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { placeOf } from '../../understand/block-places.ts';
import { type Grid, rowSpot } from '../../understand/grid.ts';
import { type Interval, intervalOf, meet, plus } from '../../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { showValue } from '../../understand/show.ts';
import { thingWords } from '../../understand/thing-words.ts';
import { isWholeCount, spotsOf } from '../../understand/together.ts';
import type { Understanding } from '../../understand/understanding.ts';
import { someSumMeets } from './signed-sums.ts';

/** Words that split a whole, or gather its parts. */
const SPLITS =
  /\b(?:divid\w+|split|allocat\w+|shared?|made up|between|among|consists?|compris\w+|in total|total(?:s|led|ling)?|came to|comes to|amount\w* to|in all|altogether|leaving nothing|nothing unallocated|unallocated|all of (?:it|this)|as follows|across|over (?:the )?(?:two|three|four|five|six) years|provides? for|each of|respectively|broken down|payments were|lines)\b/;
const NOT_PARTS =
  /\b(?:of which|including|such as|at least|up to|compared|against|rose|fell|from [£\d]|target|average|each|per (?!cent)|previous|last year|would|if|less|net of|minus|above|below|more than|over budget|under budget|short|variance)\b/;
/** Parts that miss a whole by more are of something else [ratio]. */
const NEAR = 0.12;
const NONE: Interval = { low: 0, high: 0 };

function isPlain(one: Quantity): boolean {
  if (one.isAbout || one.bound !== null || one.per !== null || one.value <= 0) return false;
  return one.unit === 'money' || (isWholeCount(one) && one.value >= 3);
}

/** Three and more amounts of one unit in a row, a comma or "and" between each two. */
function rowOf({ low, quantities }: Sentence, unit: Quantity['unit']): Quantity[] | null {
  const parts = quantities.filter((one) => one.unit === unit && isPlain(one));
  if (parts.length < 3 || parts.length > 8) return null;
  const isRow = parts.every((part, at) => {
    const next = parts[at + 1];
    const gap = next === undefined ? ',' : low.slice(part.end, next.start);
    return gap.length < 80 && /[,;]|\band\b/.test(gap) && !/\./.test(gap.replaceAll(/\d\.\d/g, ''));
  });
  return isRow ? parts : null;
}

function judged(whole: Quantity, by: Sentence, parts: readonly Quantity[], of: Sentence): Found[] {
  const sum = parts.reduce((all, { value }) => all + value, 0);
  const real = parts.map((part) => intervalOf(part)).reduce(plus, NONE);
  if (meet(real, intervalOf(whole)) || Math.abs(sum - whole.value) > NEAR * whole.value) return [];
  if (parts.length <= 5 && someSumMeets(parts, intervalOf(whole))) return [];
  return [
    {
      spots: spotsOf(of, [by]).map(sentenceSpot),
      arithmetic: `${parts.map(({ value }) => showValue(value, whole.unit)).join(' + ')} = ${showValue(sum, whole.unit)}, not ${showValue(whole.value, whole.unit)}`,
    },
  ];
}

/** "Top-up funding came to £3.91m. Autumn payments were £1.34m, spring £1.28m and summer £1.09m." */
function wrongBeside(sentences: readonly Sentence[], at: number): Found[] {
  const parts = sentences[at];
  if (parts === undefined || parts.block.kind === 'heading' || parts.isChart || NOT_PARTS.test(parts.low))
    return [];
  return (['money', 'count'] as const).flatMap((unit): Found[] => {
    const row = rowOf(parts, unit);
    if (row === null) return [];
    return [sentences[at - 1], sentences[at + 1]].flatMap((by): Found[] => {
      if (by === undefined || by.block !== parts.block || by.text.endsWith('?') || NOT_PARTS.test(by.low))
        return [];
      const [whole, more] = by.quantities.filter((one) => one.unit === unit && isPlain(one));
      if (whole === undefined || more !== undefined || !SPLITS.test(`${by.low} ${parts.low}`)) return [];
      return judged(whole, by, row, parts);
    });
  });
}

/** "£930,000 has been divided among three, leaving nothing: A has £410,000, B £280,000 and C £190,000." */
function wrongInside(sentence: Sentence): Found[] {
  if (sentence.block.kind === 'heading' || sentence.isChart || NOT_PARTS.test(sentence.low)) return [];
  const colon = sentence.low.indexOf(':');
  if (colon < 0 || !SPLITS.test(sentence.low.slice(0, colon))) return [];
  return (['money', 'count'] as const).flatMap((unit): Found[] => {
    const all = sentence.quantities.filter((one) => one.unit === unit && isPlain(one));
    const [whole, ...rest] = all;
    const head = all.filter(({ end }) => end <= colon);
    if (whole === undefined || head.length !== 1 || rest.length < 2) return [];
    return judged(whole, sentence, rest, sentence);
  });
}

const ALL_OF =
  /\b(?:the whole|all of|entire(?:ly)?|in full|made up of|split|divided|shared|comes from|consists? of)\b/;

/** "To do away with the whole of it: 45%, 30% and 15%": shares in a row that make no hundred. */
function wrongHundred(sentence: Sentence): Found[] {
  if (
    sentence.block.kind === 'heading' ||
    sentence.isChart ||
    !ALL_OF.test(sentence.low) ||
    NOT_PARTS.test(sentence.low)
  )
    return [];
  const shares = sentence.quantities.filter(
    ({ unit, bound, isAbout }) => unit === 'percent' && bound === null && !isAbout,
  );
  if (shares.length < 3 || shares.length > 8 || shares.some(({ value }) => value <= 0 || value >= 100))
    return [];
  const isRow = shares.every((share, at) => {
    const next = shares[at + 1];
    return (
      next === undefined ||
      /^[^.;:]{0,50}(?:,|\band\b)[^.;:]{0,50}$/.test(sentence.low.slice(share.end, next.start))
    );
  });
  const sum = shares.reduce((all, { value }) => all + value, 0);
  const slack = shares.reduce((all, { step }) => all + step / 2, 0);
  if (!isRow || Math.abs(sum - 100) <= slack || Math.abs(sum - 100) > 20) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${shares.map(({ value }) => `${value}%`).join(' + ')} = ${Math.round(sum * 10) / 10}%, not 100%`,
    },
  ];
}

const GATHERS = /\b(?:total|all|overall|sum|balance|cumulative|opening|closing|net)\b/;

/** The sum of a column that has no total row, and the rows it runs over. */
function columnSum(
  grid: Grid,
  at: number,
  unit: Quantity['unit'],
): { readonly value: number; readonly whole: Interval; readonly spots: Spot[] } | null {
  const cells = grid.rows.flatMap((row) =>
    row.cells[at]?.unit === unit ? [{ row, cell: row.cells[at] }] : [],
  );
  if (cells.length < 3 || cells.length !== grid.rows.length || grid.rows.some(({ low }) => GATHERS.test(low)))
    return null;
  if (cells.some(({ cell }) => cell == null || cell.value < 0)) return null;
  const value = cells.reduce((all, { cell }) => all + (cell?.value ?? 0), 0);
  const whole = cells.flatMap(({ cell }) => (cell == null ? [] : [intervalOf(cell)])).reduce(plus, NONE);
  const last = grid.rows.at(-1);
  return { value, whole, spots: last === undefined ? [] : [rowSpot(grid, last)] };
}

/** "The agreement provides for £15.5m over five years", and the table of payments right behind makes 14.5. */
function wrongColumn({ grids, document }: Understanding, sentence: Sentence): Found[] {
  if (sentence.block.kind === 'heading' || !SPLITS.test(sentence.low) || NOT_PARTS.test(sentence.low))
    return [];
  const [whole, more] = sentence.quantities.filter((one) => one.unit === 'money' && isPlain(one));
  if (whole === undefined || more !== undefined) return [];
  return grids.flatMap((grid): Found[] => {
    const place = placeOf(document, grid.block);
    if (place <= sentence.blockAt || place - sentence.blockAt > 2) return [];
    const sums = grid.columns.flatMap((_, at) => (at === 0 ? [] : (columnSum(grid, at, 'money') ?? [])));
    const [sum, other] = sums;
    const words = thingWords(sentence.text);
    const heads = thingWords(grid.columns.map(({ header }) => header).join(' '));
    if (
      sum === undefined ||
      other !== undefined ||
      (![...heads].some((word) => words.has(word)) && !/as follows|:\s*$/.test(sentence.low))
    )
      return [];
    if (meet(sum.whole, intervalOf(whole)) || Math.abs(sum.value - whole.value) > NEAR * whole.value)
      return [];
    return [
      {
        spots: [sentenceSpot(sentence), ...sum.spots],
        arithmetic: `the column makes ${showValue(sum.value, 'money')}, not ${showValue(whole.value, 'money')}`,
      },
    ];
  });
}

/** Wholes told apart from their parts. */
export const WHOLE_CLAIM_RULES: readonly Rule[] = [
  {
    code: 'claim.whole',
    kind: 'sum',
    severity: 'error',
    isWide: true,
    title: 'The parts told beside a whole do not make it',
    meaning:
      'An amount that is divided or made up, and three and more parts in its sentence, the next or the table behind it, whose sum comes within an eighth of it and misses it.',
    advice: 'Add the parts again, or say what else belongs to the whole.',
    fires:
      'Top-up funding for the academic year came to £3.91m. Autumn term payments were £1.34m, spring term payments £1.28m and summer term payments £1.09m.',
    silent:
      'Top-up funding for the academic year came to £3.71m. Autumn term payments were £1.34m, spring term payments £1.28m and summer term payments £1.09m.',
    find: (document) =>
      document.sentences.flatMap((sentence, at) => [
        ...wrongBeside(document.sentences, at),
        ...wrongInside(sentence),
        ...wrongHundred(sentence),
        ...wrongColumn(document, sentence),
      ]),
  },
];
