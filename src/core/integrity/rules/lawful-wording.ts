/** Rules on wording that would be unlawful if carried out. */
import type { Found } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';

/** Wording that takes a decision on each child out of the law's hands. @source Children and Families Act 2014, sections 36 to 45. */
type Wording = { readonly pattern: RegExp; readonly why: string };

const LATER = '[^.;]{0,60}';

const ASSESSING: readonly Wording[] = [
  {
    pattern:
      /\bno (?:new |more |further )?(?:requests?|assessments?|applications|referrals)\b[^.;]{0,30}\b(?:will|can|are to|may|shall|to) (?:now )?be (?:considered|accepted|processed|taken|started|agreed|undertaken|carried out)\b/,
    why: 'requests turned away as a rule',
  },
  {
    pattern:
      /\b(?:must|should|will|required to|told to|instructed to|asked to|expected to|are to) (?:now |always |routinely )?(?:refuse|turn down|reject|decline|say no to)\b[^.;]{0,60}\b(?:requests?|assessments?|applications|referrals)\b/,
    why: 'requests refused as a rule',
  },
  {
    pattern: new RegExp(
      `\\b(?:not|no longer|never|stop) (?:be )?(?:accept(?:ing)?|consider(?:ing)?|agree(?:ing)? to|process(?:ing)?|carry(?:ing)? out|undertak(?:e|ing)|assess(?:ing)?) (?:any|all|new|further|more|requests?|assessments?)\\b${LATER}`,
    ),
    why: 'requests turned away as a rule',
  },
  {
    pattern: new RegExp(
      `\\b(?:refus(?:e|ing)|reject(?:ing)?|declin(?:e|ing)|turn(?:ing)? down) (?:to assess )?(?:all|any|most|every|new|further|more|at least|a (?:minimum|higher)|the majority|\\d+)${LATER}\\b(?:requests?|assessments?|applications|referrals)\\b`,
    ),
    why: 'requests refused as a rule',
  },
  {
    pattern: new RegExp(
      `\\b(?:requests?|applications)\\b${LATER}\\b(?:will|must|should|are to|shall) (?:now |automatically |routinely )?be (?:automatically |routinely )?(?:refused|rejected|declined|turned down|returned)\\b`,
    ),
    why: 'requests refused as a rule',
  },
  {
    pattern: new RegExp(
      `\\b(?:stop|pause|paus(?:e|ed|ing)|suspend(?:ed|ing)?|halt(?:ed|ing)?|moratorium on|freez(?:e|ing)|no longer (?:accept|agree to|carry out|undertake))${LATER}\\b(?:new |all |any )?(?:needs |ehc |statutory )?(?:assessments?|requests for (?:an )?assessment)\\b`,
    ),
    why: 'assessments stopped',
  },
  {
    pattern: new RegExp(
      `\\b(?:cap(?:ped|ping)?|limit(?:ed|ing)?|quota|restrict(?:ed|ing)?|maximum|ceiling|ration(?:ed|ing)?|no more than)\\b${LATER}\\b(?:number of )?(?:new |ehc |needs |statutory |agreed )*(?:assessments?|requests)\\b`,
    ),
    why: 'a number of assessments set in advance',
  },
  {
    pattern:
      /\b(?:assessments?|requests)\b[^.;]{0,40}\b(?:capped|limited to|restricted to|rationed|(?<!\b(?:have|has|had) )held (?:at|to)|subject to a (?:cap|quota|limit)|no more than)\b/,
    why: 'a number of assessments set in advance',
  },
  {
    pattern: new RegExp(
      `\\b(?:only|not|never)\\b[^.;]{0,20}\\bassess\\w*\\b${LATER}\\b(?:unless|until|if|where|once|after)\\b${LATER}\\b(?:school has spent|two terms|£6,?000|six terms|reading age|years? behind|diagnosis|psychologist|exhausted|all other)`,
    ),
    why: 'a test before assessment that the law does not set',
  },
  {
    pattern:
      /\b(?:must|required to|have to|need to)\b[^.;]{0,80}\b(?:before (?:we|the council|the authority|a request|an assessment|any)[^.;]{0,40}(?:consider|assess|accept|agree)\w*)\b/,
    why: 'a test before assessment that the law does not set',
  },
  {
    pattern:
      /\b(?:target|aim|required|expected|instructed|asked)\b[^.;]{0,50}\b(?:refusal rate|refus(?:e|ing|al)|no to assess)\b[^.;]{0,40}\b\d+/,
    why: 'a target for refusals',
  },
];

