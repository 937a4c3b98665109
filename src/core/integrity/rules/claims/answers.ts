/** A Yes or No against what its own commentary tells: some that are late, a figure that rose, a budget that is passed, another count. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import type { Answer } from '../../understand/answers.ts';
import { areAlike } from '../../understand/comparisons.ts';
import { intervalOf, meet } from '../../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num, showValue } from '../../understand/show.ts';
import { isWholeCount, spotsOf } from '../../understand/together.ts';
import type { Understanding } from '../../understand/understanding.ts';
import { someSumMeets } from './signed-sums.ts';

/** So many sentences behind a Yes or No still speak of the question itself. */
const NEAR = 3;
/** Asks for what is wanted: Yes is good news. */
const ASKS_GOOD =
  /\b(?:all|every|each|both|fully|met|achieved|complete[d]?|delivered|on time|on schedule|on track|on target|in place|filled|staffed|in post|sufficient|enough|within|approved|opened|open|signed|recruited|up[- ]to[- ]date|cleared|published|established|appointed|resolved|kept|reviewed)\b/;
/** Asks after what is not wanted: Yes is bad news. */
const ASKS_BAD =
  /\b(?:any|some) (?:[a-z-]+ ){0,3}(?:delays?|slippage|risks?|issues?|concerns?|problems?|vacanc(?:y|ies)|gaps?|shortfalls?|barriers?|overdue|outstanding|late|missed|slipped|changes?|variance|overspends?|breach(?:es)?)\b|\b(?:any|a) (?:[a-z-]+ ){1,4}(?:slipped|missed|overdue|outstanding|delayed|late|off track|behind)\b/;
const BAD =
  /\b(?:(?:was|were|is|are|has|have|been|being) (?:[a-z]+ly )?(?:missed|late|delayed|vacant|overdue|outstanding|behind(?: schedule)?|unfilled|incomplete|postponed|paused|deferred|cancelled|withdrawn|refused|rejected|empty|unmet)|(?:has|have|was|were|is|are|had) (?:still )?not (?:yet )?(?:been )?[a-z]+|slipped|missed|(?:yet|still) to (?:be |start|open|sign|agree|report|begin|come|receive|complete|appoint|recruit)[a-z]*|remain(?:s|ed)? (?:vacant|outstanding|open|overdue|unfilled|incomplete|to be)|still (?:vacant|outstanding|awaiting|waiting|overdue|open|being)|(?:months?|weeks?) (?:late|behind)|behind schedule|awaiting (?:a |the |final )?(?:decision|approval|sign[- ]off)|covered by agency|fell short|failed to)\b/;
const GOOD =
  /\b(?:all (?:of )?(?:the |our |its |these |those |\d+ |[a-z]+teen |two |three |four |five |six |seven |eight |nine |ten |eleven |twelve )?(?:[a-z-]+ ){1,3}(?:was|were|is|are|has|have) (?:now |been |all |fully ){0,2}(?:met|complete[d]?|delivered|on time|on schedule|on track|filled|in place|in post|open(?:ed)?|achieved|cleared|signed|approved|appointed|published)|none (?:of [^.;,]{1,40} )?(?:was|were|is|are|has|have)(?: been)? (?:missed|late|overdue|delayed|vacant|outstanding|slipped|behind)|no (?:[a-z-]+ ){1,3}(?:was|were|is|are|has|have)(?: been)? (?:missed|late|overdue|delayed|vacant|outstanding|slipped|behind))\b/;
const HEDGED =
  /\b(?:previous(?:ly)?|last (?:year|update|quarter|term|time)|had been|since (?:been|then)|has since|have since|now (?:been|in|complete|open|filled)|but (?:has|have|all|is|are|were|was) now|although|however|if|would|will|should|may|might|could|in case|to avoid|so that none|other than|except|apart from|separate\w*|not part of|outside (?:the|this)|next (?:term|year|month|quarter)|not due|in future)\b/;
const NONE = /\b(?:none|no|nobody|nothing|never|without|neither|nor|not)\b[^.;,]{0,30}$/;

