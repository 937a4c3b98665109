/** A number of plans or assessments set beforehand, and plans that wait for others to end, however strong the case. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';

const DECISION = '(?:ehc ?plans?|ehcps?|plans?|needs assessments?|assessments?|requests?)';
/** @source Children and Families Act 2014, sections 36 to 45: each decision is on the child's own need. */
const PATTERNS: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  {
    pattern: new RegExp(
      `\\b(?:set|agreed|introduced|imposed|adopted|fixed|put in place|operat\\w+|appl\\w+) (?:a |an |the )?(?:\\w+ )?(?:ceiling|cap|limit|quota|maximum)\\b[^.;]{0,16}\\b(?:of|on|at|to)\\b[^.;]{0,24}\\b${DECISION}\\b`,
    ),
    why: 'a number of decisions set in advance',
  },
  {
    pattern: new RegExp(
      `\\b(?:not|no longer) (?:agree|issue|approve|start|open|make|accept|carry out)\\b[^.;]{0,20}\\b(?:any|further|more|new|another)\\b[^.;]{0,20}\\b${DECISION}\\b[^.;]{0,120}\\b(?:until|unless|before)\\b`,
    ),
    why: 'a decision that waits for something other than need',
  },
  {
    pattern:
      /\b(?:agree|issue|approve|refuse|decline|turn down|cease|end)\w*\b[^.;]{0,90}\b(?:however strong|whatever (?:the|their|its) (?:need|case|evidence|circumstances)|regardless of (?:the |their |its )?(?:need|case|evidence|circumstances)|irrespective of (?:the |their )?(?:need|case|evidence))\b/,
    why: 'decided whatever the need',
  },
  {
    pattern:
      /\b(?:one[- ]in[,-]? one[- ]out|(?:a|one) (?:new )?plan (?:only |can only |will only )?(?:be )?(?:issued|agreed|started)? ?(?:only )?when (?:another|one) (?:ends|ceases|closes))\b/,
    why: 'a decision that waits for another child’s',
  },
];
const ALL_ALIKE: (typeof PATTERNS)[number] = {
  pattern: new RegExp(
    `\\b(?:end|cease|close|amend|change|reduce|cut|withdraw)(?:s|d|ed|ing)?\\b[^.;]{0,12}\\b(?:a|an|any|each|every|all)\\b[^.;]{0,20}\\b(?:${DECISION}|provision|placements?)\\b[^.;]{0,140}\\b(?:automatically|without (?:an? |any )?(?:review|reference|regard|consider\\w+|looking|assessment|discussion))\\b`,
  ),
  why: 'decided for all alike without a look at need',
};
const DENIED =
  /\b(?:do(?:es)? not|did not|never|no (?:ceiling|cap|limit|quota)|without|unlawful|would be|not lawful|not permitted|cannot lawfully|must not|is not our|nor)\b/;

function unlawful(sentence: Sentence): Found[] {
  if (!isStatement(sentence)) return [];
  return [...PATTERNS, ALL_ALIKE].flatMap(({ pattern, why }): Found[] => {
    const match = pattern.exec(sentence.low);
    if (match === null || DENIED.test(sentence.low.slice(Math.max(0, match.index - 40), match.index)))
      return [];
    if (/\b(?:unlawful|not lawful|would be against|placements? in|deficit)\b/.test(sentence.low)) return [];
    return [{ spots: [sentenceSpot(sentence)], arithmetic: `"${match[0]}": ${why}` }];
  });
}

/** Decisions set beforehand. */
export const LAWFUL_CLAIM_RULES: readonly Rule[] = [
  {
    code: 'claim.lawful',
    kind: 'wording',
    severity: 'error',
    isWide: true,
    title: 'Plans or assessments are limited beforehand, whatever the need',
    meaning:
      'A ceiling or quota of plans, a plan that waits until another ends, a refusal however strong the case.',
    advice: 'Each decision must be on the needs of the child. Say what is done lawfully, or take it out.',
    fires: 'We have set a ceiling of 3,200 plans for the area.',
    silent: 'We have forecast 3,200 plans for the area.',
    find: ({ sentences }) => sentences.flatMap(unlawful),
  },
];