const ISSUING: readonly Wording[] = [
  {
    pattern:
      /\bno (?:new |more |further )?(?:ehc )?(?:plan|ehcp)s?\b[^.;]{0,20}\b(?:will|to|shall|should|may|can|is to|are to) (?:now )?be (?:issued|agreed|made|started|given|granted)\b/,
    why: 'plans not issued whatever the need',
  },
  {
    pattern:
      /\bonly (?:issue|assess|agree|place|fund|name|approve|make)\b[^.;]{0,60}\b(?:budget|afford\w*|funding|money|costs?)\b[^.;]{0,20}\b(?:allows?|permits?|available|exists?|remains?|is there)\b/,
    why: 'decisions that hang on the budget',
  },
  {
    pattern:
      /\b(?:no (?:new|more|further) (?:ehc ?)?(?:plans?|ehcps?))\b[^.;]{0,20}\b(?:will|to|shall|should|may|can|are to) (?:now )?be (?:issued|agreed|made|started|given)\b/,
    why: 'plans not issued whatever the need',
  },
  {
    pattern:
      /\b(?:cap(?:ped|ping)?|quota|limit(?:ed|ing)?|restrict(?:ed|ing)?|ration(?:ed|ing)?|freez(?:e|ing)|maximum (?:number )?of)\b[^.;]{0,40}\b(?:number of |new |total )?(?:ehc ?)?(?:plans?|ehcps?)\b(?! (?:year|spend|cost))[^.;]{0,40}/,
    why: 'a number of plans set in advance',
  },
  {
    pattern:
      /\b(?:plans?|ehcps?)\b[^.;]{0,30}\b(?:will|must|should|are|is|shall) (?:now )?(?:be )?(?:capped|frozen|fixed at|pegged|held at|limited to|restricted to|rationed|held to a quota|subject to a (?:quota|cap))\b/,
    why: 'a number of plans set in advance',
  },
  {
    pattern:
      /\b(?:refus(?:e|ing)|stop|withhold(?:ing)?|not) (?:to )?(?:issu(?:e|ing)) (?:any |new |all |more |further )?(?:ehc ?)?(?:plans?|ehcps?)\b/,
    why: 'plans not issued whatever the need',
  },
];

