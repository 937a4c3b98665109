/** What is off target and rated Amber has a way back with a date: Amber beside "no plan", or held through two promises that passed. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { ratingKey } from '../../understand/rating-key.ts';
import { ratingIn } from '../../understand/ratings.ts';
import { type Said, saidOf, saidWith } from '../../understand/said.ts';
import type { Understanding } from '../../understand/understanding.ts';

const PLAN = String.raw`(?:plans?|recovery|actions?|(?:recovery |new |further |revised |target )?dates?|steps|mitigations?|measures|remed\w+|route back|way back|timetable)`;
const NOT_DONE = `(?:agreed|set|drawn up|written|identified|in place|made|approved|decided|produced|adopted|found|worked up|prepared|given|named)`;
/** No plan, no date, nothing agreed. */
const NO_PLAN = new RegExp(
  String.raw`\b(?:no|without (?:an? |any )?|lacks? (?:an? |any )?|neither (?:an? )?)\s?(?:(?!longer|concern|change)[\w-]+ ){0,3}${PLAN}\b(?! (?:was|were|is|are|has been|have been) (?:missed|overdue|late|needed|required|due)| (?:needed|required|overdue|to (?:cut|close|end)))|\b${PLAN}\b[^.;|]{0,60}\b(?:not (?:yet )?(?:been )?${NOT_DONE}|(?:still|yet|remains?|are|is) to be ${NOT_DONE}|will be ${NOT_DONE} (?:after|once|when|at)|(?:has|have) no dates?|awaited)\b|\b(?:have|has|had) (?:not|yet to|still to) (?:yet )?(?:been )?(?:draw|drawn|agree|agreed|write|written|made|make|produced?|set|identif(?:y|ied)|put|prepared?)\b(?: up)? (?:in place )?(?:an?|any|the|new|our) [^.;]{0,30}\b${PLAN}\b|\b(?:nobody|no one|no-one)\b[^.;]{0,40}\b(?:asked|tasked|working|charged)|\b${PLAN}\b[^.;:]{0,20}: (?:none|nil|not (?:yet )?${NOT_DONE}|–|-|no\b(?! change)|to be ${NOT_DONE})|\b(?:have|has) no (?:third|second|new|further|other)\b|\b(?:nothing|none) (?:is |has been )?(?:${NOT_DONE}|planned|in hand)\b`,
);
const HAS_PLAN = new RegExp(
  String.raw`(?<!\b(?:no|not|without|any) (?:[\w-]+ ){0,3})\b${PLAN}\b(?![^.;|]{0,60}\b(?:not|no|none|still to|yet to|went by|passed|missed|lapsed|never)\b)[^.;|]{0,60}\b(?:agreed|attached|adopted|in place|set out|runs? to|dated|approved|is set|has been set|under way|started|due (?:in|by|on))\b`,
);
/** Two promises that were not kept. */
const TWICE =
  /\b(?:twice|(?:the )?(?:second|third|fourth) time|(?:two|three|both|second|third)(?: \w+)? (?:dates?|promises|times|deadlines?|undertakings?|milestones?))\b[^.;]{0,60}\b(?:missed|not (?:kept|met)|went by|passed|slipped|did not|broken|lapsed)\b|\b(?:missed|slipped|failed)\b[^.;]{0,60}\b(?:twice|second time|third time|two|both)\b|\btwice\b.*\bnot\b|\bby \w+,? (?:and )?then (?:by |in )\w+|\b(?:missed|not met)\b.*\b(?:missed|not met)\b|\bneither (?:happened|was (?:kept|met))\b|\bwould\b[^.;]{0,60}\bby \w+\b[^.;]{0,12}\band in \w+ by\b/;
/** Off target, so that a plan is called for. */
const OFF =
  /\b(?:off (?:target|track|plan)|missed|slipp\w+|behind|late|not (?:recovered|met|on)|have not|has not|are not|is not|did not|recover\w*|fail\w*|pick up|bring it back|back (?:on|to)|return)\b/;
const NOT_NOW =
  /\bamber\b[^.;]{0,16}\b(?:means|is for|is given|needs|requires|stands for|=)|\b(?:means|legend|key|would|until|if|unless|were|was|from|lowered|improv\w+|had been)\b[^.;]{0,20}\bamber\b|\bamber\b[^.;]{0,30}\b(?:needs|requires|only|must)\b|=/;

/** A line of the key. */
const KEY_LINE =
  /^\W*(?:blue|green|amber|red)\W{0,3}[:–—] ?(?:met|missed|on|off|at|within|no|some|under|over|more|less|up to)\b|\b(?:key|legend|means|stands for)\b|\b[a-z]\W? = /;

