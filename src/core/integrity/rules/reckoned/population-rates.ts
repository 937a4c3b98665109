/** Plans for so many of the population: the rate told, the number of plans and the population it is of. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Figure, figuresOf, figureTold, lastMonthOf } from '../../understand/figures.ts';
import { oncePer } from '../../understand/once.ts';
import { ratioIn } from '../../understand/ratios.ts';
import type { Sentence } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const POPULATION =
  /\b(?:population|aged? (?:0|nought|birth)\s?(?:–|-|to|and)\s?25|0\s?(?:–|-|to)\s?25s?|under[- ]25s|residents|(?:children|people) aged|children and young people (?:in|of|living)|pupils on roll|school population|pupil numbers|headcount of pupils)\b/;
const PLANS = /\b(?:plans?|ehcps?|caseload|mitigated|target)\b/;
const NO_PLANS =
  /\b(?:requests?|placements?|inmss|independent|mainstream|special|avoid\w*|issued|new plans|ceased|gap|growth|increase|schools?|difference|change|more than|fewer|above|below|workstream)\b/;
const PER =
  /\b(?:per|for every|in every|out of every|of every|for each|in|every) (100|1,?000|10,?000|hundred|thousand)\b/;
const SCALES: Readonly<Record<string, number>> = {
  '100': 100,
  hundred: 100,
  '1000': 1000,
  thousand: 1000,
  '10000': 10_000,
};

type Rate = { readonly figure: Figure; readonly scale: number };
type Base = Figure;

/** So many to how many: "per 1,000", or 100 for a share. Null where the figure is no rate of the population. */
function scaleOf(figure: Figure): number | null {
  const { own, wide, unit, value, quantity, sentence, cell } = figure;
  const near =
    quantity === null || sentence === null ? own : sentence.low.slice(quantity.start, quantity.end + 60);
  const named = PER.exec(near)?.[1]?.replace(',', '');
  const all = `${own} ${wide} ${sentence?.block.text.toLowerCase() ?? ''}`;
  if (named !== undefined && unit !== 'money' && /\b(?:plans?|ehcps?|prevalence|rate)\b/.test(all))
    return SCALES[named] ?? null;
  if (unit !== 'percent' || value <= 0 || value > 15) return null;
  const isOfPopulation =
    cell !== null
      ? /\b(?:population|0\s?(?:–|-|to)\s?25)\b/.test(own)
      : /\bpopulation|prevalence\b|0\s?(?:–|-|to)\s?25/.test(wide) &&
        /\b(?:rate|prevalence|of (?:the|our|all)? ?(?:0|population|children)|have (?:a|an))\b/.test(wide);
  return isOfPopulation ? 100 : null;
}

function isBase({ own, wide, unit, value, per, step, quantity, sentence }: Figure): boolean {
  if (unit !== 'count' || per !== null || value < 5000 || step < 1) return false;
  const near =
    quantity === null || sentence === null
      ? own
      : sentence.low.slice(Math.max(0, quantity.start - 60), quantity.end + 60);
  return (
    POPULATION.test(near) ||
    (sentence?.block.text.toLowerCase().startsWith('population') === true && POPULATION.test(wide))
  );
}

function isPlans({ own, wide, unit, value, per, step, cell, quantity, sentence }: Figure): boolean {
  if (unit !== 'count' || per !== null || value < 100 || step !== 1) return false;
  if (cell !== null)
    return (
      PLANS.test(`${own} ${cell.grid.columns[0]?.low ?? ''} ${wide}`) &&
      !NO_PLANS.test(own) &&
      !POPULATION.test(own) &&
      !/\bper\b/.test(own)
    );
  if (quantity === null || sentence === null || /\bwould have\b/.test(sentence.low)) return false;
  if (/\b(?:per|every|each) $/.test(sentence.low.slice(Math.max(0, quantity.start - 8), quantity.start)))
    return false;
  const near = sentence.low.slice(Math.max(0, quantity.start - 40), quantity.end + 30);
  if (/\bwould\b/.test(near)) return false;
  // "Plan numbers. 2,655 in January 2030.": the paragraph names it first.
  const isTitled = /^\W{0,4}[^.:]{0,12}\b(?:plan numbers|plans|ehcps|caseload)\b[^.:]{0,20}[.:]/.test(
    sentence.block.text.slice(0, 60).toLowerCase(),
  );
  if (isTitled && quantity.noun === '' && quantity.start < 12) return true;
  return (
    !/^(?:month|year|week)$/.test(quantity.noun) &&
    /\b(?:plans?|ehcps?|caseload)\b/.test(near) &&
    !NO_PLANS.test(near.slice(0, 70)) &&
    !POPULATION.test(sentence.low.slice(quantity.end, quantity.end + 14))
  );
}