const CEASING: readonly Wording[] = [
  {
    pattern:
      /\b(?:plans?|ehcps?) (?:will|shall|must|should|are to) (?:now )?be (?:ended|ceased|closed|terminated|withdrawn|stopped) for (?:any|all|every|each|those)\b/,
    why: 'plans of a whole group ended',
  },
  {
    pattern:
      /\b(?:plans?|ehcps?) (?:will|shall|must|should|are to) (?:not|no longer|never) be (?:maintained|continued|kept|renewed|extended)\b[^.;]{0,30}\b(?:beyond|after|past|over|once|when|for)\b/,
    why: 'plans ended by age or rule',
  },
  {
    pattern:
      /\b(?:ceas|end|clos|terminat|withdraw|stopp?)(?:e|ing|)\b (?:those|the plans?|plans?|ehcps?) (?:of|for|held by) (?:all|every|any|each)\b/,
    why: 'plans of a whole group ended',
  },
  {
    pattern:
      /\b(?:will|must|should|are to|shall)\b[^.;]{0,30}\b(?:plans?|ehcps?) (?:ceased|ended|closed|terminated|withdrawn|stopped|removed)\b[^.;]{0,30}\b(?:when|once|at|on|after)\b[^.;]{0,24}(?:\breach|\bturn|\bage|\b\d\d\b|\bleave)/,
    why: 'plans ended by age',
  },
  {
    pattern:
      /\b(?:aim|target|plan|intend|need|expected|required|going|instructed|asked|told) to (?:cease|end|close|stop|terminate)\b[^.;]{0,12}\b(?:\d+|all|most|at least)\b[^.;]{0,30}\b(?:plans?|ehcps?)\b/,
    why: 'a number of plans to be ended',
  },
  {
    pattern:
      /\b(?:all|every)\b[^.;]{0,14}\b(?:plans?|ehcps?)\b[^.;]{0,60}\b(?:over|aged?|above|past|post-?|older than)\s?(?:the age of )?\d\d\b[^.;]{0,40}\b(?:will|must|to|shall|should|are)\b[^.;]{0,20}\b(?:ceas|end|clos|terminat|withdraw)\w*/,
    why: 'plans ended by age',
  },
  {
    pattern:
      /\b(?:ceas(?:e|ing)|end(?:ing)?|clos(?:e|ing)|terminat(?:e|ing)|withdraw(?:ing)?|discontinu(?:e|ing)) (?:all |every |any |the |ehc )*(?:plans?|ehcps?)\b[^.;]{0,60}\b(?:at (?:age )?\d\d|regardless|irrespective|whether or not|automatically|without (?:a |an )?review)\b/,
    why: 'plans ended by age or whatever the need',
  },
  {
    pattern:
      /\b(?:ceas(?:e|ing)|end(?:ing)?|clos(?:e|ing)|terminat(?:e|ing)|withdraw(?:ing)?|discontinu(?:e|ing)|remov(?:e|ing))\b (?:all|every|any|at least|a minimum of|\d+|the)\b[^.;]{0,30}\b(?:plans?|ehcps?)\b[^.;]{0,70}\b(?:at (?:age )?\d\d|aged? \d\d|over \d\d|post-\d\d|\d\d\+|once|when they (?:turn|reach|leave)|regardless|irrespective|whether or not|automatically|by (?:the end|march|april|31)|to (?:meet|hit|reach)|on reaching|year 1[1-4]|leave school)\b/,
    why: 'plans ended by age or number',
  },
  {
    pattern:
      /\b(?:plans?|ehcps?)\b[^.;]{0,60}\b(?:will|must|should|shall|to|are to|are) (?:now )?(?:automatically |routinely |all )?(?:be |cease )?(?:automatically |routinely |all )?(?:ceased?|end(?:ed)?|lapse|stop|closed?|terminated|withdrawn|discontinued|at age|when)\b[^.;]{0,60}\b(?:at (?:age )?\d\d|regardless|irrespective|whether or not|automatically|turn(?:s|ed)? \d\d|reach(?:es|ing)? (?:the age of )?\d\d|year 1[1-4]|leave school|19th birthday|without review)\b/,
    why: 'plans ended by age or number',
  },
  {
    pattern:
      /\bautomatic(?:ally)?\b[^.;]{0,24}\b(?:ceas|end|clos|terminat)\w*\b[^.;]{0,50}\b(?:plans?|ehcps?)\b/,
    why: 'plans ended without a review',
  },
  {
    pattern:
      /\b(?:target|quota|required|instructed|each (?:officer|caseworker|team)|expected)\b[^.;]{0,50}\bceas(?:e|ing|es|ed|ations?)\b[^.;]{0,50}\b\d+\b(?:[^.;]{0,30}\b(?:plans?|ehcps?|month|year)\b)/,
    why: 'a number of plans to be ended',
  },
  {
    pattern:
      /\bceas\w*\b[^.;]{0,40}\b(?:plans?|ehcps?)\b[^.;]{0,60}\b(?:regardless of|irrespective of|whether or not|without (?:a |an )?(?:annual )?review)\b/,
    why: 'plans ended whatever the need',
  },
];

