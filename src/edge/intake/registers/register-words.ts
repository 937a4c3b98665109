/** The words that registers use, and our own word for each; a more particular pattern stands before a wider one. */
import type { OutcomeArea, OutcomeStatus } from '../../../core/domain/plan-outcome.ts';
import type { WordList } from './register-row.ts';

/** What an appeal is about. @source Children and Families Act 2014, section 51. */
export const APPEAL_TYPES: WordList = [
  ['refusal-to-assess', /re-?assess|\bassess|^rta$/i],
  ['refusal-to-issue', /issue|make a plan|^rti$/i],
  ['cease', /ceas|maintain/i],
  [
    'contents-and-placement',
    /content.*(placement|section i)|(section|sections) b.*\bi\b|^b,? ?f (and|&) i$/i,
  ],
  ['placement', /placement|section i\b|^i$|named school|school named/i],
  ['contents', /content|section[s]? [bf]\b|^b (and|&) f$/i],
  ['other', /^other/i],
];

/** How an appeal ended. */
export const APPEAL_RESULTS: WordList = [
  ['partly-upheld', /part(ly|ially)?[ -]+(upheld|allowed)|(upheld|allowed) in part/i],
  ['dismissed', /dismiss|not upheld|la success|in favour of (the )?(la|authority|council)/i],
  ['upheld', /upheld|allowed|in favour of (the )?(parent|family|appellant|young)/i],
  ['conceded', /conced|settled|consent|agreed/i],
  ['withdrawn', /withdr|struck/i],
];

/** How a mediation ended. */
export const MEDIATION_RESULTS: WordList = [
  ['not-agreed', /^(no|n|0)$|\b(not|no|without) (agree|resol)|appeal|disagre/i],
  ['agreed', /^(yes|y|1)$|agree|resol|settled/i],
  ['not-held', /cancel|did not attend|not held/i],
];

/** Which stage a complaint is at. */
export const COMPLAINT_STAGES: WordList = [
  ['stage-1', /^(stage )?(1|one)$/i],
  ['stage-2', /^(stage )?(2|two)$/i],
  ['ombudsman', /ombudsman|lgsco/i],
];

/** What the ombudsman decided. */
export const OMBUDSMAN_RESULTS: WordList = [
  ['not-upheld', /not upheld|no fault/i],
  ['upheld', /upheld|fault/i],
  ['closed', /closed|out of (jurisdiction|time)|not investigated/i],
];

/** What a setting answered. */
export const REPLIES: WordList = [
  ['no', /^(n|no|0)\b|cannot|can't|unable|declin|refus/i],
  ['yes', /^(y|yes|1)\b|can meet|accept|offer/i],
];

/** What became of a request. @source SEN2, requestoutcome. */
export const REQUEST_OUTCOMES: WordList = [
  ['N', /^n$|refus|not (to )?assess|^no\b/i],
  ['W', /^w$|withdr/i],
  ['A', /^a$|await|pending|undecided/i],
  ['Y', /^y$|assess|agreed|^yes\b/i],
];

/** Where a young person is. */
export const DESTINATIONS: WordList = [
  ['neet', /neet|not in (education|employment)|unemploy/i],
  ['higher-education', /higher|universit|^he$/i],
  ['apprenticeship', /apprentic|internship|trainee/i],
  ['employment', /employ|work\b|job/i],
  ['education', /education|college|sixth|school|^fe$|training/i],
];

/** How long after the plan ceased [months]. */
export const MONTHS_AFTER: WordList = [
  ['3', /^(3|three)( ?months?)?$/i],
  ['6', /^(6|six)( ?months?)?$/i],
];

/** Ceases after which no destination is asked for. @source Domain rules for indicators, G02: reasons 5, 7 and 8. */
export const NOT_FOLLOWED = /^(5|7|8)(\.0)?$/;

/** Which area an outcome of a plan is in. */
export const AREAS: WordList<OutcomeArea> = [
  ['preparing-for-adulthood', /adult|^pfa\b|employment|independen|community/i],
  ['communication', /communicat|interact|speech|language|^c ?(&|and|\+) ?i$/i],
  ['cognition', /cognit|learning|academic|^c ?(&|and|\+) ?l$/i],
  ['semh', /semh|social|emotion|mental|behav/i],
  ['physical-sensory', /physic|sensory|hearing|vision|visual|medical|^s ?(&|and|\+) ?p$|^p ?(&|and|\+) ?s$/i],
];

/** What a review said of an outcome: what is taken back or only partly so stands before what is not. */
export const STATUSES: WordList<OutcomeStatus> = [
  ['no-longer-needed', /no longer|not (needed|required|relevant|appropriate)|discontinu|superseded|removed/i],
  ['partly-met', /part(ly|ial|ially)?\b/i],
  [
    'not-met',
    /^(n|no)$|\b(not|never|un)[ -]?(yet |been |fully )*(met|achieved|on (course|track|target))\b|\b(off|behind) (course|track|target)|no progress|limited progress/i,
  ],
  ['on-course', /on[ -](course|track|target)|in progress|progressing|working towards|ongoing|good progress/i],
  ['met', /^(y|yes)$|\b(met|achieved|exceeded|completed?)\b/i],
];
