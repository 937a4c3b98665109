/** Rules on wording that decides for all children of a kind, by who is told to do what on which ground. */
import type { Found } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';

const NUMBER = String.raw`(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|eighteen|nineteen|twenty|thirty|forty|fifty)(?:-\w+)?`;
const OBJECT =
  '(?:ehc ?plans?|ehcps?|plans?|needs assessments?|assessments?|requests?|placements?|special(?:ist)? places?|provision|tuition|applications?)';
const GIVES =
  '(?:agrees?|agreed|agreeing|issues?|issued|issuing|approves?|approved|approving|makes?|made|starts?|started|assess(?:es)?|accepts?|accepted|funds?|funded|grants?|granted|signs? off|opens?|names?|takes?|allows?|allowed)';
const MOST =
  '(?:no more than|not more than|at most|a maximum of|up to|fewer than|only|a limit of|its limit of|a quota of|an allowance of|its allowance of|its allocation of)';
const CHILDREN =
  '(?:children|pupils|young people|students|learners|those|a child|any child|anyone|families|parents)';
const NOT =
  "(?:do(?:es)? not|don't|will not|won't|can ?not|can't|may not|are not|is not|will no longer|are no longer|can no longer|no longer)";

/** Done to all alike, without a look at the child. */
const UNSEEN =
  '(?:as a matter of (?:course|routine)|as routine|automatically|by default|across the board|without exception|unread|unopened|without (?:being |having been )?(?:read|opened|considered|looked at|discussed|examined|seen)|without (?:a|any) (?:look|review|reading|discussion|hearing))';
const ENDED = '(?:ended|ceased|closed|withdrawn|stopped|discontinued|terminated|cancelled|brought to an end)';
const REFUSED = '(?:refused|rejected|declined|turned (?:down|away)|returned|sent back|dismissed|thrown out)';

type Frame = { readonly pattern: RegExp; readonly why: string };