/** The sentences of an answer's commentary, its question and the bare Yes or No left out. */
function toldBy({ sentences }: Understanding, { fromBlock, toBlock }: Answer): Sentence[] {
  return sentences
    .filter(
      ({ blockAt, text, block, quantities, low }) =>
        blockAt >= fromBlock &&
        blockAt <= toBlock &&
        block.kind !== 'heading' &&
        !text.endsWith('?') &&
        (quantities.length > 0 || low.length > 12),
    )
    .slice(0, NEAR);
}

/** What a question asks for: good news, bad news, or neither that is known. */
function askedOf({ question }: Answer): 'good' | 'bad' | null {
  const low = question.toLowerCase();
  if (ASKS_BAD.test(low)) return 'bad';
  return ASKS_GOOD.test(low) ? 'good' : null;
}

function wordIn({ low }: Sentence, pattern: RegExp): string | null {
  const match = pattern.exec(low);
  if (match === null || HEDGED.test(low)) return null;
  return pattern === BAD && NONE.test(low.slice(0, match.index)) ? null : match[0];
}

/** An answer that is Yes or No, and the words for it. */
type Plain = { readonly answer: Answer; readonly isYes: boolean; readonly said: string };

function plainAnswers({ answers }: Understanding): Plain[] {
  return answers.flatMap((answer): Plain[] => {
    const isYes = answer.value === 'yes';
    if (!isYes && answer.value !== 'no') return [];
    return [{ answer, isYes, said: `the answer is ${isYes ? 'Yes' : 'No'}` }];
  });
}

/** "Were all milestones met? Yes. Two of the eleven were missed." */
function wrongNews(document: Understanding): Found[] {
  return plainAnswers(document).flatMap(({ answer, isYes, said }): Found[] => {
    const asked = askedOf(answer);
    if (asked === null) return [];
    const isGoodNews = isYes === (asked === 'good');
    const pattern = isGoodNews ? BAD : GOOD;
    const told = toldBy(document, answer).slice(0, isGoodNews ? NEAR : 1);
    const against = told.find((one) => wordIn(one, pattern) !== null);
    if (against === undefined || !isOfQuestion(answer, against)) return [];
    return [
      {
        spots: [answer.spot, sentenceSpot(against)],
        arithmetic: `${said}; its text: "${wordIn(against, pattern) ?? ''}"`,
      },
    ];
  });
}

const GENERAL = new Set(
  'have been were that with this since last update period year will there their your council authority made does being still which from more than into'.split(
    ' ',
  ),
);

function stems(text: string): Set<string> {
  return new Set(
    (text.toLowerCase().match(/[a-z]{4,}/g) ?? [])
      .filter((word) => !GENERAL.has(word))
      .map((word) => word.slice(0, 5)),
  );
}

/** A sentence speaks of what was asked where it has a word of the question, or begins with some of a number. */
function isOfQuestion({ question }: Answer, { low }: Sentence): boolean {
  const own = stems(low);
  return (
    [...stems(question)].some((stem) => own.has(stem)) ||
    /^\W{0,3}(?:\w+|\d+) of (?:the|them|these)\b/.test(low)
  );
}

const ASKS_DOWN =
  /\b(?:reduc\w*|fall(?:en)?|fell|decreas\w*|declin\w*|c[ao]me down|gone down|lower(?:ed)?|fewer|shorten\w*)\b/;
const ASKS_UP = /\b(?:increas\w*|risen|rise|rose|gr(?:own|ow|ew)|gone up|higher|more)\b/;
const EARLIER = /\b(?:compared (?:with|to)|against|up from|down from|from|and|but|while)\b[^.;]{0,80}$/;
const OF_THE_PAST =
  /\b(?:last (?:year|update|quarter|term|time|autumn|summer|spring)|previous|a year (?:ago|before|earlier)|the (?:quarter|year|term|update|period) before|same (?:period|quarter|term|time|months?)|earlier|20\d\d)\b|\b(?:up|down) from\b/;

