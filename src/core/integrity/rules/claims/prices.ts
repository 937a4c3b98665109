/** Prices and savings in words: so many moved from one price to another, and a price a place that a table gives otherwise. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { type Grid, type GridRow, rowSpot } from '../../understand/grid.ts';
import { intervalOf, meet, minus, over, times } from '../../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num, showValue } from '../../understand/show.ts';
import { isWholeCount, spotsOf, toldIn } from '../../understand/together.ts';
import type { Understanding } from '../../understand/understanding.ts';

const SAVING = /\b(?:saving|saves?|saved|reduction|reduces? (?:cost|spend)\w*|worth|benefit|value)\b/;
const PART_OF_YEAR = /\bpart of (?:the|a|each) year\b|\bpart[- ]year\b/;
const WHOLE_YEAR = /\b(?:full[- ]year|a year|per year|each year|annual(?:ly)?|per annum|in all|in total)\b/;
const FROM = /\bfrom\b[^.;£]{0,80}$/;
const TO = /\b(?:to|with|by|at)\b[^.;£]{0,80}$/;

/** "26 children move from schools at £58,000 to places at £22,000. Full-year saving: £1.14m." */
function wrongSaving(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (sentence === undefined || sentence.block.kind === 'heading') return [];
  const near = sentences.slice(at, at + 2).filter(({ block }) => block === sentence.block);
  const money = toldIn(near).filter(({ quantity }) => quantity.unit === 'money' && quantity.value > 0);
  const [high, low, saving, more] = money;
  if (high === undefined || low === undefined || saving === undefined || more !== undefined) return [];
  if (high.sentence !== sentence || low.sentence !== sentence || high.quantity.value <= low.quantity.value)
    return [];
  const text = near.map((one) => one.low).join(' ');
  if (!SAVING.test(text) || !WHOLE_YEAR.test(text) || PART_OF_YEAR.test(text)) return [];
  if (!FROM.test(sentence.low.slice(0, high.quantity.start))) return [];
  if (!TO.test(sentence.low.slice(high.quantity.end, low.quantity.start))) return [];
  const counts = sentence.quantities.filter(isWholeCount);
  const [count, another] = counts;
  if (count === undefined || another !== undefined) return [];
  const each = minus(intervalOf(high.quantity), intervalOf(low.quantity));
  const value = count.value * (high.quantity.value - low.quantity.value);
  if (meet(times(each, intervalOf(count)), intervalOf(saving.quantity))) return [];
  if (saving.quantity.value > value * 2.2 || saving.quantity.value < value / 2.2) return [];
  return [
    {
      spots: spotsOf(sentence, near).map(sentenceSpot),
      arithmetic: `${num(count.value)} × (${showValue(high.quantity.value, 'money')} − ${showValue(low.quantity.value, 'money')}) = ${showValue(value, 'money')}, not ${showValue(saving.quantity.value, 'money')}`,
    },
  ];
}

const EACH =
  /\b(?:a|per|each|for each|for every) (?:place|plan|pupil|child|placement|learner|student|head)\b/;
const COUNTED = /\b(?:places?|plans?|pupils?|children|placements?|number|learners|students|capacity)\b/;
const PRICED = /\b(?:budget|cost|spend|price|value|capital|funding|forecast)\b|£/;
const OF_RUNNING = /\b(?:saving|avoid\w*|variance|spent|to date)\b/;

/** What a row's money comes to for each of what it counts, column by column. */
function pricesOf(
  grid: Grid,
  row: GridRow,
): { readonly value: number; readonly low: number; readonly high: number }[] {
  const counts = grid.columns.flatMap(({ low }, at) =>
    at > 0 && COUNTED.test(low) && row.cells[at]?.unit === 'count' ? [at] : [],
  );
  const money = grid.columns.flatMap(({ low }, at) =>
    at > 0 &&
    PRICED.test(`${low} ${grid.caption.toLowerCase()}`) &&
    !OF_RUNNING.test(low) &&
    row.cells[at]?.unit === 'money'
      ? [at]
      : [],
  );
  return counts.flatMap((c) =>
    money.flatMap((m) => {
      const [count, amount] = [row.cells[c], row.cells[m]];
      if (count == null || amount == null || amount.isUnsure || count.value <= 0) return [];
      return [
        {
          value: amount.value / count.value,
          ...over(intervalOf(amount), intervalOf({ ...count, unit: 'count' })),
        },
      ];
    }),
  );
}

