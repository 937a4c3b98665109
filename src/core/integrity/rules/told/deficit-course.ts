/** The year of balance, the end, the top and the turn of a deficit in words, and the years of a chart or table that show another. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import {
  balanceClaims,
  type EndClaim,
  endClaims,
  fallClaims,
  peakClaims,
  type YearClaim,
} from '../../understand/deficit-claims.ts';
import { type DeficitCourse, type DeficitPoint, deficitCourses } from '../../understand/deficit-course.ts';
import { showValue } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

/** A value read off a chart by eye is this near [share]. */
const NEAR = 0.02;
/** Amounts further apart are of two things [ratio]. */
const MOST = 2.5;

function told(
  claim: { readonly said: YearClaim['said'] },
  points: readonly DeficitPoint[],
  why: string,
): Found {
  return { spots: [...new Set([claim.said.spot, ...points.flatMap(({ spots }) => spots)])], arithmetic: why };
}

const shown = ({ value }: Pick<DeficitPoint, 'value'>) => showValue(value, 'money');
const yearName = (year: number | null) => (year === null ? 'the end' : `the year to March ${year}`);

/** Whether a line is part of the course itself. */
function isOwn({ said }: { readonly said: YearClaim['said'] }, { points }: DeficitCourse): boolean {
  return points.some(({ spots }) => spots.includes(said.spot));
}

/** A point that shows another year of balance: a deficit in it, or nothing but balance from an earlier year on. */
function againstBalance({ year }: YearClaim, { points }: DeficitCourse): DeficitPoint | null {
  const own = points.find((point) => point.year === year);
  if (own !== undefined && own.value > own.step / 2) return own;
  const before = points.filter((point) => point.year !== null && point.year < year);
  const first = before.find(
    ({ value, step, year: at }) =>
      value < -step / 2 && before.every((one) => (one.year ?? 0) < (at ?? 0) || one.value <= one.step / 2),
  );
  return first ?? null;
}

function wrongBalance(document: Understanding): Found[] {
  const courses = deficitCourses(document).filter(({ kind, isWithout }) => kind === 'in-year' && !isWithout);
  return balanceClaims(document).flatMap((claim): Found[] => {
    const judged = courses
      .filter((course) => !isOwn(claim, course))
      .map((course) => ({ course, point: againstBalance(claim, course) }));
    const isBorneOut = judged.some(({ course, point }) => point === null && reaches(course, claim.year));
    const wrong = judged.find(({ course, point }) => point !== null && (!isBorneOut || course.isChart));
    if (wrong?.point == null) return [];
    const { value, year } = wrong.point;
    const what =
      value > 0 ? `a deficit of ${shown(wrong.point)}` : `a surplus of ${showValue(-value, 'money')}`;
    return [
      told(
        claim,
        [wrong.point],
        `balance is told for ${yearName(claim.year)}; ${yearName(year)} is shown with ${what}`,
      ),
    ];
  });
}

function reaches({ points }: DeficitCourse, year: number): boolean {
  return points.some((point) => point.year === year);
}

/** A year of balance in words, and another that a chart is said to show. */
function twoBalances(document: Understanding): Found[] {
  const all = balanceClaims(document);
  const chart = all.find(({ isChart }) => isChart);
  const text = all.find(({ isChart }) => !isChart);
  if (chart === undefined || text === undefined || chart.year === text.year) return [];
  return [
    {
      spots: [text.said.spot, chart.said.spot],
      arithmetic: `balance is told for ${yearName(text.year)}, and the chart shows it in ${yearName(chart.year)}`,
    },
  ];
}

/** Whether two amounts cannot be one: further apart than their last digits and a reading by eye. */
function differ(
  a: Pick<EndClaim, 'value' | 'step' | 'isAbout'>,
  b: Pick<DeficitPoint, 'value' | 'step'>,
): boolean {
  const gap = Math.abs(a.value - b.value);
  const slack = (a.step + b.step) / 2 + Math.max(a.value, b.value) * (a.isAbout ? 2 * NEAR : NEAR);
  const ratio = Math.max(a.value, b.value) / Math.min(a.value, b.value);
  return gap > slack && ratio < MOST;
}

/** Whether payments or the council's own money may stand between what is told and what is shown. */
function mayBeBefore(
  document: Understanding,
  claim: EndClaim,
  { side, isChart, kind }: DeficitCourse,
): boolean {
  if (kind !== 'whole' || (side === 'before') !== (claim.side === 'before')) return true;
  return !isChart && !claim.isChart && /\b(?:contributions?|payments?|own money)\b/.test(document.low);
}

