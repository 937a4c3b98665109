/** Rules on sums: totals of tables, parts told in a sentence or a list, shares of a whole. */
import type { Found } from '../finding.ts';
import type { Quantity } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import type { CellNumber } from '../understand/cells.ts';
import { cellSpots, type Grid, type GridRow } from '../understand/grid.ts';
import { type Interval, intervalOf, meet, plus } from '../understand/interval.ts';
import { readSentences, type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num, showValue } from '../understand/show.ts';
import type { Listing, Understanding } from '../understand/understanding.ts';

const NIL: Interval = { low: 0, high: 0 };
const TOTAL =
  /^(?:grand |overall |sub-?)?totals?\b|^sum\b|^all(?: (?:areas|settings|types|needs|plans|schools|provision|placements|children|sectors))?$|\btotals?$|^overall$/;
/** Lines and columns that no total is the sum of. */
const NOT_ADDED =
  /\b(?:average|mean|median|rate|per cent|share|unit cost|per (?:place|plan|pupil)|cumulative|opening|closing|balance|ratio|target|variance|cap|ceiling)\b|%/;
const ROLLED =
  /opening|closing|brought forward|carried forward|start|income|less|received|net\b|funding|grant/;

function sumOf(cells: readonly CellNumber[]): Interval {
  return cells.reduce((sum, cell) => plus(sum, intervalOf(cell)), NIL);
}

function total(cells: readonly CellNumber[]): number {
  return cells.reduce((sum, cell) => sum + cell.value, 0);
}

/** A sum that is nowhere near its total is another thing than the sum: a factor of two either way. */
function isNear(sum: number, stated: number): boolean {
  return stated !== 0 && sum !== 0 && sum / stated < 1.75 && sum / stated > 0.55;
}

function addends(
  grid: Grid,
  from: number,
  to: number,
  column: number,
): { readonly row: GridRow; readonly cell: CellNumber }[] {
  return grid.rows.slice(from, to).flatMap((row) => {
    const cell = row.cells[column];
    return cell === null || cell === undefined || NOT_ADDED.test(row.low) ? [] : [{ row, cell }];
  });
}

type ColumnSum = {
  readonly row: GridRow;
  readonly column: number;
  readonly parts: readonly CellNumber[];
  readonly stated: CellNumber;
};

/** A total row is the sum of the lines since the last total, or of the totals, or of every line. */
function candidateParts(grid: Grid, at: number, column: number): readonly (readonly CellNumber[])[] {
  const isTotal = (row: GridRow) => TOTAL.test(row.low);
  const before = addends(grid, 0, at, column);
  const lastTotal = grid.rows.slice(0, at).findLastIndex(isTotal);
  const since = addends(grid, lastTotal + 1, at, column);
  const subtotals = before.filter(({ row }) => isTotal(row));
  const plain = before.filter(({ row }) => !isTotal(row));
  const mixed = [...subtotals, ...since.filter(({ row }) => !isTotal(row))];
  return [since, plain, subtotals, mixed]
    .filter((parts) => parts.length >= 2)
    .map((parts) => parts.map(({ cell }) => cell));
}

function columnSums(grid: Grid): ColumnSum[] {
  return grid.rows.flatMap((row, at) => {
    if (!TOTAL.test(row.low) || at < 2) return [];
    return grid.columns.flatMap((head, column): ColumnSum[] => {
      const stated = row.cells[column];
      if (column === 0 || stated === null || stated === undefined || NOT_ADDED.test(head.low)) return [];
      if (stated.unit === 'percent' || stated.unit === 'points') return [];
      const options = candidateParts(grid, at, column);
      const fits = options.find((parts) => meet(sumOf(parts), intervalOf(stated)));
      const parts = fits ?? options.find((some) => isNear(total(some), stated.value));
      return parts === undefined ? [] : [{ row, column, parts, stated }];
    });
  });
}

