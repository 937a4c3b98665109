/** Green for work done, or for a share, although the result is short of its target or the count over its limit. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import type { Figure } from '../../understand/figures.ts';
import { aheadOf, behindOf, type Line, linesOf, linesWith } from '../../understand/lines.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const ON = /\b(?:green|on target|on track)\b/;
const NOT_ON =
  /\b(?:not|no longer|red|amber|off target|off track|until|was green|if|although|though|would|moved? (?:from|out of) green)\b/;
const ACTIVITY =
  /\b(?:workshops?|training|trained|events?|meetings?|sessions?|held|took place|delivered|on time|all done|at strength|completed|activity|visits?|staff|recruited|launched)\b/;
const TARGET = /\b(?:target|goal|aim|expected|standard|required|plan)\b/;
const RESULT =
  /\b(?:result|actual|now|latest|outturn|achieved|performance|position|current|stands? at|is at|this quarter)\b/;
/** Short by fewer points a result may be called near enough [percentage points]. */
const SHORT = 5;
/** Lower is better for these. */
const LOWER =
  /\b(?:absence|exclusions?|suspensions?|refus\w*|vacanc\w*|neet|not in education|turnover|inmss|independent|appeals?|share|overspend|late|backlog|waiting|cost)\b/;

type Pair = { readonly target: Figure; readonly result: Figure; readonly line: Line };

function percents({ figures }: Line): Figure[] {
  return figures.filter(({ unit, value }) => unit === 'percent' && value > 0 && value <= 100);
}

/** Target and result of a row by their heads; the first number of a cell with its count in brackets. */
function pairInRow(line: Line): Pair | null {
  const { row, grid } = line;
  if (row === null || grid === null) return null;
  const at = (words: RegExp) => grid.columns.findIndex(({ low }, k) => k > 0 && words.test(low));
  const read = (column: number): Figure | null => {
    const text = /^\W*(\d+(?:\.\d+)?) ?%/.exec(column < 0 ? '' : (row.row.cells[column] ?? ''))?.[1];
    return text === undefined ? null : { ...EMPTY, value: Number(text), spots: [line.spot], own: row.low };
  };
  const [target, result] = [read(at(TARGET)), read(at(RESULT))];
  return target === null || result === null ? null : { target, result, line };
}

const EMPTY: Figure = {
  value: 0,
  step: 1,
  unit: 'percent',
  per: null,
  isAbout: false,
  period: null,
  own: '',
  wide: '',
  paragraph: 0,
  section: null,
  spots: [],
  sentence: null,
  quantity: null,
  cell: null,
};

function pairInText(line: Line): Pair | null {
  const own = percents(line);
  const target = own.find(
    (one) =>
      /\b(?:target|standard|goal)\b[^%]{0,14}$/.test(aheadOf(one, 30)) || /^ target\b/.test(behindOf(one)),
  );
  const result = own.find((one) => one !== target);
  return target === undefined || result === undefined || own.length > 3 ? null : { target, result, line };
}

function isRated(line: Line, near: string): boolean {
  return line.row === null
    ? /\b(?:rat(?:ed|ing)|status|rag)\b/.test(near) && /\bgreen\b/.test(near) && !NOT_ON.test(near)
    : (line.row.row.cells ?? []).some((cell) => /^\W*(?:green|g)\W*$/i.test(cell));
}

function greenAndShort(document: Understanding): Found[] {
  return linesOf(document).flatMap((line): Found[] => {
    const pair = pairInRow(line) ?? pairInText(line);
    if (pair === null) return [];
    const near = linesWith(document, line)
      .filter(({ at }) => line.row === null && Math.abs(at - line.at) <= 1)
      .map(({ low }) => low)
      .join(' ');
    const words = line.row === null ? near : line.low;
    const gap = pair.target.value - pair.result.value;
    if (gap < SHORT || LOWER.test(line.row?.low ?? near) || !isRated(line, near) || !ACTIVITY.test(words))
      return [];
    return [
      {
        spots: [line.spot],
        arithmetic: `rated Green; the result is ${num(pair.result.value)}% and the target ${num(pair.target.value)}%, ${num(gap)} points short`,
      },
    ];
  });
}

const LIMIT =
  /\b(?:at or (?:below|under)|no more than|not (?:to )?exceed|must not exceed|limit of|at most|or fewer|maximum of|a limit|(?:stay|keep) (?:below|under|within)|not above)\b/;