const PLACING: readonly Wording[] = [
  {
    pattern:
      /\b(?:will|shall|can|do|does|are going to|is going to) (?:not|no longer|never) (?:fund|agree|make|approve|name|support|pay for|consider|offer)\b (?:to )?(?:any|new|more|further|additional|all)?\b[^.;]{0,30}\b(?:placements?|independent|inmss|residential|special schools?)\b/,
    why: 'placements refused as a rule',
  },
  {
    pattern:
      /\b(?:must|should|will|required to|told to|instructed to|asked to|expected to|are to) (?:now |always |routinely )?(?:refuse|turn down|reject|decline|say no to)\b[^.;]{0,60}\b(?:placements?|independent|inmss|special schools?|provision)\b/,
    why: 'placements refused as a rule',
  },
  {
    pattern:
      /\b(?:cap(?:ped|ping)?|quota|limit(?:ed|ing)?|restrict(?:ed|ing)?|ration(?:ed|ing)?|freez(?:e|ing)|ceiling on|moratorium on)\b[^.;]{0,40}\b(?:number of |new |all |total )?(?:independent|inmss|non-maintained|specialist|special school|out[- ]of[- ]county|residential)?[^.;]{0,30}\bplacements?\b(?!\s(?:costs?|fees?|prices?|budget|spend))/,
    why: 'a number of placements set in advance',
  },
  {
    pattern:
      /\bplacements?\b[^.;]{0,40}\b(?:will|must|should|are|is|shall|to) (?:now )?be (?:capped|limited to|restricted to|frozen|rationed|stopped|refused)\b/,
    why: 'a number of placements set in advance',
  },
  {
    pattern:
      /\bno (?:child|young person|pupil|learner|new|further|more)\b[^.;]{0,60}\b(?:will|shall|may|can|to) (?:now )?be (?:placed|made|agreed|approved|funded|offered)\b[^.;]{0,60}/,
    why: 'placements refused whatever the need',
  },
  {
    pattern:
      /\b(?:refus(?:e|ing)|reject(?:ing)?|declin(?:e|ing)|stop(?:ping)?|turn(?:ing)? down)\b (?:all|any|every|new|further|most|to (?:agree|fund|name|make))\b[^.;]{0,60}\b(?:placements?|independent|inmss|special schools?)\b/,
    why: 'placements refused as a rule',
  },
  {
    pattern:
      /\b(?:all|every) (?:children|young people|pupils|placements?)\b[^.;]{0,50}\b(?:will|must|shall) (?:be )?(?:moved|returned|transferred|move|return|attend)\b[^.;]{0,60}\b(?:mainstream|in-county|maintained|local)\b[^.;]{0,60}\b(?:regardless|irrespective|by|whatever)\b/,
    why: 'children moved whatever the need',
  },
];

