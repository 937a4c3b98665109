/** A day by which numbers are to stop rising, or a level that they are to hold, against the course that the document gives. */
import { dayNumberOf, toIsoDate } from '../../../base/day-number.ts';
import { daysInMonth } from '../../../base/time.ts';
import type { Found, Spot } from '../../finding.ts';
import { timeIn } from '../../lex/only-time.ts';
import { periodsOf } from '../../lex/periods.ts';
import type { Quantity } from '../../lex/quantities.ts';
import { tokensOf } from '../../lex/tokens.ts';
import type { Rule } from '../../rule.ts';
import { statements } from '../../understand/all-sentences.ts';
import { type Grid, rowSpot } from '../../understand/grid.ts';
import { oncePer } from '../../understand/once.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const PLANS =
  /\b(?:plan numbers|number of (?:active |ehc |education, health and care )?plans|plans|ehcps?|ehc plans|caseload|numbers)\b/;
const STOPS =
  /\b(?:stabili[sz]e[sd]?|stabilisation|level(?:s|led)? (?:off|out)|stop(?:s|ped)? (?:rising|growing|increasing)|(?:no longer|cease to|not) (?:rise|grow|rising|growing)|plateaus?|flat(?:ten)?(?:s|ed)?(?: out)?|no (?:further |net )?growth|peak(?:s|ed)?|hold(?:s|ing)? (?:at|steady)|held at|steady at|growth (?:ends?|stops?|ceases?)|growth\b[^.;]{0,40}\b(?:is to|will|to|should|must) (?:end|stop|cease))\b/;
const AIM = /\b(?:by|in|from|before|no later than)\s(?:the (?:end|start) of )?$/;
const MITIGATED =
  /\b(?:mitigat\w*|with (?:the |our )?(?:plan|measures|actions)|forecast|projection|projected|planned|after measures|ehcps?|plans|caseload)\b/;
const UNMITIGATED =
  /\b(?:unmitigated|without|do[- ]nothing|no action|trend|requests?|new plans|ceas\w*|assessments?|issued|per|rate|share|population|target|agreed|20 weeks|places?|placements?|inmss|needs? assess\w*|ehcnas?)\b/;

/** The month that heads or a caption give to bare years: "year ending March", "at 31 January". */
function monthIn(text: string): number | null {
  return periodsOf(tokensOf(text)).find(({ month }) => month !== null)?.month ?? null;
}

/** The last day of the time that a head or label names; a bare year ends in the month that its table names. */
function dayOf(text: string, month: number | null): number | null {
  const year = /^\D{0,3}(20\d\d)\D{0,14}$/.exec(text.trim())?.[1];
  if (year === undefined) return timeIn(text)?.to ?? null;
  return month === null ? null : dayNumberOf(Number(year), month, daysInMonth(Number(year), month));
}

/** One value of the course of plans. */
type Point = { readonly at: number; readonly value: number; readonly spot: Spot };

function points(grid: Grid): Point[][] {
  const lines: Point[][] = [];
  const about = `${grid.caption} ${grid.block.section ?? ''}`.toLowerCase();
  const month = monthIn(`${grid.columns[0]?.header ?? ''} ${grid.caption}`);
  const isCourse = (low: string) =>
    PLANS.test(low) && !UNMITIGATED.test(low) && (MITIGATED.test(low) || MITIGATED.test(about));
  for (const row of grid.rows) {
    if (!isCourse(row.low)) continue;
    const line = grid.columns.flatMap(({ header }, at): Point[] => {
      const cell = row.cells[at];
      const end = dayOf(header, month);
      return at === 0 || cell == null || cell.unit !== 'count' || end === null
        ? []
        : [{ at: end, value: cell.value, spot: rowSpot(grid, row) }];
    });
    lines.push(line);
  }
  const column = grid.columns.findIndex(
    ({ low, numbers }, at) =>
      at > 0 &&
      numbers > 1 &&
      isCourse(`${low} ${PLANS.test(about) ? 'plans' : ''}`) &&
      !/\bchange|increase|growth|new\b/.test(low),
  );
  if (column > 0)
    lines.push(
      grid.rows.flatMap((row): Point[] => {
        const cell = row.cells[column];
        const end = dayOf(row.label, month);
        return cell == null || cell.unit !== 'count' || end === null
          ? []
          : [{ at: end, value: cell.value, spot: rowSpot(grid, row) }];
      }),
    );
  return lines.filter((line) => line.length >= 2).map((line) => line.toSorted((a, b) => a.at - b.at));
}

/** The courses of plans that tables give, oldest value first. */
const coursesOf: (document: Understanding) => readonly (readonly Point[])[] = oncePer(({ grids }) =>
  grids.filter(({ block }) => !block.isChart).flatMap(points),
);

type Aim = {
  readonly sentence: Sentence;
  readonly by: number;
  readonly level: Quantity | null;
  readonly words: string;
};

/** Numbers of a size that a level of plans may have. */
const LEAST = 300;

