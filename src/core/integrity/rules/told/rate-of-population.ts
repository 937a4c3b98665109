/** A target that is said to be the rate of other councils for the population here, told in lines apart. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import type { Figure } from '../../understand/figures.ts';
import { aheadOf, behindOf, type Line, linesOf, linesWith } from '../../understand/lines.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const PER =
  /^ ?(?:[a-z]+ ){0,5}(?:for every|for each|per|in every|in each|to every|in|a) (1,000|thousand|10,000|100)\b/;
const PER_LABEL = /\b(?:per|for every|for each|in every|in each|in) (1,000|thousand|10,000|100)\b/;
const OTHERS =
  /\b(?:neighbours?'?|similar|comparable|peers?'?|statistical|good (?:and|or) outstanding|outstanding|best|regional|england|national|benchmark|(?:good|other) (?:councils|authorities)|family group)\b/;
const POPULATION =
  /\b(?:residents?|population|people|children and young people|young people|children|0[- ](?:to[- ])?25s?|under[- ]25s?|of (?:that|this) age)\b/;
const NO_POPULATION = /\b(?:plans?|ehcps?|placements?|pupils|requests|schools?|places|pop\w* per)\b/;
const AT_RATE =
  /\b(?:(?:at|by|to|with|applying|using|on) (?:that|this|their|the|our \w+'?|such a|those \w+'?)(?: same)?(?: [\w']+){0,3} (?:rate|level)|(?:that|this|the|their|neighbour) (?:[\w']+ ){0,3}rate\b|rate of|basis|applied|at that rate|gives? (?:us )?(?:the|our|a)|same rate)\b/;
const TARGET =
  /\b(?:target|goal|aim|would (?:have|be|mean|give)|gives?|means|equals?|equivalent|comes? to|at (?:that|this|the same) rate|trajectory|reach)\b/;
const LEAST_POPULATION = 4000;
const LEAST_PLANS = 100;

type Rate = { readonly figure: Figure; readonly share: number; readonly line: Line };

function ratesOf(document: Understanding): Rate[] {
  return linesOf(document)
    .filter(({ before, low }) => OTHERS.test(`${before} ${low}`))
    .flatMap((line) => line.figures.flatMap((figure) => rateOf(line, figure) ?? []));
}

/** "40 for every 1,000 residents", "4.0% of this population". */
function rateOf(line: Line, figure: Figure): Rate | null {
  const { unit, value, own, cell } = figure;
  const per = (cell === null ? PER.exec(behindOf(figure)) : PER_LABEL.exec(own))?.[1];
  const isPer = per !== undefined && unit !== 'money' && value < 200;
  if (isPer && (cell === null || OTHERS.test(own)))
    return { figure, share: value / (per === 'thousand' ? 1000 : Number(per.replace(',', ''))), line };
  const isShare = unit === 'percent' && value < 15 && POPULATION.test(line.low);
  return isShare && /\bplans?|ehcps?\b/.test(line.low) ? { figure, share: value / 100, line } : null;
}

function populationsOf(document: Understanding): Figure[] {
  return linesOf(document).flatMap(({ figures, low }) =>
    figures.filter((figure) => {
      const { unit, per, value, own, cell } = figure;
      const near = cell === null ? `${aheadOf(figure, 70)} ${behindOf(figure)}` : own;
      return (
        unit === 'count' &&
        per === null &&
        value >= LEAST_POPULATION &&
        POPULATION.test(near) &&
        !NO_POPULATION.test(near.replace(/^.*(?:;|, and )/, '')) &&
        low !== ''
      );
    }),
  );
}

function isTarget(document: Understanding, line: Line, figure: Figure): boolean {
  const { unit, per, value, own } = figure;
  if (unit !== 'count' || per !== null || value < LEAST_PLANS || value === 1000) return false;
  const near = linesWith(document, line)
    .filter(({ at }) => Math.abs(at - line.at) <= 1)
    .map(({ low }) => low)
    .join(' ');
  if (!/\bplans?|ehcps?|caseload|target\b/.test(`${own} ${near}`) || POPULATION.test(behindOf(figure, 24)))
    return false;
  return (
    TARGET.test(`${own} ${line.low}`) &&
    AT_RATE.test(near) &&
    !/\bwe have\b[^.;]{0,12}$/.test(aheadOf(figure))
  );
}

function wrongTargets(document: Understanding): Found[] {
  const rates = ratesOf(document);
  const people = rates.length === 0 ? [] : populationsOf(document);
  const [rate, base] = [rates[0], people[0]];
  if (rate === undefined || base === undefined) return [];
  const fits = (target: Figure) =>
    rates.some(({ share, figure }) =>
      people.some((one) => {
        const slack =
          (one.value * share * figure.step) / (2 * figure.value) + target.value * 0.005 + target.step / 2;
        return Math.abs(one.value * share - target.value) <= slack;
      }),
    );
  return linesOf(document).flatMap((line) => {
    const targets = line.figures.filter(
      (figure) => isTarget(document, line, figure) && !people.includes(figure),
    );
    const [target] = targets;
    const real = base.value * rate.share;
    if (target === undefined || targets.some(fits) || real > target.value * 1.5 || target.value > real * 1.5)
      return [];
    return [
      {
        spots: [...target.spots, ...rate.figure.spots, ...base.spots].filter(
          (one, k, all) => all.indexOf(one) === k,
        ),
        arithmetic: `${num(rate.figure.value)} of ${num(rate.figure.value / rate.share)}, for ${num(base.value)} people, are ${num(real, 0)}, not ${num(target.value)}`,
      },
    ];
  });
}

/** Targets by the rate of others. */
export const RATE_TARGET_RULES: readonly Rule[] = [
  {
    code: 'told.target-by-rate',
    kind: 'rate-and-count',
    severity: 'error',
    isWide: true,
    title: 'A target said to be the rate of other councils is not that rate for the population told',
    meaning:
      'A rate of neighbours, of good councils or of the country for so many people, the population here, and a number of plans that is said to follow, each wherever it is told. Silent where any rate and any population told make the number.',
    advice: 'Name the councils, the day and the population, and work the target out again.',
    fires:
      'The city has 60,000 residents aged 0 to 25.\n\n## Target\n\nStatistical neighbours have 40 plans for every 1,000 residents. At that rate our target is 2,100 plans.',
    silent:
      'The city has 60,000 residents aged 0 to 25.\n\n## Target\n\nStatistical neighbours have 40 plans for every 1,000 residents. At that rate our target is 2,400 plans.',
    find: wrongTargets,
  },
];