function sumsOfColumns(grid: Grid): Found[] {
  const hasRolling = grid.rows.some((row) => ROLLED.test(row.low));
  const sums = columnSums(grid);
  const good = sums.filter(({ parts, stated }) => meet(sumOf(parts), intervalOf(stated)));
  // Where no column of several adds up, the row is no plain sum of what stands above it.
  if (sums.length > 1 && good.length * 3 < sums.length) return [];
  if (hasRolling && good.length === 0) return [];
  return sums
    .filter((sum) => !good.includes(sum))
    .map(({ row, column, parts, stated }) => ({
      spots: cellSpots(grid, row, column),
      arithmetic: `${parts.map(({ value }) => num(value)).join(' + ')} = ${num(total(parts))}, not ${num(stated.value)}: out by ${num(Math.abs(total(parts) - stated.value))}`,
    }));
}

type RowSum = {
  readonly row: GridRow;
  readonly at: number;
  readonly parts: readonly CellNumber[];
  readonly stated: CellNumber;
};

function rowSums(grid: Grid, at: number): RowSum[] {
  return grid.rows.flatMap((row): RowSum[] => {
    const stated = row.cells[at];
    if (stated === null || stated === undefined || NOT_ADDED.test(row.low)) return [];
    const parts = row.cells.flatMap((cell, k) =>
      k > 0 &&
      k < at &&
      cell !== null &&
      !NOT_ADDED.test(grid.columns[k]?.low ?? '') &&
      cell.unit === stated.unit
        ? [cell]
        : [],
    );
    return parts.length >= 2 ? [{ row, at, parts, stated }] : [];
  });
}

function sumsOfRows(grid: Grid): Found[] {
  return grid.columns.flatMap((column, at) => {
    if (at < 3 || !TOTAL.test(column.low)) return [];
    const sums = rowSums(grid, at);
    const bad = sums.filter(({ parts, stated }) => !meet(sumOf(parts), intervalOf(stated)));
    if (sums.length > 1 && bad.length * 2 > sums.length) return [];
    return bad
      .filter(({ parts, stated }) => isNear(total(parts), stated.value) && stated.unit !== 'percent')
      .map(({ row, parts, stated }) => ({
        spots: cellSpots(grid, row, at),
        arithmetic: `${parts.map(({ value }) => num(value)).join(' + ')} = ${num(total(parts))}, not ${num(stated.value)}`,
      }));
  });
}

/** Shares of a whole, where the table says that they are: a total of 100, or a caption that says shares of something. */
function sharesOfColumns(grid: Grid): Found[] {
  return grid.rows.flatMap((row, at) => {
    if (!TOTAL.test(row.low) || at < 2) return [];
    return grid.columns.flatMap((_, column): Found[] => {
      const stated = row.cells[column];
      if (stated?.unit !== 'percent' || Math.abs(stated.value - 100) > 1e-9) return [];
      const parts = addends(grid, 0, at, column).map(({ cell }) => cell);
      if (parts.length < 2 || meet(sumOf(parts), { low: 100, high: 100 })) return [];
      if (!isNear(total(parts), 100)) return [];
      return [
        {
          spots: cellSpots(grid, row, column),
          arithmetic: `${parts.map(({ value }) => num(value)).join(' + ')} = ${num(total(parts))}%, not 100%`,
        },
      ];
    });
  });
}

