/** A Yes whose own words give the figure that makes it a No: places not ready, a whole deficit still there. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { sentenceSpot } from '../../understand/sentence.ts';
import { num, showValue } from '../../understand/show.ts';
import { isWholeCount } from '../../understand/together.ts';
import type { Understanding } from '../../understand/understanding.ts';

const OF_CAPITAL = /\b(?:capital|building|works|schemes?|projects?|places?)\b/;
const ON_TIME = /\b(?:on[- ]track|on time|on schedule|on programme|delivered|as planned|to plan)\b/;
const OF_NIL =
  /(?:£0\b|\b(?:nil|zero|cleared|no) (?:\w+ ){0,2}deficit|deficit\b[^?]{0,30}(?:£0\b|\b(?:nil|zero|nothing|cleared|gone)))/;
const WERE_DUE =
  /\b(?:due|promised|to be (?:ready|open|delivered)|planned|agreed|that (?:were|was) to|for (?:this )?(?:january|april|september)|should have)\b/;
const READY = /\b(?:ready|open(?:ed)?|delivered|usable|available|in use|complete[d]?|handed over)\b/;
const WHOLE_LEFT =
  /\b(?:cumulative|accumulated|total|overall|whole) deficit\b[^.;£]{0,50}\b(?:is|of|at|be|stands?|remains?|to)\s$/;

/** Sentences of the block that an answer stands in, and of the one behind it. */
function sentencesNear({ sentences }: Understanding, paragraph: number) {
  return sentences.filter(({ block }) => block.paragraph === paragraph || block.paragraph === paragraph + 1);
}

function placesShort(document: Understanding): Found[] {
  return document.answers
    .filter(
      ({ value, question }) =>
        value === 'yes' && OF_CAPITAL.test(question.toLowerCase()) && ON_TIME.test(question.toLowerCase()),
    )
    .flatMap(({ spot }) =>
      sentencesNear(document, spot.paragraph).flatMap((sentence): Found[] => {
        const [all, ready, more] = sentence.quantities.filter(isWholeCount);
        if (all === undefined || ready === undefined || more !== undefined || ready.value >= all.value)
          return [];
        if (
          !/\bof (?:the |our |these )?$/.test(sentence.low.slice(0, all.start)) ||
          !WERE_DUE.test(sentence.low)
        )
          return [];
        if (
          !READY.test(sentence.low.slice(ready.end)) ||
          !/\bplaces?\b/.test(sentence.low) ||
          /\bnot (?:yet )?due\b/.test(sentence.low)
        )
          return [];
        return [
          {
            spots: [spot, sentenceSpot(sentence)],
            arithmetic: `the answer is Yes; ${num(ready.value)} of ${num(all.value)} places that were due are ready, ${num(all.value - ready.value)} short`,
          },
        ];
      }),
    );
}

function deficitLeft(document: Understanding): Found[] {
  return document.answers
    .filter(({ value, question }) => value === 'yes' && OF_NIL.test(question.toLowerCase()))
    .flatMap(({ spot }) =>
      sentencesNear(document, spot.paragraph).flatMap((sentence): Found[] => {
        const left = sentence.quantities.find(
          ({ unit, value, start }) =>
            unit === 'money' && value > 0 && WHOLE_LEFT.test(sentence.low.slice(0, start)),
        );
        if (
          left === undefined ||
          /\b(?:before|gross|payments?|contributions?|less|now|today|current\w*|opening|was)\b/.test(
            sentence.low,
          )
        )
          return [];
        return [
          {
            spots: [spot, sentenceSpot(sentence)],
            arithmetic: `the answer is Yes; its own words leave a whole deficit of ${showValue(left.value, 'money')}`,
          },
        ];
      }),
    );
}

/** Answers against their own words. */
export const ANSWER_TEXT_RULES: readonly Rule[] = [
  {
    code: 'answer.own-words',
    kind: 'answer',
    severity: 'error',
    isWide: true,
    title: 'The answer is Yes, and its own words give the figure for a No',
    meaning:
      'A Yes on capital beside places that were due and are not ready, and a Yes on a nil deficit beside a whole deficit that is left. Silent of places not yet due, and of deficits before payments.',
    advice: 'Answer by the figure, and say what is planned beside it.',
    fires:
      'Is the capital programme on track? Yes.\n\nOf the 70 places that were to be ready in September 2025, 48 were ready.',
    silent:
      'Is the capital programme on track? No.\n\nOf the 70 places that were to be ready in September 2025, 48 were ready.',
    find: (document) =>
      document.answers.length === 0 ? [] : [...placesShort(document), ...deficitLeft(document)].slice(0, 2),
  },
];