/** @source Children and Families Act 2014, sections 36 to 45: each decision is on the child's own need. */
const FRAMES: readonly Frame[] = [
  {
    pattern: new RegExp(
      `\\b${OBJECT}\\b[^.;]{0,60}\\b(?:is|are|be|being|get|gets) (?:now |then |always |automatically )?(?:${REFUSED}|${ENDED})\\b[^.;]{0,50}\\b${UNSEEN}\\b`,
    ),
    why: 'decided for all alike without a look at need',
  },
  {
    pattern: new RegExp(`\\b${GIVES}\\b[^.;]{0,16}\\b${MOST}\\s${NUMBER}\\b[^.;]{0,24}\\b${OBJECT}\\b`),
    why: 'a number of decisions set in advance',
  },
  {
    pattern: new RegExp(
      `\\b(?:quota|allowance|ration|allocation|limit|cap)\\b of ${NUMBER}\\b[^.;]{0,24}\\b${OBJECT}\\b`,
    ),
    why: 'a number of decisions set in advance',
  },
  {
    pattern: new RegExp(
      `\\b${OBJECT}\\b[^.;]{0,30}\\b(?:beyond|above|over|after) (?:the|that|this|its) (?:number|limit|quota|${NUMBER}(?:th|st|nd|rd)?|\\w+th)\\b[^.;]{0,30}\\b(?:wait|held|returned|refused|carried|sent back|turned)\\b`,
    ),
    why: 'a number of decisions set in advance',
  },
  {
    pattern: new RegExp(
      `\\b${CHILDREN}\\b(?:(?!\\b(?:we|council|authority|there|so that)\\b)[^.;]){0,70}\\b${NOT}\\b[^.;]{0,16}\\b(?:qualify|be (?:eligible|considered|assessed|given|issued|offered|placed|entitled)|eligible|get|receive|have(?! (?:to|enough|sufficient)\\b)|entitled|meet (?:the|our) threshold)\\b[^.;]{0,30}\\b(?:${OBJECT}|support)\\b`,
    ),
    why: 'a whole group of children shut out',
  },
  {
    pattern: new RegExp(
      `\\b(?:a |the )?${OBJECT}\\b[^.;]{0,20}\\b(?:will|can|may|is|are) (?:now )?only (?:be )?(?:considered|accepted|looked at|agreed|issued|made|given|granted|started|logged|available|open)\\b[^.;]{0,20}\\b(?:if|when|where|once|after|to|for|with|from|on)\\b[^.;]{0,60}\\b(?:school has|schools? (?:that|which)|£|cycles?|terms?|diagnos\\w+|psychologist|report|reading age|years? behind|aged?|under \\d|over \\d|year \\d|score|percentile|iq)\\b`,
    ),
    why: 'a test that the law does not set',
  },
  {
    pattern:
      /\b(?:only|not) (?:look at|consider|accept|assess|take|log|open|progress|process)\b[^.;]{0,30}\b(?:requests?|applications?|children|referrals?|cases)\b[^.;]{0,20}\b(?:where|if|when|once|after|that|from|unless|until)\b[^.;]{0,60}\b(?:spent|£|cycles?|terms?|diagnos\w+|psychologist|reading age|years? behind|aged?|percentile|score|evidence of two)/,
    why: 'a test that the law does not set',
  },
  {
    pattern:
      /\b(?:consider|accept|agree|look at|take|progress|assess)\b[^.;]{0,20}\b(?:requests?|applications?|referrals?|child(?:ren)?)\b[^.;]{0,12}\bonly (?:where|when|if|once|after)\b[^.;]{0,80}\b(?:cycles?|terms?|spent|£|diagnos\w+|psychologist|scores?|(?:per)?centile|aged?|years? behind|reading)\b/,
    why: 'a test that the law does not set',
  },
  {
    pattern:
      /\b(?:requests?|applications?)\b[^.;]{0,10}\b(?:without|that lack|lacking|not accompanied by|unless)\b[^.;]{0,60}\b(?:returned|refused|rejected|sent back|not (?:be )?(?:logged|considered|accepted|processed)|turned (?:down|away))\b/,
    why: 'a test that the law does not set',
  },
  {
    pattern:
      /\b(?:at|on reaching|from|on turning|on) (?:the age of |age |their )?(?:16|18|19|20|21|25|nineteen|sixteen|eighteen)(?:th)?(?: birthday)?\b[^.;]{0,40}\b(?:plans?|ehcps?)\b[^.;]{0,24}\b(?:ends?|ceases?|lapses?|stops?|closes?|is closed|are closed|is ended|are ended|falls? away)\b|\b(?:plans?|ehcps?)\b[^.;]{0,20}\b(?:end|ceases?|lapses?|stops?|ends|fall away|falls away|are closed|is closed|are ended|closed)\b (?:automatically )?(?:at|on|when|as soon as|once)[^.;]{0,30}\b(?:age|birthday|(?:turns?|reach\w*) \w+|1[689]|2[0-5]|leaves? school|year 1[1-4]|nineteen|sixteen|eighteen)\b(?! (?:september|months))/,
    why: 'plans ended by age',
  },
  {
    pattern:
      /\bplans?\b[^.;]{0,40}\b(?:will|shall|are to|is to|must)\b[^.;]{0,12}\b(?:come to an end|be brought to (?:an end|a close)|end|cease|lapse|stop|close|be (?:ended|ceased|closed|stopped|withdrawn))\b[^.;]{0,80}\b(?:turns?|reach\w*|becomes?|is) (?:the age of )?(?:1[689]|2[0-5]|nineteen|twenty|sixteen|eighteen)\b/,
    why: 'plans ended by age',
  },
  {
    pattern: new RegExp(
      `\\b(?:hold|keep|limit|cap|restrict|confine|peg)(?:ing)? (?:the (?:number|rate) of )?(?:new |further )?${OBJECT}\\b[^.;]{0,24}\\b(?:at|to) (?:no more than |at most )?${NUMBER} (?:a|per|each|every) (?:week|month|term|year)\\b`,
    ),
    why: 'a number of decisions set in advance',
  },
  {
    pattern: new RegExp(
      `\\b${OBJECT}\\b[^.;]{0,50}\\b(?:will|shall|are to|is to|must) (?:all )?be (?:${ENDED}|${REFUSED})\\b[^.;]{0,70}\\b(?:whatever|regardless|irrespective|whether or not|no matter)\\b`,
    ),
    why: 'decided for all alike without a look at need',
  },
  {
    pattern: new RegExp(
      `\\b(?:once|after|when|as soon as) (?:the first )?${NUMBER} (?:new |more )?(?:${OBJECT}|cases|children)\\b[^.;]{0,30}\\b(?:have|has|had|are|is|were)\\b[^.;]{0,40}\\b(?:further|other|later|remaining|any more|the rest|all others?)\\b[^.;]{0,30}\\b(?:wait|held|deferred|queue\\w*|carried|put off|not be|start|begin)\\b`,
    ),
    why: 'a number of decisions set in advance',
  },
  {
    pattern: new RegExp(
      `\\b(?:${OBJECT}|decisions?|panel decisions)\\b[^.;]{0,24}\\b(?:held|parked|put off|kept back|queued|on hold|put back|rolled over|not (?:be )?(?:made|issued|taken|start(?:ed)?|begin|begun|agreed|looked at))\\b[^.;]{0,30}\\b(?:until|till|into|before)\\b[^.;]{0,40}\\b(?:april|next (?:financial )?year|new (?:financial |budget )?year|budget|funding|money|grant)\\b`,
    ),
    why: 'decisions put off for money',
  },
  {
    pattern:
      /\b(?:first|initial|all|most|every|any)\b[^.;]{0,12}\b(?:requests?|applications?)\b[^.;]{0,30}\b(?:refused|declined|turned (?:down|away)|rejected|say no)\b[^.;]{0,30}\b(?:as a matter of course|by default|automatically|in the first instance|as a rule|routinely|on first|at first|unless|whatever)\b|\b(?:default|standard|usual) (?:answer|response|decision)\b[^.;]{0,40}\b(?:no|refus\w+|declin\w+)\b/,
    why: 'requests refused as a rule',
  },
  {
    pattern:
      /\bplacements?\b[^.;]{0,30}\b(?:above|over|costing (?:more|over)|dearer than|more expensive than|that costs? (?:more|over))\b[^.;]{0,30}£[^;]{0,40}\b(?:not (?:be )?(?:agreed|approved|funded|made|named)|refused|ended|declined|turned down|brought back)\b|\b(?:not|no longer) (?:agree|approve|fund|name|pay for)\b[^.;]{0,30}\bplacements?\b[^.;]{0,30}\b(?:above|over|costing|dearer)\b/,
    why: 'placements refused by price alone',
  },
  {
    pattern:
      /\b(?:will|shall|may|can) (?:no longer|not) (?:now )?(?:name|consult|consider naming|specify|write)\b[^.;]{0,50}\b(?:independent|special|non-maintained|school|therap\w+|named hours|section [fi])\b|\bparent\w*(?:'s?)? (?:preference|choice|request|view)s?\b[^.;]{0,30}\b(?:will|shall|can|may) (?:no longer|not) (?:now )?(?:be )?(?:considered|taken into account|weighed|accepted|looked at|heard)\b/,
    why: 'choice or need left out of account',
  },
  {
    pattern:
      /\bno (?:child|pupil|young person|one|family|student)\b[^.;]{0,40}\b(?:will|is|are|shall|can|may|is to)\b[^.;]{0,20}\b(?:assessed|be given|given more|be offered|be funded|get more|receive more|have more|be considered)\b(?![^.;]{0,60}\b(?:without|less|unless|late|against|until (?:their|the) need))/,
    why: 'a whole group of children shut out',
  },
  {
    pattern:
      /\b(?:parents?|families|schools|young people)\b[^.;]{0,60}\b(?:told|informed|advised)\b[^.;]{0,16}\b(?:we|the council|the authority) (?:do|does|will|can) ?not (?:pay for|fund|agree|name|offer|assess|issue|use)\b/,
    why: 'choice or need left out of account',
  },
];

/** The wording is denied, told of as past or of others, or asked about. */
const DENIED =
  /\b(?:never|unlawful\w*|not lawful|would be wrong|no (?:quota|cap|limit|rule|such|blanket|target)|not (?:a|an|work to|set|use|apply|operate|seek|propose|intend)|nor|neither|automatically qualify|because of (?:this|it) alone|solely|alone|rather than|instead of|stopped|used to|has ended|no longer (?:a|any|set|have|use|apply|operate|work)|removed|withdrawn|ruled out|rejected the|expects? (?:about|around)|forecast\w*|does not mean|regional|national\w*|unless (?:a|the|an) (?:annual )?review|after (?:a|an|the|each) (?:annual )?review|on its (?:own )?merits|outcomes? (?:are|is|have been|has been|were) (?:met|achieved|secured))\b/;

function framed(sentence: Sentence): Found[] {
  if (sentence.text.endsWith('?') || sentence.block.kind === 'heading') return [];
  for (const { pattern, why } of FRAMES) {
    const match = pattern.exec(sentence.low);
    if (match === null || /\b(?:weeks?|days|hours|pages|minutes)\b/.test(match[0])) continue;
    // Asked last: hardly a sentence has come as far.
    if (DENIED.test(sentence.low)) return [];
    return [{ spots: [sentenceSpot(sentence)], arithmetic: `"${match[0].trim()}": ${why}` }];
  }
  return [];
}

/** Frames of unlawful wording. */
export const FRAME_RULES: readonly Rule[] = [
  {
    code: 'lawful.decided-for-all',
    kind: 'wording',
    severity: 'error',
    title: 'A decision is made in advance for all children of a kind',
    meaning:
      'At most so many plans or assessments, a group shut out by age, score or diagnosis, a test before a request is looked at, plans that end at an age, decisions put off until there is money, refusal or ending by default or unread, by price, or of named schools. Silent where it is denied.',
    advice:
      'Put the test of the law in its place: each child is assessed, planned for, placed and reviewed on need; numbers are forecasts, not limits.',
    fires: 'The panel has been told to agree no more than 40 plans a term.',
    silent: 'The panel expects about 40 plans a term, and decides each on its evidence.',
    find: ({ sentences }) => sentences.flatMap(framed),
  },
];
