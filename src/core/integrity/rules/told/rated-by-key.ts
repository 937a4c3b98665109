/** A label that the paper's own key gives to another state than the one told beside it. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Given, givenLabels } from '../../understand/key-states.ts';
import type { State } from '../../understand/rating-key.ts';
import type { Understanding } from '../../understand/understanding.ts';

const WHAT = '(?:recovery plan|plan to recover|recovery date|dated plan|new date|date|way back|plan)';
const NO_PLAN = new RegExp(
  [
    `\\b(?:no|without(?: an?| any)?|nor|neither) (?:\\w+ ){0,2}${WHAT}\\b`,
    `\\b(?:not|yet|still) (?:yet )?(?:to )?(?:been |be )?(?:drawn up|written|agreed|set|made|produced|given)? ?(?:a |any |the )?(?:new |dated )?${WHAT}\\b`,
    `\\b${WHAT}\\b[^.;]{0,24}\\b(?:has yet to|have yet to|yet to be|still to be|is to be|not (?:yet )?(?:been )?(?:agreed|written|drawn up|set|in place)|is missing|to follow)\\b`,
    `\\b(?:have|has) (?:not|yet) (?:yet )?(?:drawn up|written|agreed|set|got) (?:a|any|the) (?:\\w+ ){0,2}${WHAT}\\b`,
  ].join('|'),
);
const HAS_PLAN =
  /\b(?:recovery plan|plan to (?:recover|catch up|put (?:it|this) right))\b[^.;]{0,30}\b(?:agreed|signed|approved|in place|set out|drawn up|was|is in|with (?:new )?dates?)\b|\b(?:with|have|has|agreed|signed off|under) (?:a|the|our) (?:dated )?recovery plan\b|\brecovery plan (?:agreed|signed|approved|in place)\b|\bnew date\b[^.;]{0,6}\b(?:\d|of|is|january|february|march|april|may|june|july|august|september|october|november|december)/;
const OFF =
  /\b(?:off[- ](?:target|track|course)|not on (?:target|track)|behind (?:target|schedule|plan|where|the)|(?:is|are|we are|was|were|be) (?:now |still |well )?(?:behind|late)\b|^\W{0,3}(?:late|behind|missed|delayed)\b|\. ?(?:late|behind|missed)\b|missed (?:its|the|their|both|in|again|twice|september|target)|(?:dates?|target|deadline) (?:\w+ ){0,4}(?:was|were|has been|have been) (?:both )?missed|late again|fell short|slipped)/;
const ON = /\b(?:on (?:target|track|course|schedule)|as planned|all milestones (?:were )?met)\b/;
const DONE =
  /\b(?:(?:all|everything|work|works|project) (?:\w+ )?(?:is|are|was|were) (?:now )?(?:complete[d]?|finished|done)|complete and signed|has been completed|fully (?:delivered|complete))\b|^\W{0,3}(?:complete[d]?|finished)\W/;
const GOES_ON =
  /\b(?:goes on|continues?|under ?way|in progress|on target to (?:finish|open|complete)|is to (?:finish|open|end)|will (?:finish|open|be complete))\b/;
const TURNED =
  /\b(?:no longer|was|were|had been|until|previously|last (?:year|update|quarter)|now back)\b[^.;]{0,20}$/;

type Said = 'done' | 'on' | 'off' | 'off-plan' | 'off-no-plan' | null;

/** What a comment says of the thing; null where it says nothing plain, or two things. */
function saidIn(comment: string): Said {
  const off = OFF.exec(comment);
  const isOff = off !== null && !TURNED.test(comment.slice(0, off.index));
  const isOn = ON.test(comment) && !/\bnot on (?:target|track)\b/.test(comment);
  if (isOff && isOn) return null;
  if (isOff) {
    const lacks = NO_PLAN.test(comment);
    if (lacks) return 'off-no-plan';
    return HAS_PLAN.test(comment) ? 'off-plan' : 'off';
  }
  if (NO_PLAN.test(comment) && !isOn && /\b(?:missed|late)\b/.test(comment)) return 'off-no-plan';
  if (DONE.test(comment) && !GOES_ON.test(comment)) return 'done';
  return isOn ? 'on' : null;
}

/** "On target" says it of the whole thing where the comment begins with it. */
const PLAINLY_ON = /^\W{0,3}(?:[a-z]+ ){0,2}(?:on (?:target|track|course|schedule))\b/;

/** The states of a key that fit what is said. */
const FITS: Readonly<Record<Exclude<Said, null>, readonly State[]>> = {
  done: ['done', 'on'],
  on: ['on'],
  off: ['off', 'off-plan'],
  'off-plan': ['off-plan'],
  'off-no-plan': ['off'],
};
const SHOWN: Readonly<Record<Exclude<Said, null>, string>> = {
  done: 'complete',
  on: 'on target',
  off: 'off target',
  'off-plan': 'off target with a plan to recover',
  'off-no-plan': 'off target without a plan to recover',
};

function isWrong({ label, comment }: Given, said: Exclude<Said, null>, states: ReadonlySet<State>): boolean {
  if (FITS[said].includes(label.state)) return false;
  if (said === 'on' && label.state !== 'done' && !PLAINLY_ON.test(comment)) return false;
  // A key with one label for what is off target does not tell plans apart.
  if (label.state === 'off' || label.state === 'off-plan') {
    if (said === 'off-plan' || said === 'off-no-plan') return states.has('off') && states.has('off-plan');
  }
  return !(said === 'on' && label.state === 'done' && !GOES_ON.test(comment));
}

function ratedOtherwise(document: Understanding): Found[] {
  const given = givenLabels(document);
  const states = new Set(given.map(({ label }) => label.state));
  const key = new Set<State>([...states, ...given.flatMap(({ label }) => [label.state])]);
  if (given.length > 0) for (const state of ['off', 'off-plan'] as const) key.add(state);
  return given.flatMap((one): Found[] => {
    const said = saidIn(one.comment);
    if (said === null || !isWrong(one, said, key)) return [];
    return [
      {
        spots: [one.line.spot, ...one.others.slice(0, 2).map(({ spot }) => spot)],
        arithmetic: `by the key "${one.label.label}" is "${one.label.meaning.trim().slice(0, 70)}"; what is said here is ${SHOWN[said]}`,
      },
    ];
  });
}

/** Labels and the key. */
export const RATED_BY_KEY_RULES: readonly Rule[] = [
  {
    code: 'told.rated-by-key',
    kind: 'legend',
    severity: 'error',
    isWide: true,
    title: 'A letter, colour or score does not fit what is said beside it, by the key of the paper',
    meaning:
      'A key of colours, letters or scores, in a table, list or sentence, and a thing whose row, paragraph or section says plainly that it is on target, complete, off target with a plan to recover or without one. Silent where the comment says two of these.',
    advice: 'Rate it by the meaning that the key gives, and never by the letter.',
    fires:
      'Scores: 1 complete, 2 on target, 3 off target with a dated recovery plan, 4 off target without a recovery plan.\n\n| Project | Score | Comment |\n| --- | --- | --- |\n| Early help | 2 | On target |\n| Outreach | 3 | Off target, and there is no recovery plan |',
    silent:
      'Scores: 1 complete, 2 on target, 3 off target with a dated recovery plan, 4 off target without a recovery plan.\n\n| Project | Score | Comment |\n| --- | --- | --- |\n| Early help | 2 | On target |\n| Outreach | 4 | Off target, and there is no recovery plan |',
    find: ratedOtherwise,
  },
];
