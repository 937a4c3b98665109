/** Demand said to be steady in one line, and a rise in it told as a fact in another. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Line, linesOf } from '../../understand/lines.ts';
import type { Understanding } from '../../understand/understanding.ts';

const WHAT =
  '(?:requests?(?: for (?:an |new )?(?:(?:ehc |needs |statutory )*assessments?|plans?))?|demand(?: for (?:an |new )?(?:(?:ehc |needs |statutory )*assessments?|plans?))?|referrals?|applications?(?: for assessments?)?|(?:assessment|ehcp|ehc plan) requests)';
const SUBJECT = new RegExp(`\\b${WHAT}\\b`);
const FLAT =
  '(?:steady|flat|stable|level|unchanged|constant|static|little changed|broadly the same|much the same|no (?:higher|more)|as (?:they were|before)|neither risen nor fallen)';
const STEADY = new RegExp(
  [
    `\\b${WHAT}\\b[^.;]{0,60}\\b(?:is|are|was|were|been|be|held|stayed|remain\\w*|kept|has|have|stood)\\b[^.;]{0,20}\\b${FLAT}\\b`,
    `\\b(?:steady|flat|stable|level|unchanged|constant) (?:\\w+ )?${WHAT}\\b`,
    `\\bno (?:change|rise|increase|growth) in (?:the )?(?:number of |level of |volume of |monthly )*${WHAT}\\b`,
    `\\b${WHAT}\\b[^.;]{0,30}\\b(?:(?:has|have) (?:not|neither) (?:risen|changed|grown|gone up)|did not (?:rise|change|grow)|held steady|(?:stayed|remained) (?:at|around|about|between))\\b`,
  ].join('|'),
);
const GROW =
  '(?:ris(?:e|es|en|ing)|rose|grew|grow(?:s|n|ing|th)|climb\\w*|surg\\w+|increas\\w+|jump\\w*|spik\\w*|soar\\w*|gone up|went up|going up|more|mount\\w*|up by|up)';
const RISING = new RegExp(
  [
    `\\b(?:rise|surge|growth|increase|jump|spike|climb|upturn|upsurge) (?:of [^.;,]{1,20} )?in (?:the )?(?:number of |volume of |monthly |new )*${WHAT}\\b`,
    `\\b(?:rising|growing|increasing|surging|mounting|escalating|ever more|ever higher|higher|more and more) (?:numbers? of |volumes? of |levels? of )?${WHAT}\\b`,
    `\\b(?:rising|growing|increasing) (?:number|volume|level)s? of (?:new )?${WHAT}\\b`,
    `\\b${WHAT}\\b (?:(?:has|have|had|are|is|were|was|been|continue[sd]? to|keep|kept|still) ){0,3}(?:\\w+ly )?${GROW}\\b`,
    `\\b(?:number|volume) of (?:new )?${WHAT} (?:(?:has|have|is|was|been|continue[sd]? to) ){0,3}(?:\\w+ly )?${GROW}\\b`,
  ].join('|'),
);
const OTHER_TIME =
  /\b(?:last year|previous year|in 20\d\d[/-]\d\d|years? (?:ago|before|to)|(?:over|since|in) (?:the )?(?:last|past) (?:two|three|four|five|six|\d+) years|since 20\d\d|next (?:year|quarter)|from (?:next|2027|2028))\b/;
const NOT_SO =
  /\b(?:forecast|expected|had feared|planned|will|would|could|may|might|if|risk|unless|should|target|assum\w*|not|no longer|neighbour\w*|nationally|england|rather than|than (?:we|our|the plan)|appeals?|fewer|no more|no rise|without|transport|places|has ended|slow\w*)\b/;

function isSame(a: Line, b: Line): boolean {
  const kind = (low: string) => /\b(?:referrals?)\b/.exec(low)?.[0] ?? 'request';
  return kind(a.low) === kind(b.low);
}

function steadyAndRising(document: Understanding): Found[] {
  const lines = linesOf(document).filter(({ low }) => SUBJECT.test(low));
  const steady = lines.filter(
    ({ low }) => STEADY.test(low) && !OTHER_TIME.test(low) && !isDenied(low, STEADY),
  );
  const [calm] = steady;
  if (calm === undefined) return [];
  const rising = lines.find(
    (line) =>
      line.group !== calm.group &&
      RISING.test(line.low) &&
      !STEADY.test(line.low) &&
      !NOT_SO.test(line.low) &&
      !OTHER_TIME.test(line.low) &&
      isSame(line, calm),
  );
  if (rising === undefined) return [];
  return [
    {
      spots: [rising.spot, calm.spot],
      arithmetic: `"${RISING.exec(rising.low)?.[0] ?? ''}" in one place, "${STEADY.exec(calm.low)?.[0] ?? ''}" in another`,
    },
  ];
}

/** "Not steady", "we expect them to be steady". */
function isDenied(low: string, said: RegExp): boolean {
  const match = said.exec(low);
  return (
    match !== null &&
    /\bnot (?:been |stayed |remained )?(?:steady|flat|stable|level)|\b(?:if|expect\w*|will|would|assum\w*|target|aim|refused|refusal|share of)\b/.test(
      low,
    )
  );
}

/** Demand. */
export const STEADY_RULES: readonly Rule[] = [
  {
    code: 'told.steady-and-rising',
    kind: 'direction',
    severity: 'error',
    isWide: true,
    title: 'Demand is steady in one line and rising in another',
    meaning:
      'Requests or demand said to be steady, flat or unchanged, and in another paragraph a rise in them told as a fact or a cause. Silent for other years, forecasts, and where demand is above what was forecast.',
    advice: 'Tell level, direction and forecast apart, each with its numbers.',
    fires:
      'Requests for assessment have been flat since April.\n\n## Capacity\n\nThe surge in requests since April has stretched the team.',
    silent:
      'Requests for assessment have been flat since April.\n\n## Capacity\n\nThe surge in appeals since April has stretched the team.',
    find: steadyAndRising,
  },
];
