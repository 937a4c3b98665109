/** So many a month, for so long, and so many in all, told in different lines. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import type { Figure } from '../../understand/figures.ts';
import { aheadOf, behindOf, type Line, linesOf, linesWith } from '../../understand/lines.ts';
import { num } from '../../understand/show.ts';
import { isNamed, thingWords } from '../../understand/thing-words.ts';
import type { Understanding } from '../../understand/understanding.ts';
import { monthsIn } from './spans.ts';

const EFFECT =
  /\b(?:avoid\w*|fewer|prevent\w*|divert\w*|avert\w*|reduc\w*|effects?|stop\w*|less|sav\w+|remov\w*|cut\w*|impact|benefits?|lower\w*)\b/;
const EACH_MONTH =
  /\b(?:each|every|those|of the|an?|per) months?\b(?!.*\d)[^.;\d]{0,60}$|\bmonthly (?:[a-z]+ ){1,5}[a-z]+\W{1,3}$|\bmonthly (?:effect|saving|reduction)\W{1,3}$/;
const EACH_BEHIND =
  /^ (?:[a-z-]+ ){0,5}(?:in |for )?(?:each|every|any|of those|of these) (?:of \w+ )?months?\b/;
const TOTAL =
  /\b(?:in all|in total|totals?|altogether|overall|all told|whole (?:period|life|term)|over (?:its|the|their|this|that) (?:whole |full |entire )?(?:life(?:time)?|period|term|duration|time|programme|scheme)|by (?:the|its) end|by then|comes? to|adds? up to)\b/;
const UNEVEN =
  /\b(?:ramp\w*|build\w* up|phas\w+|part[- ]year|half[- ]year|overlap\w*|first year|discount\w*|net of|at least|up to|ris(?:e|es|ing) to|grow\w* to|after (?:the first|a|two|three|six))\b/;
const WHOLE_PLAN = /\b(?:agreement|safety valve)\b/;
/** A total further off is of something else [ratio]. */
const NEAR = 2.2;

function isRate(line: Line, figure: Figure): boolean {
  const { unit, per, value, own } = figure;
  if (unit !== 'count' || value < 1 || value > 1000 || figure.isAbout) return false;
  if (per !== 'month' && TOTAL.test(own)) return false;
  const isMonthly = per === 'month' || EACH_MONTH.test(aheadOf(figure)) || EACH_BEHIND.test(behindOf(figure));
  return isMonthly && EFFECT.test(`${line.before} ${line.low}`) && !/^ months?\b/.test(behindOf(figure));
}

function isTotal(figure: Figure, rate: Figure): boolean {
  const { own, unit, per, value } = figure;
  return (
    unit === 'count' && per === null && value > rate.value * 2 && TOTAL.test(`${aheadOf(figure, 40)} ${own}`)
  );
}

/** Whether a length of time told elsewhere can be that of an effect. */
function isLinked(line: Line, other: Line): boolean {
  if (line.group === other.group || (line.sentence !== null && Math.abs(line.at - other.at) <= 3))
    return true;
  if (WHOLE_PLAN.test(other.low)) return false;
  const own = thingWords(`${line.before} ${line.low}`);
  const words = new Set([...thingWords(other.low)].filter((word) => own.has(word)));
  return isNamed(words);
}

function totalsNear(document: Understanding, line: Line, rate: Figure): Figure[] {
  return linesWith(document, line)
    .filter((other) => other === line || (line.row === null && other.at > line.at && other.at - line.at <= 2))
    .flatMap(({ figures }) => figures.filter((figure) => figure !== rate && isTotal(figure, rate)));
}

function wrongTotals(document: Understanding, line: Line, rate: Figure): Found[] {
  const totals = totalsNear(document, line, rate);
  const [total] = totals;
  if (total === undefined || UNEVEN.test(`${line.before} ${line.low}`)) return [];
  const lengths = linesOf(document).flatMap((other) =>
    monthsIn(other).map((months) => ({ other, months, isOwn: isLinked(line, other) })),
  );
  const slack = total.step / 2 + (total.isAbout ? total.value * 0.05 : 0);
  const fits = (months: number) => totals.some(({ value }) => Math.abs(months * rate.value - value) <= slack);
  if (lengths.some(({ months }) => fits(months)) || fits(12)) return [];
  const kinds = new Set(
    lengths.filter(({ other }) => !WHOLE_PLAN.test(other.low)).map(({ months }) => months),
  );
  const meant =
    lengths.find(({ isOwn }) => isOwn) ??
    (kinds.size === 1 ? lengths.find(({ months }) => kinds.has(months)) : undefined);
  if (meant === undefined) return [];
  const real = rate.value * meant.months;
  if (real > total.value * NEAR || total.value > real * NEAR) return [];
  return [
    {
      spots: [...total.spots, line.spot, meant.other.spot].filter((one, k, all) => all.indexOf(one) === k),
      arithmetic: `${num(rate.value)} a month × ${num(meant.months)} months = ${num(real)}, not ${num(total.value)}`,
    },
  ];
}

/** Effects a month over their time. */
export const MONTHLY_RULES: readonly Rule[] = [
  {
    code: 'told.monthly-total',
    kind: 'mitigation',
    severity: 'error',
    isWide: true,
    title: 'An effect a month does not come to its total over the months told elsewhere',
    meaning:
      'So many a month avoided, a total in its line, the two behind it or its row, and the months told in any line of the same thing, by number or by two dates. Silent where any length of time told in the paper makes the total, and where the effect builds up.',
    advice: 'Work the total out again from the months, or say which months have the effect.',
    fires:
      'The outreach scheme runs from 1 September 2026 to 31 August 2028.\n\n## Effect\n\nThe outreach scheme prevents 5 plans a month. In total 150 plans will be prevented.',
    silent:
      'The outreach scheme runs from 1 September 2026 to 31 August 2028.\n\n## Effect\n\nThe outreach scheme prevents 5 plans a month. In total 120 plans will be prevented.',
    find: (document) =>
      linesOf(document).flatMap((line) => {
        const rates = line.figures.filter((figure) => isRate(line, figure));
        const [rate, other] = rates;
        return rate === undefined || other !== undefined ? [] : wrongTotals(document, line, rate);
      }),
  },
];
