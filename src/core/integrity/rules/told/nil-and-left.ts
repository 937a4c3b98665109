/** A whole deficit that is said to be nil, where only a year is in balance or an amount is left. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { endClaims } from '../../understand/deficit-claims.ts';
import {
  closingYear,
  datedAmounts,
  deficitCourses,
  IN_BALANCE,
  OF_ONE_YEAR,
} from '../../understand/deficit-course.ts';
import { figuresIn } from '../../understand/figures.ts';
import { type NilClaim, nilClaims } from '../../understand/nil-claims.ts';
import { type Said, saidOf, saidWith } from '../../understand/said.ts';
import { showValue } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const CLEARED =
  /\b(?:repa(?:y|ys|id)|pa(?:y|ys|id) off|clear(?:s|ed)? (?:the )?(?:last|£|whole|cumulative|rest)|clear the £|the last of the|nothing built up|whole of the|written off|no (?:residual|deficit (?:is |will be )?(?:carried|left)|balance)|nil too|in credit|cumulative (?:balance of )?£0|carried forward (?:will be|is) (?:£0|nil)|enough to clear|last £|turn\w* into a surplus|from (?:reserves|the general fund)|council (?:will )?(?:cover|fund|meet|pay)s?)\b/;
const LEFT =
  /\b(?:residual|left|carried[- ]forward|is carried|to be carried|carried|cumulative|accumulated|ow(?:ed|es|ing)|stays? on|stays with|built up|unusable reserve|in deficit|the total|remain\w*|outstanding|to find|deficit (?:at|is|of))\b/;
const NOT_LEFT =
  /\b(?:was|were|repaid|paid off|cleared?|in-year|for the year|each year|limit|cap|payments?|contribut\w+|saving\w*|today|this year|currently|at present|now)\b/;
const REMAINS = /\b(?:deficit|shortfall|residual) (?:still )?remains\b|\bleaves a deficit\b/;
/** Lines around a claim that are read with it. */
const REACH = 3;

function near(document: Understanding, { said, about }: NilClaim, group: readonly Said[]): readonly Said[] {
  const all =
    said.row === null
      ? group
      : saidOf(document).filter(({ row }) => row !== null && row.grid === said.row?.grid);
  return all.filter((one) => one !== about && Math.abs(one.at - said.at) <= REACH);
}

/** Amounts that a line tells to be left at the time of a claim, or after it. */
function leftIn(document: Understanding, line: Said, { year }: NilClaim): string | null {
  const words = line.row === null ? line.low : line.text.toLowerCase();
  if (REMAINS.test(words)) return 'a deficit remains';
  if (!LEFT.test(words) || (NOT_LEFT.test(words) && line.row === null && !/\bresidual\b/.test(words)))
    return null;
  if (line.row !== null) return leftInRow(words);
  if (line.sentence === null) return null;
  const found = datedAmounts(line, figuresIn(document, line.sentence)).find(({ value, period, start }) => {
    const at = closingYear(period);
    const ahead = line.low.slice(Math.max(0, start - 60), start);
    const behind = line.low.slice(start, start + 60);
    return value >= 1e6 && LEFT.test(`${ahead} ${behind}`) && (at === null || year === null || at >= year);
  });
  return found === undefined ? null : `${showValue(found.value, 'money')} is left`;
}

function leftInRow(words: string): string | null {
  const amount = /\b(?:residual|left|cumulative|carried forward|accumulated)\b[^£]{0,30}£(\d[\d.,]*) ?m/.exec(
    words,
  )?.[1];
  return amount === undefined || Number(amount) === 0 ? null : `£${amount}m is left`;
}

/** The reason of a claim is a balance of income and spending alone. */
function restsOnYear({ low }: Said): boolean {
  return (IN_BALANCE.test(low) || OF_ONE_YEAR.test(low)) && !CLEARED.test(low);
}

function nearClaim(document: Understanding, claim: NilClaim, group: readonly Said[]): Found[] {
  const lines = near(document, claim, group);
  if (lines.some(({ low }) => CLEARED.test(low))) return [];
  for (const line of lines) {
    const left = leftIn(document, line, claim);
    if (left !== null) return [tell(claim, line, left)];
  }
  const reason = lines.find((line) => restsOnYear(line));
  return reason === undefined
    ? []
    : [
        tell(
          claim,
          reason,
          'what is told is that a year is in balance, which clears nothing of the years before',
        ),
      ];
}

function tell({ said, about }: NilClaim, line: Said, why: string): Found {
  const spots = [said.spot, line.spot, ...(about === null ? [] : [about.spot])];
  return { spots: [...new Set(spots)], arithmetic: `the whole deficit is told to be nil; ${why}` };
}

/** What another place tells to be left then. */
function byEnd(document: Understanding, claim: NilClaim): Found[] {
  const end = endClaims(document).find(
    ({ said, year, isWithout, side, value }) =>
      said !== claim.said &&
      !isWithout &&
      side !== 'before' &&
      value >= 1e6 &&
      (year === null || claim.year === null || year >= claim.year) &&
      !CLEARED.test(said.low),
  );
  return end === undefined ? [] : [tell(claim, end.said, `${showValue(end.value, 'money')} is left`)];
}

/** The whole deficit by year, which ends above nothing. */
function byCourse(document: Understanding, claim: NilClaim): Found[] {
  const ends = deficitCourses(document)
    .filter(({ kind, isWithout }) => kind === 'whole' && !isWithout)
    .flatMap(({ points, side }) => {
      const point = claim.year === null ? points.at(-1) : points.find(({ year }) => year === claim.year);
      return point === undefined ? [] : [{ point, side }];
    });
  const [first] = ends.filter(({ side }) => side !== 'before');
  const isOpen = /\b(?:contributions?|own money|reserves)\b/.test(document.low);
  if (first === undefined || isOpen || ends.some(({ point }) => point.value <= point.step / 2)) return [];
  return [
    {
      spots: [claim.said.spot, ...first.point.spots],
      arithmetic: `the whole deficit is told to be nil; the table has ${showValue(first.point.value, 'money')}`,
    },
  ];
}

function nilAndLeft(document: Understanding): Found[] {
  const groups = saidWith(document);
  return nilClaims(document).flatMap((claim) => {
    const group = groups.get(claim.said.group) ?? [claim.said];
    const found = nearClaim(document, claim, group);
    if (found.length > 0) return found;
    const end = byEnd(document, claim);
    return end.length > 0 ? end : byCourse(document, claim);
  });
}

/** Nil deficits. */
export const NIL_AND_LEFT_RULES: readonly Rule[] = [
  {
    code: 'told.nil-and-left',
    kind: 'answer',
    severity: 'error',
    isWide: true,
    title: 'The whole deficit is said to be nil, where a year is in balance or an amount is left',
    meaning:
      'A deficit that is to be cleared, nil or £0, in a sentence, an answer, a row or a labelled line; and around it an amount that is left or carried forward then, or a reason that is a balance of one year only; or a table of the whole deficit that ends above nothing. Silent where it says what clears the deficit of the years before.',
    advice: 'Answer for the whole deficit: say what is left, and tell the balance of the year apart.',
    fires:
      'The deficit will be cleared by March 2029. In 2028/29 income and spending match, and £12.4m is carried forward.',
    silent:
      'The deficit will be cleared by March 2029. In 2028/29 the last £2.4m is repaid, and nothing is carried forward.',
    find: (document) => nilAndLeft(document).slice(0, 3),
  },
];
