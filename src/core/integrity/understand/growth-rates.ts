/** How fast plan numbers grow: as measured, and on the path without measures, told outright or by two numbers and the time between them. */
import { monthOfDay } from '../../base/day-number.ts';
import type { Spot } from '../finding.ts';
import { timeIn } from '../lex/only-time.ts';
import { type Figure, figuresIn, lastMonthOf } from './figures.ts';
import { isGrowthFigure } from './growth-figures.ts';
import { aheadOf, behindOf, justAhead } from './lines.ts';
import { oncePer } from './once.ts';
import { planCourse, TODAY } from './plan-course.ts';
import { WITHOUT } from './plan-numbers.ts';
import { type Said, saidOf } from './said.ts';
import type { Understanding } from './understanding.ts';

export type GrowthRate = {
  /** More plans a month; null where the rate is in per cent. */
  readonly monthly: number | null;
  /** Per cent a year; null where it is in plans. */
  readonly yearly: number | null;
  /** On the path without measures. */
  readonly isWithout: boolean;
  readonly spots: readonly Spot[];
  /** How it is told or comes about, in words. */
  readonly words: string;
};

const PLANS =
  /\b(?:plans?|ehcps?|ehc|caseload|numbers?|demand|net growth|growth|trend|trajectory|baseline|line|actual|they|it|pace)\b/;
const OTHER =
  /\b(?:requests?|referrals?|placements?|inmss|independent|cost\w*|price\w*|spend\w*|deficit|fees?|income|grant|inflation|population|pupils|ceas\w*|reduc\w*|fewer|avoid\w*|sav(?:e|es|ing)|reviews?|appeals?|absence|exclu\w*|staff|transport|block|funding|target|with (?:the |our )?(?:plan|programme|measures|mitigations?|action)|mitigated|remove|conversion|agreed)\b|£/;
/** New plans a month are no growth while others end. */
const GROSS = /\b(?:new plans|issued|finali[sz]ed|started|made|produced|completed)\b/;
const NET = /\b(?:net|more|growth|growing|rose|risen|increas\w*|added|adding|adds?)\b/;
const NOT_NOW =
  /\b(?:will|would|forecast|expected?|assum\w+|target|plan(?:ned)? growth|aim|if|could|from 20\d\d|by 20\d\d|original\w*|previous\w*|neighbour\w*|national\w*|england|fall to|slow to|down to|no more than)\b/;
const ROSE =
  /\b(?:rose|risen|grew|grown|gone up|went up|increased|up) (?:by )?(?:some |about |around |over |nearly )?$/;
/** Times that growth is told over [months]. */
const SPANS: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:(?:in|over) the (?:past|last) (?:year|twelve months|12 months)|in the (?:past|last) year|year to|in twelve months)\b/,
    12,
  ],
  [/\b(?:(?:last|past|in) (?:six|6) months|half[- ]year)\b/, 6],
  [/\b(?:(?:last|past|the) quarter|(?:three|3) months)\b/, 3],
];
/** A rate beyond these is of something else. */
const MOST_MONTHLY = 400;
const MOST_YEARLY = 40;

function wordsOf({ low, asked, row }: Said): string {
  return row === null ? `${asked} ${low}` : low;
}

/** The months that growth is spread over; null where it is told of none. */
function spanOf(low: string): number | null {
  return SPANS.find(([words]) => words.test(low))?.[1] ?? null;
}

function isWithoutMeasures(said: Said): boolean {
  return WITHOUT.test(wordsOf(said)) || /\bunmitigated|baseline\b|counter-?factual/.test(wordsOf(said));
}

/** A row of growth under a head of "Value" counts plans. */
function unitOf({ cell, own, unit }: Figure): Figure['unit'] {
  const isBare = cell !== null && cell.row.cells[cell.at]?.isUnsure === true;
  return isBare && !/£|cost|spend|saving/.test(own) ? 'count' : unit;
}

/** The growth that a figure tells, by month or in per cent by year. */
function rateOf(figure: Figure, low: string): Pick<GrowthRate, 'monthly' | 'yearly'> | null {
  const { value, per, quantity } = figure;
  if (value <= 0) return null;
  const unit = unitOf(figure);
  const noun = quantity?.noun ?? '';
  if (unit === 'percent') {
    const isGrowth = /\b(?:grow\w*|growth|rise|increase\w*|adds?|a year)\b/.test(low);
    return isGrowth && value < MOST_YEARLY ? { monthly: null, yearly: value } : null;
  }
  if (unit !== 'count' || !/^(?:|plan|ehcp|child)$/.test(noun)) return null;
  if (per === 'month' || isMonthly(figure))
    return value < MOST_MONTHLY ? { monthly: value, yearly: null } : null;
  if (per === 'year') return { monthly: value / 12, yearly: null };
  const span = spanOf(low);
  const isRisen = ROSE.test(justAhead(figure, 40));
  return span !== null && isRisen ? { monthly: value / span, yearly: null } : null;
}