/** The present and the past value of a sentence: "34, compared with 29 in the previous quarter". */
function nowAndThen({ low, quantities }: Sentence): readonly [Quantity, Quantity] | null {
  const [now, then, more] = quantities.filter(({ unit, noun }) => unit !== 'count' || noun !== 'week');
  if (now === undefined || then === undefined || more !== undefined || !areAlike(now, then)) return null;
  const gap = low.slice(now.end, then.start);
  const tail = low.slice(then.end, then.end + 50);
  return EARLIER.test(gap) && OF_THE_PAST.test(`${gap} ${tail}`) ? [now, then] : null;
}

/** "Has the number of appeals reduced? Yes. 34 were lodged, compared with 29 in the quarter before." */
function wrongCourse(document: Understanding): Found[] {
  return plainAnswers(document).flatMap(({ answer, isYes, said }): Found[] => {
    const low = answer.question.toLowerCase();
    const [isDown, isUp] = [ASKS_DOWN.test(low), ASKS_UP.test(low)];
    const [first] = isDown === isUp ? [] : toldBy(document, answer).flatMap((one) => courseIn(one) ?? []);
    if (first === undefined || !isOfQuestion(answer, first.sentence)) return [];
    const { now, then, sentence } = first;
    if ((now.value < then.value === isDown) === isYes) return [];
    return [
      {
        spots: [answer.spot, sentenceSpot(sentence)],
        arithmetic: `${said}; from ${showValue(then.value, then.unit)} to ${showValue(now.value, now.unit)}`,
      },
    ];
  });
}

/** The figure now and before of a sentence, where they differ and nothing hedges them. */
function courseIn(
  sentence: Sentence,
): { readonly sentence: Sentence; readonly now: Quantity; readonly then: Quantity } | null {
  const pair = nowAndThen(sentence);
  if (pair === null || HEDGED.test(sentence.low.replaceAll(/\b(?:last|previous)\b/g, ''))) return null;
  const [now, then] = pair;
  return meet(intervalOf(now), intervalOf(then)) ? null : { sentence, now, then };
}

const ASKS_WITHIN =
  /\b(?:within|under|below|on|inside|in line with|keep(?:ing)? to)\b[^.?]{0,30}\b(?:budget|limit|cap|ceiling|allocation|agreed|plan|trajectory|profile)\b/;
const LINE_BEFORE =
  /\b(?:budget|limit|cap|ceiling|allocation|agreed [a-z]+|planned?|trajectory|profile)\b[^.;]{0,24}$/;

/** The two amounts of a sentence, that of the budget and the other; null where it is not clear which is which. */
function lineAndActual(sentence: Sentence): { readonly line: Quantity; readonly actual: Quantity } | null {
  const [a, b, more] = sentence.quantities.filter(({ unit, per }) => per === null && unit !== 'percent');
  if (a === undefined || b === undefined || more !== undefined || !areAlike(a, b)) return null;
  const isLine = ({ start }: Quantity) =>
    LINE_BEFORE.test(sentence.low.slice(Math.max(0, start - 50), start));
  if (isLine(a) === isLine(b) || HEDGED.test(sentence.low) || meet(intervalOf(a), intervalOf(b))) return null;
  return isLine(a) ? { line: a, actual: b } : { line: b, actual: a };
}

/** "Is spending within budget? Yes. It is forecast at £62.4m against a budget of £59.8m." */
function wrongWithin(document: Understanding): Found[] {
  return plainAnswers(document).flatMap(({ answer, isYes, said }): Found[] => {
    if (!ASKS_WITHIN.test(answer.question.toLowerCase())) return [];
    return toldBy(document, answer).flatMap((sentence): Found[] => {
      const pair = lineAndActual(sentence);
      if (pair === null) return [];
      const { line, actual } = pair;
      if (actual.value < line.value / 2 || actual.value < line.value === isYes) return [];
      return [
        {
          spots: [answer.spot, sentenceSpot(sentence)],
          arithmetic: `${said}; ${showValue(actual.value, actual.unit)} against ${showValue(line.value, line.unit)}`,
        },
      ];
    });
  });
}