const PLACED = /\b(?:inmss|nmiss|independent|non-maintained|placements?)\b/;
const SHARE = /\b(?:share|proportion|percentage)\b/;
const FELL = /\b(?:fell|fall\w*|down|lower|dropped|reduced|smaller|decreas\w+)\b/;

function isCount({ unit, per, value }: Figure): boolean {
  return unit === 'count' && per === null && value >= 20;
}

/** Numbers of placements that a limit allows. */
function limitsOf(lines: readonly Line[]): { readonly figure: Figure; readonly line: Line }[] {
  return lines.flatMap((line) => {
    if (!LIMIT.test(line.low) || !PLACED.test(line.low)) return [];
    const told = line.figures.filter(isCount);
    const bare =
      /\b(?:at or (?:below|under)|no more than|not exceed|at most|maximum of|limit of) (\d{2,4})\b/.exec(
        line.low,
      )?.[1];
    const [first] = told;
    if (first !== undefined) return [{ figure: first, line }];
    return bare === undefined
      ? []
      : [{ figure: { ...EMPTY, unit: 'count' as const, value: Number(bare), spots: [line.spot] }, line }];
  });
}

/** The number now: told as such, or the later of two. */
function countNow(
  lines: readonly Line[],
  limit: number,
): { readonly figure: Figure; readonly line: Line } | null {
  const told = lines.flatMap((line) =>
    PLACED.test(`${line.low}`) && !LIMIT.test(line.low)
      ? line.figures
          .filter(
            (one) =>
              isCount(one) &&
              Math.abs(one.value - limit) < limit / 2 &&
              !/\b(?:target|plans|forecast)\b/.test(one.own),
          )
          .map((figure) => ({ figure, line }))
      : [],
  );
  const over = told.find(({ figure }) => figure.value > limit);
  const isUnder = told.some(({ figure }) => figure.value <= limit);
  return over === undefined || isUnder ? null : over;
}

function shareForCount(document: Understanding): Found[] {
  const lines = linesOf(document);
  const [limit] = limitsOf(lines);
  if (limit === undefined) return [];
  const claim = lines.find(({ low, before, row }) => {
    const near = `${before} ${low}`;
    return row === null && ON.test(low) && !NOT_ON.test(low) && SHARE.test(near) && FELL.test(near);
  });
  const over = claim === undefined ? null : countNow(lines, limit.figure.value);
  if (claim === undefined || over === null) return [];
  return [
    {
      spots: [claim.spot, over.line.spot, limit.line.spot].filter((one, k, all) => all.indexOf(one) === k),
      arithmetic: `on target because a share fell; the condition is a number, ${num(limit.figure.value)}, and there are ${num(over.figure.value)}`,
    },
  ];
}

/** Green without its result. */
export const GREEN_SHORT_RULES: readonly Rule[] = [
  {
    code: 'told.green-for-activity',
    kind: 'rating',
    severity: 'error',
    isWide: true,
    title: 'Green for work that was done, and the result is short of its target',
    meaning:
      'A row or passage rated Green that speaks of workshops, training or other work done, with a target and a result in per cent at least 5 points below it. Silent where lower is better, and where it is rated otherwise.',
    advice: 'Rate what was reached, apart from what was done; the overall is the worse of the two.',
    fires:
      '| Measure | Target | Result | Rating | Comment |\n| --- | --- | --- | --- | --- |\n| Reviews on time | 90% | 71% | Green | All training was held |\n| Plans on time | 60% | 64% | Green | On target |',
    silent:
      '| Measure | Target | Result | Rating | Comment |\n| --- | --- | --- | --- | --- |\n| Reviews on time | 90% | 71% | Red | All training was held |\n| Plans on time | 60% | 64% | Green | On target |',
    find: greenAndShort,
  },
  {
    code: 'told.green-for-share',
    kind: 'rating',
    severity: 'error',
    isWide: true,
    title: 'On target because a share fell, and the limit is a number that is passed',
    meaning:
      'A condition that limits the number of placements, a line that calls it Green or on target because their share fell, and a number of placements above the limit. Silent where any number told keeps it.',
    advice: 'Rate the condition on what it limits, and show the share beside it.',
    fires:
      'Condition 2 is to keep INMSS placements at or below 120.\n\n## Position\n\nThere are 126 placements. Their share of plans fell, so condition 2 is Green.',
    silent:
      'Condition 2 is to keep INMSS placements at or below 120.\n\n## Position\n\nThere are 118 placements. Their share of plans fell, and condition 2 is Green.',
    find: shareForCount,
  },
];