const DEFYING: readonly Wording[] = [
  {
    pattern:
      /\b(?:decisions?|assessments?|placements?|plans?|provision)\b[^.;]{0,40}\b(?:on|based on|according to|subject to|depend(?:s|ing|ent)? on) (?:the )?(?:grounds of )?(?:affordability|cost alone|budget availability|available (?:budget|funding)|what (?:the council|we) can afford|whether (?:the )?(?:budget|funding))\b/,
    why: 'decisions on cost',
  },
  {
    pattern:
      /\b(?:to (?:stay|keep|remain) within (?:the |our )?budget|to save money|for (?:budget|financial|cost) reasons|because of the (?:deficit|overspend|budget)|to (?:reduce|contain|manage|control) (?:the )?(?:cost|spend|overspend|deficit))\b[^.;]{0,90}\b(?:assessments?|plans?|ehcps?|decisions?|placements?|provision)\b[^.;]{0,50}\b(?:deferred|delayed|refused|postponed|stopped|held back|withheld|declined)\b/,
    why: 'decisions put off or refused to save money',
  },
  {
    pattern:
      /\b(?:assessments?|plans?|ehcps?|decisions?|placements?)\b[^.;]{0,30}\b(?:will|to|must|should|are|shall) (?:now )?be (?:delayed|deferred|held back|postponed|slowed|put on hold|paused)\b[^.;]{0,90}\b(?:until|to (?:save|manage|contain|reduce|control|stay|keep|avoid)|for (?:budget|financial|cost))/,
    why: 'decisions delayed to save money',
  },
  {
    pattern:
      /\b(?:regardless of|irrespective of|whatever (?:the|their)|without regard to|even where|even if)\b[^.;]{0,30}\b(?:needs?|parental preference|assessed|evidence|whether|the law|statutory|tribunal|advice|child)\b/,
    why: 'need set aside',
  },
  {
    pattern:
      /\b(?:delay|defer|hold back|postpone|slow down)(?:ing)?\b[^.;]{0,40}\b(?:assessments?|plans?|ehcps?|decisions?|placements?|issuing)\b[^.;]{0,60}\b(?:until (?:the )?(?:next|new) (?:financial )?year|to (?:save|manage|contain|reduce|control|stay|keep|avoid)|for (?:budget|financial|cost))/,
    why: 'decisions delayed to save money',
  },
  {
    pattern:
      /\b(?:only|solely|purely)\b[^.;]{0,30}\b(?:on (?:cost|affordability|budget|financial grounds)|what (?:the budget|we can) afford)\b/,
    why: 'decisions on cost alone',
  },
  {
    pattern:
      /\bprovision (?:in|of|named in|specified in) (?:section f|plans?|ehcps?)\b[^.;]{0,60}\b(?:will|to) be (?:reduced|cut|capped|limited)\b[^.;]{0,30}\b(?:%|per cent|across the board|for all|by)\b/,
    why: 'provision cut across the board',
  },
];

/** Words that take the sting out: it is denied, forbidden, or about money and not children. */
const DENIED =
  /\b(?:do(?:es)? not|did not|will not|is not|are not|not (?:a|an|to|be|in any way|about|seek\w*|intend\w*|propos\w*|refus\w*|cap\w*|limit\w*|set\w*)|never|no (?:intention|plan to|plans to|proposal|cap|quota|limit|blanket|target)|nor|neither|unlawful|would be (?:wrong|unlawful)|must not|cannot|can not|may not|without (?:refusing|capping|limiting|setting|restricting)|rather than (?:by )?(?:refus|cap|limit|restrict|ration|quota)\w*|avoid(?:s|ing)? (?:any )?(?:cap|quota|limit)|removed? (?:the|any) (?:cap|quota|limit)|concern(?:s|ed)? (?:that|about)|fear\w*|rumou?r\w*|misunderstanding|perception|ruled out|rejected (?:the|an|any) (?:option|idea|proposal))\b/;

const MONEY_CAP =
  /\b(?:cumulative|deficit|spend|budget|fees?|prices?|uplift|inflation|cost|£\d|costs|funding|rates?|top-up|expenditure)\b/;