/** "Between 28 and 33 a month", "growth 45 monthly". */
function isMonthly(figure: Figure): boolean {
  return figure.cell === null
    ? /^(?: (?:net )?(?:plans|ehcps|more))* monthly\b/.test(behindOf(figure, 30))
    : /\bmonthly\b|\ba month\b|\bper month\b/.test(figure.own);
}

function figuresOfSaid(document: Understanding, said: Said): readonly Figure[] {
  if (said.sentence !== null) return figuresIn(document, said.sentence);
  const row = said.row;
  return row === null ? [] : figuresIn(document, row.grid).filter(({ cell }) => cell?.row === row.row);
}

/** Words around a figure, or its row. */
function clauseOf(figure: Figure, said: Said): string {
  return said.row === null ? `${aheadOf(figure, 60)}${behindOf(figure, 40)}` : said.low;
}

function told(document: Understanding, said: Said, isNear: boolean): GrowthRate[] {
  const isWithout = isWithoutMeasures(said);
  const words = wordsOf(said);
  if (!PLANS.test(words) && !isNear) return [];
  return figuresOfSaid(document, said).flatMap((figure): GrowthRate[] => {
    const own = clauseOf(figure, said);
    const rate = rateOf(figure, words);
    const isGross = GROSS.test(own) && !NET.test(own);
    if (rate === null || OTHER.test(own.replace(WITHOUT, ' ')) || isGross) return [];
    if (
      figure.cell === null &&
      figure.unit === 'count' &&
      figure.per === null &&
      !ROSE.test(justAhead(figure, 40)) &&
      !isMonthly(figure)
    )
      return [];
    if (!isWithout && NOT_NOW.test(own)) return [];
    if (figure.unit === 'count' && figure.cell === null && !isGrowthFigure(figure) && !isMonthly(figure))
      return [];
    return [
      {
        ...rate,
        isWithout: isWithout && !isMeasured(own),
        spots: figure.spots,
        words: said.text.slice(0, 90),
      },
    ];
  });
}

/** "At 90 a month, the present pace": measured, though it stands beside what would be. */
function isMeasured(own: string): boolean {
  return /\b(?:present|current|actual|now|since (?:april|march|last)|recent|today|last (?:year|quarter|six months|twelve months|12 months|three years))\b/.test(
    own,
  );
}

type NumberAt = {
  readonly value: number;
  readonly month: number;
  readonly isWithout: boolean;
  readonly isForecast: boolean;
  readonly spots: readonly Spot[];
};

/** "Actual | 3,050 | Apr 2025": a number and its time in two cells. */
function inCells(said: Said): NumberAt[] {
  const { row } = said;
  if (row === null) return [];
  const date = row.cells.map(({ text }) => timeIn(text)).find((time) => time !== null);
  const [number, more] = row.row.cells.filter(
    (cell) =>
      cell !== null &&
      cell.unit === 'count' &&
      cell.value >= 200 &&
      !(cell.value > 1990 && cell.value < 2080),
  );
  const month = date?.to == null ? null : monthOfDay(date.to);
  if (
    month === null ||
    number == null ||
    more !== undefined ||
    OTHER.test(said.low.replace(WITHOUT, ' ').replace(/\bunmitigated\b/, ' '))
  )
    return [];
  const isWithout = isWithoutMeasures(said);
  return [
    {
      value: number.value,
      month,
      isWithout,
      isForecast: isWithout || /\bforecast|target|plan(?:ned)\b/.test(said.low),
      spots: [said.spot],
    },
  ];
}

/** "From 2,500 today (April 2025) to 2,740 in April 2029", on the path without measures. */
function fromAndTo(document: Understanding): NumberAt[] {
  return saidOf(document).flatMap((said) => {
    const { sentence, low } = said;
    if (sentence === null || !isWithoutMeasures(said) || OTHER.test(low.replace(WITHOUT, ' '))) return [];
    const [from, to, more] = figuresIn(document, sentence).filter(
      ({ unit, value, per }) => unit === 'count' && per === null && value >= 200,
    );
    const [first, last, another] = sentence.periods.map((period) => lastMonthOf(period));
    if (from === undefined || to === undefined || more !== undefined || another !== undefined) return [];
    if (first == null || last == null || last <= first) return [];
    return [from, to].map(({ value, spots }, at) => ({
      value,
      month: at === 0 ? first : last,
      isWithout: true,
      isForecast: true,
      spots,
    }));
  });
}

/** The March of a head that is a year alone. */
function bareYear({ cell }: Figure): number | null {
  const year = /^\W*(20\d\d)\W*$/.exec(cell?.grid.columns[cell.at]?.header ?? '')?.[1];
  return year === undefined ? null : Number(year) * 12 + 2;
}

