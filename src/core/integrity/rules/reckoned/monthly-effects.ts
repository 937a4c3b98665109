/** An effect told as so many a month: what it comes to over its months, and at its price. */
import type { Found, Spot } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { monthsTold } from '../../understand/durations.ts';
import { byGroup, type Figure, figuresIn, figuresOf, groupOf } from '../../understand/figures.ts';
import type { Grid } from '../../understand/grid.ts';
import { readSentences, type Sentence } from '../../understand/sentence.ts';
import { num, showValue } from '../../understand/show.ts';
import { thingWords } from '../../understand/thing-words.ts';
import type { Understanding } from '../../understand/understanding.ts';

/** Words that say that something is avoided, prevented or taken off. */
const EFFECT =
  /\b(?:avoid\w*|fewer|prevent\w*|divert\w*|avert\w*|reduc\w*|net effect|less(?:ening)?|save[ds]?|saving|off|remov\w*|lower\w*|cut(?:s|ting)?|impact|benefits?|effects?)\b/;
/** A rate that grows, or that only part of is had, comes to less than its months. */
const UNEVEN =
  /\b(?:ramp\w*|build\w* up|phas\w+|part[- ]year|half[- ]year|overlap|first year|discount\w*|net of|less than|at least|(?<!\badd(?:s|ing)? )up to|persist\w*|drop(?:ping)? out|ris(?:e|es|ing) to|grow\w* to)\b/;
