/** What people are said to feel, all of them or more than before, without how many were asked. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { isBased } from '../shares-and-bases.ts';

const PEOPLE = `(?:head ?teachers?|heads|parents(?: and carers)?|carers|famil(?:y|ies)|schools|staff|teachers|sencos?|young people|children|pupils|governors|partners|professionals|caseworkers|members|colleagues|settings|providers|leaders|practitioners)`;
const ALL_AGREE =
  /\b(?:everyone|everybody|no ?one|nobody|all (?:of )?(?:the |our |those )?(?:parents|carers|families|schools|head ?teachers|heads|staff|partners|sencos|teachers|governors|people))\b(?: \S+){0,6} (?:agrees?|agreed|supports?|supported|welcomes?|welcomed|believes?|thinks?|thought|feels?|felt|wants?|likes?|prefers?|objects?|objected|is|are|was|were) /;
const FEELING = `(?:happy|happier|pleased|satisfied|confident|positive|supportive|delighted|content|reassured|enthusiastic|listened to|better supported|in favour)`;
const STRONG = new RegExp(
  String.raw`\b${PEOPLE}\b(?: \S+){0,4} (?:are|were|is|feel|felt|find|found|remain|say they are) (?:(?:now|also|generally|consistently) )?(?:very|really|much|extremely|overwhelmingly|far|more|hugely|universally|clearly|strongly|broadly|increasingly|widely) (?:more )?${FEELING}\b`,
);
const MOOD =
  /\b(?:parents|carers|families|schools|staff|people|head ?teachers|partners)\b(?: \S+){0,2} (?:have|has|feel|show) (?:now )?(?:far|much|a lot|a great deal|considerably|greater|more)(?: more| greater)? ?(?:confidence|trust|faith|goodwill)\b|\b(?:morale|confidence|satisfaction|trust|goodwill|support for|relationships?|the mood)\b(?: \S+){0,8} (?:is|are|has|have|was|were) (?:\S+ ){0,4}(?:higher|better|improved|risen|grown|stronger|transformed|at an all-time high|never been (?:better|higher))\b/;
const CONTENT = new RegExp(
  String.raw`\b${PEOPLE}\b(?: \S+){0,4} (?:are|were|remain) (?:(?:now|also|all|\\w+ly) )?(?:${FEELING}|behind (?:the|this|our)|content|supportive of|united|on board|in agreement)\b`,
);
const TRUST_MORE = new RegExp(
  String.raw`\b${PEOPLE}\b(?: \S+){0,3} (?:trust|support|like|value|rate|understand|believe in)s? (?:us|it|them|the \S+|our \S+)(?: \S+){0,4} (?:more|better) than\b`,
);
/** A plan, a question or a hope is no report of what people feel. */
const NOT_TOLD =
  /\b(?:if|whether|will|would|should|could|may|might|want to|aim|hope|ask(?:ed)?|target|measure|not yet|need to|must|survey (?:is|will)|n ?=)\b|\d/;

function feltByNobodyCounted(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (
    sentence === undefined ||
    sentence.block.kind === 'heading' ||
    sentence.isChart ||
    sentence.text.endsWith('?')
  )
    return [];
  const match =
    ALL_AGREE.exec(sentence.low) ??
    STRONG.exec(sentence.low) ??
    CONTENT.exec(sentence.low) ??
    TRUST_MORE.exec(sentence.low) ??
    MOOD.exec(sentence.low);
  if (
    match === null ||
    NOT_TOLD.test(sentence.low) ||
    // A view told with what people find wrong is no claim that all is well.
    /^[^.;]{0,60}\b(?:but|although|though|however)\b/.test(
      sentence.low.slice(match.index + match[0].length),
    ) ||
    /\b(?:every child|all children)\b/.test(match[0]) ||
    isBased(sentences, at)
  )
    return [];
  if (/^(?:nobody|no ?one)/.test(match[0]) && !/\b(?:object|oppos|against)/.test(sentence.low)) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `"${match[0].trim()}", and no number of people in the sentences around it`,
    },
  ];
}

/** Feelings without number. */
export const VIEW_RULES: readonly Rule[] = [
  {
    code: 'wide.view-without-number',
    kind: 'no-base',
    severity: 'warning',
    isWide: true,
    title: 'People are said to feel something, without how many were asked',
    meaning:
      'All who agree, people who are very happy or confident, morale that is higher, and no number asked or answering around it.',
    advice: 'Give the number asked and answering, the question and the day.',
    fires: 'Head teachers are very happy with the new arrangement.',
    silent:
      'Head teachers are very happy with the new arrangement. In the survey 21 of the 26 who replied said so.',
    find: ({ sentences }) => sentences.flatMap((_, at) => feltByNobodyCounted(sentences, at)),
  },
];