/** "How many places have opened? 56. Forty opened at one school and 24 at another." */
function wrongNumber({ sentences }: Understanding, at: number): Found[] {
  const [question, answer] = [sentences[at], sentences[at + 1]];
  const [result, other] = answer?.quantities ?? [];
  if (question === undefined || answer === undefined || result === undefined || other !== undefined)
    return [];
  if (!question.text.endsWith('?') || !/\bhow many\b|\bnumber of\b/.test(question.low)) return [];
  if (answer.text.length > SHORT) return [];
  const parts = sentences
    .slice(at + 2, at + 2 + NEAR)
    .filter(
      ({ block, blockAt, text }) =>
        block.kind !== 'heading' && !text.endsWith('?') && blockAt <= answer.blockAt + 1,
    );
  const counts = parts.flatMap(({ quantities }) => quantities.filter(isWholeCount));
  if (counts.length < 2 || counts.length > 6 || someSumMeets(counts, intervalOf(result))) return [];
  const sum = counts.reduce((all, { value }) => all + value, 0);
  if (Math.abs(sum - result.value) > 0.3 * Math.max(sum, result.value)) return [];
  return [
    {
      spots: [sentenceSpot(answer), ...spotsOf(answer, parts).slice(1).map(sentenceSpot)],
      arithmetic: `${counts.map(({ value }) => num(value)).join(' + ')} = ${num(sum)}; the answer is ${num(result.value)}`,
    },
  ];
}

/** A bare number in answer is no longer than this [characters]. */
const SHORT = 24;

const ADVICE = 'Change the answer, or say why it stands although its own text shows otherwise.';

/** Answers against their own text. */
export const ANSWER_CLAIM_RULES: readonly Rule[] = [
  {
    code: 'claim.answer',
    kind: 'answer',
    severity: 'error',
    isWide: true,
    title: 'A Yes or No goes against its own commentary',
    meaning:
      'A question for what is wanted, or after what is not, and in the sentences behind its Yes or No something missed, late or vacant, or all in order.',
    advice: ADVICE,
    fires: 'Were all milestones for the period met? Yes. Two of the eleven milestones were missed.',
    silent: 'Were all milestones for the period met? No. Two of the eleven milestones were missed.',
    find: wrongNews,
  },
  {
    code: 'claim.answer-course',
    kind: 'answer',
    severity: 'error',
    isWide: true,
    title: 'A Yes or No to whether something rose or fell goes against the two figures',
    meaning: 'A question on a rise or fall, and behind its answer the figure now and the one before.',
    advice: ADVICE,
    fires:
      'Has the number of tribunal appeals reduced? Yes. Appeals lodged were 34, compared with 29 in the previous quarter.',
    silent:
      'Has the number of tribunal appeals reduced? Yes. Appeals lodged were 24, compared with 29 in the previous quarter.',
    find: wrongCourse,
  },
  {
    code: 'claim.answer-within',
    kind: 'answer',
    severity: 'error',
    isWide: true,
    title: 'A Yes or No to whether a budget or limit is kept goes against the two figures',
    meaning:
      'A question on keeping to a budget, limit or plan, and behind its answer the figure and the budget.',
    advice: ADVICE,
    fires: 'Is expenditure within budget? Yes. The forecast spend is £62.4m against a budget of £59.8m.',
    silent: 'Is expenditure within budget? Yes. The forecast spend is £58.4m against a budget of £59.8m.',
    find: wrongWithin,
  },
  {
    code: 'claim.answer-number',
    kind: 'sum',
    severity: 'error',
    isWide: true,
    title: 'A number given in answer is not what the parts behind it make',
    meaning: 'How many, a bare number, and two or more counts in the sentences behind it.',
    advice: 'Count again, and mend the answer or its text.',
    fires: 'How many places have opened? 56. Forty opened at Holm School and 24 at the Lyndale unit.',
    silent: 'How many places have opened? 64. Forty opened at Holm School and 24 at the Lyndale unit.',
    find: (document) => document.sentences.flatMap((_, at) => wrongNumber(document, at)),
  },
];