function unlawful(sentences: readonly Sentence[], wordings: readonly Wording[]): Found[] {
  return sentences.flatMap((sentence) => {
    if (sentence.text.endsWith('?')) return [];
    for (const { pattern, why } of wordings) {
      const match = pattern.exec(sentence.low);
      if (
        match === null ||
        /["“”(]/.test(match[0]) ||
        isDenied(sentence.low, match) ||
        isOfMoneyOrTime(sentence.low, match[0])
      )
        continue;
      return [{ spots: [sentenceSpot(sentence)], arithmetic: `"${match[0].trim()}": ${why}` }];
    }
    return [];
  });
}

/** "We do not refuse …" denies; "we will not assess …" is the wording itself. */
function isDenied(low: string, match: RegExpExecArray): boolean {
  const isForbidding = /\bno (?:new|more|further|child|young|pupil|learner)\b/.test(match[0]);
  const where = isForbidding ? low.slice(0, match.index) : `${low.slice(0, match.index + 24)} ${match[0]}`;
  return DENIED.test(where) && !isHarsh(low, match[0]);
}

function isHarsh(low: string, found: string): boolean {
  const isRefusal =
    /\b(?:do(?:es)? not|will not|not|never|no longer)\b[^.;]{0,14}\b(?:assess|accept|issue|agree|place|fund|consider|name|approve|maintained|continued|kept|renewed|extended)\b/.test(
      found,
    );
  return (
    isRefusal &&
    !/\b(?:do(?:es)? not|will not|never) (?:refuse|cap|limit|cease|set|restrict|ration)/.test(low)
  );
}

/** A limit on money or on waiting is none on children. */
function isOfMoneyOrTime(low: string, found: string): boolean {
  const isLimit =
    /\b(?:cap|capped|capping|limit|limited|limiting|ceiling|maximum|restrict\w*|no more than)\b/.test(found);
  if (!isLimit) return false;
  // "The path allows requests to rise by no more than 10%": how far a forecast lets them grow.
  const isGrowth = /\b(?:rise|grow|increase|go up|climb)\w* (?:by )?(?:no more than|to no more than)$/.test(
    found,
  );
  // "The target is an average of no more than 45 requests a month": what is hoped for, and no limit.
  const isTarget = /\b(?:target|average|forecast|profile|expectation)\b[^.;]{0,40}$/.test(
    low.slice(0, Math.max(0, low.indexOf(found))),
  );
  return (
    isGrowth ||
    isTarget ||
    (MONEY_CAP.test(low) && !/\bnumber of\b/.test(found)) ||
    /\b(?:waiting|wait|time|days|weeks|delay)\b/.test(found)
  );
}

const LAW =
  'Put the test of the law in its place: each child is assessed, planned for, placed and reviewed on need; numbers are forecasts, not limits.';

/** Wording. */
export const LAWFUL_RULES: readonly Rule[] = [
  {
    code: 'lawful.assessing',
    kind: 'wording',
    severity: 'error',
    title: 'Assessments refused, stopped or counted out in advance',
    meaning:
      'Requests refused as a rule, a number or quota of assessments, a test before assessment that the law does not set, a target for refusals. Silent where it is denied.',
    advice: LAW,
    fires: 'From January we will refuse all requests for assessment from parents.',
    silent: 'We do not refuse any request for assessment as a rule; each is decided on its evidence.',
    find: ({ sentences }) => unlawful(sentences, ASSESSING),
  },
  {
    code: 'lawful.issuing',
    kind: 'wording',
    severity: 'error',
    title: 'Plans limited in number or not issued whatever the need',
    meaning: 'A cap, quota or freeze on plans.',
    advice: LAW,
    fires: 'The number of new plans will be capped at 40 a month.',
    silent: 'The forecast expects 40 new plans a month; it is not a cap on plans.',
    find: ({ sentences }) => unlawful(sentences, ISSUING),
  },
  {
    code: 'lawful.ceasing',
    kind: 'wording',
    severity: 'error',
    title: 'Plans ended by age, number or rule',
    meaning: 'Plans ceased at an age, to reach a number, automatically or without a review.',
    advice: LAW,
    fires: 'We will cease all plans at age 19 regardless of progress.',
    silent: 'Plans are ended where a review finds that outcomes are met.',
    find: ({ sentences }) => unlawful(sentences, CEASING),
  },
  {
    code: 'lawful.placing',
    kind: 'wording',
    severity: 'error',
    title: 'Placements limited in number or refused as a rule',
    meaning:
      'A cap, quota or freeze on placements of children, or none to be made. Silent where money or fees are capped.',
    advice: LAW,
    fires: 'No new independent placements will be agreed until the deficit is cleared.',
    silent: 'A new independent placement is agreed where no maintained school can meet need.',
    find: ({ sentences }) => unlawful(sentences, PLACING),
  },
  {
    code: 'lawful.need-set-aside',
    kind: 'wording',
    severity: 'error',
    title: 'Need, evidence or the law set aside',
    meaning:
      '"Regardless of need", decisions delayed or taken to save money, provision cut across the board.',
    advice: LAW,
    fires: 'Assessments will be delayed until the next financial year to reduce the overspend.',
    silent: 'Assessments are completed within the statutory time.',
    find: ({ sentences }) => unlawful(sentences, DEFYING),
  },
];