type Read = {
  readonly rates: readonly Rate[];
  readonly bases: readonly Base[];
  readonly plans: readonly Figure[];
};

/** "One in 25 children has a plan": a rate in words, for every hundred. */
function rateInWords(sentence: Sentence): Rate[] {
  const ratio = /\b(?:one|1) in\b/.test(sentence.low) ? ratioIn(sentence) : null;
  if (
    ratio === null ||
    ratio.value > 0.1 ||
    !/\b(?:children|young people|residents|population|0)\b/.test(sentence.low)
  )
    return [];
  if (!/\b(?:plans?|ehcps?)\b/.test(sentence.low)) return [];
  const value = ratio.value * 100;
  const step = value * value * 0.01;
  const rate = {
    value,
    step,
    unit: 'percent',
    per: null,
    isAbout: false,
    period: null,
    quantity: null,
  } as const;
  const figure = figureTold(sentence, rate);
  return [{ figure, scale: 100 }];
}

const readOf: (document: Understanding) => Read = oncePer((document) => {
  const figures = figuresOf(document);
  const bases = figures.filter(isBase);
  if (bases.length === 0) return { rates: [], bases, plans: [] };
  const rates = figures.flatMap((figure) => {
    const scale = scaleOf(figure);
    return scale === null || isBase(figure) ? [] : [{ figure, scale }];
  });
  const all = [...rates, ...document.sentences.flatMap(rateInWords)];
  return {
    rates: all,
    bases,
    plans: all.length === 0 ? [] : figures.filter((one) => isPlans(one) && !isBase(one)),
  };
});

function fits({ figure, scale }: Rate, plans: Figure, base: Figure): boolean {
  const slack =
    figure.step / 2 +
    figure.step * 0.02 +
    (figure.isAbout ? figure.value * 0.03 : 0) +
    ((plans.value * scale) / base.value) *
      ((base.step > 1 || base.value % 1000 === 0 ? 500 / base.value : base.step / base.value) / 1);
  return Math.abs((plans.value * scale) / base.value - figure.value) <= slack;
}

/** Whether two figures may be of one time: both without, or within a year of each other. */
function areOneTime(a: Figure, b: Figure): boolean {
  const [x, y] = [lastMonthOf(a.period), lastMonthOf(b.period)];
  return x === null || y === null || Math.abs(x - y) <= 12;
}

/** The number of plans in the rate's own column, sentence, paragraph or section, nearest first. */
function plansOf(rate: Figure, plans: readonly Figure[]): readonly Figure[] {
  const { cell, sentence, paragraph, section } = rate;
  if (cell !== null) {
    const inColumn = plans.filter((one) => one.cell?.grid === cell.grid && one.cell.at === cell.at);
    const inRow = plans.filter((one) => one.cell?.row === cell.row);
    return inColumn.length > 0 ? inColumn : inRow;
  }
  const own = plans.filter((one) => one.sentence !== null && one.sentence === sentence);
  if (own.length > 0) return own;
  const beside = plans.filter((one) => one.paragraph === paragraph);
  return beside.length > 0 ? beside : plans.filter((one) => one.section === section && areOneTime(one, rate));
}