/** Whether it gives Amber as the rating of now. */
function isAmber({ low, row, asked }: Said): boolean {
  if (row !== null) {
    const last = row.cells.findLast((cell, at) => at > 0 && ratingIn(cell.text) !== null);
    const letter = row.cells.findLast(
      ({ head, low: cell }) => /\b(?:rag|rating|status)\b/.test(head) && /^\W*a\W*$/.test(cell),
    );
    return (
      (last !== undefined && ratingIn(last.text) === 'amber') || (last === undefined && letter !== undefined)
    );
  }
  if (/^[^.;:]{2,60}: a\W*$/.test(low)) return true;
  return (
    /\bamber\b/.test(low) && !/\b(?:red|green)\b/.test(low) && !NOT_NOW.test(low) && !/\bamber\b/.test(asked)
  );
}

/** A cell headed as the plan or the date of recovery that holds nothing. */
function lacksInCell({ row }: Said): boolean {
  return (
    row?.cells.some(
      ({ head, low }) =>
        /\b(?:plan to (?:recover|return)|recovery (?:plan|date|actions?)|plan\b.*\brecover|date for return|remedial|route back|mitigating plan)/.test(
          head,
        ) &&
        /^\W*(?:none\b.*|not (?:set|agreed|yet|in place)\b.*|no|nil|tb[cd]|to be (?:set|agreed|written|drawn up)\b.*|)\W*$/.test(
          low,
        ),
    ) === true
  );
}

function lacksPlan(said: Said): boolean {
  const isAsked = /\b(?:plan|back (?:on|to)|recover\w*|return to (?:target|plan))\b/.test(said.asked);
  return (
    NO_PLAN.test(said.flat) ||
    lacksInCell(said) ||
    (isAsked && /^\W*(?:a\W+)?(?:none|nil|no\b|not (?:yet|set)|we cannot|there is no)/.test(said.low))
  );
}

/** What is told next to it: the row, or three sentences on either side of a paragraph, list or answer. */
function besideIt(document: Understanding, said: Said): Said[] {
  return (saidWith(document).get(said.group) ?? []).filter(({ at }) => Math.abs(at - said.at) <= 3);
}

function amberWithoutPlan(document: Understanding): Found[] {
  const key = ratingKey(document);
  const amber = key.find(({ label, colour }) => label === 'amber' || colour === 'amber' || label === 'a');
  if (amber !== undefined && !amber.needsPlan) return [];
  const lines = new Set(key.map(({ spot }) => spot.paragraph));
  return saidOf(document).flatMap((said): Found[] => {
    if (lines.has(said.spot.paragraph) || !isAmber(said)) return [];
    const near = besideIt(document, said).filter(
      ({ spot, low }) => !lines.has(spot.paragraph) && !KEY_LINE.test(low),
    );
    const whole = near.map(({ flat }) => flat).join(' ');
    if (HAS_PLAN.test(whole)) return [];
    const bare = near.find(lacksPlan);
    const spots = (other: Said) => (other === said ? [said.spot] : [said.spot, other.spot]);
    if (bare !== undefined)
      return [
        {
          spots: spots(bare),
          arithmetic: `rated Amber; "${NO_PLAN.exec(bare.flat)?.[0] ?? bare.text.slice(0, 80)}"`,
        },
      ];
    const twice = TWICE.exec(whole);
    if (twice === null || !OFF.test(whole) || /\bplan\b/.test(whole)) return [];
    const promise = near.find(({ flat }) => TWICE.test(flat)) ?? said;
    return [
      { spots: spots(promise), arithmetic: `rated Amber; promised before: "${twice[0].slice(0, 80)}"` },
    ];
  });
}

/** Amber and its plan. */
export const AMBER_PLAN_RULES: readonly Rule[] = [
  {
    code: 'rating.amber-no-way-back',
    kind: 'rating',
    severity: 'warning',
    title: 'A thing is rated Amber that has no plan, or no date, to come back on target',
    meaning:
      'Amber in a sentence, a row or an answer, and beside it that no plan, date or action is agreed, or that its promised dates have passed twice. Silent where a plan or date is named, and where the key gives Amber another meaning.',
    advice: 'Link a plan with a date, or rate the thing Red.',
    fires: 'Condition 3.4 is off target and stays Amber. A plan to recover has not yet been drawn up.',
    silent:
      'Condition 3.4 is off target and stays Amber. A plan to recover was agreed in October and runs to March.',
    find: amberWithoutPlan,
  },
];
