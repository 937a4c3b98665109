/** Plan numbers that are to stop growing at a time, and numbers, growth or another time in the same paper by which they grow after it. */
import { toMonth } from '../../../base/day-number.ts';
import type { Found, Spot } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Figure, figuresOf, firstMonthOf, groupOf } from '../../understand/figures.ts';
import { rowSpot } from '../../understand/grid.ts';
import { type GrowthEnd, growthEnds, growthTold } from '../../understand/growth-ends.ts';
import { oncePer } from '../../understand/once.ts';
import { planCourse, TODAY } from '../../understand/plan-course.ts';
import { type PlanNumber, WITHOUT } from '../../understand/plan-numbers.ts';
import { type Said, saidOf } from '../../understand/said.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

function monthOf({ month }: PlanNumber): string {
  if (month === TODAY) return 'present';
  return month > 12 * 2090 ? 'the end' : toMonth(month);
}

/** Growth that is still growth, and no wobble [share]. */
const STILL = 0.006;
/** Numbers further apart are of two things [ratio]. */
const MOST = 1.4;
/** The passage owns that the aim will not be met, or that numbers come down to it. */
const ADMITTED =
  /\b(?:not (?:now )?(?:be )?(?:met|reached|achiev\w+|secure|enough)|missed|out of reach|off (?:target|track)|no longer|unlikely|behind (?:plan|target|schedule)|cannot be|short of|later than|slipp\w+|two years late|a year late)\b/;

function sectionOf({ sentence, cell }: PlanNumber): string {
  return (sentence?.block.section ?? cell?.grid.block.section ?? '').toLowerCase();
}

/** One sentence, paragraph, list or table. */
function isOnePlace(a: PlanNumber, b: PlanNumber): boolean {
  if (a.cell !== null && b.cell !== null)
    return a.cell.row === b.cell.row || (a.cell.grid === b.cell.grid && a.cell.at === b.cell.at);
  return a.sentence !== null && b.sentence !== null && groupOf(a.sentence) === groupOf(b.sentence);
}

/** A forecast that names plans itself. */
function isSure({ quantity, isForecast }: PlanNumber): boolean {
  return isForecast && (quantity?.noun === 'plan' || quantity?.noun === 'ehcp');
}

function isAdmitted(document: Understanding, { said }: GrowthEnd): boolean {
  return saidOf(document).some(
    ({ at, group, section, low }) =>
      (group === said.group || (section === said.section && at > said.at && at < said.at + 3)) &&
      ADMITTED.test(low),
  );
}

/** A number at the end of growth or after it, and a larger one later on. */
function numbersRise(document: Understanding, end: GrowthEnd): Found | null {
  const all = planCourse(document).filter(({ isWithout }) => !isWithout);
  const later = all.filter(
    (one) => one.month >= end.month - 1 && (end.isNamed || sectionOf(one) === end.said.section),
  );
  for (const b of later) {
    if (b.month <= end.month) continue;
    if (end.level !== null && b.value > end.level * (1 + 2 * STILL) && b.value < end.level * MOST)
      return rise(end, `at ${num(end.level)}`, [], b);
    const a = later.find(
      (one) =>
        one.month < b.month &&
        b.value > one.value * (1 + STILL) &&
        b.value < one.value * MOST &&
        (isOnePlace(one, b) || (isSure(one) && isSure(b) && b.value > one.value * (1 + 3 * STILL))),
    );
    if (a !== undefined) return rise(end, `${num(a.value)} at ${monthOf(a)}`, a.spots, b);
  }
  return null;
}

function rise(end: GrowthEnd, from: string, spots: readonly Spot[], later: PlanNumber): Found {
  return {
    spots: [end.said.spot, ...later.spots, ...spots].filter((one, k, of) => of.indexOf(one) === k),
    arithmetic: `"${end.words.trim()}" by ${toMonth(end.month)}; the numbers go from ${from} to ${num(later.value)} at ${monthOf(later)}`,
  };
}

const GROWTH =
  /\b(?:net (?:growth|change|increase|movement|additions?)|change (?:in|on|over) (?:the )?year|(?:annual|yearly|in-year|monthly) (?:growth|change|increase)|growth|increase|change)\b/;
const PLANS = /\b(?:plans?|ehcps?|ehc plans|caseload)\b/;
const NO_GROWTH =
  /\b(?:requests?|placements?|cost\w*|spend\w*|price\w*|deficit|inmss|independent|population|pupils)\b|£/;