/** The first capital word of a row's name: what a sentence calls it by. */
function calledBy(row: GridRow): string | null {
  return /^\W{0,3}(?:the )?([A-Z][\p{L}'’]{3,})/u.exec(row.label)?.[1]?.toLowerCase() ?? null;
}

/** The price that a sentence gives a name: the first amount behind it, nothing between that joins it to another. */
function priceBehind(sentence: Sentence, name: string): Quantity | null {
  const place = sentence.low.indexOf(name);
  const price = sentence.quantities.find(
    ({ start, unit }) => unit === 'money' && start > place && start - place < name.length + 60,
  );
  if (place < 0 || price === undefined) return null;
  const between = sentence.low.slice(place + name.length, price.start);
  // "£60,000 (Harbour) to £70,000": a name in brackets goes with the price before it.
  return /^\)|[.;,:]|\b(?:and|against|than|compared)\b/.test(between) ? null : price;
}

/** Whether a price is one of a row's, to the digit or to half a per cent. */
function isOneOf(price: Quantity, prices: ReturnType<typeof pricesOf>): boolean {
  const own = intervalOf({ ...price, isAbout: false });
  return prices.some(
    (one) =>
      meet(one, own) || Math.abs(one.value - price.value) < Math.max(price.step / 2, one.value * 0.006),
  );
}

/** "Moorview £80,000 a place", and its row has 72 places for £6.48m. */
function wrongPrice({ grids }: Understanding, sentence: Sentence): Found[] {
  if (!EACH.test(sentence.low) || sentence.block.kind === 'heading') return [];
  return grids.flatMap((grid) =>
    grid.rows.flatMap((row): Found[] => {
      const name = calledBy(row);
      const price = name === null ? null : priceBehind(sentence, name);
      const isShared = grid.rows.some((one) => one !== row && calledBy(one) === name);
      const prices = price === null || isShared ? [] : pricesOf(grid, row);
      const [first] = prices;
      if (price === null || first === undefined || isOneOf(price, prices)) return [];
      if (!prices.some(({ value }) => value < price.value * 1.6 && price.value < value * 1.6)) return [];
      return [
        {
          spots: [sentenceSpot(sentence), rowSpot(grid, row)],
          arithmetic: `${row.label}: ${showValue(first.value, 'money')} each by the table, not ${showValue(price.value, 'money')}`,
        },
      ];
    }),
  );
}

/** Prices in words. */
export const PRICE_CLAIM_RULES: readonly Rule[] = [
  {
    code: 'claim.saving',
    kind: 'implied-value',
    severity: 'error',
    isWide: true,
    title: 'A saving is not the number moved times the difference in price',
    meaning: 'So many who move from one price to another, and a saving for a year.',
    advice: 'Multiply again, or say what part of a year is meant.',
    fires:
      '26 children are expected to move from independent schools at an average of £58,000 to local places at an average of £22,000. Full-year saving: £1.14m.',
    silent:
      '26 children are expected to move from independent schools at an average of £58,000 to local places at an average of £22,000. Full-year saving: £0.94m.',
    find: ({ sentences }) => sentences.flatMap((_, at) => wrongSaving(sentences, at)),
  },
  {
    code: 'claim.price-by-table',
    kind: 'implied-value',
    severity: 'error',
    isWide: true,
    title: 'A price for each is not what the table of numbers and costs gives',
    meaning:
      'A name with a price a place, plan or child, and the row of that name with a number and its cost.',
    advice: 'Divide again, and mend the price, the number or the cost.',
    fires:
      '| Scheme | Places | Approved budget (£000) |\n| --- | --- | --- |\n| Larkfield | 48 | 3,360 |\n| Moorview | 72 | 6,480 |\n\nLarkfield costs £70,000 a place and Moorview £80,000.',
    silent:
      '| Scheme | Places | Approved budget (£000) |\n| --- | --- | --- |\n| Larkfield | 48 | 3,360 |\n| Moorview | 72 | 6,480 |\n\nLarkfield costs £70,000 a place and Moorview £90,000.',
    find: (document) => document.sentences.flatMap((sentence) => wrongPrice(document, sentence)),
  },
];
