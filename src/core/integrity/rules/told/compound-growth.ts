/** An amount that grows by so many per cent a year from a named year, and the year that the sum has really been grown from. */
import type { Found } from '../../finding.ts';
import { firstYearOf, type Period } from '../../lex/periods.ts';
import type { Rule } from '../../rule.ts';
import type { Figure } from '../../understand/figures.ts';
import { behindOf, type Line, linesOf, linesWith } from '../../understand/lines.ts';
import { num, showValue } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const A_YEAR =
  /^ ?(?:(?:growth|rise|increase|more) )?(?:a year|per year|per annum|p\.?a\.?|each year|every year|annually|annual|yearly|a year's)\b/;
const GROWS = /\ba year, start|\b(?:grow\w*|gr[eo]w\w*|ris\w+|increas\w*|uplift|inflation|go(?:es)? up)\b/;
const FROM =
  /\b(?:from|starting (?:in|from|with)|beginning (?:in|with)|first (?:applied )?in|as of|start|starts in|onwards)\W{1,3}(?:the )?$/;
const MEASURE = /\b(?:income|allocation|funding|grant|budget|block|spend\w*|cost\w*|expenditure)\b/;
const FACTORS = [1, -1, 2];

type Claim = { readonly line: Line; readonly rates: readonly Figure[]; readonly first: number };

function firstGrowth(lines: readonly Line[]): number | null {
  for (const { sentence, row, grid } of lines) {
    const told = sentence?.periods.find(
      ({ start, end }) =>
        FROM.test(sentence.low.slice(Math.max(0, start - 30), start)) ||
        /^ (?:on|onwards?)\b/.test(sentence.low.slice(end, end + 10)),
    );
    const year = told === undefined ? null : yearOf(told);
    if (year !== null) return year;
    const at = grid?.columns.findIndex(({ low }) => /^\W*(?:from|start\w*|first year)/.test(low)) ?? -1;
    const cell = /\b(20\d\d)\D\d\d/.exec(at < 0 ? '' : (row?.row.cells[at] ?? ''))?.[1];
    if (cell !== undefined) return Number(cell);
  }
  return null;
}

/** The year in which the financial year that a time closes or is begins. */
function yearOf(period: Period | null): number | null {
  return period === null ? null : firstYearOf(period);
}

function isYearly(line: Line, figure: Figure): boolean {
  if (figure.unit !== 'percent' || figure.value <= 0 || figure.value > 20) return false;
  const behind = behindOf(figure);
  return (
    A_YEAR.test(behind) ||
    /\b(?:annual|yearly)\b/.test(figure.own) ||
    (line.row !== null && /\ba year|per annum\b/.test(line.low))
  );
}

/** Figures of the row, or of the claim and the line behind it. */
function claimsOf(document: Understanding): Claim[] {
  return linesOf(document).flatMap((line): Claim[] => {
    const inRow = line.row === null ? [] : percentInRow(line);
    const rates = [...line.figures.filter((figure) => isYearly(line, figure)), ...inRow];
    if (
      rates.length === 0 ||
      !GROWS.test(`${line.before} ${line.low}`) ||
      /\bnone in\b|\bthen\b/.test(line.low)
    )
      return [];
    const first = firstGrowth([line, ...following(document, line)]);
    return first === null ? [] : [{ line, rates, first }];
  });
}

/** "4% a year" in a cell. */
function percentInRow({ low, figures, spot }: Line): Figure[] {
  const told = /(\d+(?:\.\d+)?) ?% (?:a year|per annum|p\.?a|each year)/.exec(low)?.[1];
  const [like] = figures;
  if (told === undefined || like === undefined) return [];
  return [{ ...like, value: Number(told), step: 0.1, unit: 'percent', own: low, spots: [spot] }];
}

function following(document: Understanding, line: Line): Line[] {
  return linesWith(document, line).filter(({ at, row }) => row === null && at > line.at && at <= line.at + 2);
}

type Amount = { readonly figure: Figure; readonly year: number };

function amountsOf(lines: readonly Line[]): Amount[] {
  return lines.flatMap((line) =>
    line.figures.flatMap((figure): Amount[] => {
      const only = line.sentence?.periods.filter((period) => yearOf(period) !== null) ?? [];
      const year =
        yearOf(figure.period) ?? (only.length === 1 ? yearOf(only[0] ?? null) : null) ?? yearInHead(figure);
      return figure.unit === 'money' && year !== null && figure.value > 0 ? [{ figure, year }] : [];
    }),
  );
}

/** "Income in 2030-31" at the head of a column. */
function yearInHead({ cell }: Figure): number | null {
  const told = /\b(20\d\d)\D\d\d\b/.exec(cell?.grid.columns[cell.at]?.low ?? '')?.[1];
  return told === undefined ? null : Number(told);
}

function wrongYear(
  document: Understanding,
  { line, rates, first }: Claim,
  bases: readonly Amount[],
): Found[] {
  const ends = amountsOf([line, ...following(document, line)]).filter(({ year }) => year > first);
  const starts = bases.filter(
    ({ year, figure }) => year === first - 1 && MEASURE.test(`${figure.own} ${figure.wide}`),
  );
  const trials = rates.flatMap((rate) => ends.flatMap((end) => starts.map((base) => ({ rate, end, base }))));
  for (const { rate, end, base } of trials) {
    const wrong = base.figure === end.figure ? null : grownOtherwise(rate, base, end, end.year - first + 1);
    if (wrong === null) continue;
    const spots = [...end.figure.spots, ...base.figure.spots, line.spot];
    return [{ spots: spots.filter((one, k) => spots.indexOf(one) === k), arithmetic: wrong }];
  }
  return [];
}

/** The reckoning, where the end fits other years of growth than those told; null where it fits them, or none. */
function grownOtherwise(rate: Figure, base: Amount, end: Amount, years: number): string | null {
  const grown = (n: number) => base.figure.value * (1 + rate.value / 100) ** n;
  const slack = end.figure.step / 2 + (grown(years) / base.figure.value) * (base.figure.step / 2);
  const isAt = (n: number) => Math.abs(grown(n) - end.figure.value) <= slack;
  const other = FACTORS.find((by) => years - by > 0 && isAt(years - by));
  if (isAt(years) || other === undefined) return null;
  const real = showValue(Math.round(grown(years) / 1e4) * 1e4, 'money');
  return `${showValue(base.figure.value, 'money')} grown by ${num(rate.value)}% for ${num(years)} years is ${real}; ${showValue(end.figure.value, 'money')} is ${num(years - other)} years of growth`;
}

/** Growth from a year. */
export const COMPOUND_GROWTH_RULES: readonly Rule[] = [
  {
    code: 'told.growth-from-year',
    kind: 'implied-value',
    severity: 'error',
    isWide: true,
    title: 'An amount is grown from another year than the one that is named',
    meaning:
      'So many per cent a year from a named year, the amount of the year before it anywhere in the paper, and an amount of a later year that fits one or two years of growth more or fewer. Silent where it fits, and where it fits no number of years.',
    advice: 'Say from which year the growth counts, and work the amount out again.',
    fires:
      'The allocation for 2025/26 is £40.0m.\n\n## Sensitivity\n\nWith growth of 5% a year from 2026/27 income in 2029/30 would be £46.3m.',
    silent:
      'The allocation for 2025/26 is £40.0m.\n\n## Sensitivity\n\nWith growth of 5% a year from 2026/27 income in 2029/30 would be £48.6m.',
    find: (document) => {
      const claims = claimsOf(document);
      const bases = claims.length === 0 ? [] : amountsOf(linesOf(document));
      return claims.flatMap((claim) => wrongYear(document, claim, bases));
    },
  },
];