/** What stands before a total: "comes to", "or", "making". */
const TOTAL_LEAD =
  /(?:\b(?:com(?:es?|ing) to|giv(?:es?|ing)|mak(?:es?|ing)|or|i\.e\.|ie|that is|is|are|be|been|equals?|equates? to|equivalent to|totals?|totalling|amounts? to|means?|meaning|so|worth|avoids?|avoiding|adds? up to|reach(?:es|ing)?|results? in|resulting in|deliver(?:s|ing)?|yield(?:s|ing)?|achiev(?:es|ing))\b[^.;\d£]{0,40}|[=,(:]\s?)$/;
const TOTAL_LABEL =
  /\b(?:over the (?:period|life|plan|term|programme)|in total|total|all|overall|altogether|whole period)\b/;
const THING = /\b(?:plans?|ehcps?|placements?|children|pupils|places)\b/;
const PRICE =
  /\b(?:each|per (?:plan|placement|child|pupil|ehcp|head)|a (?:plan|placement|child|head)|apiece|unit (?:cost|value)|average (?:cost|value)|value of (?:a|each))\b/;
/** A total that is further off than this is of something else [ratio]. */
const NEAR = 2.6;

type Parts = {
  readonly rates: readonly Figure[];
  readonly months: readonly number[];
  readonly totals: readonly Figure[];
  readonly prices: readonly Figure[];
  readonly worths: readonly Figure[];
};

/** The figures of one reckoning say what is wrong with it, if anything. */
function judged({ rates, months, totals, prices, worths }: Parts, spots: readonly Spot[]): Found[] {
  const [rate, other] = rates;
  if (rate === undefined || (other !== undefined && other.value !== rate.value)) return [];
  return [...wrongTotal(rate, months, totals), ...wrongWorth(rate, months, totals, prices, worths)].map(
    ({ arithmetic, at }) => ({
      spots: [...at, ...spots].filter((one, k, all) => all.indexOf(one) === k),
      arithmetic,
    }),
  );
}

type Wrong = { readonly arithmetic: string; readonly at: readonly Spot[] };

function isNear(real: number, told: number): boolean {
  return real > 0 && told > 0 && real / told < NEAR && told / real < NEAR;
}

function wrongTotal(rate: Figure, months: readonly number[], totals: readonly Figure[]): Wrong[] {
  const [meant] = months;
  if (meant === undefined) return [];
  const slack = (total: Figure, length: number) =>
    total.step / 2 +
    (rate.isAbout || rate.step < 1 ? length / 2 : 0) * Math.min(1, rate.step * 10) +
    (total.isAbout ? total.value * 0.05 : 0);
  const fits = (total: Figure) =>
    months.some((length) => Math.abs(rate.value * length - total.value) <= slack(total, length));
  if (totals.some(fits)) return [];
  return totals
    .filter((total) => isNear(rate.value * meant, total.value) && total.value > rate.value * 2)
    .slice(0, 1)
    .map((total) => ({
      arithmetic: `${num(rate.value)} a month × ${num(meant)} months = ${num(rate.value * meant)}, not ${num(total.value)}${total.value % rate.value === 0 ? ` (which is ${num(total.value / rate.value)} months)` : ''}`,
      at: [...total.spots, ...rate.spots],
    }));
}

function wrongWorth(
  rate: Figure,
  months: readonly number[],
  totals: readonly Figure[],
  prices: readonly Figure[],
  worths: readonly Figure[],
): Wrong[] {
  const [price, more] = prices;
  const [length] = months;
  if (price === undefined || more !== undefined || length === undefined) return [];
  const volumes = [...months.map((one) => one * rate.value), ...totals.map(({ value }) => value)];
  const fits = (worth: Figure) =>
    volumes.some((volume) => {
      const slack =
        worth.step / 2 +
        (volume * price.step) / 2 +
        (worth.isAbout || price.isAbout ? worth.value * 0.05 : 0);
      return Math.abs(volume * price.value - worth.value) <= slack;
    });
  const real = length * rate.value * price.value;
  return worths
    .filter((worth) => worth !== price && isNear(real, worth.value) && worth.value > price.value * 2)
    .slice(0, 1)
    .filter((worth) => !fits(worth))
    .map((worth) => ({
      arithmetic: `${num(rate.value)} × ${num(length)} × ${showValue(price.value, 'money')} = ${showValue(real, 'money')}, not ${showValue(worth.value, 'money')}`,
      at: [...worth.spots, ...rate.spots],
    }));
}

function isMonthly({ unit, per, value }: Figure): boolean {
  return unit === 'count' && per === 'month' && value > 0;
}

function isRate(figure: Figure): boolean {
  return isMonthly(figure) && EFFECT.test(`${figure.wide} ${figure.own}`);
}

function ahead({ sentence, quantity }: Figure, reach: number): string {
  return quantity === null
    ? ''
    : (sentence?.low.slice(Math.max(0, quantity.start - reach), quantity.start) ?? '');
}

function behind({ sentence, quantity }: Figure, reach: number): string {
  return quantity === null ? '' : (sentence?.low.slice(quantity.end, quantity.end + reach) ?? '');
}

function isTotalTold(figure: Figure): boolean {
  const { unit, per, quantity } = figure;
  if (unit !== 'count' || per !== null || quantity === null || quantity.bound !== null) return false;
  if (/^(?:month|year|week|day|term|quarter)$/.test(quantity.noun)) return false;
  const isNamed = quantity.noun === '' || THING.test(quantity.phrase);
  return isNamed && (TOTAL_LEAD.test(ahead(figure, 60)) || TOTAL_LABEL.test(behind(figure, 40)));
}

/** Money behind an "at", or that is said to be of each. */
function isPriceTold(figure: Figure): boolean {
  return (
    figure.unit === 'money' &&
    (PRICE.test(behind(figure, 30)) ||
      /(?:[x×@*]|\bby) $|\b(?:at|of|costs?|cost of|saving of|value of) $/.test(ahead(figure, 24))) &&
    figure.value < 500_000
  );
}

/** Rate, months, total and price told in a paragraph: the sentence of the rate and the two behind it. */
function inParagraphs(document: Understanding): Found[] {
  const rates = figuresOf(document).filter((figure) => figure.sentence !== null && isMonthly(figure));
  return rates.flatMap((rate): Found[] => {
    const own = rate.sentence === null ? [] : (byGroup(document).get(groupOf(rate.sentence)) ?? []);
    const at = rate.sentence === null ? -1 : own.indexOf(rate.sentence);
    const near = own.slice(at, at + 3);
    const { sentence } = rate;
    if (sentence === null || sentence.block.kind === 'heading' || sentence.text.endsWith('?')) return [];
    if (near.some(({ low }) => UNEVEN.test(low)) || !near.slice(0, 2).some(({ low }) => EFFECT.test(low)))
      return [];
    const figures = near.flatMap((one) => figuresIn(document, one));
    const same = figures.filter((figure) => figure.sentence === sentence);
    const months = monthsIn(near, sentence);
    const totals = totalsFor(document, sentence, figures, months);
    const prices = figures.filter(isPriceTold);
    const worths = figures.filter(
      (figure) =>
        figure.unit === 'money' &&
        !prices.includes(figure) &&
        !/\bcost of (?:the )?(?:team|programme|project)\b/.test(figure.own),
    );
    const others = same.filter((figure) => figure !== rate && isMonthly(figure));
    return others.length > 0 ? [] : judged({ rates: [rate], months, totals, prices, worths }, []);
  });
}

/** Totals told in the passage, else in a table. */
function totalsFor(
  document: Understanding,
  sentence: Sentence,
  figures: readonly Figure[],
  months: readonly number[],
): Figure[] {
  const told = figures.filter(isTotalTold);
  return told.length > 0 || months.length === 0 ? told : totalsInTables(document, sentence);
}

/** Totals that a table of effects has in the row that bears the name of the passage's heading: "1 Early language | 180". */
function totalsInTables(document: Understanding, { block }: Sentence): Figure[] {
  const heading = thingWords(block.section ?? '');
  if (heading.size === 0) return [];
  return document.grids.flatMap((grid) => {
    const at = grid.columns.findIndex(
      ({ low }, k) => k > 0 && EFFECT.test(low) && THING.test(low) && !/month|£|cost/.test(low),
    );
    if (at < 0) return [];
    return figuresIn(document, grid).filter(({ cell, unit }) => {
      const words =
        cell === null
          ? []
          : [...thingWords(cell.row.label)].filter((word) => word.length > 2 && !/^\d/.test(word));
      return (
        cell?.at === at && unit === 'count' && words.length > 1 && words.every((word) => heading.has(word))
      );
    });
  });
}

/** Lengths told beside the rate; those of the sentences behind it only where it has none. */
function monthsIn(near: readonly Sentence[], own: Sentence): readonly number[] {
  const first = monthsTold(own);
  return first.length > 0 ? first : [...new Set(near.slice(1).flatMap(monthsTold))];
}

/** The lengths of time that cells or labels of a table tell in words. */
function monthsInTable(grid: Grid): number[] {
  return grid.rows.flatMap(({ row, low, cells }) => {
    if (
      !/\b(?:period|duration|length|months?|start|window|term|years?)\b/.test(low) ||
      /\b(?:a|per|each) month\b/.test(low)
    )
      return [];
    const plain = row.cells.slice(1).flatMap((text, k) => {
      const cell = cells[k + 1];
      if (cell !== null && cell !== undefined) return /\bmonths\b/.test(low) ? [cell.value] : [];
      const block = {
        kind: 'paragraph',
        text,
        paragraph: row.paragraph,
        page: null,
        section: null,
        level: 0,
        list: null,
      } as const;
      return readSentences(block, 0).flatMap(monthsTold);
    });
    return plain;
  });
}

/** Rate, months, total, price and worth in the rows of one table, each under its label, column by column. */
function inRows(document: Understanding, grid: Grid): Found[] {
  if (grid.rows.length < 3 || grid.rows.length > 40) return [];
  const cells = figuresIn(document, grid);
  const months = [...new Set(monthsInTable(grid))];
  if (months.length === 0) return [];
  return grid.columns.flatMap((_, at): Found[] => {
    const own = cells.filter(({ cell }) => cell?.at === at);
    const rates = own.filter((figure) => isRate(figure));
    const totals = own.filter(
      ({ unit, per, own: low }) =>
        unit === 'count' && per === null && THING.test(low) && TOTAL_LABEL.test(low),
    );
    const prices = own.filter(
      ({ unit, own: low }) => unit === 'money' && (PRICE.test(low) || /\b(?:unit|average) /.test(low)),
    );
    const worths = own.filter(
      ({ unit, own: low }) =>
        unit === 'money' && /\btotal|over the|value|saving/.test(low) && !PRICE.test(low),
    );
    return judged({ rates, months, totals, prices, worths }, []);
  });
}

/** Columns of a rate, its months and its total, row by row. */
function inColumns(document: Understanding, grid: Grid): Found[] {
  const find = (words: RegExp, not: RegExp) =>
    grid.columns.findIndex(({ low }, at) => at > 0 && words.test(low) && !not.test(low));
  const rateAt = find(/\b(?:a|per|each) month\b|\bmonthly\b/, /£|cost/);
  const monthsAt = find(
    /^\W{0,2}(?:number of )?(?:months|duration|length|term)\b/,
    /\b(?:a|per|each) month\b/,
  );
  const totalAt = find(
    /\btotal|over the|plans avoided$|avoided in all\b/,
    /£|\b(?:a|per|each) month\b|cost|value/,
  );
  if (rateAt < 0 || monthsAt < 0 || totalAt < 0) return [];
  return grid.rows.flatMap((row): Found[] => {
    if (/\b(?:total|all|sum)\b/.test(row.low)) return [];
    const own = figuresIn(document, grid).filter(({ cell }) => cell?.row === row);
    const at = (place: number) => own.filter(({ cell }) => cell?.at === place);
    return judged(
      {
        rates: at(rateAt),
        months: at(monthsAt).map(({ value }) => value),
        totals: at(totalAt),
        prices: [],
        worths: [],
      },
      [],
    );
  });
}

/** Effects a month. */
export const MONTHLY_EFFECT_RULES: readonly Rule[] = [
  {
    code: 'claim.monthly-effect',
    kind: 'mitigation',
    severity: 'error',
    title: 'So many a month do not come to what is told over their months, or at their price',
    meaning:
      'An effect a month, its months (a number, a span, a year) and what it comes to or is worth, told in a paragraph or in the rows of a table. Silent where it is built up, shared or only had in part.',
    advice: 'Multiply again, and say from when to when the effect lasts and whether it stays.',
    fires:
      'The clinics will mean 12 fewer plans a month for the 24 months from April 2026, which comes to 216 plans. Each plan costs £9,000.',
    silent:
      'The clinics will mean 12 fewer plans a month for the 24 months from April 2026, which comes to 288 plans. Each plan costs £9,000.',
    find: (document) => [
      ...inParagraphs(document),
      ...document.grids.flatMap((grid) => [...inRows(document, grid), ...inColumns(document, grid)]),
    ],
  },
];