const OF_WHICH =
  /\b(?:made up of|comprising|comprised of|consisting of|of which|split (?:as|between|into|across)|broken down (?:as|into)|being|made up as follows|which (?:includes?|comprises?|is made up of)|namely|divided (?:into|between)|the (?:\w+ )?(?:that are late |which are late )?(?:belong|relate) to|as follows)\b|:|\(/;
const IN_ALL =
  /\b(?:in total|in all|altogether|a (?:combined )?total of|giving(?: a total of)?|totalling|making(?: a total of)?|together|combined|overall total of|bringing the total to|to give|sum(?:s|ming)? to|add(?:s|ing)? up to)\b/;

function isPlainAmount(quantity: Quantity): boolean {
  return (
    !quantity.isAbout &&
    quantity.bound === null &&
    quantity.per === null &&
    quantity.unit !== 'percent' &&
    quantity.unit !== 'points'
  );
}

function canAdd(whole: Quantity, part: Quantity): boolean {
  if (part.unit !== whole.unit || part.per !== whole.per) return false;
  return (
    part.noun === '' ||
    whole.noun === '' ||
    part.noun === whole.noun ||
    /^(school|setting|scheme|area|provision)$/.test(part.noun) === false
  );
}

function partsText(parts: readonly Quantity[], unit: Quantity['unit']): string {
  return parts.map(({ value }) => showValue(value, unit)).join(' + ');
}

function quantitySum(parts: readonly Quantity[]): { readonly interval: Interval; readonly value: number } {
  return {
    interval: parts.reduce((sum, part) => plus(sum, intervalOf(part)), NIL),
    value: parts.reduce((sum, part) => sum + part.value, 0),
  };
}

function judge(sentence: Sentence, whole: Quantity, parts: readonly Quantity[]): Found[] {
  const { interval, value } = quantitySum(parts);
  if (meet(interval, intervalOf(whole)) || !isNear(value, whole.value)) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${partsText(parts, whole.unit)} = ${showValue(value, whole.unit)}, not ${showValue(whole.value, whole.unit)}`,
    },
  ];
}

/** Parts begin this near behind a colon or bracket [characters]. */
const NEAR_MARK = 16;

/** "58 places are late: 33 at one school and 25 at another." */
function wholeThenParts(sentence: Sentence): Found[] {
  const amounts = sentence.quantities.filter((quantity) => isPlainAmount(quantity));
  const [whole, ...rest] = amounts;
  if (whole === undefined || rest.length < 2 || rest.length > 8) return [];
  const [first] = rest;
  const gap = sentence.low.slice(whole.end, first?.start);
  const mark = OF_WHICH.exec(gap);
  if (mark === null || /\b(?:against|from|compared|up (?!of)|down|than)\b/.test(gap)) return [];
  if (mark[0] === ':' || mark[0] === '(' || mark[0] === 'being') {
    const lead = gap.slice(mark.index + mark[0].length);
    const isNear = lead.length <= NEAR_MARK && !lead.includes(')');
    if (!isNear || !joinsParts(sentence, rest)) return [];
  }
  const parts = rest.filter((part) => canAdd(whole, part));
  if (parts.length !== rest.length || hasChange(sentence, whole.end)) return [];
  if (parts.some(({ value }) => value > whole.value * 1.001)) return [];
  return /of which/.test(mark[0]) && !coversAll(sentence, whole) ? [] : judge(sentence, whole, parts);
}

function coversAll(sentence: Sentence, whole: Quantity): boolean {
  return /\b(?:the (?:rest|remaining|remainder|other|balance)|and (?:the )?\d|and £)/.test(
    sentence.low.slice(whole.end),
  );
}

/** Parts stand in a row: commas and "and" between them, no comparison. */
function joinsParts(sentence: Sentence, parts: readonly Quantity[]): boolean {
  return parts.every((part, at) => {
    const next = parts[at + 1];
    if (next === undefined) return true;
    const gap = sentence.low.slice(part.end, next.start);
    return (
      gap.length < 120 &&
      /,|\band\b|;|\+/.test(gap) &&
      !/\b(?:against|of|to|than|from|compared|out of|in)\s{0,2}$/.test(gap)
    );
  });
}

function hasChange(sentence: Sentence, from: number): boolean {
  return /\b(?:up from|down from|compared|against|rose|fell|more than|fewer than|less than|higher|lower|average)\b/.test(
    sentence.low.slice(from),
  );
}

/** "33 at one and 25 at another, 58 in total." */
function partsThenWhole(sentence: Sentence): Found[] {
  const amounts = sentence.quantities.filter((quantity) => isPlainAmount(quantity));
  const whole = amounts.at(-1);
  const parts = amounts.slice(0, -1).filter(({ unit }) => unit === whole?.unit);
  const last = parts.at(-1);
  if (whole === undefined || last === undefined || parts.length < 2 || parts.length > 8) return [];
  const gap = sentence.low.slice(last.end, whole.start);
  const tail = sentence.low.slice(whole.end, whole.end + 30);
  if (!IN_ALL.test(gap) && !/^[^.;,]{0,24}\b(?:in total|in all|altogether|combined)\b/.test(tail)) return [];
  if (!parts.every((part) => canAdd(whole, part)) || hasChange(sentence, 0) || !joinsParts(sentence, parts))
    return [];
  return judge(sentence, whole, parts);
}

/** A list whose items each carry one amount, announced by a total. */
function listParts({ intro, items }: Listing): Found[] {
  const amounts =
    intro?.quantities.filter(({ isAbout, per, unit }) => !isAbout && per === null && unit !== 'percent') ??
    [];
  // "three parts" counts the items, not what they add up to.
  const whole = amounts.filter(({ unit, value }) => unit !== 'count' || value !== items.length);
  const [only] = whole;
  if (
    intro === null ||
    only === undefined ||
    whole.length !== 1 ||
    items.length < 2 ||
    !/:\s*$/.test(intro.text)
  )
    return [];
  if (only.isWord && only.value === items.length) return [];
  const parts = items.map((item) => {
    const amounts =
      readSentences(item, 0)[0]?.quantities.filter(
        (quantity) => quantity.unit === only.unit && quantity.per === only.per && quantity.unit !== 'percent',
      ) ?? [];
    const same =
      only.unit === 'count' ? amounts.filter(({ noun }) => noun === only.noun || noun === '') : amounts;
    return amounts.length === 1 && same.length === 1 ? same[0] : undefined;
  });
  const found = parts.flatMap((part) => (part === undefined ? [] : [part]));
  if (found.length !== items.length || only.value === items.length) return [];
  const { interval, value } = quantitySum(found);
  if (meet(interval, intervalOf(only)) || !isNear(value, only.value)) return [];
  const spots = [
    sentenceSpot(intro),
    ...items.map((item) => ({
      paragraph: item.paragraph,
      page: item.page,
      section: item.section,
      start: 0,
      end: item.text.length,
      quote: item.text,
    })),
  ];
  return [
    {
      spots,
      arithmetic: `${partsText(found, only.unit)} = ${showValue(value, only.unit)}, not ${showValue(only.value, only.unit)}`,
    },
  ];
}

/** "Of the 120, 70 … and the remaining 40." */
function restOfWhole(sentence: Sentence): Found[] {
  const counts = sentence.quantities.filter((quantity) => isPlainAmount(quantity));
  const rest = counts.find((quantity) =>
    /\b(?:remaining|other|remainder(?: of)?|rest,?|balance of)\s{0,2}$/.test(
      sentence.low.slice(Math.max(0, quantity.start - 16), quantity.start),
    ),
  );
  const [whole] = counts;
  if (
    rest === undefined ||
    whole === undefined ||
    rest === whole ||
    counts.length < 3 ||
    rest !== counts.at(-1)
  )
    return [];
  const parts = counts.slice(1);
  if (
    !/\bof\b|,|:|\(/.test(sentence.low.slice(whole.end, parts[0]?.start)) &&
    !/\bof (?:the |these |all )?$/.test(sentence.low.slice(0, whole.start))
  )
    return [];
  if (!parts.every((part) => canAdd(whole, part) && part.value < whole.value)) return [];
  return judge(sentence, whole, parts);
}

function inProse({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) => {
    if (sentence.quantities.length < 3 || sentence.quantities.length > 12) return [];
    return (
      [wholeThenParts, partsThenWhole, restOfWhole]
        .map((look) => look(sentence))
        .find((found) => found.length > 0) ?? []
    );
  });
}

const ADVICE = 'Mend the part or the total that is wrong; the source of each line tells which.';

/** Sums, in the order of the page of rules. */
export const SUM_RULES: readonly Rule[] = [
  {
    code: 'sum.column-total',
    kind: 'sum',
    severity: 'error',
    title: 'A total row is not the sum of its lines',
    meaning:
      'Adds the lines above a total, or its subtotals, each as exact as it is printed. Silent where the total is nowhere near the sum or no column adds up: then it is another kind of total.',
    advice: ADVICE,
    fires: '| Scheme | Places |\n| --- | --- |\n| Ash Lane | 40 |\n| Birch Road | 35 |\n| Total | 85 |',
    silent: '| Scheme | Places |\n| --- | --- |\n| Ash Lane | 40 |\n| Birch Road | 35 |\n| Total | 75 |',
    find: ({ grids }) => grids.flatMap(sumsOfColumns),
  },
  {
    code: 'sum.row-total',
    kind: 'sum',
    severity: 'error',
    title: 'A total column is not the sum of its row',
    meaning: 'Adds the figures of a row before a column headed total. Silent where most rows do not add up.',
    advice: ADVICE,
    fires:
      '| Scheme | Primary | Secondary | Total |\n| --- | --- | --- | --- |\n| Ash Lane | 10 | 12 | 22 |\n| Birch Road | 8 | 9 | 19 |',
    silent:
      '| Scheme | Primary | Secondary | Total |\n| --- | --- | --- | --- |\n| Ash Lane | 10 | 12 | 22 |\n| Birch Road | 8 | 9 | 17 |',
    find: ({ grids }) => grids.flatMap(sumsOfRows),
  },
  {
    code: 'sum.shares',
    kind: 'sum',
    severity: 'error',
    title: 'Shares of a whole do not make 100%',
    meaning: 'Adds shares above a total of 100%, with half a last digit of each as leeway.',
    advice: 'Mend the share that is wrong, or say what else belongs to the whole.',
    fires:
      '| Need | Share |\n| --- | --- |\n| Autism | 41% |\n| Speech | 28% |\n| Other | 36% |\n| Total | 100% |',
    silent:
      '| Need | Share |\n| --- | --- |\n| Autism | 41% |\n| Speech | 28% |\n| Other | 31% |\n| Total | 100% |',
    find: ({ grids }) => grids.flatMap(sharesOfColumns),
  },
  {
    code: 'sum.parts-in-words',
    kind: 'sum',
    severity: 'error',
    title: 'Parts told in a sentence do not make the whole it names',
    meaning:
      'A whole with its parts ("58 late: 33 and 25", "33 and 25, 58 in all", "the remaining 25"). Silent where a part is said to be about, or a comparison stands between.',
    advice: ADVICE,
    fires: 'Of the places, 58 are late: 33 at the free school and 15 at the commissioned provision.',
    silent: 'Of the places, 58 are late: 33 at the free school and 25 at the commissioned provision.',
    find: inProse,
  },
  {
    code: 'sum.list-total',
    kind: 'sum',
    severity: 'error',
    title: 'The amounts of a list do not make the total that announces it',
    meaning:
      'A sentence that ends in a colon and names one amount, and a list in which each item names one of the same kind.',
    advice: ADVICE,
    fires:
      'Savings of £3.4m are in the plan:\n\n- £1.1m from local places\n- £0.9m from reviews\n- £1.0m from post-16',
    silent:
      'Savings of £3.0m are in the plan:\n\n- £1.1m from local places\n- £0.9m from reviews\n- £1.0m from post-16',
    find: ({ listings }) => listings.flatMap(listParts),
  },
];