/** Growth in the cells of a table: of the year or the month that its row or its column names. */
const growthCells = oncePer((document: Understanding): readonly Figure[] =>
  figuresOf(document).filter(
    ({ cell, unit, value, own, wide }) =>
      cell !== null &&
      (unit === 'count' ? value >= 5 && value < 2000 : unit === 'percent' && value >= 0.5 && value < 30) &&
      GROWTH.test(own) &&
      !NO_GROWTH.test(own) &&
      !WITHOUT.test(`${own} ${wide}`) &&
      PLANS.test(`${own} ${wide} ${cell.grid.columns.map(({ low }) => low).join(' ')}`),
  ),
);

const STARTED = /\b(?:starts?|started|new|issued|opened|in)\b/;
const ENDED = /\b(?:ceas\w*|end(?:s|ed)?|closed|leavers|out)\b/;

/** Starts and ceases by year, in columns or in rows: more start than end after growth is over. */
function netAfter(document: Understanding, end: GrowthEnd): Found | null {
  for (const grid of document.grids) {
    const heads = grid.columns.map(({ low }) => low);
    if (NO_GROWTH.test(`${heads.join(' ')} ${grid.caption.toLowerCase()}`)) continue;
    const up = heads.findIndex((low, at) => at > 0 && STARTED.test(low) && !ENDED.test(low));
    const down = heads.findIndex((low, at) => at > 0 && ENDED.test(low) && !STARTED.test(low));
    if (up < 0 || down < 0) continue;
    const row = grid.rows.find(
      ({ cells, period }) =>
        (firstMonthOf(period) ?? 0) > end.month &&
        (cells[up]?.value ?? 0) > (cells[down]?.value ?? Infinity) * (1 + 8 * STILL),
    );
    if (row === undefined) continue;
    const [more, fewer] = [row.cells[up]?.value ?? 0, row.cells[down]?.value ?? 0];
    return {
      spots: [end.said.spot, rowSpot(grid, row)],
      arithmetic: `"${end.words.trim()}" by ${toMonth(end.month)}; after it ${num(more)} plans start and ${num(fewer)} end, ${num(more - fewer)} more`,
    };
  }
  return null;
}

function growthAfter(document: Understanding, end: GrowthEnd): Found | null {
  const cell = growthCells(document).find(({ period }) => (firstMonthOf(period) ?? 0) > end.month);
  if (cell !== undefined)
    return {
      spots: [end.said.spot, ...cell.spots],
      arithmetic: `"${end.words.trim()}" by ${toMonth(end.month)}; the table has growth of ${num(cell.value)} after it`,
    };
  const net = netAfter(document, end);
  if (net !== null) return net;
  const told = growthTold(document).find(
    ({ said, month, isNamed, isThen }) =>
      month > end.month &&
      (isThen ? said.group === end.said.group && said.at >= end.said.at : said !== end.said) &&
      (isNamed || said.group === end.said.group) &&
      (end.isNamed || said.section === end.said.section),
  );
  return told === undefined
    ? null
    : {
        spots: [end.said.spot, told.said.spot],
        arithmetic: `"${end.words.trim()}" by ${toMonth(end.month)}; "${told.words}" is after it`,
      };
}

/** Ends of growth at two times, more than a year apart. */
function twoEnds(document: Understanding, ends: readonly GrowthEnd[]): Found[] {
  const named = ends.filter(({ isNamed, said }) => isNamed && said.sentence !== null);
  const [a] = named;
  const b = named.find((one) => a !== undefined && Math.abs(one.month - a.month) >= 12);
  if (a === undefined || b === undefined || a.said === b.said) return [];
  const [first, last] = [Math.min(a.month, b.month), Math.max(a.month, b.month)];
  const all = planCourse(document);
  const isKept = all.some(
    ({ month, value }) => month <= first && all.some((one) => one.month >= last && one.value <= value),
  );
  if (isKept) return [];
  return [
    {
      spots: [a.said.spot, b.said.spot],
      arithmetic: `"${a.words.trim()}" by ${toMonth(a.month)} in one place, "${b.words.trim()}" by ${toMonth(b.month)} in another`,
    },
  ];
}

/** Numbers that only rise, slow down or stay. */
const NO_FALL =
  /\b(?:not|no|without|never|nor)\b[^.;,]{0,30}\b(?:fall|falls|reduction|reverse|reversed|decline|drop|decrease|come down|reduce|fewer)\b|\b(?:ris|grow|climb|increas)\w*\b[^.;]{0,40}\b(?:then|and|before|until|to)\b[^.;]{0,30}\b(?:level|flat|steady|stabil\w+|plateau\w*|stop\w*|hold\w*)\b|\bgrowth\b[^.;]{0,24}\bslow\w*\b[^.;]{0,24}\b(?:stop|level|end|halt|flat|nothing)\w*/;