function aimOf(sentence: Sentence): Aim | null {
  const match = STOPS.exec(sentence.low);
  if (match === null || !isStatement(sentence) || !PLANS.test(sentence.low)) return null;
  if (
    /\b(?:requests?|spend\w*|cost|deficit|placements?|absence|was to|were to have|had hoped|original(?:ly)?|no longer expect|not (?:expected|going) to|will not|later than|instead of|rather than)\b/.test(
      sentence.low,
    )
  )
    return null;
  const period = sentence.periods.find(
    ({ start, to }) => to !== null && AIM.test(sentence.low.slice(Math.max(0, start - 24), start)),
  );
  if (period?.to == null) return null;
  const level = sentence.quantities.find(
    ({ unit, value, per, start }) =>
      unit === 'count' &&
      per === null &&
      value >= LEAST &&
      /\b(?:at|around|about|of|near)\s(?:no more than |about |around )?$/.test(sentence.low.slice(0, start)),
  );
  return { sentence, by: period.to, level: level ?? null, words: match[0] };
}

/** Growth that is still growth, and no wobble [share of the number a year]. */
const STILL = 0.002;
/** Days on either side by which a value is of the day that is meant. */
const NEAR = 45;

function risesAfter(aim: Aim, course: readonly Point[]): Found | null {
  const after = course.filter(({ at }) => at >= aim.by - NEAR);
  const [first] = after;
  const next = after.find(({ value }) => first !== undefined && value > first.value * (1 + STILL));
  if (first === undefined || next === undefined || after.length < 2) return null;
  return {
    spots: [sentenceSpot(aim.sentence), next.spot],
    arithmetic: `"${aim.words}" by ${toIsoDate(aim.by)}; the course has ${num(first.value)} then and ${num(next.value)} at ${toIsoDate(next.at)}, ${num(next.value - first.value)} more`,
  };
}

function aboveLevel(aim: Aim, course: readonly Point[]): Found | null {
  if (aim.level === null) return null;
  const level = aim.level.value;
  const near = course.filter(({ at }) => at <= aim.by + NEAR).at(-1);
  const last = course.at(-1);
  const isPast = near !== undefined && near.value > level * (1 + STILL);
  // A course that comes down again to the level has not missed it.
  const comesDown = last !== undefined && last.value <= level;
  const before = near === undefined ? undefined : course.filter(({ at }) => at < near.at).at(-1);
  if (near === undefined || !isPast || comesDown || (before !== undefined && before.value > near.value))
    return null;
  return {
    spots: [sentenceSpot(aim.sentence), near.spot],
    arithmetic: `a level of ${num(level)} by ${toIsoDate(aim.by)}; the number is ${num(near.value)} at ${toIsoDate(near.at)}, ${num(near.value - level)} above it`,
  };
}

/** The sentences right behind an aim by which it is admitted to be out of reach. */
const ADMITTED =
  /\b(?:not (?:now )?(?:be )?(?:met|reached|achiev\w+|expected|secure)|missed|already (?:passed|above|beyond)|out of reach|will be (?:later|missed)|off (?:target|track)|no longer|unlikely|behind|cannot be)\b/;

function isAdmitted({ sentences }: Understanding, { sentence }: Aim): boolean {
  return sentences.some(
    ({ block, low, start }) => block === sentence.block && start >= sentence.start && ADMITTED.test(low),
  );
}

function wrongLevels(document: Understanding): Found[] {
  const courses = coursesOf(document);
  if (courses.length === 0) return [];
  return statements(document).flatMap((sentence): Found[] => {
    const aim = aimOf(sentence);
    if (aim === null || isAdmitted(document, aim)) return [];
    for (const course of courses) {
      const found = aboveLevel(aim, course) ?? risesAfter(aim, course);
      if (found !== null) return [found];
    }
    return [];
  });
}

/** Levels. */
export const LEVEL_RULES: readonly Rule[] = [
  {
    code: 'baseline.not-level',
    kind: 'baseline',
    severity: 'error',
    title: 'Plan numbers are to be level by a day, and their own course rises after it or is above the level',
    meaning:
      'Numbers of plans that stabilise, level off or stop rising by a time, at a number or without one, against the table of plan numbers or of their forecast. Silent where the same paragraph says that it will not be met.',
    advice: 'Give the day and the level that the forecast has, or the forecast that the aim needs.',
    fires:
      'Plan numbers will stop rising by March 2027.\n\n| Year ending March | 2026 | 2027 | 2028 | 2029 |\n| --- | --- | --- | --- | --- |\n| Plans, mitigated forecast | 2,410 | 2,470 | 2,520 | 2,540 |',
    silent:
      'Plan numbers will stop rising by March 2027.\n\n| Year ending March | 2026 | 2027 | 2028 | 2029 |\n| --- | --- | --- | --- | --- |\n| Plans, mitigated forecast | 2,410 | 2,470 | 2,470 | 2,455 |',
    find: wrongLevels,
  },
];
