/** A change told from one figure to another, a price for each, against the row of a table that has its first figure or its number. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import type { CellNumber } from '../../understand/cells.ts';
import { rowSpot } from '../../understand/grid.ts';
import { intervalOf, meet } from '../../understand/interval.ts';
import { type NamedRow, namedRows } from '../../understand/row-names.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num, showValue } from '../../understand/show.ts';
import { isNamed, thingWords } from '../../understand/thing-words.ts';
import { beside } from '../../understand/together.ts';
import type { Understanding } from '../../understand/understanding.ts';

const NOT_TOLD =
  /\b(?:target|forecast|national\w*|england|neighbours?|region\w*|if|would|could|aim\w*|plan(?:ned)? to)\b/;

function isSame(cell: CellNumber, quantity: Quantity): boolean {
  return cell.unit === quantity.unit && meet(intervalOf(cell), intervalOf(quantity));
}

/** The rows whose name shares a word with a sentence. */
function rowsOf(document: Understanding, sentence: Sentence): NamedRow[] {
  const words = thingWords(sentence.text);
  return namedRows(document).filter(
    ({ words: own, grid }) =>
      !grid.block.isChart && isNamed(own) && [...own].some((word) => word.length > 3 && words.has(word)),
  );
}

/** "From 38.6% of plans to 50.9%": the row that has the one as it stands has another in place of the other. */
function changeAgainstRow(document: Understanding, sentence: Sentence): Found[] {
  if (NOT_TOLD.test(sentence.low)) return [];
  return document.changes
    .filter(
      (change) =>
        change.sentence === sentence && change.from.unit === 'percent' && change.to.unit === 'percent',
    )
    .flatMap(({ from, to }): Found[] => {
      const rows = rowsOf(document, sentence).map((row) => ({
        row,
        shares: row.row.cells.filter((cell) => cell?.unit === 'percent').map((cell) => cell as CellNumber),
      }));
      const own = rows.filter(
        ({ shares }) => shares.length === 2 && shares.some((cell) => isSame(cell, from)),
      );
      const [first] = own;
      const isTold = rows.some(({ shares }) => shares.some((cell) => isSame(cell, to)));
      if (first === undefined || isTold) return [];
      const other = first.shares.find((cell) => !isSame(cell, from));
      if (other === undefined || other.value > from.value === to.value > from.value) return [];
      return [
        {
          spots: [sentenceSpot(sentence), rowSpot(first.row.grid, first.row.row)],
          arithmetic: `the row goes from ${num(from.value)}% to ${num(other.value)}%; the text to ${num(to.value)}%, which must be of another base`,
        },
      ];
    });
}

const EACH = /^ (?:each|apiece|per (?:place|plan|pupil|child|head|placement|unit)|a place)\b/;

/** "The 20 places were delivered at £62,000 each", and a row with 20 and £65,000. */
function priceAgainstRow(document: Understanding, sentence: Sentence): Found[] {
  return sentence.quantities.flatMap((price): Found[] => {
    const count = sentence.quantities.find(
      ({ unit, end, step }) => unit === 'count' && step === 1 && end <= price.start,
    );
    if (price.unit !== 'money' || count === undefined || count.value < 5) return [];
    if (!EACH.test(beside({ sentence, quantity: price }, 0, 20).behind) || NOT_TOLD.test(sentence.low))
      return [];
    const rows = document.grids.flatMap((grid) =>
      grid.block.section === sentence.block.section
        ? grid.rows
            .filter(({ cells }) => cells.some((cell) => cell?.unit === 'count' && cell.value === count.value))
            .map((row) => ({ grid, row }))
        : [],
    );
    const [only, more] = rows;
    if (only === undefined || more !== undefined) return [];
    const money = only.row.cells.flatMap((cell) => (cell?.unit === 'money' && !cell.isUnsure ? [cell] : []));
    const fits = money.some(
      (cell) =>
        isSame(cell, price) ||
        Math.abs(cell.value / count.value - price.value) <= cell.step / 2 / count.value + price.step / 2,
    );
    const near = money.find((cell) => Math.abs(Math.log(cell.value / price.value)) < Math.log(1.4));
    if (fits || near === undefined) return [];
    return [
      {
        spots: [sentenceSpot(sentence), rowSpot(only.grid, only.row)],
        arithmetic: `the row with ${num(count.value)} has ${showValue(near.value, 'money')}; the text ${showValue(price.value, 'money')} each`,
      },
    ];
  });
}

/** Text against rows. */
export const TEXT_ROW_RULES: readonly Rule[] = [
  {
    code: 'wide.change-against-row',
    kind: 'denominator',
    severity: 'warning',
    isWide: true,
    title: 'A share is told to go another way than the row that has its first figure',
    meaning:
      'A change from one share to another, and a row of that name with the first of them and another in place of the second, which goes the other way.',
    advice: 'Give both shares on one base.',
    fires:
      '| Setting | October 2024 | October 2025 |\n|---|---|---|\n| Mainstream schools | 38.6% | 37.8% |\n| Special schools | 30.1% | 31.0% |\n\nThe mainstream share has grown from 38.6% of plans to 50.9%.',
    silent:
      '| Setting | October 2024 | October 2025 |\n|---|---|---|\n| Mainstream schools | 38.6% | 37.8% |\n| Special schools | 30.1% | 31.0% |\n\nThe mainstream share has fallen from 38.6% of plans to 37.8%.',
    find: (document) => document.sentences.flatMap((sentence) => changeAgainstRow(document, sentence)),
  },
  {
    code: 'wide.price-against-row',
    kind: 'implied-value',
    severity: 'warning',
    isWide: true,
    title: 'A price for each is not that of the row with their number',
    meaning: 'So many at a price each, and in the section one row with that number and another price.',
    advice: 'Take the price from the table, or mend the row.',
    fires:
      '| School | Places | Capital £m | Cost a place |\n|---|---|---|---|\n| Dunmoor | 20 | 1.30 | £65,000 |\n| Ash | 12 | 0.72 | £60,000 |\n\nThe 20 places were delivered at £62,000 each.',
    silent:
      '| School | Places | Capital £m | Cost a place |\n|---|---|---|---|\n| Dunmoor | 20 | 1.30 | £65,000 |\n| Ash | 12 | 0.72 | £60,000 |\n\nThe 20 places were delivered at £65,000 each.',
    find: (document) => document.sentences.flatMap((sentence) => priceAgainstRow(document, sentence)),
  },
];
