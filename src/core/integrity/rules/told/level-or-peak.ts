/** Numbers of plans said to stay level, or to have their peak, at a time, and the later numbers of the same paper. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Figure, lastMonthOf } from '../../understand/figures.ts';
import { type Line, linesOf } from '../../understand/lines.ts';
import { oncePer } from '../../understand/once.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const PLANS = /\b(?:plans?|plan numbers|ehcps?|caseload|numbers?|total)\b/;
const OTHER =
  /\b(?:requests?|placements?|inmss|spend\w*|cost\w*|deficit|assessments?|pupils|places|absence|without|unmitigated|no action|do[- ]nothing|appeals?|new plans|issued|ceas\w*|population|per 1,000)\b|£/;
const LEVEL =
  /\b(?:(?:hold|keep|kept|held|remain|remains|stay|stays|staying|stable|steady)\b[^.;]{0,50}\b(?:level|flat|steady|stable|where (?:it is|they are)|at that (?:level|number)|unchanged|constant)|stabili[sz]e\w*|(?:level|flat) from|do(?:es)? not change|no (?:fall|change|further (?:fall|rise))|level(?:s|led)? off|plateaus?)\b/;
const FALLS =
  /\b(?:then (?:fall|reduc|declin|come|go)\w*|before (?:falling|reducing|declining)|and (?:fall|reduc|declin)\w*|gradual\w* (?:fall|reduction)|thereafter|if|unless|not (?:be )?(?:met|reached)|missed)\b/;
const PEAK =
  /\b(?:peaks?|peaking|highest (?:point|number|level)|(?:will|do(?:es)?|would|should) (?:not|never|no longer) (?:rise|go|be|grow|increase|exceed)[^.;]{0,20}\b(?:again|higher|above|any more|further|more than|after|\d)|maximum)\b/;
const AFTER = /\bno(?:t)? (?:be )?(?:higher|above)|\bnever\b/;
const COURSE =
  /\b(?:targets?|forecasts?|trajectory|projection|plan(?:ned)?|expected|measures|mitigated|path|is to|are to|will)\b/;
const LEAST = 300;
/** A change that is one, and no wobble [share]. */
const STILL = 0.002;
const FALL = 0.01;

type Point = { readonly month: number; readonly value: number; readonly line: Line };

function pointOf(line: Line, figure: Figure): Point | null {
  const { unit, per, value, cell } = figure;
  const month = lastMonthOf(figure.period) ?? yearEnd(figure);
  const named = cell === null ? `${line.before} ${line.low}` : `${figure.own} ${figure.wide}`;
  if (unit !== 'count' || per !== null || value < LEAST || month === null) return null;
  return PLANS.test(named) && !OTHER.test(cell === null ? line.low : figure.own)
    ? { month, value, line }
    : null;
}

/** "2027" in a column that is headed by a day: the March of that year. */
function yearEnd({ cell }: Figure): number | null {
  const label = cell?.row.label.trim() ?? '';
  const head = cell?.grid.columns[cell.at]?.header.trim() ?? '';
  const corner = `${cell?.grid.columns[0]?.low ?? ''} ${cell?.grid.caption ?? ''}`;
  const year = /^(?:19|20)\d\d$/.exec(label) ?? /^(?:19|20)\d\d$/.exec(head);
  return year === null ? null : Number(year[0]) * 12 + (/december/.test(corner) ? 11 : 2);
}

/** The numbers of plans of each row, column or sentence, by month. */
const coursesOf: (document: Understanding) => readonly (readonly Point[])[] = oncePer((document) => {
  const held = new Map<string, Point[]>();
  for (const line of linesOf(document))
    for (const figure of line.figures) {
      const point = pointOf(line, figure);
      if (point === null) continue;
      const keys =
        figure.cell === null
          ? [`sentence ${line.at}`]
          : [`row ${line.at}`, `column ${line.group} ${figure.cell.at}`];
      for (const key of keys) held.set(key, [...(held.get(key) ?? []), point]);
    }
  return [...held.values()]
    .filter((course) => new Set(course.map(({ month }) => month)).size > 1 && isCourse(course))
    .map((course) => course.toSorted((a, b) => a.month - b.month));
});