/** "5,800 (October 2025), growing by 80 a month": the number that grows. */
function besideGrowth(document: Understanding): NumberAt[] {
  return saidOf(document).flatMap(({ sentence, low, asked }) => {
    if (
      sentence === null ||
      !/\bgrow\w*|\bnet growth\b/.test(low) ||
      OTHER.test(`${asked} ${low}`) ||
      WITHOUT.test(low)
    )
      return [];
    const [period, more] = sentence.periods;
    const numbers = figuresIn(document, sentence).filter(
      ({ unit, value, per, quantity }) =>
        unit === 'count' && per === null && value >= 200 && quantity?.noun === '',
    );
    const [number, another] = numbers;
    const month = lastMonthOf(period ?? null);
    if (number === undefined || another !== undefined || more !== undefined || month === null) return [];
    return [{ value: number.value, month, isWithout: false, isForecast: false, spots: number.spots }];
  });
}

/** A row of the path without measures over years, whatever its table is called. */
function withoutRows(document: Understanding): NumberAt[] {
  return document.grids.flatMap((grid) =>
    grid.rows.flatMap((row) => {
      if (!WITHOUT.test(row.low) || OTHER.test(row.low.replace(WITHOUT, ' ').replace(/\bunmitigated\b/, ' ')))
        return [];
      return figuresIn(document, grid).flatMap((figure): NumberAt[] => {
        const month = lastMonthOf(figure.period) ?? bareYear(figure);
        const isNumber =
          figure.cell?.row === row && figure.unit === 'count' && figure.value >= 200 && figure.step === 1;
        return isNumber && month !== null
          ? [{ value: figure.value, month, isWithout: true, isForecast: true, spots: figure.spots }]
          : [];
      });
    }),
  );
}

const numbersAt = oncePer((document: Understanding): readonly NumberAt[] => {
  const known: NumberAt[] = planCourse(document)
    .filter(({ month }) => month !== TODAY)
    .map(({ value, month, isWithout, isForecast, spots }) => ({
      value,
      month,
      isWithout,
      isForecast,
      spots,
    }));
  const asked = saidOf(document).filter(
    ({ asked: question, sentence }) => sentence !== null && WITHOUT.test(question),
  );
  const marked = known.map((one) => ({
    ...one,
    isWithout:
      one.isWithout ||
      asked.some(({ spot }) =>
        one.spots.some(({ paragraph, start }) => paragraph === spot.paragraph && start === spot.start),
      ),
  }));
  const more = [
    ...saidOf(document).flatMap(inCells),
    ...withoutRows(document),
    ...besideGrowth(document),
    ...fromAndTo(document),
  ];
  const isNew = (one: NumberAt) =>
    !marked.some(({ value, month }) => value === one.value && month === one.month);
  return [...marked, ...more.filter(isNew)].sort((a, b) => a.month - b.month);
});

/** The rate between two numbers. */
function between(a: NumberAt, b: NumberAt, isWithout: boolean): GrowthRate {
  const months = b.month - a.month;
  return {
    monthly: (b.value - a.value) / months,
    yearly: null,
    isWithout,
    spots: [...new Set([...b.spots, ...a.spots])],
    words: `${Math.round(a.value)} to ${Math.round(b.value)} in ${months} months`,
  };
}

/** Fewer months tell no pace; more are no recent one. */
const LEAST_MONTHS = 3;
const MOST_MONTHS = 30;
/** Numbers further apart are of two things [ratio]. */
const MOST = 2.5;

function impliedRates(document: Understanding): GrowthRate[] {
  const all = numbersAt(document);
  const actual = all.filter(({ isWithout, isForecast }) => !isWithout && !isForecast);
  const without = all.filter(({ isWithout }) => isWithout);
  const [last, before] = [actual.at(-1), actual.at(-2)];
  const rates: GrowthRate[] = [];
  if (last !== undefined && before !== undefined) {
    const months = last.month - before.month;
    if (months >= LEAST_MONTHS && months <= MOST_MONTHS && last.value < before.value * MOST)
      rates.push(between(before, last, false));
  }
  const end = without.at(-1);
  const start =
    end === undefined
      ? undefined
      : (actual.findLast(({ month }) => month < end.month - 5) ??
        without.find(({ month }) => month < end.month - 5));
  if (end !== undefined && start !== undefined && end.value < start.value * MOST)
    rates.push(between(start, end, true));
  return rates;
}

/** Give the rates of growth of a paper. Deterministic; linear. */
export const growthRates: (document: Understanding) => readonly GrowthRate[] = oncePer((document) => {
  let group: object | null = null;
  const outright = saidOf(document).flatMap((said) => {
    const isNear = said.group === group;
    const rates = told(document, said, isNear);
    if (PLANS.test(wordsOf(said))) group = said.group;
    return rates;
  });
  return [...outright, ...impliedRates(document)];
});