function wrongEnd(document: Understanding): Found[] {
  const courses = deficitCourses(document);
  return endClaims(document).flatMap((claim): Found[] => {
    const judged = courses
      .filter(
        (course) =>
          course.isWithout === claim.isWithout &&
          !isOwn(claim, course) &&
          !mayBeBefore(document, claim, course),
      )
      .flatMap((course) => {
        const { points } = course;
        const point = claim.year === null ? points.at(-1) : points.find(({ year }) => year === claim.year);
        return point === undefined || point.value <= 0 ? [] : [{ course, point }];
      });
    const isBorneOut = judged.some(({ point }) => !differ(claim, point));
    const wrong = judged.find(
      ({ course, point }) => differ(claim, point) && (!isBorneOut || course.isChart || claim.isChart),
    )?.point;
    if (wrong === undefined) return [];
    return [
      told(
        claim,
        [wrong],
        `${shown(claim)} is told for ${yearName(wrong.year)}, and ${shown(wrong)} is shown`,
      ),
    ];
  });
}

/** What is left by the words, and what the chart's last bar is said to show. */
function twoEnds(document: Understanding): Found[] {
  const all = endClaims(document);
  const chart = all.find(({ isChart }) => isChart);
  const text = all.find(
    ({ isChart, isWithout, year, side }) =>
      !isChart &&
      chart !== undefined &&
      isWithout === chart.isWithout &&
      side === chart.side &&
      (year === null || chart.year === null || year === chart.year),
  );
  if (chart === undefined || text === undefined || !differ(text, chart)) return [];
  return [
    {
      spots: [text.said.spot, chart.said.spot],
      arithmetic: `${shown(text)} is told to be left, and the chart has ${shown(chart)}`,
    },
  ];
}

function wholeCourses(document: Understanding): readonly DeficitCourse[] {
  return deficitCourses(document).filter(
    ({ kind, isWithout, points }) =>
      kind === 'whole' && !isWithout && points.every(({ year }) => year !== null),
  );
}

/** The highest is told for one year, and stands in another of every course. */
function wrongPeak(document: Understanding): Found[] {
  const courses = wholeCourses(document);
  return peakClaims(document).flatMap((claim): Found[] => {
    const tops = courses
      .filter((course) => reaches(course, claim.year))
      .map(({ points }) => points.reduce((a, b) => (b.value > a.value ? b : a)));
    const [first] = tops;
    if (first === undefined || tops.some(({ year }) => year === claim.year)) return [];
    return [
      told(
        claim,
        [first],
        `the highest is told for ${yearName(claim.year)}, and ${yearName(first.year)} has ${shown(first)}`,
      ),
    ];
  });
}

/** It is to come down from a year on, and goes up in it or after it. */
function wrongFall(document: Understanding): Found[] {
  const courses = wholeCourses(document);
  return fallClaims(document).flatMap((claim): Found[] => {
    const rises = courses.map(({ points }) =>
      points.find((point, at) => {
        const before = points[at - 1];
        return (
          before !== undefined &&
          (point.year ?? 0) > claim.year - 1 &&
          isMore(point, before) &&
          (before.year ?? 0) >= claim.year
        );
      }),
    );
    const [first] = rises;
    if (first === undefined || rises.includes(undefined)) return [];
    return [
      told(
        claim,
        [first],
        `it is to come down from ${yearName(claim.year)}, and rises to ${shown(first)} in ${yearName(first.year)}`,
      ),
    ];
  });
}

function isMore(a: DeficitPoint, b: DeficitPoint): boolean {
  return a.value > b.value + (a.step + b.step) / 2;
}

/** What words and years of a deficit tell differently. */
export const DEFICIT_COURSE_RULES: readonly Rule[] = [
  {
    code: 'told.deficit-course',
    kind: 'chart',
    severity: 'error',
    isWide: true,
    title:
      'The year of balance, the end, the top or the turn of a deficit is told in words, and its years show another',
    meaning:
      'A year in which income covers spending, what is left of the deficit, the year in which it is highest or from which it comes down, in a sentence, an answer or a caption; and a chart, table, list or line of years by which it is otherwise. Silent for paths without measures, earlier plans, and where payments or a contribution may stand between the two.',
    advice: 'Say which of the two the forecast has, and describe or draw the other again from it.',
    fires:
      'At the end of the agreement £19.5m will remain to be found. In the chart the closing bar stands at about £27m.',
    silent:
      'At the end of the agreement £19.5m will remain to be found. In the chart the closing bar stands at about £19m.',
    find: (document) =>
      [
        ...wrongBalance(document),
        ...twoBalances(document),
        ...wrongEnd(document),
        ...twoEnds(document),
        ...wrongPeak(document),
        ...wrongFall(document),
      ].slice(0, 4),
  },
];