const FALLS =
  /\b(?:fall(?:s|ing)?|fell|reduc(?:e|es|ing|tion)|declin\w+|com(?:e|es|ing) down|brought down|bring\w* down|fewer|decreas\w+|cut|shrink\w*)\b/;
const DENIED =
  /\b(?:not|no|without|never|nor)\b[^.;,]{0,30}\b(?:fall\w*|reduc\w+|declin\w+|decreas\w+|fewer|come down|drop)\b/g;
const ABOUT = /\b(?:plans?|ehcps?|caseload|numbers?|growth|direction|trajectory|course|path|they|it)\b/;
const NOT_OURS =
  /\b(?:requests?|placements?|spend\w*|cost\w*|deficit|absence|exclu\w+|population|was|were)\b|£/;

const NOW =
  /\b(?:were|was|are|currently?|now|today|have|stands?|stood|actual|maintain\w*|at present|latest)\b/;

/** Where a paper says that numbers only rise or stay, or that their growth ends. */
function shapeOf(document: Understanding, ends: readonly GrowthEnd[]): Said | null {
  const told = saidOf(document).find(
    ({ low }) =>
      NO_FALL.test(low) &&
      ABOUT.test(low) &&
      !NOT_OURS.test(low.replace(/\bthere were\b/, '')) &&
      !WITHOUT.test(low),
  );
  return told ?? ends.find(({ isNamed }) => isNamed)?.said ?? null;
}

/** A path that comes down, year by year, is a fall planned. */
function isPathDown(all: readonly PlanNumber[], now: PlanNumber, last: PlanNumber): boolean {
  return all.some(
    (one) =>
      one.month > now.month &&
      one.month < last.month &&
      one.value < now.value * (1 - STILL / 2) &&
      one.value > last.value,
  );
}

/** A number to be reached that is below today's, with no fall planned anywhere. */
function endUnderNow(document: Understanding, ends: readonly GrowthEnd[]): Found[] {
  const shape = shapeOf(document, ends);
  if (shape === null) return [];
  const all = planCourse(document).filter(({ isWithout }) => !isWithout);
  const last = all.at(-1);
  const now = all.findLast(
    ({ isForecast, own, month }) =>
      !isForecast && (NOW.test(own) || (last !== undefined && month < last.month - 18)),
  );
  if (now === undefined || last === undefined || last.month <= now.month) return [];
  if (last.value >= now.value * (1 - STILL) || last.value < now.value / MOST) return [];
  const falls = saidOf(document).some(
    ({ low }) => ABOUT.test(low) && !/\brequests?\b/.test(low) && FALLS.test(low.replaceAll(DENIED, ' ')),
  );
  if (falls || isPathDown(all, now, last)) return [];
  return [
    {
      spots: [shape.spot, ...last.spots, ...now.spots].filter((one, k, of) => of.indexOf(one) === k),
      arithmetic: `${num(now.value)} plans at ${monthOf(now)} and ${num(last.value)} at ${monthOf(last)} are ${num(now.value - last.value)} fewer, and no fall is planned`,
    },
  ];
}

function growsOn(document: Understanding): Found[] {
  const ends = growthEnds(document);
  const found = ends.flatMap((end) => {
    const one = numbersRise(document, end) ?? growthAfter(document, end);
    return one === null || isAdmitted(document, end) ? [] : [one];
  });
  const told = found.length > 0 ? found : twoEnds(document, ends);
  return [...told, ...(told.length > 0 ? [] : endUnderNow(document, ends))].slice(0, 1);
}

/** Ends of growth. */
export const GROWTH_END_RULES: readonly Rule[] = [
  {
    code: 'told.growth-ends',
    kind: 'baseline',
    severity: 'error',
    isWide: true,
    title:
      'Plan numbers are to stop growing at a time, and go on growing after it, or end below today with no fall planned',
    meaning:
      'A time at which plan numbers level off, peak or stop growing, in a sentence, an answer or a row, and numbers, growth or another such time after it; or an end number below the newest one where only a rise, a slower rise or a level is planned. Silent where the passage says that the aim will not be met.',
    advice: 'Give the time and the number that the forecast has, or plan the fall that the end number needs.',
    fires:
      'Plan numbers are to be level from April 2027.\n\n## Assumptions\n\nPlans started exceed plans ended by 12 a month in every year to 2030/31.',
    silent:
      'Plan numbers are to be level from April 2027.\n\n## Assumptions\n\nPlans started exceed plans ended by 12 a month until March 2027, and match them after that.',
    find: growsOn,
  },
];