function isCourse(course: readonly Point[]): boolean {
  const [first] = course;
  const words = `${first?.line.low ?? ''} ${first?.line.under ?? ''} ${first?.line.grid?.columns.map(({ low }) => low).join(' ') ?? ''}`;
  return COURSE.test(words);
}

/** The month that a claim names, or the month before where it says "from". */
function monthsOf({ sentence }: Line): number[] {
  return (sentence?.periods ?? []).flatMap((period) => lastMonthOf(period) ?? []);
}

function isOf(line: Line, words: RegExp): boolean {
  return (
    line.sentence !== null &&
    words.test(line.low) &&
    PLANS.test(`${line.before} ${line.low} ${line.under}`) &&
    !OTHER.test(line.low) &&
    !/\b(?:last|previous) (?:update|year|plan)\b|\bhad (?:hoped|expected)\b/.test(line.low)
  );
}

function fallsAfter(line: Line, course: readonly Point[]): Found | null {
  const [month] = monthsOf(line);
  if (month === undefined) return null;
  const later = course.filter((one) => one.month >= month - 1);
  const [first, last] = [later[0], later.at(-1)];
  if (first === undefined || last === undefined || later.length < 2 || first.month > month + 14) return null;
  if (last.value >= first.value * (1 - FALL)) return null;
  return {
    spots: [line.spot, last.line.spot, first.line.spot].filter((one, k, all) => all.indexOf(one) === k),
    arithmetic: `said to be level, and the numbers go from ${num(first.value)} to ${num(last.value)}, ${num(first.value - last.value)} fewer`,
  };
}

function risesAfter(line: Line, course: readonly Point[]): Found | null {
  const [month] = monthsOf(line);
  const top = line.figures.find(
    ({ unit, per, value }) => unit === 'count' && per === null && value >= LEAST,
  )?.value;
  const at = month === undefined ? undefined : course.find((one) => Math.abs(one.month - month) <= 1);
  const bound = at?.value ?? (AFTER.test(line.low) || month === undefined ? top : undefined);
  if (bound === undefined) return null;
  const above = course.find(
    (one) =>
      one.line !== line && one.value > bound * (1 + STILL) && (month === undefined || one.month > month + 1),
  );
  if (above === undefined || above.value > bound * 1.5) return null;
  return {
    spots: [line.spot, above.line.spot],
    arithmetic: `the peak is said to be ${num(bound)}; the paper has ${num(above.value)} later, ${num(above.value - bound)} more`,
  };
}

function wrongCourses(document: Understanding): Found[] {
  const courses = coursesOf(document);
  if (courses.length === 0) return [];
  return linesOf(document).flatMap((line): Found[] => {
    const looks = [
      ...(isOf(line, LEVEL) && !FALLS.test(line.low) ? [fallsAfter] : []),
      ...(isOf(line, PEAK) ? [risesAfter] : []),
    ];
    return courses.flatMap((course) => looks.flatMap((look) => look(line, course) ?? [])).slice(0, 1);
  });
}

/** Level and peak. */
export const LEVEL_OR_PEAK_RULES: readonly Rule[] = [
  {
    code: 'told.level-or-peak',
    kind: 'baseline',
    severity: 'error',
    isWide: true,
    title: 'Plans are said to stay level, or to peak, and later numbers of the paper say otherwise',
    meaning:
      'A line by which the number of plans is held level from a time, or has its peak at a time or a number, and targets or forecasts in a row, column or sentence that fall by more than 1% after the first or rise after the second. Silent where a fall is said to follow.',
    advice:
      'Say whether numbers stay level, fall or rise after that time, and give the same course everywhere.',
    fires:
      'From April 2026 the number of plans is held level.\n\n| 31 March | Target number of plans |\n| --- | --- |\n| 2026 | 1,900 |\n| 2027 | 1,850 |\n| 2028 | 1,800 |',
    silent:
      'From April 2026 the number of plans is held level.\n\n| 31 March | Target number of plans |\n| --- | --- |\n| 2026 | 1,900 |\n| 2027 | 1,900 |\n| 2028 | 1,900 |',
    find: wrongCourses,
  },
];