function wrongRate({ bases, plans }: Read, rate: Rate): Found[] {
  const { figure, scale } = rate;
  if (
    figure.quantity?.bound != null ||
    /\b(?:neighbours?'?|national\w*|england|region\w*|compared with|average of|(?:similar|other|comparable|good|outstanding) (?:councils|authorities)(?: (?:maintain|have|had))?)\b[^.;]{0,20}$/.test(
      ahead(figure),
    )
  )
    return [];
  const meant = plansOf(figure, plans);
  // "A year ago it was 3,350, or 39.8 per 1,000": the rate has its own number, whatever it is called.
  const hasOwn = /\d,? (?:\(|or )(?:about )?$/.test(ahead(figure));
  if (hasOwn && !meant.some(({ sentence }) => sentence === figure.sentence)) return [];
  const own =
    figure.cell === null
      ? bases
      : bases.filter(
          (one) =>
            one.cell?.grid !== figure.cell?.grid ||
            one.cell?.at === figure.cell?.at ||
            one.cell?.row === figure.cell?.row,
        );
  const [first] = meant;
  const base = nearestBase(figure, own);
  if (first === undefined || base === undefined) return [];
  const isNear = meant.some((one) => one.paragraph === figure.paragraph || one.cell !== null);
  const candidates = isNear ? meant : plans.filter((one) => areOneTime(one, first));
  if (candidates.some((one) => own.some((other) => fits(rate, one, other)))) return [];
  const real = (first.value * scale) / base.value;
  if (real > figure.value * 1.35 || figure.value > real * 1.35) return [];
  return [
    {
      spots: [...figure.spots, ...first.spots, ...base.spots],
      arithmetic: `${num(first.value)} ÷ ${num(base.value)} = ${num(real)} for every ${num(scale)}, not ${num(figure.value)}; ${num(figure.value)} would be ${num((figure.value * base.value) / scale, 0)}`,
    },
  ];
}

function ahead({ sentence, quantity }: Figure): string {
  return quantity === null ? '' : (sentence?.low.slice(0, quantity.start) ?? '');
}

function nearestBase(figure: Figure, bases: readonly Base[]): Base | undefined {
  return (
    bases.find(
      (one) => one.cell !== null && one.cell.grid === figure.cell?.grid && one.cell.at === figure.cell.at,
    ) ??
    bases.find((one) => one.sentence !== null && one.sentence === figure.sentence) ??
    bases.find((one) => areOneTime(one, figure)) ??
    bases[0]
  );
}

const POPULATIONS: readonly (readonly [string, RegExp])[] = [
  [
    'aged 0 to 25',
    /\b(?:aged? )?(?:0|nought|birth) ?(?:–|-|to|and|-to-) ?25\b|\bunder[- ]2[56]s?\b|\bup to (?:age )?25\b|\b0-25s?\b/,
  ],
  [
    'of school age',
    /\b(?:compulsory )?school[- ]age\b|\b(?:aged? )?(?:4|5) ?(?:–|-|to) ?1[56]\b|\bstatutory age\b|\bpupils on roll\b|\bon (?:the )?roll\b|\bschool population\b|\ball pupils\b|\bpupils in (?:our |the )?schools\b/,
  ],
  ['under 18', /\b(?:aged? )?0 ?(?:–|-|to) ?1[78]\b|\bunder[- ]1[689]s?\b|\bchildren under 1[689]\b/],
];

function populationOf(words: string): string | null {
  const found = POPULATIONS.filter(([, pattern]) => pattern.test(words));
  return found.length === 1 ? (found[0]?.[0] ?? null) : null;
}

/** One rate told of two populations: "45.2 for each 1,000 residents aged 0–25" and "… of school age". */
function twoPopulations(document: Understanding): Found[] {
  const told = figuresOf(document).flatMap((figure) => {
    const isRate =
      figure.unit !== 'money' &&
      (PER.test(figure.own) ||
        (figure.unit === 'percent' && /\b(?:rate|of (?:the|all|our)|plans?|population)\b/.test(figure.own)));
    const near =
      figure.quantity === null || figure.sentence === null
        ? figure.own
        : figure.sentence.low.slice(figure.quantity.start, figure.quantity.end + 80);
    const population = isRate && figure.step < 1 ? populationOf(near) : null;
    return population === null ? [] : [{ figure, population }];
  });
  return told
    .flatMap(({ figure, population }, at): Found[] => {
      const other = told
        .slice(0, at)
        .find(
          (one) =>
            one.figure.value === figure.value &&
            one.population !== population &&
            one.figure.paragraph !== figure.paragraph,
        );
      if (
        other === undefined ||
        told.some(
          (one) =>
            one.figure.value === figure.value &&
            one.population === population &&
            one.figure.paragraph === other.figure.paragraph,
        )
      )
        return [];
      return [
        {
          spots: [...figure.spots, ...other.figure.spots],
          arithmetic: `${num(figure.value)} is a rate of residents ${other.population} in one place and ${population} in another`,
        },
      ];
    })
    .slice(0, 1);
}

/** Rates of the population. */
export const POPULATION_RATE_RULES: readonly Rule[] = [
  {
    code: 'claim.population-rate',
    kind: 'rate-and-count',
    severity: 'error',
    title: 'A rate of plans is not the number of plans for the population told',
    meaning:
      'A rate for every 100 or 1,000 or in per cent of a population, with the number of plans and the population in its table, sentence, paragraph or section. Silent where any number of plans and any population told make it, and for other areas.',
    advice: 'Work the rate out again, and say which population and which day it is of.',
    fires:
      '| | Jan 2025 | Jan 2026 |\n| --- | --- | --- |\n| EHCPs | 1,512 | 1,620 |\n| Population 0–25 | 36,000 | 36,200 |\n| EHCPs per 1,000 | 42.0 | 43.6 |',
    silent:
      '| | Jan 2025 | Jan 2026 |\n| --- | --- | --- |\n| EHCPs | 1,512 | 1,620 |\n| Population 0–25 | 36,000 | 36,200 |\n| EHCPs per 1,000 | 42.0 | 44.8 |',
    find: (document) => {
      const read = readOf(document);
      return [...read.rates.flatMap((rate) => wrongRate(read, rate)), ...twoPopulations(document)];
    },
  },
];
